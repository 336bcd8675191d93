"""Points reward knowing first, speed a little, and nobody for a short way to the server."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.game.rules import SHARED_WINDOW
from bot.game.scoring import after_clues, with_speed, with_streak, worth, worth_by_odds
from bot.questions import Level

TIME = timedelta(seconds=20)
LEVELS: tuple[Level, ...] = (1, 2, 3)
MOMENTS = st.floats(-5, 40).map(lambda seconds: timedelta(seconds=seconds))


def points(base: int, *, taken: timedelta, streak: int) -> int:
    """Return the points of a right answer worth `base`, with its speed and streak."""
    return with_streak(with_speed(base, taken=taken, time=TIME), streak)


@given(level=st.sampled_from(LEVELS), taken=MOMENTS, streak=st.integers(1, 60))
def test_points_stay_in_their_bounds(level: Level, taken: timedelta, streak: int) -> None:
    earned = points(worth(level), taken=taken, streak=streak)

    base = {1: 100, 2: 150, 3: 200}[level]
    assert base <= earned <= base + 50 + 50


@given(level=st.sampled_from(LEVELS), one=MOMENTS, other=MOMENTS, streak=st.integers(1, 9))
def test_the_earlier_of_two_answers_never_earns_less(
    level: Level, one: timedelta, other: timedelta, streak: int
) -> None:
    early, late = sorted((one, other))

    assert points(worth(level), taken=early, streak=streak) >= points(worth(level), taken=late, streak=streak)


@given(taken=st.floats(0, SHARED_WINDOW.total_seconds()))
def test_inside_the_shared_window_all_are_equally_fast(taken: float) -> None:
    assert points(100, taken=timedelta(seconds=taken), streak=1) == 150


def test_a_streak_adds_ten_each_up_to_fifty() -> None:
    assert [points(100, taken=TIME, streak=streak) for streak in (1, 2, 3, 6, 7, 50)] == [100, 110, 120, 150, 150, 150]


@given(chance=st.floats(0.25, 1))
def test_by_odds_everybody_may_expect_about_as_much(chance: float) -> None:
    expected = chance * worth_by_odds(chance)

    assert 50 <= expected <= 70.5
    assert 60 <= worth_by_odds(chance) <= 200


@given(base=st.integers(60, 200), further=st.integers(0, 10))
def test_each_further_clue_costs_a_fifth_but_never_all(base: int, further: int) -> None:
    assert after_clues(base, 0) == base
    assert 0 < after_clues(base, further + 1) <= after_clues(base, further) <= base
