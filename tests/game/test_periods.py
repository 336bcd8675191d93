"""Periods tile the calendar, and begin anew at midnight in the server."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.periods import Period, Season, first_day, next_reset, season_of

PERIODS = st.sampled_from(["day", "week", "month", "season"])
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
ZONES = st.sampled_from(
    ["UTC", "Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia"]
).map(ZoneInfo)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - of UTC


@given(period=PERIODS, day=DAYS)
def test_a_day_is_in_the_period_that_began_last_and_each_follows_the_one_before(period: Period, day: date) -> None:
    first = first_day(period, day)
    assert first is not None
    reset = next_reset(period, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    assert reset is not None
    after = reset.date()

    assert first <= day < after
    assert first_day(period, after) == after
    assert first_day(period, after - timedelta(days=1)) == first_day(period, first) == first


@given(period=PERIODS, moment=MOMENTS, zone=ZONES)
def test_the_next_reset_is_later_and_at_the_begin_of_a_day_in_the_server(
    period: Period, moment: datetime, zone: ZoneInfo
) -> None:
    now = moment.astimezone(zone)
    reset = next_reset(period, now)

    assert reset is not None
    assert reset.tzinfo is zone
    assert reset.timestamp() > moment.timestamp()
    assert (reset.hour, reset.minute) == (0, 0)


@given(day=DAYS, anew=DAYS)
def test_a_season_that_was_begun_anew_counts_from_that_day_to_its_end_and_no_other_does(day: date, anew: date) -> None:
    first = first_day("season", day, anew)

    assert first == (anew if anew in season_of(day) and anew <= day else season_of(day).first)


@given(day=DAYS)
def test_a_season_is_a_quarter_of_a_year(day: date) -> None:
    season = season_of(day)

    assert day in season
    assert season.first.month in {1, 4, 7, 10}
    assert season.next > season
    assert season.next.first - timedelta(days=1) in season
    assert season.next.first not in season


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Asia/Seoul", date(2026, 3, 29), 24),
    ],
)
def test_the_days_on_which_clocks_are_changed_are_as_long_as_they_are(zone: str, day: date, hours: int) -> None:
    midnight = datetime.combine(day, time(), tzinfo=ZoneInfo(zone))
    after = next_reset("day", midnight)

    assert after is not None
    assert after.timestamp() - midnight.timestamp() == hours * 3600


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        ("day", date(2026, 3, 1), date(2026, 3, 1)),
        ("week", date(2026, 3, 1), date(2026, 2, 23)),
        ("week", date(2026, 3, 2), date(2026, 3, 2)),
        ("month", date(2026, 3, 31), date(2026, 3, 1)),
        ("season", date(2026, 3, 31), date(2026, 1, 1)),
        ("season", date(2026, 12, 1), date(2026, 10, 1)),
        ("all", date(2026, 3, 1), None),
    ],
)
def test_the_first_day_of_a_period(period: Period, today: date, first: date | None) -> None:
    assert first_day(period, today) == first


def test_a_month_ends_on_the_first_of_the_next_whatever_its_length() -> None:
    seoul = ZoneInfo("Asia/Seoul")

    assert next_reset("month", datetime(2026, 12, 31, 23, tzinfo=seoul)) == datetime(2027, 1, 1, tzinfo=seoul)
    assert next_reset("month", datetime(2026, 2, 1, tzinfo=UTC)) == datetime(2026, 3, 1, tzinfo=UTC)
    assert next_reset("all", datetime(2026, 2, 1, tzinfo=UTC)) is None


def test_a_season_says_its_months() -> None:
    assert str(Season(2026, 4).name) == "October to December 2026"
