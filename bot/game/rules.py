"""What the players of a game agreed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Difficulty = Literal["any", "easy", "medium", "hard"]

SHARED_WINDOW = timedelta(seconds=1.5)
"""How much later an answer may come and still count as given at the same moment."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The options of a game; `about` is a `Scope` in its written form, or None for everything."""

    rounds: int = 10
    seconds: int = 20
    difficulty: Difficulty = "any"
    about: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.rounds <= 50:  # noqa: PLR2004 - as Discord is told in the command's options
            raise ValueError(f"a game has 1 to 50 rounds, not {self.rounds}")
        if not 5 <= self.seconds <= 90:  # noqa: PLR2004 - likewise
            raise ValueError(f"a question lasts 5 to 90 seconds, not {self.seconds}")

    @property
    def time(self) -> timedelta:
        """How long a question is open."""
        return timedelta(seconds=self.seconds)
