"""Games: rules, how questions are drawn, sessions and scores."""

from bot.game.draw import Deck, Scope
from bot.game.events import (
    Answered,
    Closed,
    Event,
    Finished,
    Hinted,
    Opened,
    Reason,
    Result,
    Standing,
    Voted,
    Withdrawn,
)
from bot.game.players import Player
from bot.game.rating import Difficulties, Rating
from bot.game.room import Audience, Policy, Room, skills_expected
from bot.game.rules import Answers, Difficulty, Mode, Rules
from bot.game.session import Session

__all__ = [
    "Answered",
    "Answers",
    "Audience",
    "Closed",
    "Deck",
    "Difficulties",
    "Difficulty",
    "Event",
    "Finished",
    "Hinted",
    "Mode",
    "Opened",
    "Player",
    "Policy",
    "Rating",
    "Reason",
    "Result",
    "Room",
    "Rules",
    "Scope",
    "Session",
    "Standing",
    "Voted",
    "Withdrawn",
    "skills_expected",
]
