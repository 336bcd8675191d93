"""The tables. Declarative classes serve as schema only: rows leave storage as frozen values."""

from bot.storage.schema.games import Answer, Asked, Game, QuestionRating, RatedDuel, Score, Standing
from bot.storage.schema.gatherings import Ballot, Gathering
from bot.storage.schema.guilds import (
    Absent,
    Appeal,
    Barred,
    Guild,
    Intervention,
    Miss,
    Preset,
    PulledFact,
    Report,
    Spelling,
)
from bot.storage.schema.players import Badge, Daily, DailyGuess, Favourite, ListEntry, Player, PlayerRating
from bot.storage.schema.quotes import Departure, Quote, QuoteLike, Reading, Statement
from bot.storage.schema.table import Table
from bot.storage.schema.tastes import Asking, MatchVote

__all__ = [
    "Absent",
    "Answer",
    "Appeal",
    "Asked",
    "Asking",
    "Badge",
    "Ballot",
    "Barred",
    "Daily",
    "DailyGuess",
    "Departure",
    "Favourite",
    "Game",
    "Gathering",
    "Guild",
    "Intervention",
    "ListEntry",
    "MatchVote",
    "Miss",
    "Player",
    "PlayerRating",
    "Preset",
    "PulledFact",
    "QuestionRating",
    "Quote",
    "QuoteLike",
    "RatedDuel",
    "Reading",
    "Report",
    "Score",
    "Spelling",
    "Standing",
    "Statement",
    "Table",
]
