"""What two dramas can have in common, and a drama as the ranking sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.catalogue import Catalogue, Drama

Field = Literal[
    "review", "writer", "director", "lead", "cast", "trope", "genre", "setting", "origin", "network", "franchise",
    "minutes", "age",
]  # fmt: skip

ONCE: frozenset[Field] = frozenset({"review", "writer", "director", "lead", "cast", "franchise"})
"""Of these it counts that something is shared, not how much of it, nor how rare: one actor says as much as five."""

SHORTER = (20, 35, 50, 75)
"""Minutes that the episodes of some kinds of drama have at most."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that can be shared; `id` is an id of the catalogue where the field has ids."""

    field: Field
    id: str


@dataclass(frozen=True, slots=True)
class Item:
    """A drama as the ranking sees it; `fame` in any unit that grows with it."""

    id: str
    year: int
    fame: float
    features: frozenset[Feature]
    episodes: int = 16


def item_of(catalogue: Catalogue, drama: Drama) -> Item:
    """Return a drama of the catalogue as the ranking sees it."""
    return Item(drama.id, drama.year, drama.fame, features_of(catalogue, drama), drama.episodes)


def features_of(catalogue: Catalogue, drama: Drama) -> frozenset[Feature]:
    """Return everything about a drama that another one can share; who leads it is in its cast, too."""
    return frozenset(_listed(catalogue, drama))


def minutes_of(minutes: float) -> Feature:
    """Return how long an episode is, as one of a few kinds: a web drama, half an hour, up to an hour, longer."""
    return Feature("minutes", str(sum(minutes > most for most in SHORTER)))


def _listed(catalogue: Catalogue, drama: Drama) -> Iterator[Feature]:
    yield from (Feature("trope", trope) for trope in drama.tropes)
    yield from (Feature("genre", genre) for genre in drama.genres)
    yield from (Feature("writer", person) for person in drama.writers)
    yield from (Feature("director", person) for person in drama.directors)
    for role in drama.roles:
        if role.spoiler_from is None:  # whose being there is a surprise is no reason to give
            yield Feature("cast", role.actor)
            if role.billing == "main":
                yield Feature("lead", role.actor)
    yield Feature("setting", drama.setting)
    yield from (Feature("network", network) for network in drama.networks)
    if drama.based_on.kind != "original":
        yield Feature("origin", drama.based_on.kind)
    yield minutes_of(drama.minutes)
    if drama.franchise is not None:
        yield Feature("franchise", drama.franchise)
    for review in catalogue.reviews.values():
        for similar in review.similar:
            if similar.basis == "liked" and drama.id in {review.drama, similar.drama}:
                yield Feature("review", f"{review.id}/{similar.drama}")
