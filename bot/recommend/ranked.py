"""Dramas in the order of their scores, and which of the things they share put them there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from bot.recommend.index import Index, Places, Scores

LOOKED_AT = 300
"""So many of the best are put in order, and compared with one that would lose something."""


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
        found = np.sort(np.argpartition(-scores, count - 1)[:count])
        return found[np.argsort(-scores[found], kind="stable")].astype(np.int32)

    def parts(self, place: int) -> dict[int, float]:
        """Return what each feature of an item added to its score, by the features' numbers."""
        length = float(self._index.length[place])
        return {
            number: self._worths[number] * length
            for number in map(int, self._index.row(place))
            if self._worths.get(number, 0.0) > 0
        }

    def moves(self, place: int, number: int) -> bool:
        """Whether an item would rank lower among the best if nobody's feature of that number counted."""
        behind = self.best[self.scores[self.best] < self.scores[place]]
        having = np.isin(behind, self._index.having(number), assume_unique=True)
        lost = np.float32(self._worths[number]) * self._index.length
        without = self.scores[behind] - np.where(having, lost[behind], np.float32(0))
        return bool((without > self.scores[place] - lost[place]).any())
