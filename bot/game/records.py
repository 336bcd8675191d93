"""What a player has done in all, in one server or everywhere: what their profile shows and badges are given for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from bot.game.rules import Mode
from bot.questions.model import Category


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were given, and how many of them were right."""

    right: int = 0
    answered: int = 0

    @property
    def part(self) -> float:
        """The part that was right, from 0 to 1."""
        return self.right / self.answered if self.answered else 0.0

    @property
    def share(self) -> int:
        """How many of a hundred were right."""
        return round(100 * self.part)


@dataclass(frozen=True, slots=True)
class Record:
    """What a player has done.

    `typed` are right answers that were typed, `unaided` those of them given without a hint, `changed` right answers
    after a change of mind; `fastest` is the quickest right answer. `perfect` are games in which every question was
    answered right. `longest_run` and `longest_break` are of days: those played one after another, and those between two
    that were played; `busiest` is how many answers were given in one day. `kinds` and `dramas` are how many different
    ones were answered right.
    """

    points: int = 0
    right: int = 0
    answered: int = 0
    by_category: Mapping[Category, Tally] = field(default_factory=dict)
    best_streak: int = 0
    games: int = 0
    played_in: Mapping[Mode, int] = field(default_factory=dict)
    won_in: Mapping[Mode, int] = field(default_factory=dict)
    perfect: int = 0
    typed: int = 0
    unaided: int = 0
    changed: int = 0
    fastest: timedelta | None = None
    kinds: int = 0
    dramas: int = 0
    days: int = 0
    longest_run: int = 0
    longest_break: int = 0
    busiest: int = 0
    dailies: int = 0
    daily_streak: int = 0
    duels: int = 0
    duels_won: int = 0
    listed: int = 0
    finished: int = 0
    appeals: int = 0
    reports: int = 0

    @property
    def wins(self) -> int:
        """How many games were won, whatever their mode."""
        return sum(self.won_in.values())

    @property
    def overall(self) -> Tally:
        """All answers."""
        return Tally(self.right, self.answered)


def longest_run(days: Iterable[date]) -> int:
    """Return how many of some days follow one another, at most.

    >>> longest_run([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 4)])
    2
    """
    best = run = 0
    before: date | None = None
    for day in sorted(set(days)):
        run = run + 1 if before is not None and (day - before).days == 1 else 1
        best, before = max(best, run), day
    return best


def longest_break(days: Iterable[date]) -> int:
    """Return how many days lie between two that follow each other in the list, at most.

    >>> longest_break([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 4)])
    1
    """
    return max(((after - before).days - 1 for before, after in pairwise(sorted(set(days)))), default=0)
