"""Every drama as a row of numbers, so that all of them are ranked at once; exact, and each part of a score is known."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bot.recommend.features import ONCE, Feature, Field, Item
from bot.recommend.weights import Weights

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]


PLACE_BITS = 32


class Index:
    """The features of all items and who has which; built once, as it takes a second for each 20,000 items.

    The score of B for somebody who liked A is the sum over what both have of `worth`, times B's `length`, plus the
    greatest worth of each field that is counted once, plus B's `leaning` and `standing`, minus what it takes that they
    are years apart, one is known to more than the other, or is longer.
    """

    def __init__(self, items: Iterable[Item], weights: Weights) -> None:
        self.weights = weights
        self.features: list[Feature] = []
        ids, years, fame, sizes, episodes = [], [], [], [], []
        rows = array("i")
        numbered = self._numbering()
        for item in items:
            ids.append(item.id)
            years.append(item.year)
            fame.append(item.fame)
            sizes.append(len(item.features))
            episodes.append(item.episodes)
            rows.extend(map(numbered, item.features))
        self.place = {each: place for place, each in enumerate(ids)}
        self.number = {feature: number for number, feature in enumerate(self.features)}
        self.years: Scores = np.array(years, np.float32)
        self._row_ends = np.cumsum([0, *sizes], dtype=np.int64)
        self._in_rows: Places = np.array(rows, np.int32)
        counts = np.bincount(self._in_rows, minlength=len(self.features))
        self._ends = np.concatenate(([0], np.cumsum(counts)))
        self._having = self._whose()
        once = np.array([feature.field in ONCE for feature in self.features], bool)
        rarity = np.where(once, 1.0, np.log1p(len(ids) / np.maximum(counts, 1)))
        self.worth: Scores = (rarity * [weights.of(feature) for feature in self.features]).astype(np.float32)
        self.length = self._lengths()
        self.leaning = self._sums([weights.leanings.get(feature, 0.0) for feature in self.features]).astype(np.float32)
        self._share = _shares(fame)
        self._extent: Scores = np.log1p(np.array(episodes, np.float32))
        powers = zip(weights.fame, (self._share, self._share**2, self._share**4), strict=True)
        self.standing = np.asarray(sum(weight * power for weight, power in powers), np.float32)

    def row(self, place: int) -> Places:
        """Return the numbers of the features that an item has."""
        return self._in_rows[self._row_ends[place] : self._row_ends[place + 1]]

    def having(self, feature: int) -> Places:
        """Return the places of all items that have a feature, by its number."""
        return self._having[self._ends[feature] : self._ends[feature + 1]]

    def shared(self, worths: Mapping[int, float]) -> Scores:
        """Add up what features are worth, by their numbers, for each item that has them."""
        summed, once = self.divided(worths)
        added = np.repeat(list(summed.values()), [len(places) for places in map(self.having, summed)])
        sums = np.bincount(self._all_having(summed), added, len(self.place))
        scores: Scores = np.multiply(sums, self.length, dtype=np.float32, casting="same_kind")
        for same_field in once.values():
            scores += self.greatest(same_field)
        return scores

    def divided(self, worths: Mapping[int, float]) -> tuple[dict[int, float], dict[Field, dict[int, float]]]:
        """Divide features into those that are added up, and by their fields those of which one is counted."""
        summed: dict[int, float] = {}
        once: dict[Field, dict[int, float]] = defaultdict(dict)
        for number, worth in worths.items():
            field = self.features[number].field
            (once[field] if field in ONCE else summed)[number] = worth
        return summed, once

    def greatest(self, worths: Mapping[int, float]) -> Scores:
        """Return for each item what is worth most of the features that it has, for or against it."""
        ordered = sorted(worths, key=lambda number: magnitude(worths[number]))
        found = np.zeros(len(self.place), np.float32)
        sizes = [len(places) for places in map(self.having, ordered)]
        found[self._all_having(ordered)] = np.repeat(
            [worths[number] for number in ordered], sizes
        )  # the last one stays
        return found

    def _all_having(self, features: Iterable[int]) -> Places:
        return np.concatenate((self._having[:0], *map(self.having, features)))

    def gaps(self, places: Iterable[int]) -> Scores:
        """Return what it takes from each item's score, on average, how far apart it is from some others."""
        own = list(places)
        taken = np.zeros(len(self.place), np.float32)
        once, squared = map(np.float32, self.weights.fame_gap)
        for place in own:
            known = np.abs(self._share - self._share[place])
            taken += known * (once + squared * known)
            taken += np.float32(self.weights.years) * np.abs(self.years - self.years[place])
            taken += np.float32(self.weights.episodes) * np.abs(self._extent - self._extent[place])
        return np.divide(taken, np.float32(max(len(own), 1)), out=taken)

    def _numbering(self) -> Callable[[Feature], int]:
        """Return what tells the number of a feature, and gives it one where it has none."""
        known: dict[str, dict[str, int]] = defaultdict(dict)
        features = self.features

        def number(feature: Feature) -> int:
            same_field = known[feature.field]
            found = same_field.get(feature.id)
            if found is None:
                found = same_field[feature.id] = len(features)
                features.append(feature)
            return found

        return number

    def _whose(self) -> Places:
        """Return the places of those that have the first feature, in order, then of those with the second ..."""
        places = np.repeat(np.arange(len(self.place), dtype=np.int64), np.diff(self._row_ends))
        both = np.sort((self._in_rows.astype(np.int64) << PLACE_BITS) | places)
        return (both & ((1 << PLACE_BITS) - 1)).astype(np.int32)

    def _lengths(self) -> Scores:
        """Return the factor of each item by which having much to share does not make it better than others."""
        tropes = self._sums([float(feature.field == "trope") for feature in self.features])
        return np.asarray(((tropes + 3) / 13.0) ** -self.weights.length, np.float32)

    def _sums(self, numbers: Sequence[float]) -> npt.NDArray[np.float64]:
        """Add up a number of each feature over those that each item has."""
        sums = np.concatenate(([0.0], np.cumsum(np.asarray(numbers, np.float64)[self._in_rows])))
        added: npt.NDArray[np.float64] = sums[self._row_ends[1:]] - sums[self._row_ends[:-1]]
        return added


def magnitude(worth: float) -> tuple[float, float]:
    """Return by what the greatest is found; of two as great the one that is for an item."""
    return abs(worth), worth


def _shares(fame: Sequence[float]) -> Scores:
    """Return which share of all items is known to fewer than each, so that the unit of fame does not matter."""
    known, counts = np.unique(np.asarray(fame, np.float64), return_counts=True)
    share = (np.cumsum(counts) - counts / 2) / max(len(fame), 1)
    return np.asarray(share[np.searchsorted(known, fame)], np.float32)
