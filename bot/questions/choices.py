"""Finds wrong options that make people think and are certainly wrong, and deals the options out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from heapq import nsmallest
from random import Random
from typing import Literal, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from bot.catalogue import Catalogue, Drama, Gender, Person, Role, fold, words
from bot.messages import Message

OPTIONS = 4
LEADS_APART = 8
"""How many years a lead and a supporting actor are apart, as choices for one question."""
LIKEST = 150
"""So many people like somebody are remembered; casts are taken out of them, so there must be many more than options."""
NEAREST = 12
"""Wrong options are drawn from this many of the likest, so that they stay plausible and vary."""
SPELT_OUT = 5
"""From this many letters on, an answer tells itself even where its words are divided otherwise."""
SMALL_WORDS = frozenset(
    {"and", "are", "for", "from", "her", "his", "its", "not", "one", "our", "the", "this", "with", "you", "your"}
)

K = TypeVar("K")
V = TypeVar("V")


def _once_per_catalogue(find: Callable[[Catalogue, K], V]) -> Callable[[Catalogue, K], V]:
    """Remember what `find` returned, for as long as the catalogue lives."""
    found: WeakKeyDictionary[Catalogue, dict[K, V]] = WeakKeyDictionary()

    @wraps(find)
    def remembered(catalogue: Catalogue, key: K) -> V:
        known = found.setdefault(catalogue, {})
        if key not in known:
            known[key] = find(catalogue, key)
        return known[key]

    return remembered


class _Career(NamedTuple):
    """How many parts somebody plays, the share of leads among them, and the year about which they lie."""

    parts: int
    leads: float
    year: float


def _career(catalogue: Catalogue, person: Person) -> _Career:
    parts = catalogue.parts_of(person.id)
    leads = sum(part.role.billing == "main" for part in parts) / len(parts)
    return _Career(len(parts), leads, sum(part.drama.year for part in parts) / len(parts))


@_once_per_catalogue
def _careers(catalogue: Catalogue, gender: Gender | None) -> Mapping[Person, _Career]:
    """Return the careers of the actors of one gender whose name is theirs alone."""
    actors = (person for person in catalogue.people.values() if person.gender == gender)
    known = (person for person in actors if catalogue.parts_of(person.id) and not catalogue.shares_name(person.id))
    return {person: _career(catalogue, person) for person in known}


@_once_per_catalogue
def people_like(catalogue: Catalogue, person: Person) -> Sequence[Person]:
    """Return the likest actors of the same gender, those of the same generation and standing first.

    Namesakes are left out, here as among makers: a name that two people bear is not certainly wrong.
    """
    own = _career(catalogue, person)
    careers = _careers(catalogue, person.gender)

    def distance(other: Person) -> tuple[float, str]:
        theirs = careers[other]
        years = abs(person.born - other.born) if person.born and other.born else abs(own.year - theirs.year)
        return years + LEADS_APART * abs(own.leads - theirs.leads) + abs(own.parts - theirs.parts), other.id

    return nsmallest(LIKEST, (other for other in careers if other.id != person.id), key=distance)


@_once_per_catalogue
def dramas_like(catalogue: Catalogue, drama: Drama) -> Sequence[Drama]:
    """Return the other dramas, those of the same genres, years and network first."""

    def distance(other: Drama) -> tuple[int, str]:
        genres = len(set(drama.genres) & set(other.genres))
        networks = len(set(drama.networks) & set(other.networks))
        return abs(drama.year - other.year) - 3 * genres - networks, other.id

    others = (other for other in catalogue.dramas.values() if not is_kin(drama, other))
    return sorted(others, key=distance)


def is_kin(drama: Drama, other: Drama) -> bool:
    """Whether two dramas are the same, or continue one another so that people may take them for one."""
    return drama.id == other.id or (drama.franchise is not None and drama.franchise == other.franchise)


@_once_per_catalogue
def cast_of_kin(catalogue: Catalogue, drama: Drama) -> frozenset[str]:
    """Return everybody in the cast of a drama and of those that continue it."""
    kin = (other for other in catalogue.dramas.values() if is_kin(drama, other))
    return frozenset(role.actor for other in kin for role in other.roles)


@_once_per_catalogue
def makers_like(catalogue: Catalogue, work: tuple[Drama, Literal["writers", "directors"]]) -> Sequence[str]:
    """Return the writers (or directors) of like dramas who had no part in making this one or its kin."""
    drama, craft = work
    kin = (other for other in catalogue.dramas.values() if is_kin(drama, other))
    involved = {maker for other in kin for maker in (*other.writers, *other.directors)}
    listed = (maker for other in dramas_like(catalogue, drama) for maker in getattr(other, craft))
    return [maker for maker in dict.fromkeys(listed) if maker not in involved and not catalogue.shares_name(maker)]


def characters_like(catalogue: Catalogue, drama: Drama, role: Role) -> tuple[list[str], list[str]]:
    """Return the characters played by others of the same gender: those of the same drama, and those of like ones.

    Roles that would spoil a story are not among them: to be named as an option is to be named.
    """
    gender = catalogue.people[role.actor].gender

    def fits(other: Role) -> bool:
        same_gender = catalogue.people[other.actor].gender == gender
        return same_gender and other.actor != role.actor and other.spoiler_from is None

    here = [other.character for other in drama.roles if fits(other)]
    alike = dramas_like(catalogue, drama)[:NEAREST]
    return here, [other.character for like in alike for other in like.main_roles if fits(other)]


def nearest(rng: Random, candidates: Iterable[V], count: int = OPTIONS - 1, among: int = NEAREST) -> list[V]:
    """Draw `count` of the first `among` candidates."""
    first = [candidate for candidate, _place in zip(candidates, range(among), strict=False)]
    return rng.sample(first, min(count, len(first)))


def deal(rng: Random, answer: str, wrong: Iterable[str]) -> tuple[tuple[str, ...], int] | None:
    """Shuffle the answer among the first wrong options; return the options and the answer's place.

    None where too few differ from the answer and from one another.
    """
    options = {fold(answer): answer}
    for option in wrong:
        if len(options) == OPTIONS:
            break
        options.setdefault(fold(option), option)
    if len(options) < OPTIONS:
        return None
    dealt = list(options.values())
    rng.shuffle(dealt)
    return tuple(dealt), dealt.index(answer)


def gives_away(stem: Message, answer: str, *, is_name: bool = False) -> bool:
    """Whether what a stem names holds the answer, or a word that tells it.

    Of a person's or character's name the surname does not tell: too many share it.
    """
    asked = [word for value in stem.values.values() for word in words(str(value))]
    told = list(words(answer))
    if any(asked[place : place + len(told)] == told for place in range(len(asked))):
        return True
    if len(fold(answer)) >= SPELT_OUT and fold(answer) in "".join(asked):
        return True
    telling = told[1:] if is_name and len(told) > 1 else told
    return any(len(word) > 2 and word not in SMALL_WORDS and word in asked for word in telling)  # noqa: PLR2004
