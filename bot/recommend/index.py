"""Every drama as a row of numbers, so that all of them are ranked at once; exact, and each part of a score is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.recommend.features import Feature, Item
from bot.recommend.weights import Weights

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int32]


class Index:
    """The features of all items and who has which; built once, as it takes a second for each 20,000 items.

    The score of B for somebody who liked A is the sum over what both have of `worth`, times B's `length`, plus B's
    `standing`, minus what the years between them take.
    """

    def __init__(self, items: Sequence[Item], weights: Weights) -> None:
        self.items = items
        self.weights = weights
        self.place = {item.id: place for place, item in enumerate(items)}
        numbers: dict[Feature, int] = {}
        rows = [[numbers.setdefault(feature, len(numbers)) for feature in item.features] for item in items]
        self.features = list(numbers)
        self.number = numbers
        self._row_ends = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        self._in_rows: Places = np.fromiter(chain.from_iterable(rows), np.int32, int(self._row_ends[-1]))
        counts = np.bincount(self._in_rows, minlength=len(numbers))
        self._ends = np.concatenate(([0], np.cumsum(counts)))
        whose = np.repeat(np.arange(len(items), dtype=np.int32), np.diff(self._row_ends))
        self._having: Places = whose[np.argsort(self._in_rows, kind="stable")]
        rarity = np.log1p(len(items) / np.maximum(counts, 1))
        self.worth: Scores = (rarity * [weights.of(feature) for feature in self.features]).astype(np.float32)
        self.years: Scores = np.array([item.year for item in items], np.float32)
        self.length = self._lengths()
        self.standing = self._standings([item.fame for item in items])

    def row(self, place: int) -> Places:
        """Return the numbers of the features that an item has."""
        return self._in_rows[self._row_ends[place] : self._row_ends[place + 1]]

    def having(self, feature: int) -> Places:
        """Return the places of all items that have a feature, by its number."""
        return self._having[self._ends[feature] : self._ends[feature + 1]]

    def shared(self, worths: Mapping[int, float]) -> Scores:
        """Add up what features are worth, by their numbers, for each item that has them."""
        scores = np.zeros(len(self.items), np.float32)
        for feature, worth in worths.items():
            scores[self.having(feature)] += np.float32(worth)
        return np.multiply(scores, self.length, out=scores)

    def gaps(self, places: Iterable[int]) -> Scores:
        """Return what the years between each item and some others take from its score, on average."""
        taken = np.zeros(len(self.items), np.float32)
        years = self.years[list(places)]
        for year in years:
            apart = np.abs(self.years - year)
            taken += self.weights.year * np.log1p(apart) + self.weights.years * apart
        return np.divide(taken, max(len(years), 1), out=taken)

    def _lengths(self) -> Scores:
        """Return the factor of each item by which having much to share does not make it better than others."""
        counted = np.zeros(len(self.features), bool)
        counted[[number for feature, number in self.number.items() if feature.field == "trope"]] = True
        sums = np.concatenate(([0], np.cumsum(counted[self._in_rows])))
        tropes = sums[self._row_ends[1:]] - sums[self._row_ends[:-1]]
        return np.asarray(((tropes + 3) / 13.0) ** -self.weights.length, np.float32)

    def _standings(self, fame: Sequence[float]) -> Scores:
        """Return what each item's fame adds: by its place among all, so that the unit of fame does not matter."""
        known, counts = np.unique(np.asarray(fame, np.float64), return_counts=True)
        share = (np.cumsum(counts) - counts / 2) / max(len(fame), 1)
        part = share[np.searchsorted(known, fame)]
        powers = zip(self.weights.fame, (part, part**2, part**4), strict=True)
        return np.asarray(sum(weight * power for weight, power in powers), np.float32)
