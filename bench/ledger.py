"""What members were told that counts, to be compared with what is on disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LOCKED_IN = ("Locked in", "Changed:")
NAMED = re.compile(r"\*\*(.+?)\*\*")


class Seat(NamedTuple):
    """Who plays in which game."""

    game: str
    player: int


class Guessed(NamedTuple):
    """Which guess of whose daily drama."""

    player: int
    day: str
    number: int


@dataclass(slots=True)
class Sent:
    """An answer, to which question its player thought, and whether they were told that it counts; None if nothing."""

    number: int
    answer: str
    counts: bool | None = None
    told: str | None = None
    words: str | None = None
    """The answer as it was confirmed: whoever presses what they have typed keeps that."""

    @property
    def is_typed(self) -> bool:
        """Whether it may be to the question after that one, which had just been asked when it came."""
        return self.answer.startswith("typed")


@dataclass(slots=True)
class Ledger:
    """Every answer that was sent and what its player was told; `in_flight` are those not told yet."""

    answers: dict[Seat, list[Sent]] = field(default_factory=dict)
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

    def sends(self, seat: Seat, number: int, answer: str) -> Sent:
        """Note an answer before it is sent."""
        sent = Sent(number, answer)
        self.answers.setdefault(seat, []).append(sent)
        return sent

    def hears(self, sent: Sent, told: str | None) -> None:
        """Note what its player was told: that it counts, that it does not, or nothing."""
        sent.told = told
        if told is None:
            return
        sent.counts = told.startswith(LOCKED_IN)
        self.acknowledged += sent.counts
        if sent.counts and (words := NAMED.search(told)):
            sent.words = words[1]


def told_of(outcome: dict[str, Any]) -> str | None:
    """Return what a member was told in words; None where nothing was."""
    original = outcome["original"] or {}
    if original.get("content"):
        return str(original["content"])
    return next((str(sent["content"]) for sent in outcome["followups"] if sent.get("content")), None)
