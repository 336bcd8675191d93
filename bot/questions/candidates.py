"""Finds options that are certainly wrong and near enough to the right one to make people think."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from heapq import nsmallest
from itertools import islice
from typing import Literal, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from bot.catalogue import Catalogue, Drama, Gender, Person, Role, words
from bot.questions.choices import WRONG
from bot.questions.subjects import Craft, known

LEADS_APART = 8
"""How many years a lead and a supporting actor are apart, as choices for one question."""
TYPICAL_AGE = 34
"""Years; somebody of whom the birth year alone is known is taken to act at about this age."""
GENERATION = 150
"""So many people of nearly the same years are compared, and so many on the other side."""
LIKEST = 48
"""So many people like somebody are remembered; casts are taken out of them, so there must be more than options."""
NEAREST = 12
"""Wrong options are drawn from this many of the likest, so that they stay plausible and there is a choice."""
MATES = 4
"""So many castmates are among the wrong options to choose from."""

Trait = Literal["occupation", "nickname"]
K = TypeVar("K")
V = TypeVar("V")


def once_per_catalogue(find: Callable[[Catalogue, K], V]) -> Callable[[Catalogue, K], V]:
    """Remember what `find` returned, for as long as the catalogue lives."""
    found: WeakKeyDictionary[Catalogue, dict[K, V]] = WeakKeyDictionary()

    @wraps(find)
    def remembered(catalogue: Catalogue, key: K) -> V:
        known = found.get(catalogue)
        if known is None:
            known = found[catalogue] = {}
        if key not in known:
            known[key] = find(catalogue, key)
        return known[key]

    return remembered


class _Career(NamedTuple):
    """The year about which somebody acts, how many parts they play, and the share of leads among them."""

    year: float
    parts: int
    leads: float
    person: Person


def _career(catalogue: Catalogue, person: Person) -> _Career:
    parts = catalogue.parts_of(person.id)
    leads = sum(part.role.billing == "main" for part in parts) / len(parts)
    year = person.born + TYPICAL_AGE if person.born else sum(part.drama.year for part in parts) / len(parts)
    return _Career(year, len(parts), leads, person)


@once_per_catalogue
def _careers(catalogue: Catalogue, gender: Gender | None) -> Sequence[_Career]:
    """Return the careers of the actors of one gender whose name is theirs alone, the earliest first."""
    actors = (person for person in catalogue.people.values() if person.gender == gender)
    named = (person for person in actors if catalogue.parts_of(person.id) and not catalogue.shares_name(person.id))
    return sorted((_career(catalogue, person) for person in named), key=lambda career: career[:3])


@once_per_catalogue
def people_like(catalogue: Catalogue, person: Person) -> Sequence[Person]:
    """Return the likest actors of the same gender, those of the same generation and standing first.

    Namesakes are left out, here as among makers: a name that two people bear is not certainly wrong.
    """
    own = _career(catalogue, person)
    careers = _careers(catalogue, person.gender)
    place = bisect_left(careers, own[:3], key=lambda career: career[:3])

    def distance(other: _Career) -> float:
        standing = LEADS_APART * abs(own.leads - other.leads) + abs(own.parts - other.parts)
        return abs(own.year - other.year) + standing

    near = careers[max(0, place - GENERATION) : place + GENERATION]
    return [career.person for career in nsmallest(LIKEST, near, key=distance) if career.person.id != person.id]


@once_per_catalogue
def dramas_like(catalogue: Catalogue, drama: Drama) -> Sequence[Drama]:
    """Return the other dramas, those of the same genres, years and network first."""
    genres, networks = frozenset(drama.genres), frozenset(drama.networks)

    def distance(other: Drama) -> int:
        alike = 3 * len(genres.intersection(other.genres)) + len(networks.intersection(other.networks))
        return abs(drama.year - other.year) - alike

    return sorted((other for other in catalogue.dramas.values() if not is_kin(drama, other)), key=distance)


def is_kin(drama: Drama, other: Drama) -> bool:
    """Whether two dramas are the same, or continue one another so that people may take them for one."""
    return drama.id == other.id or (drama.franchise is not None and drama.franchise == other.franchise)


@once_per_catalogue
def cast_of_kin(catalogue: Catalogue, drama: Drama) -> frozenset[str]:
    """Return everybody in the cast of a drama and of those that continue it."""
    kin = (other for other in catalogue.dramas.values() if is_kin(drama, other))
    return frozenset(role.actor for other in kin for role in other.roles)


def first(candidates: Iterable[V]) -> list[V]:
    """Return as many of the candidates, best first, as a choice is made from."""
    return list(islice(candidates, NEAREST))


def titles(dramas: Iterable[Drama], most: int = NEAREST) -> list[str]:
    """Return the titles of the first dramas."""
    return [drama.title for drama in islice(dramas, most)]


def names(catalogue: Catalogue, people: Iterable[Person], most: int = NEAREST) -> list[str]:
    """Return the names of the first people."""
    return [catalogue.name_of(person.id) for person in islice(people, most)]


def people_away(catalogue: Catalogue, person: Person, casts: frozenset[str]) -> Iterator[Person]:
    """Yield the people like somebody who are not in these casts."""
    return (other for other in people_like(catalogue, person) if other.id not in casts)


@once_per_catalogue
def makers_like(catalogue: Catalogue, work: tuple[Drama, Craft]) -> Sequence[str]:
    """Return the names of writers (or directors) of like dramas who had no part in making this one or its kin."""
    drama, craft = work
    kin = (other for other in catalogue.dramas.values() if is_kin(drama, other))
    involved = {maker for other in kin for maker in (*other.writers, *other.directors)}
    listed = dict.fromkeys(maker for other in dramas_like(catalogue, drama) for maker in getattr(other, craft))
    away = (maker for maker in listed if maker not in involved and not catalogue.shares_name(maker))
    return [catalogue.name_of(maker) for maker in islice(away, NEAREST)]


def not_by(catalogue: Catalogue, drama: Drama, craft: Craft) -> Iterator[Drama]:
    """Yield the dramas like one in whose writing (or directing) nobody had a part who had one in this."""
    involved = {*drama.writers, *drama.directors}
    return (
        other
        for other in dramas_like(catalogue, drama)
        if known(other, craft) and involved.isdisjoint((*other.writers, *other.directors))
    )


def actors_like(catalogue: Catalogue, drama: Drama, role: Role, *, apart_in: Trait | None = None) -> list[str]:
    """Return the names of castmates of the same gender, then of people like the actor of a role.

    `apart_in` leaves out castmates whose role may be the same in that as this one.
    """
    mates = [catalogue.people[other.actor] for other in _others_here(catalogue, drama, role, apart_in)]
    alone = (mate for mate in mates if not catalogue.shares_name(mate.id))
    away = people_away(catalogue, catalogue.people[role.actor], cast_of_kin(catalogue, drama))
    return names(catalogue, alone, MATES) + names(catalogue, away, NEAREST - MATES)


def characters_like(catalogue: Catalogue, drama: Drama, role: Role, *, apart_in: Trait | None = None) -> list[str]:
    """Return the characters of a drama that others of the same gender play; leads of like dramas where these are few.

    `apart_in` leaves out those that may be the same in that as this role.
    """
    here = [other.character for other in _others_here(catalogue, drama, role, apart_in)]
    if len(here) >= WRONG:
        return here
    leading = _leading_characters(catalogue, catalogue.people[role.actor].gender)
    return here + list(
        islice((name for like in dramas_like(catalogue, drama) for name in leading.get(like.id, ())), NEAREST)
    )


def _others_here(catalogue: Catalogue, drama: Drama, role: Role, apart_in: Trait | None) -> Iterator[Role]:
    """Yield the other roles of a drama played by the same gender.

    Not those that would spoil the story: to be named as an option is to be named.
    """
    gender = catalogue.people[role.actor].gender
    for other in drama.roles:
        fits = other.actor != role.actor and other.spoiler_from is None
        if fits and catalogue.people[other.actor].gender == gender and (not apart_in or _apart(role, other, apart_in)):
            yield other


def _apart(role: Role, other: Role, trait: Trait) -> bool:
    """Whether another role is known to be something else: where nothing is known of it, it might be the same."""
    told = getattr(other, trait)
    return bool(told) and set(words(told)).isdisjoint(words(getattr(role, trait) or ""))


@once_per_catalogue
def _leading_characters(catalogue: Catalogue, gender: Gender | None) -> Mapping[str, Sequence[str]]:
    """Return by drama the leading characters that actors of one gender play and that spoil nothing."""
    return {
        drama.id: [
            role.character
            for role in drama.main_roles
            if role.spoiler_from is None and catalogue.people[role.actor].gender == gender
        ]
        for drama in catalogue.dramas.values()
    }


def lettered_like(catalogue: Catalogue, drama: Drama, acronym: str) -> list[str]:
    """Return the titles that fit an acronym best without being meant: with its first letter and as many words."""

    def distance(other: Drama) -> tuple[bool, int]:
        own = words(other.title)
        return not other.title.casefold().startswith(acronym[0].casefold()), abs(len(own) - len(acronym))

    others = (
        other
        for other in dramas_like(catalogue, drama)
        if acronym not in other.acronyms and "".join(word[0] for word in words(other.title)) != acronym.casefold()
    )
    return titles(sorted(others, key=distance))
