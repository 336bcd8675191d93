"""What members were told that counts, to be compared with what is on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time
from typing import Any, NamedTuple

LOCKED_IN = ("Locked in", "Changed:")


class Seat(NamedTuple):
    """Whose answer to which question of which game."""

    game: str
    number: int
    player: int


class Guessed(NamedTuple):
    """Which guess of whose daily drama."""

    player: int
    day: str
    number: int


@dataclass(slots=True)
class Given:
    """An answer as its player knows it; `unsure` are those sent since that they heard nothing of.

    `course` is what was sent and heard, in words, for whoever looks into a fault.
    """

    sure: str | None = None
    unsure: Counter[str] = field(default_factory=Counter)
    course: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Keep what was sent or heard, and when, in seconds of the hour."""
        self.course.append(f"{time() % 3600:.1f} {what}")


@dataclass(slots=True)
class Ledger:
    """Every answer that was sent and what its player was told; `in_flight` are those not told yet."""

    answers: dict[Seat, Given] = field(default_factory=dict)
    guesses: dict[Guessed, bool] = field(default_factory=dict)
    acknowledged: int = 0
    in_flight: int = 0
    stuck: list[str] = field(default_factory=list)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Count something as on its way."""
        self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1

    def sends(self, seat: Seat, answer: str) -> None:
        """Note an answer before it is sent."""
        given = self.answers.setdefault(seat, Given())
        given.unsure[answer] += 1
        given.note(f"sends {answer}")

    def hears(self, seat: Seat, answer: str, told: str | None) -> None:
        """Note what its player was told: that it counts, that it does not, or nothing."""
        given = self.answers[seat]
        given.note(f"hears of {answer}: {told}")
        if told is None:
            return
        if told.startswith(LOCKED_IN):
            given.sure = answer
            given.unsure.clear()
            self.acknowledged += 1
        else:
            given.unsure -= Counter([answer])  # one that nothing was heard of may have been the same


def told_of(outcome: dict[str, Any]) -> str | None:
    """Return what a member was told in words; None where nothing was."""
    original = outcome["original"] or {}
    if original.get("content"):
        return str(original["content"])
    return next((str(sent["content"]) for sent in outcome["followups"] if sent.get("content")), None)
