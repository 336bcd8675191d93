"""The daily drama: one for everybody, six clues, six guesses, and what becomes of those who come back."""

from bot.game.daily.choice import EPOCH, drama_of, eligible, number_of
from bot.game.daily.clues import clues
from bot.game.daily.naming import Meant, meant
from bot.game.daily.play import GUESSES, Guess, Play
from bot.game.daily.streaks import Statistics, Streak, statistics_of, streak_of

__all__ = [
    "EPOCH",
    "GUESSES",
    "Guess",
    "Meant",
    "Play",
    "Statistics",
    "Streak",
    "clues",
    "drama_of",
    "eligible",
    "meant",
    "number_of",
    "statistics_of",
    "streak_of",
]
