"""What a right answer is worth."""

from __future__ import annotations

from datetime import timedelta

from bot.game.rules import SHARED_WINDOW
from bot.questions import Level

BASE: dict[Level, int] = {1: 100, 2: 150, 3: 200}
FAIR = 70
"""Points a question that a player is to be expected to earn, whatever their skill, where odds decide."""
LEAST, MOST = 60, 200
TYPED = 1.5
"""By how much more a typed answer is worth: none is guessed among four, and typing takes longer than pressing."""
CLUE_COST = 0.2
"""What each further clue, or each hint seen, takes from the worth of an answer."""
FASTEST = 50
FIRST = 50
"""What the first right answer of a race earns besides; there, speed counts for nothing else."""
STREAK_STEP = 10
STREAK_MOST = 50


def worth(level: Level) -> int:
    """Return what a right answer to a question of a level is worth to everybody."""
    return BASE[level]


def worth_by_odds(chance: float) -> int:
    """Return what a right answer is worth to a player who has this chance of it: the less likely, the more."""
    return round(min(max(FAIR / chance, LEAST), MOST))


def when_typed(base: int) -> int:
    """Return what an answer is worth that was typed before there were choices to press."""
    return round(base * TYPED)


def after_clues(base: int, further: int) -> int:
    """Return what is left of an answer's worth after so many further clues or hints."""
    return round(base * max(1 - CLUE_COST * further, CLUE_COST))


def with_speed(base: int, *, taken: timedelta, time: timedelta) -> int:
    """Return the worth of an answer given after `taken` of `time`; speed adds up to 50.

    Whoever answers within the shared window is as fast as anybody.
    """
    late = max(taken - SHARED_WINDOW, timedelta(0))
    left = max(1 - late / max(time - SHARED_WINDOW, timedelta(seconds=1)), 0.0)
    return base + round(FASTEST * left)


def with_streak(worth: int, streak: int) -> int:
    """Return the points of a right answer with this worth; `streak` counts this one too."""
    return worth + min(STREAK_STEP * (streak - 1), STREAK_MOST)
