"""What somebody played in, wrote or directed, and with whom: as far as it spoils nothing and nobody disputes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue.catalogue import Catalogue, Part
from bot.catalogue.model import Drama, Person, Role


@dataclass(frozen=True, slots=True)
class Credit:
    """A drama that somebody was part of: the roles they play in it, and what else they did."""

    drama: Drama
    roles: tuple[Role, ...]
    wrote: bool
    directed: bool


@dataclass(frozen=True, slots=True)
class Costar:
    """Somebody who plays in the same dramas, the best known first."""

    person: Person
    dramas: tuple[Drama, ...]


def is_told(drama: Drama, role: Role) -> bool:
    """Whether it spoils nothing who plays a role, and no source says otherwise."""
    return role.spoiler_from is None and not drama.is_disputed("actor", role.character)


def told_parts(catalogue: Catalogue, person: str) -> list[Part]:
    """Return the parts of a person that may be told."""
    return [part for part in catalogue.parts_of(person) if is_told(*part)]


def cast_of(drama: Drama) -> Mapping[str, Role]:
    """Return who plays in a drama, with the first role of each."""
    cast: dict[str, Role] = {}
    for role in drama.roles:
        if is_told(drama, role):
            cast.setdefault(role.actor, role)
    return cast


def credits_of(catalogue: Catalogue, person: str) -> list[Credit]:
    """Return all that a person did, the newest first."""
    roles: dict[Drama, list[Role]] = defaultdict(list)
    for part in told_parts(catalogue, person):
        roles[part.drama].append(part.role)
    dramas = dict.fromkeys((*roles, *(drama for drama in catalogue.works_of(person) if _made(drama, person))))
    credited = (
        Credit(drama, tuple(roles.get(drama, ())), wrote=_wrote(drama, person), directed=_directed(drama, person))
        for drama in dramas
    )
    return sorted(credited, key=lambda credit: (-credit.drama.year, credit.drama.title))


def costars_of(catalogue: Catalogue, person: str) -> list[Costar]:
    """Return who plays in more than one drama with a person, those who share most dramas first."""
    shared: dict[str, list[Drama]] = defaultdict(list)
    for drama in by_fame({part.drama for part in told_parts(catalogue, person)}):
        for other in cast_of(drama):
            shared[other].append(drama)
    found = [
        Costar(catalogue.people[other], tuple(dramas))
        for other, dramas in shared.items()
        if other != person and len(dramas) > 1
    ]
    return sorted(found, key=_rank)


def by_fame(dramas: set[Drama]) -> Sequence[Drama]:
    """Put dramas in order, the best known first."""
    return sorted(dramas, key=lambda drama: (-drama.fame, drama.title, drama.id))


def _rank(costar: Costar) -> tuple[int, int, str]:
    return -len(costar.dramas), -sum(drama.fame for drama in costar.dramas), costar.person.id


def _wrote(drama: Drama, person: str) -> bool:
    return person in drama.writers and not drama.is_disputed("writers")


def _directed(drama: Drama, person: str) -> bool:
    return person in drama.directors and not drama.is_disputed("directors")


def _made(drama: Drama, person: str) -> bool:
    return _wrote(drama, person) or _directed(drama, person)
