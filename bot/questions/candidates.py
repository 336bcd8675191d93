"""Finds options that are certainly wrong and near enough to the right one to make people think."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from bot.catalogue import Catalogue, Drama, Gender, Person, Role, words
from bot.catalogue.once import once_per_catalogue
from bot.questions.choices import WRONG
from bot.questions.occupations import are_apart
from bot.questions.subjects import Craft, is_certain, known

LEADS_APART = 8
"""How many years a lead and a supporting actor are apart, as choices for one question."""
TYPICAL_AGE = 34
"""Years; somebody of whom the birth year alone is known is taken to act at about this age."""
GENERATION = 120
"""So many people of nearly the same years are compared, and so many on the other side."""
LIKEST = 48
"""So many people like somebody are remembered; casts are taken out of them, so there must be more than options."""
NEAREST = 12
"""Wrong options are drawn from this many of the likest, so that they stay plausible and there is a choice."""
DROPPED = frozenset({"a", "an", "and", "at", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"})
"""Words that may be missing in an acronym."""
MATES = 4
"""So many castmates are among the wrong options to choose from."""

V = TypeVar("V")


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
    near = careers[max(0, place - GENERATION) : place + GENERATION]
    apart = [
        abs(own.year - year) + LEADS_APART * abs(own.leads - leads) + abs(own.parts - parts)
        for year, parts, leads, _person in near
    ]
    likest = sorted(range(len(near)), key=apart.__getitem__)[: LIKEST + 1]
    return [near[other].person for other in likest if near[other].person.id != person.id]


class _Sort(NamedTuple):
    """What makes dramas alike; a bit for each genre and network, so that what two share is counted at once."""

    drama: Drama
    year: int
    genres: int
    networks: int


@once_per_catalogue
def _sorts(catalogue: Catalogue) -> Sequence[_Sort]:
    dramas = list(catalogue.dramas.values())
    bits = {name: 1 << place for place, name in enumerate({name for drama in dramas for name in drama.genres})}
    lines = {name: 1 << place for place, name in enumerate({name for drama in dramas for name in drama.networks})}
    return [
        _Sort(
            drama,
            drama.year,
            sum(bits[genre] for genre in drama.genres),
            sum(lines[network] for network in drama.networks),
        )
        for drama in dramas
    ]


@once_per_catalogue
def dramas_like(catalogue: Catalogue, drama: Drama) -> Sequence[Drama]:
    """Return the other dramas, those of the same genres, years and network first."""
    sorts = _sorts(catalogue)
    _drama, own, genres, networks = next(sort for sort in sorts if sort.drama.id == drama.id)
    apart = [
        abs(own - year) - 3 * (genres & theirs).bit_count() - (networks & lines).bit_count()
        for _other, year, theirs, lines in sorts
    ]
    likest = sorted(range(len(sorts)), key=apart.__getitem__)
    kin = {other.id for other in kin_of(catalogue, drama)}
    return [other for other in [sorts[place].drama for place in likest] if other.id not in kin]


@once_per_catalogue
def kin_of(catalogue: Catalogue, drama: Drama) -> frozenset[Drama]:
    """Return a drama and those that continue it or that it continues: people may take them for one."""
    return frozenset({drama, *_families(catalogue).get(drama.franchise or "", ())})


@once_per_catalogue
def _families(catalogue: Catalogue) -> Mapping[str, Sequence[Drama]]:
    """Return the dramas of each franchise."""
    families: dict[str, list[Drama]] = defaultdict(list)
    for drama in catalogue.dramas.values():
        if drama.franchise is not None:
            families[drama.franchise].append(drama)
    return families


@once_per_catalogue
def cast_of_kin(catalogue: Catalogue, drama: Drama) -> frozenset[str]:
    """Return everybody in the cast of a drama and of those that continue it."""
    return frozenset(role.actor for other in kin_of(catalogue, drama) for role in other.roles)


def first(candidates: Iterable[V]) -> list[V]:
    """Return as many of the candidates, best first, as a choice is made from."""
    return list(islice(candidates, NEAREST))


def titles(dramas: Iterable[Drama], most: int = NEAREST) -> Iterator[str]:
    """Yield the titles of the first dramas."""
    return (drama.title for drama in islice(dramas, most))


def names(catalogue: Catalogue, people: Iterable[Person], most: int = NEAREST) -> Iterator[str]:
    """Yield the names of the first people."""
    return (catalogue.name_of(person.id) for person in islice(people, most))


def people_away(catalogue: Catalogue, person: Person, casts: frozenset[str]) -> Iterator[Person]:
    """Yield the people like somebody who are not in these casts."""
    return (other for other in people_like(catalogue, person) if other.id not in casts)


@once_per_catalogue
def titles_like(catalogue: Catalogue, drama: Drama) -> Sequence[str]:
    """Return the titles of the likest dramas."""
    return list(titles(dramas_like(catalogue, drama)))


@once_per_catalogue
def makers_like(catalogue: Catalogue, drama: Drama, craft: Craft) -> Sequence[str]:
    """Return the names of writers (or directors) of like dramas who had no part in making this one or its kin."""
    involved = {maker for other in kin_of(catalogue, drama) for maker in (*other.writers, *other.directors)}
    listed = dict.fromkeys(maker for other in dramas_like(catalogue, drama) for maker in getattr(other, craft))
    away = (maker for maker in listed if maker not in involved and not catalogue.shares_name(maker))
    return [catalogue.name_of(maker) for maker in islice(away, NEAREST)]


def not_by(catalogue: Catalogue, drama: Drama, craft: Craft) -> Iterator[Drama]:
    """Yield the dramas like one in whose making nobody had a part who had one in this, nor any namesake of theirs."""
    involved, sure = _makers(catalogue, drama), known(catalogue, craft)
    likest = (other for other in dramas_like(catalogue, drama) if other.id in sure)
    return (other for other in likest if involved.isdisjoint(_makers(catalogue, other)))


@once_per_catalogue
def _makers(catalogue: Catalogue, drama: Drama) -> frozenset[str]:
    """Return the names of a drama's writers and directors."""
    return frozenset(map(catalogue.name_of, (*drama.writers, *drama.directors)))


