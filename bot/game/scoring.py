"""What a right answer is worth."""

from __future__ import annotations

from datetime import timedelta

from bot.game.rules import SHARED_WINDOW
from bot.questions import Level

BASE: dict[Level, int] = {1: 100, 2: 150, 3: 200}
FASTEST = 50
STREAK_STEP = 10
STREAK_MOST = 50


def points(level: Level, *, taken: timedelta, time: timedelta, streak: int) -> int:
    """Return the points for a right answer given after `taken` of `time`; `streak` counts this answer too.

    Speed is worth up to 50. Whoever answers within the shared window is as fast as anybody.
    """
    late = max(taken - SHARED_WINDOW, timedelta(0))
    left = max(1 - late / max(time - SHARED_WINDOW, timedelta(seconds=1)), 0.0)
    return BASE[level] + round(FASTEST * left) + min(STREAK_STEP * (streak - 1), STREAK_MOST)
