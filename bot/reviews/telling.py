"""What a text names that tells which drama it is about: titles, characters, people, places and songs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain
from typing import Final

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.english import is_word
from bot.catalogue.hangul import has_hangul, romanised
from bot.catalogue.known import Known, known
from bot.catalogue.likeness import slips_near
from bot.catalogue.model import Drama, Person, Role
from bot.catalogue.once import once_per_catalogue
from bot.catalogue.ranks import AGES, DROPPED, RANKS, without_aside
from bot.catalogue.text import fold, words
from bot.catalogue.title_parts import POINTERS, SMALL, parts_of
from bot.catalogue.titles import head_of, initials_of
from bot.catalogue.wording import Wording, wording

SHORT: Final = 3
"""Letters; so short a foreign word may be anything where it is written small, such as "ah" and "ha"."""
LOOSE: Final = 3
"""Of Korean in Latin letters one letter in so many may be another."""
SHORTEST_SLIPPED: Final = 5
"""Letters; in a shorter name or title no slip is looked for."""
FEWEST_WORDS: Final = 3
"""So many English words tell a song or a place however they are written; of fewer, capitals do."""
SHORTEST_PLACE: Final = 4
"""Letters of the first word of a place that serves alone."""
RELATIONS: Final = frozenset(
    {"mother", "father", "mom", "dad", "sister", "brother", "grandma", "grandpa", "grandmother", "grandfather"}
    | {"wife", "husband", "son", "daughter", "senior", "aunt", "uncle", "boss", "minister", "lord", "coach", "king"}
)
"""What a name may hold that is nobody's name alone."""


class When(IntEnum):
    """How words have to be written to tell; the lower, the less it takes."""

    ANYHOW = 0
    STRANGE = 1
    """With a word that is no English one, or a capital: So-young is a name, and "so young" is none."""
    CAPITAL = 2
    INSIDE = 3
    """With a capital that is not only that of a sentence."""
    CAPITALS = 4