def actors_like(catalogue: Catalogue, drama: Drama, role: Role, *, apart_in_occupation: bool = False) -> Iterator[str]:
    """Yield the names of castmates of the same gender, then of people like the actor of a role.

    `apart_in_occupation` leaves out castmates whose role may have the same occupation.
    """
    mates = (
        catalogue.people[other.actor]
        for other in _others_here(catalogue, drama, role, apart_in_occupation=apart_in_occupation)
    )
    yield from names(catalogue, (mate for mate in mates if not catalogue.shares_name(mate.id)), MATES)
    away = people_away(catalogue, catalogue.people[role.actor], cast_of_kin(catalogue, drama))
    yield from names(catalogue, away, NEAREST - MATES)


def characters_like(
    catalogue: Catalogue, drama: Drama, role: Role, *, apart_in_occupation: bool = False
) -> Iterator[str]:
    """Yield the characters of a drama that others of the same gender play; leads of like dramas where these are few.

    `apart_in_occupation` leaves out those that may have the same occupation.
    """
    here = [other.character for other in _others_here(catalogue, drama, role, apart_in_occupation=apart_in_occupation)]
    yield from here
    if len(here) < WRONG:
        leading = _leading_characters(catalogue, catalogue.people[role.actor].gender)
        like = (name for other in dramas_like(catalogue, drama) for name in leading.get(other.id, ()))
        yield from islice(like, NEAREST)


def _others_here(catalogue: Catalogue, drama: Drama, role: Role, *, apart_in_occupation: bool) -> Iterator[Role]:
    """Yield the other roles of a drama played by the same gender, of which nobody disputes who plays them.

    Not those that would spoil the story: to be named as an option is to be named.
    """
    gender = catalogue.people[role.actor].gender
    for other in drama.roles:
        shown = other.actor != role.actor and other.spoiler_from is None
        alike = shown and catalogue.people[other.actor].gender == gender
        sure = alike and is_certain(drama, other, "character", "actor")
        if sure and (not apart_in_occupation or _is_elsewhere(drama, role, other)):
            yield other


def _is_elsewhere(drama: Drama, role: Role, other: Role) -> bool:
    """Whether another role certainly has another occupation: where none is known it might be the same."""
    sure = other.occupation is not None and is_certain(drama, other, "occupation")
    return sure and are_apart(role.occupation or "", other.occupation or "")


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
    """Return titles that fit an acronym without being meant: with its first letter, and as many words as it has."""
    letters, wanted = _initials(catalogue), acronym.casefold()
    others = [
        other
        for other in dramas_like(catalogue, drama)
        if acronym not in other.acronyms and wanted not in letters[other.id]
    ]
    alike = [other for other in others if letters[other.id][0][:1] == wanted[0]]
    alike.sort(key=lambda other: abs(len(letters[other.id][0]) - len(wanted)))
    return [*titles(alike), *titles(others)]


@once_per_catalogue
def _initials(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Return the first letters of each drama's title and other titles, with and without the words that are dropped."""
    return {
        drama.id: [
            "".join(word[0] for word in words(title) if word not in dropped)
            for title in (drama.title, *drama.other_titles)
            for dropped in ((), DROPPED)
        ]
        for drama in catalogue.dramas.values()
    }
