"""A question, what is said of it before its options are dealt, and what it is asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from bot.catalogue import Billing, Drama
from bot.messages import Message

Category = Literal["cast", "dramas", "plots", "makers", "songs", "quotes"]
Level = Literal[1, 2, 3]
"""Easy, medium, hard."""
Expected = Literal["person", "character", "drama", "year", "text"]
"""What a typed answer names."""

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked: plain data, so that a game can be saved.

    `key` names what is asked, the same for every wording; `answer` is a place in `choices`;
    `reveal` is the sentence that says what is right, `sources` who says so. `clues`, where there are any,
    are shown one by one. `facts` are what it rests on, `<drama>/<person>` or `<drama>:<field>`: a reported one is not
    asked in any other way either. `spoils` names for each drama the episode from which this may be spoken of.
    `difficulty` is in logits: at 0, a player of skill 0 knows the answer half of the time without guessing. `asked`
    says how often it was asked where the game is played. `expects` is None where the answer cannot be told without the
    choices; `also` are answers besides the one shown that are as right, when typed.
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
    asked: int = 0
    expects: Expected | None = None
    also: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What it asks, with all of its clues, for those who decide on it later."""
        return " ".join((str(self.stem), " · ".join(map(str, self.clues)))).strip()

    def rests_on(self, facts: Collection[str]) -> bool:
        """Whether it would not be asked without some facts; a question as a whole may be among them, by its key."""
        return not {self.key, *self.facts}.isdisjoint(facts)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a kind says of a question; the registry deals the options and makes a `Question` of it.

    `wrong` yields more wrong options than are needed, best first, always the same ones for one subject; it is looked
    at only once. `is_name` says that the answer is a person's or a character's name. `sources` are those of the drama
    where none are given. `also` are those of the question.
    """

    stem: Message
    answer: str
    wrong: Iterable[str]
    reveal: Message
    is_name: bool = False
    sources: tuple[str, ...] = ()
    clues: tuple[Message, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject(Generic[Of]):
    """Something that a question can be asked about: `of` a drama, or of several.

    `key` names it among all subjects of its kind. `facts` are what a question about it rests on and tells,
    `people` the ids of those it names, `others` the other dramas that it names.
    """

    drama: Drama
    of: Of
    key: str
    facts: tuple[str, ...]
    others: tuple[Drama, ...] = ()
    people: tuple[str, ...] = ()
    billing: Billing = "main"
    spoils: tuple[tuple[str, int], ...] = ()

    @property
    def dramas(self) -> tuple[Drama, ...]:
        """The dramas it is about."""
        return (self.drama, *self.others)
