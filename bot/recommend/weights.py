"""What each kind of thing in common is worth: learned by `python -m bench.learn` from pairs that people chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from bot.recommend.features import Feature, Field


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the ranking.

    `fields` are what a shared feature of each counts, before its rarity; `factors` those of single features that count
    more or less than their field. `leanings` are what features add to whatever has them, shared or not: some kinds of
    drama are named more often beside any other. `fame` multiplies a drama's share of all that are less known, its
    square and its fourth power; `fame_gap` the difference of the shares of two dramas, and its square. `years` are
    those between the two, `episodes` the difference of the logarithms of how many they have. `length` is the power by
    which many tropes make each count less.
    """

    fields: Mapping[Field, float]
    factors: Mapping[Feature, float] = field(default_factory=dict)
    leanings: Mapping[Feature, float] = field(default_factory=dict)
    fame: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fame_gap: tuple[float, float] = (0.0, 0.0)
    years: float = 0.0
    episodes: float = 0.0
    length: float = 0.0

    def of(self, feature: Feature) -> float:
        """Return what a feature counts, before its rarity."""
        return self.fields.get(feature.field, 0.0) * self.factors.get(feature, 1.0)


def weights_of(read: Mapping[str, Any]) -> Weights:
    """Make weights of what a file of them holds."""
    first, second, third = map(float, read["fame"])
    apart, squared = map(float, read["fame_gap"])
    fields = {cast("Field", name): float(weight) for name, weight in read["fields"].items()}
    single = {name: float(read[name]) for name in ("years", "episodes", "length")}
    factors, leanings = (_by_feature(read.get(name, {})) for name in ("factors", "leanings"))
    return Weights(fields, factors, leanings, (first, second, third), (apart, squared), **single)


def _by_feature(tables: Mapping[str, Mapping[str, float]]) -> dict[Feature, float]:
    return {
        Feature(cast("Field", name), identity): float(number)
        for name, table in tables.items()
        for identity, number in table.items()
    }