@dataclass(frozen=True, eq=False)
class Telling:
    """What tells a drama, or somebody: phrases as one word each, and what may be spelt in other ways.

    `bare` are those of titles, as they are without articles. `titles` are by their letters, `vocabulary` are words that
    are no slips in them.
    """

    phrases: Mapping[str, When]
    bare: Mapping[str, When]
    titles: Mapping[str, Wording]
    names: Sequence[Person | Role]
    vocabulary: frozenset[str] = frozenset()

    @cached_property
    def readings(self) -> frozenset[str]:
        """What the given names may stand for in Hangul, in any romanisation."""
        given = (split for whom in self._known for split in whom.splits)
        undivided = (name.alone for whom in self._known for name in whom.latin if not name.splits)
        read = (split.read(use) for split in chain(given, undivided) for use in ("common", "rare", "mccune"))
        native = {given for whom in self._known for _surname, given in whom.native}
        return frozenset(chain(native, chain.from_iterable(read)))

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The surnames in Hangul."""
        divided = (split.surnames for whom in self._known for split in whom.splits)
        native = {surname for whom in self._known for surname, _given in whom.native}
        return frozenset(chain(native, chain.from_iterable(divided))) - {""}

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The names that a slip may be in, each as one word."""
        letters = chain.from_iterable((*whom.letters, *whom.given) for whom in self._known)
        return tuple({each for each in letters if len(each) >= SHORTEST_SLIPPED and not has_hangul(each)})

    @cached_property
    def numbered(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """The titles with a number in them, which is written in digits or in words."""
        return frozenset((title.letters, title.numbers) for title in self.titles.values() if title.numbers)

    @cached_property
    def lengths(self) -> frozenset[int]:
        """How many letters a title may have with slips in it, or romanised in another way."""
        most = {len(title): max(slips_near(len(title)), len(title) // LOOSE) for title in self.titles}
        near = (range(length - slips, length + slips + 1) for length, slips in most.items())
        return frozenset(length for lengths in near for length in lengths if length >= SHORTEST_SLIPPED)

    @cached_property
    def longest(self) -> int:
        """The most words of anything that tells, and some to spare for what is divided otherwise."""
        return 2 + max((len(title.tokens) for title in self.titles.values()), default=FEWEST_WORDS)

    @cached_property
    def _known(self) -> tuple[Known, ...]:
        return tuple(map(known, self.names))


@once_per_catalogue
def telling_drama(catalogue: Catalogue, drama: Drama) -> Telling:
    """Return what tells a drama: its own, and the titles and characters of its other seasons."""
    series = [other for other in catalogue.dramas.values() if other.franchise and other.franchise == drama.franchise]
    dramas = series or [drama]
    roles = [role for each in dramas for role in each.roles]
    makers = chain.from_iterable((*each.writers, *each.directors) for each in dramas)
    people = [catalogue.people[person] for person in dict.fromkeys((*(role.actor for role in roles), *makers))]
    titles = {title: None for each in dramas for title in _titles(catalogue, each)}
    bare: dict[str, When] = {}
    for each in dramas:
        _add(bare, _of_titles(catalogue, each))
    phrases = dict(bare)
    for each in dramas:
        _add(phrases, _of_things(each))
    everybody: tuple[Person | Role, ...] = (*roles, *people)
    for named in everybody:
        _add(phrases, _of_named(named))
    _add(phrases, _of_nicknames(roles))
    return Telling(phrases, bare, _worded(titles), everybody, catalogue.titles.vocabulary)


@once_per_catalogue
def telling_somebody(catalogue: Catalogue, drama: Drama, about: str) -> Telling:
    """Return what tells a character of a drama, or an actor by their id: both names, as each tells the other."""
    roles = [role for role in drama.roles if about in {role.character, role.actor}]
    people = [catalogue.people[person] for person in dict.fromkeys(role.actor for role in roles)]
    phrases: dict[str, When] = {}
    everybody: tuple[Person | Role, ...] = (*roles, *people)
    for named in everybody:
        _add(phrases, _of_named(named))
    _add(phrases, _of_nicknames(roles))
    return Telling(phrases, {}, {}, everybody)


def _add(phrases: dict[str, When], found: Iterable[tuple[str, When]]) -> None:
    for phrase, when in found:
        if phrase:
            phrases[phrase] = min(when, phrases.get(phrase, when))


def _titles(catalogue: Catalogue, drama: Drama) -> Iterator[str]:
    """Yield every title of a drama, what stands before a colon, and the title of what it was made from."""
    for title in catalogue.titles.all_titles_of(drama):
        if title not in drama.acronyms:
            yield from filter(None, (title, head_of(title)))
    if drama.based_on.title:
        yield drama.based_on.title


def _worded(titles: Iterable[str]) -> dict[str, Wording]:
    """Return titles by their letters, those in Hangul in Latin letters as well."""
    found: dict[str, Wording] = {}
    for title in titles:
        found[fold(title)] = wording(title)
        if has_hangul(title):
            found.setdefault(fold(romanised(title)), wording(title))
    return found


def _of_titles(catalogue: Catalogue, drama: Drama) -> Iterator[tuple[str, When]]:
    for title in _titles(catalogue, drama):
        yield fold(title), _when(title)
        for short in initials_of(title):
            yield short, When.CAPITALS
    for acronym in drama.acronyms:
        yield fold(acronym), When.CAPITALS if is_word(fold(acronym)) else _when(acronym)
    for part, numbers in parts_of(drama, catalogue.titles.all_titles_of(drama)):
        said = " ".join((*part, *numbers))
        if catalogue.titles.is_part_of(wording(said), drama.id):
            yield fold(said), _when(said)


def _of_things(drama: Drama) -> Iterator[tuple[str, When]]:
    """Yield the place of a drama, with its first word where that is a name, and the titles of its songs."""
    for thing in filter(None, (drama.place, *(song.title for song in drama.songs))):
        said = words(thing)
        telling = [word for word in said if word not in SMALL]
        is_plain = all(map(is_word, said)) and len(telling) < FEWEST_WORDS
        yield fold(thing), When.INSIDE if is_plain else _when(thing)
    first = words(drama.place or "")[:1]
    if first and len(first[0]) >= SHORTEST_PLACE and not is_word(first[0]):
        yield first[0], When.CAPITAL


def _of_named(named: Person | Role) -> Iterator[tuple[str, When]]:
    """Yield somebody's names, whole, surname last and given name alone."""
    told = named.names
    for name in told:
        said, aside = without_aside(name)
        for each in {name, said, aside}:
            yield fold(each), _when(each, is_name=True)
    whom = known(named)
    small = (
        {word for name in told for word in name.split() if word.islower() and is_word(word)}
        | RANKS.keys()
        | DROPPED
        | RELATIONS
    )
    ranked = {split.letters for split in whom.splits if (small - AGES).issuperset(split.given)}
    for given in (*whom.given, *(given for _surname, given in whom.native if len(given) > 1)):
        if given not in (small | ranked) - AGES:
            yield given, When.INSIDE if given in AGES else _when(given, is_name=True)
    for split in whom.splits:
        yield split.letters + split.surname, When.STRANGE
    for surname, given in whom.native:
        yield surname + given, When.ANYHOW


def _of_nicknames(roles: Iterable[Role]) -> Iterator[tuple[str, When]]:
    for nickname in filter(None, (role.nickname for role in roles)):
        yield fold(nickname), _when(nickname, is_name=True)


def _when(said: str, *, is_name: bool = False) -> When:
    """Return how a name or title has to be written to tell: an English word needs a capital, several need none."""
    if fold(said).isdecimal():
        return When.ANYHOW  # what is called by a number is told by it, which has no capitals
    if len(fold(said)) <= SHORT:
        return When.CAPITAL
    told = wording(said.replace("-", " ")).tokens
    if not all(is_word(word) or word in RANKS for word in told):
        return When.STRANGE
    common = SMALL | POINTERS | (RANKS.keys() | DROPPED | RELATIONS if is_name else set())
    return When.ANYHOW if sum(word not in common for word in told) > 1 else When.CAPITAL
