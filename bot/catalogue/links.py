"""The shortest way from one actor to another through dramas in which both of two play."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.credits import cast_of, told_parts
from bot.catalogue.model import Drama, Role


@dataclass(frozen=True, slots=True)
class Link:
    """A drama in which two people play, and the role of each."""

    drama: Drama
    role: Role
    other: Role


class _Way(NamedTuple):
    """How somebody was reached: ids of people and dramas by turns. The least of several is the best known."""

    cost: int
    path: tuple[str, ...]

    def on(self, to: str, fame: int = 0) -> _Way:
        return _Way(self.cost - fame, (*self.path, to))


def chain(catalogue: Catalogue, first: str, second: str) -> tuple[Link, ...] | None:
    """Return the shortest chain between two people; None where there is none.

    Of chains as short it is the one through the best known dramas, and always the same.
    """
    reached = next((level[second] for level in _levels(catalogue, first) if second in level), None)
    return None if reached is None else links_of(catalogue, reached.path)


def links_of(catalogue: Catalogue, path: tuple[str, ...]) -> tuple[Link, ...]:
    """Return the links of a path: ids of people, with those of dramas in which both neighbours play between them."""
    found = []
    for place in range(1, len(path), 2):
        drama = catalogue.dramas[path[place]]
        cast = cast_of(drama)
        found.append(Link(drama, cast[path[place - 1]], cast[path[place + 1]]))
    return tuple(found)


def people_within(catalogue: Catalogue, person: str, links: int) -> Mapping[str, int]:
    """Return everybody who is at most so many links from a person, and how many."""
    levels = islice(_levels(catalogue, person), links + 1)
    return {other: far for far, level in enumerate(levels) for other in level}


def _levels(catalogue: Catalogue, first: str) -> Iterator[Mapping[str, _Way]]:
    """Yield who is no link away, who is one, two and so on, each with the best of the shortest ways there."""
    level = {first: _Way(0, (first,))}
    reached, watched = set(level), set[str]()
    while level:
        yield level
        dramas: dict[str, _Way] = {}
        for person, way in level.items():
            for drama in {part.drama for part in told_parts(catalogue, person)}:
                if drama.id not in watched:
                    _keep_best(dramas, drama.id, way.on(drama.id, drama.fame))
        level = {}
        for title, way in dramas.items():
            for other in cast_of(catalogue.dramas[title]):
                if other not in reached:
                    _keep_best(level, other, way.on(other))
        watched |= dramas.keys()
        reached |= level.keys()


def _keep_best(ways: dict[str, _Way], to: str, way: _Way) -> None:
    ways[to] = min(way, ways.get(to, way))
