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
"""Of a number that holds a feature above and a place below, so that sorting it sorts by both."""
COMMON = 16
"""What one in so many has is added up for all at once, which is faster than one after the other."""


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
        self._common = {number: self._mask(number) for number in np.flatnonzero(counts * COMMON > len(ids)).tolist()}
        once = np.array([feature.field in ONCE for feature in self.features], bool)
        rarity = np.where(once, 1.0, np.log1p(len(ids) / np.maximum(counts, 1)))
        self.worth: Scores = (rarity * [weights.of(feature) for feature in self.features]).astype(np.float32)
        self.length = self._lengths()
        self.leaning = self._sums([weights.leanings.get(feature, 0.0) for feature in self.features]).astype(np.float32)
        share = _shares(fame)
        self._measures: tuple[tuple[Scores, np.float32, np.float32], ...] = (
            (share, np.float32(weights.fame_gap[0]), np.float32(weights.fame_gap[1])),
            (self.years, np.float32(weights.years), np.float32(0)),
            (np.log1p(np.array(episodes, np.float32)), np.float32(weights.episodes), np.float32(0)),
        )
        powers = zip(weights.fame, (share, share**2, share**4), strict=True)
        self.standing = np.asarray(sum(weight * power for weight, power in powers), np.float32)

    def row(self, place: int) -> Places:
        """Return the numbers of the features that an item has."""
        return self._in_rows[self._row_ends[place] : self._row_ends[place + 1]]

    def having(self, feature: int) -> Places:
        """Return the places of all items that have a feature, by its number."""
        return self._having[self._ends[feature] : self._ends[feature + 1]]

    def scores(self, worths: Mapping[int, float], liked: Iterable[int], fame: float = 1.0) -> Scores:
        """Return the score of each item for who likes some, by their places; fame counts so much of what it does."""
        scores = self.shared(worths)
        scores -= self.gaps(liked)
        scores += self.leaning
        scores += np.float32(fame) * self.standing
        return scores

    def shared(self, worths: Mapping[int, float]) -> Scores:
        """Add up what features are worth, by their numbers, for each item that has them."""
        summed, once = self.divided(worths)
        rare = {number: worth for number, worth in summed.items() if number not in self._common}
        scores: Scores = np.bincount(*self._postings(rare), len(self.place)).astype(np.float32)
        for number in summed.keys() & self._common.keys():
            scores += self._common[number] * np.float32(summed[number])
        scores *= self.length
        for same_field in once.values():
            places, greatest = self._greatest(same_field)
            scores[places] += greatest
        return scores

    def divided(self, worths: Mapping[int, float]) -> tuple[dict[int, float], dict[Field, dict[int, float]]]:
        """Divide features into those that are added up, and by their fields those of which one is counted."""
        summed: dict[int, float] = {}
        once: dict[Field, dict[int, float]] = defaultdict(dict)
        for number, worth in worths.items():
            field = self.features[number].field
            (once[field] if field in ONCE else summed)[number] = worth
        return summed, once

    def _greatest(self, worths: Mapping[int, float]) -> tuple[Places, Scores]:
        """Return the places of all items that have one of some features, and what is worth most of those they have."""
        numbers, each = list(worths), np.array(list(worths.values()))
        order = np.lexsort((each, np.abs(each))).tolist()
        places, added = self._postings({numbers[turn]: worths[numbers[turn]] for turn in order})
        turns = np.arange(len(places), dtype=np.int32)
        last = np.empty(len(self.place), np.int32)
        last[places] = turns  # of several for one item the last stays
        is_greatest = last[places] == turns
        return places[is_greatest], added[is_greatest].astype(np.float32)

    def _postings(self, worths: Mapping[int, float]) -> tuple[Places, npt.NDArray[np.float64]]:
        """Return the place of each item that has a feature, for one feature after the other, and what that is worth."""
        having = [self.having(number) for number in worths]
        added = np.repeat(np.array(list(worths.values()), np.float64), [len(places) for places in having])
        return np.concatenate((self._having[:0], *having)), added

    def gaps(self, places: Iterable[int]) -> Scores:
        """Return what it takes from each item's score, on average, how far apart it is from some others."""
        own = list(places)
        taken = np.zeros(len(self.place), np.float32)
        apart, part = (
            np.empty_like(taken),
            np.empty_like(taken),
        )  # to make these anew each time takes longer than to add
        for place in own:
            for values, weight, squared in self._measures:
                np.subtract(values, values[place], out=apart)
                np.abs(apart, out=apart)
                np.multiply(apart, squared, out=part)
                part += weight
                part *= apart
                taken += part
        taken /= np.float32(max(len(own), 1))
        return taken

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

    def _mask(self, number: int) -> npt.NDArray[np.bool_]:
        mask = np.zeros(len(self.place), bool)
        mask[self.having(number)] = True
        return mask

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
