"""Games: rules, how questions are drawn, sessions and scores."""

from bot.game.draw import Deck, Scope
from bot.game.events import Answered, Closed, Event, Finished, Opened, Reason, Result, Standing, Voted
from bot.game.rules import Difficulty, Rules
from bot.game.session import Session

__all__ = [
    "Answered",
    "Closed",
    "Deck",
    "Difficulty",
    "Event",
    "Finished",
    "Opened",
    "Reason",
    "Result",
    "Rules",
    "Scope",
    "Session",
    "Standing",
    "Voted",
]
