"""A question, and the subjects that questions are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.catalogue import Billing, Drama, Person, Quote, Review, Role
from bot.messages import Message

Category = Literal["cast", "dramas", "makers", "quotes"]
Level = Literal[1, 2, 3]
"""Easy, medium, hard."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked: plain data, so that a game can be saved.

    `key` names what is asked, the same for every wording; `answer` is a place in `choices`;
    `reveal` is the sentence that says what is right, `sources` who says so. `clues`, where there are any,
    are shown one by one. `facts` are what it rests on, `<drama>/<person>` or `<drama>:<field>`: a reported one is not
    asked in any other way either. `spoils` names for each drama the episode from which this may be spoken of.
    `difficulty` is in logits, 0 for a question that an average player who does not guess knows half of the time.
    """

    kind: str
    category: Category
    key: str
    drama: str
    level: Level
    stem: Message
    choices: tuple[str, ...]
    answer: int
    reveal: Message
    sources: tuple[str, ...]
    clues: tuple[Message, ...] = ()
    facts: tuple[str, ...] = ()
    spoils: tuple[tuple[str, int], ...] = ()
    difficulty: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """What a kind says of a question; the registry deals the options and makes a `Question` of it.

    `wrong` holds more wrong options than are needed, best first. `is_name` says that the answer is a
    person's or a character's name. `sources` are those of the drama where none are given.
    """

    stem: Message
    answer: str
    wrong: Sequence[str]
    reveal: Message
    is_name: bool = False
    billing: Billing = "main"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a question can be asked about: here a drama as a whole, below parts of it."""

    drama: Drama

    @property
    def key(self) -> str:
        """What names this subject among all of its kind."""
        return self.drama.id

    @property
    def dramas(self) -> tuple[Drama, ...]:
        """The dramas it is about."""
        return (self.drama,)

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of the people it is about."""
        return ()

    @property
    def facts(self) -> frozenset[str]:
        """What a question about it gives away, who is in which cast, so that one game does not ask what it told."""
        return frozenset(f"{drama.id}/{person}" for drama in self.dramas for person in self.people)


@dataclass(frozen=True, slots=True)
class RoleSubject(Subject):
    """A character of a drama and who plays it."""

    role: Role

    @property
    def key(self) -> str:
        return f"{self.drama.id}/{self.role.character}"

    @property
    def people(self) -> tuple[str, ...]:
        return (self.role.actor,)


@dataclass(frozen=True, slots=True)
class PairSubject(Subject):
    """Two people who lead the cast of one drama."""

    first: Person
    second: Person

    @property
    def key(self) -> str:
        return f"{self.drama.id}/{self.first.id}+{self.second.id}"

    @property
    def people(self) -> tuple[str, ...]:
        return (self.first.id, self.second.id)


@dataclass(frozen=True, slots=True)
class LinkSubject(Subject):
    """One person who leads the cast of this drama and of another."""

    other: Drama
    person: Person

    @property
    def key(self) -> str:
        return f"{self.person.id}/{self.drama.id}+{self.other.id}"

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.drama, self.other)

    @property
    def people(self) -> tuple[str, ...]:
        return (self.person.id,)


@dataclass(frozen=True, slots=True)
class QuoteSubject(Subject):
    """A fragment of a review of a drama."""

    review: Review
    quote: Quote

    @property
    def key(self) -> str:
        return f"{self.review.id}/{self.quote.text}"

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({f"quote/{self.quote.about or self.drama.id}"})
