"""The catalogue: everything known, read once, indexed, never changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from bot.catalogue.model import Drama, Person, Review, Role, Trope
from bot.catalogue.name_index import NameIndex
from bot.catalogue.titles import TitleIndex

Keyed = TypeVar("Keyed", Drama, Person, Review, Trope)


class Part(NamedTuple):
    """A role together with the drama it belongs to."""

    drama: Drama
    role: Role


def _by_id(items: Iterable[Keyed]) -> Mapping[str, Keyed]:
    return MappingProxyType({item.id: item for item in sorted(items, key=lambda item: item.id)})


class Catalogue:
    """Dramas, people, tropes and reviews with the indexes that questions and recommendations need.

    `last_year` is that of the newest drama: no later year is a plausible answer.

    References are expected to hold; `bot.catalogue.check` says where they do not.
    """

    def __init__(
        self,
        dramas: Iterable[Drama],
        people: Iterable[Person],
        tropes: Iterable[Trope] = (),
        reviews: Iterable[Review] = (),
    ) -> None:
        self.dramas = _by_id(dramas)
        self.people = _by_id(people)
        self.tropes = _by_id(tropes)
        self.reviews = _by_id(reviews)
        self.titles = TitleIndex(self.dramas.values())
        self.last_year = max((drama.year for drama in self.dramas.values()), default=0)
        parts: dict[str, list[Part]] = defaultdict(list)
        works: dict[str, list[Drama]] = defaultdict(list)
        reviews_of: dict[str, list[Review]] = defaultdict(list)
        for drama in self.dramas.values():
            for role in drama.roles:
                parts[role.actor].append(Part(drama, role))
            for maker in dict.fromkeys((*drama.writers, *drama.directors)):
                works[maker].append(drama)
        for review in self.reviews.values():
            reviews_of[review.drama].append(review)
        names = Counter(map(self.name_of, self.people))
        self._shared_names = frozenset(name for name, count in names.items() if count > 1)
        self._parts = {person: tuple(found) for person, found in parts.items()}
        self._works = {person: tuple(made) for person, made in works.items()}
        self._reviews_of = {drama: tuple(found) for drama, found in reviews_of.items()}

    @cached_property
    def prominence(self) -> Mapping[str, float]:
        """How well known each title, person, character and so on is, by the text that is shown.

        Fame counts, leads twice, and so does how often a name is met; only like compares with like.
        """
        known: dict[str, float] = defaultdict(float)
        for drama in self.dramas.values():
            known[drama.title] += drama.fame + len(drama.roles) / 100
            for maker in (*drama.writers, *drama.directors):
                known[self.name_of(maker)] += drama.fame
            for song in drama.songs:
                known[song.singer] += drama.fame
            for common in (*drama.networks, drama.setting):
                known[common] += 1
            for role in drama.roles:
                weight = drama.fame * (2 if role.billing == "main" else 1)
                known[role.character] += weight
                known[self.name_of(role.actor)] += weight
        return dict(known)

    @cached_property
    def names(self) -> NameIndex:
        """The names of people, by what is shown, the best known first."""
        shown = ((self.name_of(person.id), person) for person in self.people.values())
        return NameIndex(sorted(shown, key=lambda entry: (-self.prominence.get(entry[0], 0), entry[0])))

    @cached_property
    def characters(self) -> NameIndex:
        """The names of characters, by what is shown, the best known first."""
        shown = ((role.character, role) for drama in self.dramas.values() for role in drama.roles)
        return NameIndex(sorted(shown, key=lambda entry: (-self.prominence.get(entry[0], 0), entry[0])))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            found[self.name_of(person.id)].append(person)
        return {name: tuple(alike) for name, alike in found.items()}

    @cached_property
    def _by_trope(self) -> Mapping[str, tuple[Drama, ...]]:
        found: dict[str, list[Drama]] = defaultdict(list)
        for drama in sorted(self.dramas.values(), key=lambda drama: (-drama.fame, drama.title)):
            for trope in drama.tropes:
                found[trope].append(drama)
        return {trope: tuple(dramas) for trope, dramas in found.items()}

    def namesakes(self, name: str) -> tuple[Person, ...]:
        """Return everybody who is shown by a name."""
        return self._by_name.get(name, ())

    def dramas_with(self, trope_id: str) -> tuple[Drama, ...]:
        """Return the dramas of a trope, the best known first."""
        return self._by_trope.get(trope_id, ())

    def parts_of(self, person_id: str) -> tuple[Part, ...]:
        """Return the roles a person plays, each with its drama."""
        return self._parts.get(person_id, ())

    def works_of(self, person_id: str) -> tuple[Drama, ...]:
        """Return the dramas a person wrote or directed."""
        return self._works.get(person_id, ())

    def reviews_of(self, drama_id: str) -> tuple[Review, ...]:
        """Return the reviews of a drama."""
        return self._reviews_of.get(drama_id, ())

    def shares_name(self, person_id: str) -> bool:
        """Whether somebody else is shown by the same name."""
        return self.name_of(person_id) in self._shared_names

    def name_of(self, person_id: str) -> str:
        """Return a person's name as shown."""
        person = self.people[person_id]
        return person.stage_name or person.name
