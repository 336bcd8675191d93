"""Runs and breaks of days, and shares."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.records import Tally, longest_break, longest_run

FIRST = date(2026, 1, 1)
DAYS = st.sets(st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number)))


@given(DAYS)
def test_a_run_is_as_long_as_the_longest_stretch_without_a_gap(days: set[date]) -> None:
    played = "".join("x" if FIRST + timedelta(days=number) in days else " " for number in range(61))

    assert longest_run(days) == max(map(len, played.split()), default=0)
    assert longest_break(days) == max(map(len, played.strip().split("x")), default=0)


@pytest.mark.parametrize(("tally", "share"), [(Tally(), 0), (Tally(1, 3), 33), (Tally(2, 3), 67), (Tally(3, 3), 100)])
def test_a_share_is_in_hundredths(tally: Tally, share: int) -> None:
    assert tally.share == share
