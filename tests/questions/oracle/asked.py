"""What a question asks, and what the catalogue says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.catalogue import Catalogue, Drama, Role, words
from bot.messages import Message
from bot.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """The names in a stem and in the clues, the option said to be right, and the catalogue to judge by."""

    catalogue: Catalogue
    stem: Mapping[str, str]
    clues: tuple[Mapping[str, str], ...]
    answer: str

    @classmethod
    def of(cls, catalogue: Catalogue, question: Question) -> Asked:
        """Take a question apart."""
        clues = tuple(map(_texts, question.clues))
        return cls(catalogue, _texts(question.stem), clues, question.choices[question.answer])

    def __getitem__(self, name: str) -> str:
        return self.stem[name]

    def __contains__(self, name: str) -> bool:
        return name in self.stem

    @property
    def named(self) -> set[str]:
        """Everything that the stem and the clues name."""
        return {value for values in (self.stem, *self.clues) for value in values.values()}

    def dramas(self, title: str) -> tuple[Drama, ...]:
        """Return the dramas of a title: one, or none."""
        return _by_title(self.catalogue).get(title, ())

    def has(self, title: str, fact: str, value: str) -> bool:
        """Whether a drama has a value among those of a field."""
        return any(value in getattr(drama, fact) for drama in self.dramas(title))

    def roles(self, title: str, actor: str) -> list[tuple[Drama, Role]]:
        """Return what anybody of a name plays in a drama."""
        name_of = self.catalogue.name_of
        return [(drama, role) for drama in self.dramas(title) for role in drama.roles if name_of(role.actor) == actor]

    def characters(self, title: str, character: str) -> list[tuple[Drama, Role]]:
        """Return the roles of a name in a drama."""
        return [(drama, role) for drama in self.dramas(title) for role in drama.roles if role.character == character]

    def plays(self, title: str, actor: str, character: str) -> bool:
        """Whether an actor plays a character in a drama."""
        return any(role.character == character for _drama, role in self.roles(title, actor))

    def leads(self, title: str, actor: str) -> bool:
        """Whether an actor has a main role in a drama."""
        return any(role.billing == "main" for _drama, role in self.roles(title, actor))

    def is_in(self, title: str, actor: str) -> bool:
        """Whether an actor has any role in a drama."""
        return bool(self.roles(title, actor))

    def makers(self, title: str, craft: str) -> set[str]:
        """Return the names of those who wrote (or directed) a drama."""
        return {self.catalogue.name_of(maker) for drama in self.dramas(title) for maker in getattr(drama, craft)}

    def is_series(self, title: str, other: str) -> bool:
        """Whether two titles are of one series, so that people may take them for one."""
        series = {drama.franchise for drama in self.dramas(title) if drama.franchise}
        return any(drama.franchise in series for drama in self.dramas(other))


def _texts(message: Message) -> Mapping[str, str]:
    return {name: str(value) for name, value in message.values.items()}


@lru_cache(maxsize=4)
def _by_title(catalogue: Catalogue) -> Mapping[str, tuple[Drama, ...]]:
    titled: dict[str, tuple[Drama, ...]] = {}
    for drama in catalogue.dramas.values():
        titled[drama.title] = (*titled.get(drama.title, ()), drama)
    return titled


@lru_cache(maxsize=4)
def hidden_characters(catalogue: Catalogue) -> frozenset[str]:
    """Return the characters whose name alone spoils: no drama has one of that name who does not."""
    roles = [role for drama in catalogue.dramas.values() for role in drama.roles]
    known = {role.character for role in roles if role.spoiler_from is None}
    return frozenset(role.character for role in roles if role.character not in known)


def is_within(part: str, text: str) -> bool:
    """Whether the words of one text stand together in another."""
    wanted, given = words(part), words(text)
    return bool(wanted) and any(
        given[place : place + len(wanted)] == wanted for place in range(len(given) - len(wanted) + 1)
    )


def shares_word(text: str, other: str, least: int = 3) -> bool:
    """Whether two texts share a word of at least so many letters that is no article or preposition."""
    return any(len(word) >= least and word not in _ARTICLES for word in {*words(text)} & {*words(other)})


def initials(title: str) -> Iterator[str]:
    """Yield what a title may be abbreviated to: by all of its words, and by the long ones."""
    for least in (1, 3, 4):
        yield "".join(word[0] for word in words(title.replace("-", " ")) if len(word) >= least)


_ARTICLES = frozenset({"and", "for", "from", "her", "his", "the", "with"})
