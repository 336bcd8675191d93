"""Points reward knowing first, speed a little, and nobody for a short way to the server."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.game.rules import SHARED_WINDOW
from bot.game.scoring import points
from bot.questions import Level

TIME = timedelta(seconds=20)
LEVELS: tuple[Level, ...] = (1, 2, 3)
MOMENTS = st.floats(-5, 40).map(lambda seconds: timedelta(seconds=seconds))


@given(level=st.sampled_from(LEVELS), taken=MOMENTS, streak=st.integers(1, 60))
def test_points_stay_in_their_bounds(level: Level, taken: timedelta, streak: int) -> None:
    earned = points(level, taken=taken, time=TIME, streak=streak)

    base = {1: 100, 2: 150, 3: 200}[level]
    assert base <= earned <= base + 50 + 50


@given(level=st.sampled_from(LEVELS), one=MOMENTS, other=MOMENTS, streak=st.integers(1, 9))
def test_the_earlier_of_two_answers_never_earns_less(
    level: Level, one: timedelta, other: timedelta, streak: int
) -> None:
    early, late = sorted((one, other))

    assert points(level, taken=early, time=TIME, streak=streak) >= points(level, taken=late, time=TIME, streak=streak)


@given(taken=st.floats(0, SHARED_WINDOW.total_seconds()))
def test_inside_the_shared_window_all_are_equally_fast(taken: float) -> None:
    assert points(1, taken=timedelta(seconds=taken), time=TIME, streak=1) == 150


def test_a_streak_adds_ten_each_up_to_fifty() -> None:
    late = {"taken": TIME, "time": TIME}

    assert [points(1, streak=streak, **late) for streak in (1, 2, 3, 6, 7, 50)] == [100, 110, 120, 150, 150, 150]
