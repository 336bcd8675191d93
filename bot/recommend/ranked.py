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
        self._scored_without: dict[int, Scores] = {}
        self._moving: dict[int, set[int]] = {}

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
        """Return what each feature of an item added to its score, by the features' numbers."""
        length = float(self._index.length[place])
        return {
            number: self._worths[number] * length
            for number in map(int, self._index.row(place))
            if self._worths.get(number, 0.0) > 0
        }

    def moves(self, place: int, number: int) -> bool:
        """Whether an item would rank lower among the best if nobody's feature of that number counted."""
        if place not in self._moving:
            self._moving[place] = self._moved(place)
        return number in self._moving[place]

    def _moved(self, place: int) -> set[int]:
        """Return the numbers of all parts of an item that move it."""
        numbers = list(self.parts(place))
        if not numbers:
            return set()
        without = np.stack([self._without(number) for number in numbers])
        worths = np.array([self._worths[number] for number in numbers], np.float32)
        score = self.scores[place]
        left = score - worths * self._index.length[place]
        lower = self._in_front(without, left[:, None], place) > self._in_front(self._best_scores, score, place)
        return {number for number, is_lower in zip(numbers, lower, strict=True) if is_lower}

    @cached_property
    def _best_scores(self) -> Scores:
        return self.scores[self.best]

    @cached_property
    def _best_lengths(self) -> Scores:
        return self._index.length[self.best]

    def _without(self, number: int) -> Scores:
        """Return what the best would score if a feature did not count."""
        if number not in self._scored_without:
            having, best = self._index.having(number), self.best
            found = having[np.minimum(np.searchsorted(having, best), len(having) - 1)] == best
            lost = np.float32(self._worths[number]) * self._best_lengths
            self._scored_without[number] = self._best_scores - lost * found
        return self._scored_without[number]

    def _in_front(self, scores: Scores, score: Scores | np.float32, place: int) -> npt.NDArray[np.intp]:
        """Return how many of the best, that score so, are in front of an item that scores so."""
        ties = (scores == score) & (self.best < place)
        counts: npt.NDArray[np.intp] = np.count_nonzero((scores > score) | ties, axis=-1)
        return counts
