"""A document, and what is read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "role", "nickname", "occupation", "rating", "episodes", "minutes", "platform", "director", "writer", "native title",
    "similar", "quote", "claim",
]  # fmt: skip
"""What a review says: who plays whom, what a character is called or does, facts of the drama, a drama that is like it,
a line to quote, or its claim where sources are known to disagree."""
Verdict = Literal["confirms", "new", "contradicts"]
"""How what a review says stands to the catalogue."""


@dataclass(frozen=True, slots=True)
class Document:
    """The readable text of a review.

    `places` holds for each letter of `text` where it stands in what was read, and where that ends; None where the text
    is what was read.
    """

    text: str
    places: tuple[int, ...] | None = None

    def place(self, at: int) -> int:
        """Return where a letter of the text stands in what was read."""
        return at if self.places is None else self.places[at]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a review says, set beside the catalogue.

    `value` is what is said, as written there: the actor of a role, a nickname, "8/10", a title, a line. `subject` is
    the character it is said of, as written; `role` that character as the catalogue has it, None where it has none.
    A line's `subject` may also be a person. `refers` is the id of the person or drama that `value` names, `known`
    what the catalogue says instead or as well. `share` is a rating as a share of its scale's top, None where no scale
    is stated. `start` and `end` are offsets in what was read.
    """

    kind: Kind
    value: str
    verdict: Verdict
    start: int
    end: int
    subject: str | None = None
    role: str | None = None
    refers: str | None = None
    known: str | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a review: of which drama by its id, None where the catalogue has none of its title.

    `title` is the drama as the review calls it, `source` the review's heading, `published` a day as in 2025-01-25.
    Proposals stand in the order of the document.
    """

    drama: str | None
    title: str
    source: str
    proposals: tuple[Proposal, ...]
    reviewer: str | None = None
    published: str | None = None
