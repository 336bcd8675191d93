"""Games: rules, how questions are drawn, sessions and scores."""

from bot.game.draw import Deck, Scope
from bot.game.events import (
    Answered,
    Closed,
    Event,
    Finished,
    Gathering,
    Hinted,
    Joined,
    Opened,
    Reason,
    Result,
    Standing,
    TeamStanding,
    Voted,
    Withdrawn,
)
from bot.game.players import Player
from bot.game.rating import Difficulties, Rating
from bot.game.room import Audience, Policy, Room, skills_expected
from bot.game.rules import Answers, Difficulty, Mode, Rules
from bot.game.session import Session
from bot.game.teams import TEAM_NAMES

__all__ = [
    "TEAM_NAMES",
    "Answered",
    "Answers",
    "Audience",
    "Closed",
    "Deck",
    "Difficulties",
    "Difficulty",
    "Event",
    "Finished",
    "Gathering",
    "Hinted",
    "Joined",
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
    "TeamStanding",
    "Voted",
    "Withdrawn",
    "skills_expected",
]
