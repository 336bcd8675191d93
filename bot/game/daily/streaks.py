"""What days of play come to: streaks that forgive a missed day a week, and figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.game.daily.play import GUESSES, Play

ONE_DAY = timedelta(days=1)
FREEZE = timedelta(days=7)
"""A missed day is forgiven if no other was within so long before."""


@dataclass(frozen=True, slots=True)
class Streak:
    """The days solved in a row up to now, and the most there ever were; `frozen` are the missed ones among them.

    `freeze_from` is the first day that could be missed, if it is not today's turn yet.
    """

    days: int = 0
    best: int = 0
    frozen: tuple[date, ...] = ()
    freeze_from: date | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """How somebody has played so far; `distribution` counts the days solved with one guess, with two, and so on."""

    played: int
    solved: int
    distribution: tuple[int, ...]
    streak: Streak

    @property
    def percent(self) -> int:
        """The share of days that were solved."""
        return round(100 * self.solved / self.played) if self.played else 0


def streak_of(solved: Collection[date], today: date) -> Streak:
    """Return the streak as it is today, which is not missed before it is over.

    It is the longest run of days up to now in which the missed ones are more than a week apart: so a further day that
    is solved never shortens it. Missed days are not counted.
    """
    run = since_missed = best = 0
    missed: date | None = None
    frozen: tuple[date, ...] = ()
    last = today if today in solved else today - ONE_DAY
    day = min(solved, default=today)
    while day <= last:
        if day in solved:
            run, since_missed = run + 1, since_missed + 1
            best = max(best, run)
        else:
            if missed is not None and day - missed <= FREEZE:
                run, frozen = since_missed, ()
            frozen = (*frozen, day) if run else ()
            missed, since_missed = day, 0
        day += ONE_DAY
    back = frozen[-1] + FREEZE + ONE_DAY if frozen else today
    return Streak(run, best, frozen, back if back > today else None)


def statistics_of(plays: Mapping[date, Play], today: date) -> Statistics:
    """Count what somebody has played; what is still going on today is not counted."""
    over = {day: play for day, play in plays.items() if play.is_over or (day < today and play.guesses)}
    solved = {day: len(play.guesses) for day, play in over.items() if play.is_solved}
    is_failed = today in over and today not in solved
    counts = list(solved.values())
    return Statistics(
        played=len(over),
        solved=len(solved),
        distribution=tuple(counts.count(guesses) for guesses in range(1, GUESSES + 1)),
        streak=streak_of(solved.keys(), today + ONE_DAY if is_failed else today),
    )
