"""The periods that boards count: which days are in one, and when it begins anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.messages import Message, message

Period = Literal["day", "week", "month", "season", "all"]
MONTHS = 3
"""How many months a season has; four of them make a year."""
NAMES = {
    1: message("January to March"),
    2: message("April to June"),
    3: message("July to September"),
    4: message("October to December"),
}


@dataclass(frozen=True, slots=True, order=True)
class Season:
    """A quarter of a year, 1 to 4."""

    year: int
    quarter: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, MONTHS * (self.quarter - 1) + 1, 1)

    @property
    def next(self) -> Season:
        """The season after it."""
        return Season(self.year, self.quarter + 1) if self.quarter < 4 else Season(self.year + 1, 1)  # noqa: PLR2004

    @property
    def name(self) -> Message:
        """What it is called."""
        return message("{months} {year}", months=NAMES[self.quarter], year=str(self.year))

    def __contains__(self, day: date) -> bool:
        return season_of(day) == self


def season_of(day: date) -> Season:
    """Return the season of a day."""
    return Season(day.year, (day.month - 1) // MONTHS + 1)


def first_day(period: Period, today: date, season_from: date | None = None) -> date | None:
    """Return the day a period began, None for all time.

    Weeks begin on Monday; a season with its quarter, or from a later day of it on which moderators began it anew.
    """
    match period:
        case "day":
            return today
        case "week":
            return today - timedelta(days=today.weekday())
        case "month":
            return today.replace(day=1)
        case "season":
            first = season_of(today).first
            return max(first, season_from) if season_from and season_from <= today else first
        case "all":
            return None


def next_reset(period: Period, now: datetime) -> datetime | None:
    """Return when a period ends and its board begins anew, in the time zone of `now`; None for all time."""
    today = now.date()
    first = first_day(period, today)
    if first is None:
        return None
    match period:
        case "season":
            after = season_of(today).next.first
        case "month":
            after = (first + timedelta(days=32)).replace(day=1)
        case _:
            after = first + timedelta(days=7 if period == "week" else 1)
    return datetime.combine(after, time(), tzinfo=now.tzinfo)
