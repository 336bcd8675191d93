"""Dramas in the order of their scores, and which of the things they share put them there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from math import inf

import numpy as np
import numpy.typing as npt

from bot.recommend.index import Index, Places, Scores, magnitude

LOOKED_AT = 300
"""So many of the best are put in order."""
EVERY = 16
"""Which scores are looked at to find about the least of the best."""


class Ranked:
    """Those items that may be shown, by their scores; `worths` are what the features added, by their numbers."""

    def __init__(
        self, index: Index, scores: Scores, allowed: npt.NDArray[np.bool_], worths: Mapping[int, float]
    ) -> None:
        self.scores = scores
        self._index = index
        self.allowed = allowed
        self._worths = worths
        self._leads: dict[int, tuple[float, bool]] = {}

    @cached_property
    def best(self) -> Places:
        """The places of the best, in order; of two alike the one that stands first in the index."""
        scores = np.where(self.allowed, self.scores, np.float32(-np.inf))
        count = min(LOOKED_AT, int(np.count_nonzero(self.allowed)))
        if count == 0:
            return np.empty(0, np.int32)
        found = np.flatnonzero(scores >= _least(scores, count))
        return found[np.argsort(-scores[found], kind="stable")[:count]].astype(np.int32)

    def parts(self, place: int) -> dict[int, float]:
        """Return what each feature of an item added to its score, by the features' numbers.

        A field that is counted once has one part, that of its greatest feature.
        """
        length, own = float(self._index.length[place]), self._worths
        numbers: list[int] = self._index.row(place).tolist()
        summed, once = self._index.divided({number: own[number] for number in numbers if number in own})
        parts = {number: worth * length for number, worth in summed.items()}
        for each in once.values():
            greatest = max(each, key=lambda number: magnitude(each[number]))
            parts[greatest] = each[greatest]
        return {number: part for number, part in parts.items() if part > 0}

    def is_lower_without(self, place: int, part: float) -> bool:
        """Whether an item would rank lower if its score lacked a part."""
        if place not in self._leads:
            self._leads[place] = self._lead(place)
        lead, wins_tie = self._leads[place]
        return part > lead or (part == lead and not wins_tie)

    def _lead(self, place: int) -> tuple[float, bool]:
        """Return how far an item is in front of the next one, and whether it would still be with the same score."""
        behind = self._behind(place)
        if behind is None:
            return inf, True
        return float(self.scores[place]) - float(self.scores[behind]), place < behind

    def _behind(self, place: int) -> int | None:
        """Return the place of the item that comes right after another one; None after the last."""
        position = self._positions.get(place, len(self.best))
        if position + 1 < len(self.best):
            return int(self.best[position + 1])
        places = np.arange(len(self.scores))
        lower = (self.scores < self.scores[place]) | ((self.scores == self.scores[place]) & (places > place))
        after = np.flatnonzero(self.allowed & lower)
        return int(after[np.argmax(self.scores[after])]) if len(after) else None

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {place: position for position, place in enumerate(self.best.tolist())}


def _least(scores: Scores, count: int) -> np.float32:
    """Return a score that so many reach at the least, and not many more do."""
    some = scores[::EVERY]
    about = 2 * count // EVERY
    if 0 < about < len(some) - about:
        least = np.partition(some, len(some) - about)[len(some) - about]
        if np.count_nonzero(scores >= least) >= count:
            return np.float32(least)
    return np.float32(np.partition(scores, len(scores) - count)[len(scores) - count])
