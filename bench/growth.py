"""Catalogues of any size, drawn so that each field keeps its counts, and how fast and how large the index of one is."""

from __future__ import annotations

import gc
import tracemalloc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from statistics import quantiles
from time import perf_counter, thread_time

import numpy as np

from bot.recommend import Feature, Index, Item, Weights
from bot.recommend.features import ONCE, Field
from bot.recommend.ranked import Ranked

SHOWN = 5
"""Suggestions, as the bot shows them."""
QUERIES = 500


def grow(items: Sequence[Item], count: int, rng: Random) -> list[Item]:
    """Return so many titles: some of those given, or all and others, each field of which is another title's own.

    Twice as many have twice as many people and stories; they share all other features.
    """
    if count <= len(items):
        return rng.sample(items, count)
    fields: dict[Field, list[list[Feature]]] = {}
    for place, item in enumerate(items):
        for feature in item.features:
            if feature.field not in fields:
                fields[feature.field] = [[] for _ in items]
            fields[feature.field][place].append(feature)
    copies: dict[tuple[Feature, int], Feature] = {}
    grown = list(items)
    while len(grown) < count:
        copy = rng.randrange(count // len(items))
        drawn = (feature for rows in fields.values() for feature in rng.choice(rows))
        features = frozenset(
            copies.setdefault((each, copy), Feature(each.field, f"{each.id} {copy}"))
            if each.field in ONCE
            else each  # twice as many dramas have twice as many people
            for each in drawn
        )
        like = rng.choice(items)
        grown.append(Item(f"made:{len(grown)}", like.year, like.fame * rng.uniform(0.5, 1.5), features))
    return grown


def time_at(items: Sequence[Item], weights: Weights, rng: Random) -> Iterator[tuple[str, float]]:
    """Yield what it takes to build an index, to keep it, and to ask it for suggestions with reasons.

    Time is the clock's, and the processor's own where other programs on the machine must not count.
    """
    gc.collect()
    began = perf_counter()
    index = Index(items, weights)
    yield "build s", round(perf_counter() - began, 3)
    yield "features", len(index.features)
    taken: dict[str, list[float]] = defaultdict(list)
    for place in (rng.randrange(len(items)) for _ in range(QUERIES)):
        began, worked = perf_counter(), thread_time()
        ranked = rank(index, place)
        scored = thread_time()
        explain(ranked)
        taken["query ms"].append((perf_counter() - began) * 1e3)
        taken["query CPU ms"].append((thread_time() - worked) * 1e3)
        taken["of that scoring"].append((scored - worked) * 1e3)
    for name, each in taken.items():
        cuts = quantiles(each, n=100)
        yield f"{name} p50", round(cuts[49], 3)
        yield f"{name} p99", round(cuts[98], 3)
    del index
    yield from _memory(items, weights)


def _memory(items: Sequence[Item], weights: Weights) -> Iterator[tuple[str, float]]:
    gc.collect()
    tracemalloc.start()
    try:
        index = Index(items, weights)
        kept, most = tracemalloc.get_traced_memory()
        yield "kept MB", round(kept / 1e6, 1)
        yield "most MB", round(most / 1e6, 1)
        del index
    finally:
        tracemalloc.stop()


def rank(index: Index, place: int) -> Ranked:
    """Rank everything for who likes one title, as the bot does."""
    row = index.row(place)
    worths = dict(zip(row.tolist(), index.worth[row].tolist(), strict=True))
    scores = index.scores(worths, [place])
    allowed = np.ones(len(scores), bool)
    allowed[place] = False
    return Ranked(index, scores, allowed, worths)


def explain(ranked: Ranked) -> list[set[int]]:
    """Return for each of the first which features moved it."""
    return [
        {number for number, part in ranked.parts(place).items() if ranked.is_lower_without(place, part)}
        for place in ranked.best[:SHOWN].tolist()
    ]
