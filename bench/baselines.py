"""Rankings that nobody had to learn, to compare with the one that was learned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import numpy as np
import numpy.typing as npt

from bench.measures import Ranking, shares
from bot.recommend import Index
from bot.recommend.features import Field

Floats = npt.NDArray[np.float64]
SLIGHT = 0.1
"""How much fame counts beside a likeness of at most 1."""


class Baselines:
    """What can be ranked by without learning: fame, genres, tags, and everything that is known of a title."""

    def __init__(self, index: Index, fame: Floats) -> None:
        self._index = index
        self._known = shares(fame)
        self._fields = np.array([feature.field for feature in index.features])

    def rankings(self) -> Mapping[str, Ranking]:
        """Return all rankings by their names."""
        tags = self._cosine({"trope"})
        content = self._cosine({*self._fields.tolist()} - {"lead"})  # who leads is in the cast, too
        return {
            "popularity": ordered(lambda _: self._known),
            "genre Jaccard + popularity": ordered(lambda place: self._jaccard(place) + SLIGHT * self._known),
            "tag TF-IDF cosine": ordered(tags),
            "content TF-IDF cosine": ordered(content),
            "content TF-IDF cosine + popularity": ordered(lambda place: content(place) + SLIGHT * self._known),
        }

    def _jaccard(self, place: int) -> Floats:
        """Return which part of the genres of two they share."""
        is_genre = self._fields == "genre"
        shared = self._shared(place, is_genre.astype(np.float64))
        sizes = self._sums(is_genre.astype(np.float64))
        part: Floats = shared / np.maximum(sizes + sizes[place] - shared, 1)
        return part

    def _cosine(self, fields: Collection[Field]) -> Callable[[int], Floats]:
        """Return what tells how alike all are to one, by rare features more than by common ones."""
        counts = np.array([len(self._index.having(number)) for number in range(len(self._fields))])
        rarity = np.log(len(self._known) / counts) * np.isin(self._fields, list(fields))
        norms = np.sqrt(np.maximum(self._sums(rarity**2), np.finfo(np.float64).tiny))
        return lambda place: self._shared(place, rarity**2) / (norms * norms[place])

    def _shared(self, place: int, worth: Floats) -> Floats:
        scores = np.zeros(len(self._known))
        for number in self._index.row(place):
            scores[self._index.having(number)] += worth[number]
        return scores

    def _sums(self, worth: Floats) -> Floats:
        return np.array([worth[self._index.row(place)].sum() for place in range(len(self._known))])


def ordered(scores: Callable[[int], npt.NDArray[np.floating]]) -> Ranking:
    """Make a ranking of scores; of two alike the first in the index is in front, and nothing is ranked for itself."""

    def rank(place: int) -> npt.NDArray[np.intp]:
        order: npt.NDArray[np.intp] = np.argsort(-scores(place), kind="stable")
        return np.delete(order, np.flatnonzero(order == place))

    return rank
