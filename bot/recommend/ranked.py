"""Dramas in the order of their scores, and which of the things they share put them there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot.recommend.index import Index, Places, Scores, magnitude

LOOKED_AT = 300
"""So many of the best are put in order."""


class Ranked:
    """Those items that may be shown, by their scores; `worths` are what the features added, by their numbers."""

    def __init__(
        self, index: Index, scores: Scores, allowed: npt.NDArray[np.bool_], worths: Mapping[int, float]
    ) -> None:
        self.scores = scores
        self._index = index
        self.allowed = allowed
        self._worths = worths

    @cached_property
    def best(self) -> Places:
        """The places of the best, in order; of two alike the one that stands first in the index."""
        scores = np.where(self.allowed, self.scores, np.float32(-np.inf))
        count = min(LOOKED_AT, int(self.allowed.sum()))
        if count == 0:
            return np.empty(0, np.int32)
        least = np.partition(scores, len(scores) - count)[len(scores) - count]
        found = np.flatnonzero(scores >= least)
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
        behind = self._behind(place)
        if behind is None:
            return False
        left, other = np.float32(self.scores[place] - np.float32(part)), self.scores[behind]
        return bool(other > left or (other == left and behind < place))

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
