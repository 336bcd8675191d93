"""Whom a name in a review means: a character of the reviewed drama, one of its people, or anybody else known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from bot.catalogue import Catalogue, Drama, Person, Role, fold
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.known import known
from bot.catalogue.ranks import without_ranks
from bot.catalogue.spelt import SURNAMES_SPELT, spelt

Who = TypeVar("Who", Role, Person)

LIKELY: Final = 3
"""So many people whose names are like one are compared with it."""
FEWEST_WORDS: Final = 2
"""Words of a name by which a stranger is known, unless it has a hyphen."""
MOST_NAMES: Final = 800
"""Different names of one review that are looked up; those beyond are nobody's."""
MOST_STRANGERS: Final = 100
"""Different names of one review for which everybody is searched who is called almost so."""


class Whose(NamedTuple):
    """Whom a name means: a character of the drama, and a person by their id, who `is_cast` if the drama names them.

    `is_near` says that the person is called almost so, and may be somebody else.
    """

    role: Role | None = None
    person: str | None = None
    is_cast: bool = False
    is_near: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it means anybody."""
        return self.role is not None or self.person is not None


@lru_cache(maxsize=4)
def people_by_letters(catalogue: Catalogue) -> Mapping[str, tuple[Person, ...]]:
    """Return everybody by the letters of each of their names, the best known first."""
    found: dict[str, list[Person]] = defaultdict(list)
    order = catalogue.prominence
    for person in sorted(catalogue.people.values(), key=lambda one: (-order.get(catalogue.name_of(one.id), 0), one.id)):
        for letters in known(person).letters:
            found[letters].append(person)
    return {letters: tuple(people) for letters, people in found.items()}


class Names:
    """The names of a drama's characters and people, and of everybody else; all but the last are missing without one."""

    def __init__(self, catalogue: Catalogue, drama: Drama | None) -> None:
        self._catalogue = catalogue
        self._everybody = people_by_letters(catalogue)
        self.drama = drama
        self._roles = drama.roles if drama else ()
        makers = (*drama.writers, *drama.directors) if drama else ()
        ids = dict.fromkeys((*(role.actor for role in self._roles), *makers))
        self._cast = tuple(catalogue.people[person] for person in ids if person in catalogue.people)
        self._nicknamed = {fold(role.nickname): role for role in reversed(self._roles) if role.nickname}
        self._letters = self._nicknamed.keys() | {
            letters for whom in map(known, (*self._roles, *self._cast)) for letters in (*whom.letters, *whom.given)
        }
        self._known: dict[str, Whose] = {}
        self._strangers = 0

    def holds(self, name: str) -> bool:
        """Whether somebody of the drama is called exactly so, by the given name alone or whole."""
        return spelt(name).letters in self._letters

    def has_letters(self, letters: str) -> bool:
        """Whether they are all small letters of a name of somebody of the drama, without what divides it."""
        return letters in self._letters

    def is_anybody(self, name: str) -> bool:
        """Whether somebody anywhere is called exactly so."""
        return spelt(name).letters in self._everybody

    def of(self, person: str) -> Whose:
        """Return somebody who is known by their id."""
        return Whose(None, person, is_cast=any(one.id == person for one in self._cast))

    def played_by(self, person: str | None, name: str) -> Role | None:
        """Return the character of that name whom a person plays in the drama: several may bear it, young and old."""
        told = spelt(without_ranks(name).name)
        own = (role for role in self._roles if person is not None and role.actor == person)
        return next((role for role in own if fit_of(told, role, slips=False) >= Fit.GIVEN), None)

    def whose(self, name: str) -> Whose:
        """Return whom a name means, with the ranks before it or without."""
        if name not in self._known:
            self._known[name] = self._whose(name) if len(self._known) < MOST_NAMES else Whose()
        return self._known[name]

    def _whose(self, name: str) -> Whose:
        if not spelt(name).letters:
            return Whose()
        role = self._role(name)
        cast = _fitting(name, self._cast)
        if cast is not None:
            return Whose(role, cast.id, is_cast=True)
        person = self._anybody(name) if role is None or len(name.split()) > 1 else None
        return Whose(role, person, is_near=person is not None and not self.is_anybody(name))

    def _role(self, name: str) -> Role | None:
        found = self._nicknamed.get(fold(name)) or _fitting(name, self._roles)
        if found is not None:
            return found
        ranks, bare = without_ranks(name)
        surnames = SURNAMES_SPELT.get(spelt(bare).letters) if ranks else None
        if not surnames:
            return None
        alike = [role for role in self._roles if any(surnames & split.surnames for split in known(role).splits)]
        return alike[0] if len(alike) == 1 else None

    def _anybody(self, name: str) -> str | None:
        exact = self._everybody.get(spelt(name).letters)
        if exact:
            return exact[0].id
        if len(spelt(name).words) < FEWEST_WORDS and "-" not in name:
            return None
        self._strangers += 1
        if self._strangers > MOST_STRANGERS:
            return None
        likely = (
            person
            for shown in self._catalogue.names.search(name, LIKELY)
            for person in self._catalogue.namesakes(shown)
        )
        found = next((person for person in likely if fit_of(spelt(name), person, slips=False) >= Fit.RESPELLED), None)
        return found.id if found else None


def _fitting(name: str, whom: Iterable[Who]) -> Who | None:
    """Return the one whom a name fits best; nobody where it fits two of other names as well, or is a slip at most."""
    told = spelt(without_ranks(name).name)
    fits = [(fit_of(told, one, slips=False), one) for one in whom]
    highest = max((fit for fit, _one in fits), default=Fit.NOT)
    if highest < Fit.GIVEN:
        return None
    best = [one for fit, one in fits if fit == highest]
    return best[0] if frozenset.intersection(*(frozenset(known(one).letters) for one in best)) else None
