"""What two dramas can have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.catalogue import Catalogue, Drama

Field = Literal["review", "writer", "director", "lead", "cast", "trope", "genre", "setting", "origin", "network"]
WEIGHTS: Mapping[Field, float] = {
    "review": 3.0,
    "writer": 1.6,
    "director": 0.8,
    "lead": 0.9,
    "cast": 0.3,
    "trope": 1.0,
    "genre": 0.7,
    "setting": 0.8,
    "origin": 0.2,
    "network": 0.1,
}
"""How much a shared feature of each field counts, before its rarity does. Set by judgement until votes teach better."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that can be shared; `id` is an id of the catalogue where the field has ids."""

    field: Field
    id: str


def features_of(catalogue: Catalogue, drama: Drama) -> frozenset[Feature]:
    """Return everything about a drama that another one can share; a person counts in their strongest part only."""
    return frozenset(_listed(catalogue, drama))


def _listed(catalogue: Catalogue, drama: Drama) -> Iterator[Feature]:
    yield from (Feature("trope", trope) for trope in drama.tropes)
    yield from (Feature("genre", genre) for genre in drama.genres)
    yield from (Feature("writer", person) for person in drama.writers)
    yield from (Feature("director", person) for person in drama.directors)
    for role in drama.roles:
        if role.spoiler_from is None:  # whose being there is a surprise is no reason to give
            yield Feature("lead" if role.billing == "main" else "cast", role.actor)
    yield Feature("setting", drama.setting)
    yield from (Feature("network", network) for network in drama.networks)
    if drama.based_on.kind != "original":
        yield Feature("origin", drama.based_on.kind)
    for review in catalogue.reviews.values():
        for similar in review.similar:
            if similar.basis == "liked" and drama.id in {review.drama, similar.drama}:
                yield Feature("review", f"{review.id}/{similar.drama}")
