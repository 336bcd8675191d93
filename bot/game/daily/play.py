"""What one player did with the drama of a day."""

from __future__ import annotations

from dataclasses import dataclass

GUESSES = 6
"""As many as there are clues."""
RIGHT, WRONG, SKIPPED, UNUSED = "✅", "❌", "⏭️", "▫️"


@dataclass(frozen=True, slots=True)
class Guess:
    """A drama that was named, by its id; None where a clue was asked for instead."""

    drama: str | None
    is_right: bool = False

    @property
    def symbol(self) -> str:
        """What stands for it where nothing may be told of the drama."""
        return RIGHT if self.is_right else SKIPPED if self.drama is None else WRONG


@dataclass(frozen=True, slots=True)
class Play:
    """The guesses of one player at one drama."""

    guesses: tuple[Guess, ...] = ()

    @property
    def is_solved(self) -> bool:
        """Whether the last guess was right."""
        return self.guesses[-1:] != () and self.guesses[-1].is_right

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to guess."""
        return self.is_solved or len(self.guesses) == GUESSES

    @property
    def number(self) -> int:
        """The number of the next guess."""
        return len(self.guesses) + 1

    @property
    def clues_open(self) -> int:
        """How many clues may be read."""
        return GUESSES if self.is_over else self.number

    @property
    def score(self) -> str:
        """In how many guesses it was solved."""
        return f"{len(self.guesses) if self.is_solved else 'X'}/{GUESSES}"

    @property
    def grid(self) -> str:
        """The guesses as a line of symbols, which differ in shape."""
        left = [UNUSED] * (GUESSES - len(self.guesses))
        return " ".join([*(guess.symbol for guess in self.guesses), *left])

    def has_tried(self, drama: str) -> bool:
        """Whether a drama has been guessed already."""
        return any(guess.drama == drama for guess in self.guesses)

    def guess(self, drama: str | None, *, is_right: bool = False) -> Play:
        """Return what it is with one more guess; `ValueError` where it is over."""
        if self.is_over:
            raise ValueError("there is nothing left to guess")
        return Play((*self.guesses, Guess(drama, is_right)))
