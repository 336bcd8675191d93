"""Dramas in the order of their scores, and which of the things they share put them there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.recommend.index import Index, Places, Scores, magnitude

LOOKED_AT = 300
"""So many of the best are put in order, and compared with one that would lose something."""
AT_ONCE = 12
"""For so many of the first it is found out together what moves them: mostly they are all that is shown."""


class Ranked:
    """Those items that may be shown, by their scores; `worths` are what the features added, by their numbers."""

    def __init__(
        self, index: Index, scores: Scores, allowed: npt.NDArray[np.bool_], worths: Mapping[int, float]
    ) -> None:
        self.scores = scores
        self._index = index
        self.allowed = allowed
        self._worths = worths
        self._parts: dict[int, dict[int, float]] = {}
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
        """Return what each feature of an item added to its score, by the features' numbers.

        A field that is counted once has one part, that of its greatest feature.
        """
        if place not in self._parts:
            length, own = float(self._index.length[place]), self._worths
            numbers: list[int] = self._index.row(place).tolist()
            summed, once = self._index.divided({number: own[number] for number in numbers if number in own})
            parts = {number: worth * length for number, worth in summed.items()}
            for each in once.values():
                greatest = max(each, key=lambda number: magnitude(each[number]))
                parts[greatest] = each[greatest]
            self._parts[place] = {number: part for number, part in parts.items() if part > 0}
        return self._parts[place]

    def moves(self, place: int, number: int) -> bool:
        """Whether an item would rank lower among the best if nobody's feature of that number counted.

        Of a field that is counted once, if nothing of that field counted.
        """
        if place not in self._moving:
            first = self.best[:AT_ONCE].tolist()
            self._moving |= self._moved(first if place in first else [place])
        return number in self._moving[place]

    def _moved(self, places: Sequence[int]) -> dict[int, set[int]]:
        """Return for items the numbers of all their parts that move them."""
        parts = [self.parts(place) for place in places]
        numbers = sorted(set(chain.from_iterable(parts)))
        slot = {number: row for row, number in enumerate(numbers)}
        which = np.array([slot[number] for each in parts for number in each], np.intp)
        turns = np.repeat(np.arange(len(places)), list(map(len, parts)))
        own = np.array([part for each in parts for part in each.values()], np.float32)
        whose = np.array(places, np.intp)
        scores = self.scores[self.best]
        without = np.asarray(scores - self._lost(numbers), np.float32)
        left = self.scores[whose[turns]] - own
        before = self._in_front(scores, self.scores[whose], whose)
        lower = self._in_front(without[which], left, whose[turns]) > before[turns]
        return {
            place: {number for number, is_lower in zip(each, lower[turns == turn].tolist(), strict=True) if is_lower}
            for turn, (place, each) in enumerate(zip(places, parts, strict=True))
        }

    def _lost(self, numbers: Sequence[int]) -> Scores:
        """Return a row for each feature with what the best would lose without it."""
        _summed, once = self._index.divided(self._worths)
        worths = np.array([self._worths[number] for number in numbers], np.float32)
        lost: Scores = self._index.table(self.best, numbers) * (worths[:, None] * self._index.length[self.best])
        fields = [self._index.features[number].field for number in numbers]
        greatest = {field: self._index.greatest(once[field])[self.best] for field in set(fields) & once.keys()}
        for row, field in enumerate(fields):
            if field in greatest:
                lost[row] = greatest[field]
        return lost

    def _in_front(self, scores: Scores, of: Scores, places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return how many of the best, by their scores, are in front of each of some items, by theirs."""
        ties = (scores == of[:, None]) & (self.best < places[:, None])
        counts: npt.NDArray[np.intp] = np.count_nonzero((scores > of[:, None]) | ties, axis=-1)
        return counts
