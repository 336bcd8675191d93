"""A question, and the subjects that questions are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.catalogue import Billing, Drama, Person, Quote, Review, Role
from bot.messages import Message

Category = Literal["cast", "dramas", "makers", "quotes"]
Level = Literal[1, 2, 3]
"""Easy, medium, hard."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked: plain data, so that a game can be saved.

    `key` names the fact asked, the same for every wording; `answer` is a place in `choices`;
    `reveal` is the sentence that says what is right, `sources` who says so.
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


class Subject(Protocol):
    """Something a question can be asked about.

    `facts` are those that a question about it gives away, so that one game does not ask what it told.
    """

    @property
    def key(self) -> str: ...

    @property
    def facts(self) -> frozenset[str]: ...

    @property
    def dramas(self) -> tuple[Drama, ...]: ...

    @property
    def people(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class DramaSubject:
    """A drama as a whole."""

    drama: Drama

    @property
    def key(self) -> str:
        return self.drama.id

    @property
    def facts(self) -> frozenset[str]:
        return frozenset()

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.drama,)

    @property
    def people(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class RoleSubject:
    """A character of a drama and who plays it."""

    drama: Drama
    role: Role

    @property
    def key(self) -> str:
        return f"{self.drama.id}/{self.role.character}"

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({f"{self.drama.id}/{self.role.actor}"})

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.drama,)

    @property
    def people(self) -> tuple[str, ...]:
        return (self.role.actor,)


@dataclass(frozen=True, slots=True)
class PairSubject:
    """Two people who lead the cast of one drama."""

    drama: Drama
    first: Person
    second: Person

    @property
    def key(self) -> str:
        return f"{self.drama.id}/{self.first.id}+{self.second.id}"

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({f"{self.drama.id}/{self.first.id}", f"{self.drama.id}/{self.second.id}"})

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.drama,)

    @property
    def people(self) -> tuple[str, ...]:
        return (self.first.id, self.second.id)


@dataclass(frozen=True, slots=True)
class LinkSubject:
    """One person who leads the cast of two dramas."""

    person: Person
    first: Drama
    second: Drama

    @property
    def key(self) -> str:
        return f"{self.person.id}/{self.first.id}+{self.second.id}"

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({f"{self.first.id}/{self.person.id}", f"{self.second.id}/{self.person.id}"})

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.first, self.second)

    @property
    def people(self) -> tuple[str, ...]:
        return (self.person.id,)


@dataclass(frozen=True, slots=True)
class QuoteSubject:
    """A fragment of a review and the drama it is about."""

    drama: Drama
    review: Review
    quote: Quote

    @property
    def key(self) -> str:
        return f"{self.review.id}/{self.quote.text}"

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({f"quote/{self.quote.about or self.drama.id}"})

    @property
    def dramas(self) -> tuple[Drama, ...]:
        return (self.drama,)

    @property
    def people(self) -> tuple[str, ...]:
        return ()
