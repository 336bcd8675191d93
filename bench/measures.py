"""How well a ranking finds what people chose: hits, recall, ranks, and how far it strays from what all know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt
from statistics import fmean

import numpy as np
import numpy.typing as npt

Ranking = Callable[[int], npt.NDArray[np.intp]]
"""Orders the places of all others for what stands at a place, best first."""
LOOKED_AT = 10
CERTAIN = 1.96
"""So many standard errors hold 95 of 100 samples."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one ranking has of what people chose; `rank` is one divided by the rank of the first that they did."""

    hit_at_5: bool
    hit_at_10: bool
    recall: float
    rank: float
    gain: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over all queries; popularity is the share of all titles that are less known."""

    queries: int
    hit_at_5: float
    hit_at_10: float
    recall: float
    rank: float
    gain: float
    coverage: float
    popularity: float
    popularity_of_people: float

    def told(self) -> dict[str, float]:
        """Return the figures by the names they have in the literature."""
        return {
            "queries": self.queries,
            "hit@5": round(self.hit_at_5, 3),
            "hit@10": round(self.hit_at_10, 3),
            "hit@10 within": round(CERTAIN * sqrt(self.hit_at_10 * (1 - self.hit_at_10) / self.queries), 3),
            "recall@10": round(self.recall, 3),
            "MRR": round(self.rank, 3),
            "nDCG@10": round(self.gain, 3),
            "coverage@10": round(self.coverage, 3),
            "popularity": round(self.popularity, 2),
            "popularity of people's lists": round(self.popularity_of_people, 2),
        }


def find(ranked: Sequence[int], chosen: Collection[int]) -> Found:
    """Look for what people chose, all equally good, in a ranking of everything."""
    ranks = [rank for rank, place in enumerate(ranked, 1) if place in chosen]
    shown = [rank for rank in ranks if rank <= LOOKED_AT]
    best = sum(1 / log2(rank + 1) for rank in range(1, min(LOOKED_AT, len(chosen)) + 1))
    return Found(
        hit_at_5=any(rank <= LOOKED_AT // 2 for rank in shown),
        hit_at_10=bool(shown),
        recall=len(shown) / len(chosen),
        rank=1 / ranks[0] if ranks else 0.0,
        gain=sum(1 / log2(rank + 1) for rank in shown) / best,
    )


def measure(rank: Ranking, chosen: Mapping[int, Collection[int]], fame: npt.NDArray[np.float64]) -> Figures:
    """Rank everything for each query, by the places of what people chose for it."""
    orders = {query: rank(query) for query in chosen}
    found = [find(orders[query].tolist(), others) for query, others in chosen.items()]
    shown = [place for order in orders.values() for place in order[:LOOKED_AT].tolist()]
    known = shares(fame)
    return Figures(
        queries=len(chosen),
        hit_at_5=fmean(each.hit_at_5 for each in found),
        hit_at_10=fmean(each.hit_at_10 for each in found),
        recall=fmean(each.recall for each in found),
        rank=fmean(each.rank for each in found),
        gain=fmean(each.gain for each in found),
        coverage=len(set(shown)) / len(fame),
        popularity=float(known[shown].mean()),
        popularity_of_people=float(known[[place for others in chosen.values() for place in others]].mean()),
    )


def shares(fame: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return which share of all is less known than each, and half of those that are as well known."""
    known, whose, counts = np.unique(fame, return_inverse=True, return_counts=True)
    below: npt.NDArray[np.float64] = (np.cumsum(counts) - counts / 2)[whose] / len(fame) if len(known) else fame
    return below
