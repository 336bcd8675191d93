"""A level is decided by points alone, and more points never lower it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.game.levels import NAMES, level_of, points_of

POINTS = st.integers(0, 10**9)


@given(POINTS)
def test_points_lie_between_their_level_and_the_next(points: int) -> None:
    level = level_of(points)

    assert level.since == points_of(level.number) <= points < level.next_at == points_of(level.number + 1)
    assert 0 <= level.share < 1


@given(POINTS, POINTS)
def test_more_points_are_no_lower_level(fewer: int, more: int) -> None:
    assert level_of(min(fewer, more)).number <= level_of(max(fewer, more)).number


@given(st.integers(1, 10_000))
def test_a_level_begins_with_its_points_and_not_before(number: int) -> None:
    assert level_of(points_of(number)).number == number
    assert level_of(points_of(number + 1) - 1).number == number


def test_names_change_where_they_are_listed_and_stay_between() -> None:
    assert [str(level_of(points_of(number)).name) for number in (1, 2, 4, 49, 50, 5_000)] == [
        "Extra",
        "Passer-by",
        "Café Customer",
        "Scene Stealer",
        "Second Lead",
        "National Treasure",
    ]
    assert len({str(name) for name in NAMES.values()}) == len(NAMES)
    assert list(NAMES) == sorted(NAMES)
