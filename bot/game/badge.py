"""What a badge is, and what can be counted in a record for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.game.records import Record
from bot.game.rules import Mode
from bot.messages import Message
from bot.questions.model import Category

QUICK = timedelta(seconds=2)
AT_HOME = 10
"""Right answers in each category that make somebody at home in all of them."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge, earned once `count` of a record comes to `goal`."""

    id: str
    emoji: str
    name: Message
    told: Message
    count: Callable[[Record], int]
    goal: int = 1

    @property
    def task(self) -> Message:
        """What is to be done for it."""
        return Message(self.told.text, {"goal": self.goal})

    @property
    def ladder(self) -> str:
        """What it shares with badges for more or less of the same, which differ in a number at the end of their ids."""
        return self.id.rstrip("0123456789")

    def earned(self, record: Record) -> bool:
        """Whether a record is enough."""
        return self.count(record) >= self.goal

    def done(self, record: Record) -> int:
        """How much of the goal is done, the goal itself at most."""
        return min(self.count(record), self.goal)


def right_in(category: Category) -> Callable[[Record], int]:
    """Count right answers in a category."""
    return lambda record: record.by_category[category].right if category in record.by_category else 0


def won(mode: Mode) -> Callable[[Record], int]:
    """Count games won in a mode."""
    return lambda record: record.won_in.get(mode, 0)


def modes(record: Record) -> int:
    """Count the modes that were played."""
    return sum(games > 0 for games in record.played_in.values())


def at_home(record: Record) -> int:
    """Count the categories in which a player is at home."""
    return sum(tally.right >= AT_HOME for tally in record.by_category.values())


def is_quick(record: Record) -> int:
    """Count the fastest answer if it was fast enough."""
    return int(record.fastest is not None and record.fastest <= QUICK)
