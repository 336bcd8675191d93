"""Measures recommendations against pairs that people chose, and prints a line of JSON.

    uv run python -m bench.recommend --titles TITLES.csv --cast CAST.csv --pairs PAIRS.csv [--catalogue] [--scale]

`--catalogue` ranks the bundled catalogue's dramas, as far as the pairs name them, instead of the tables' titles.
`--scale` measures no ranking but what an index takes of 500 to 200,000 titles, drawn after the tables. The columns of
the tables are told in bench/evidence.py. What is printed first is a ranking that is learned anew for each fold, from
the pairs of the other folds' titles; a pair that is tested is not learned from its other end either. Beside it are the
weights that ship and what needs no learning.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random

import numpy as np

from bench.baselines import Baselines, ordered
from bench.evidence import items_of, keys_of, pairs_of
from bench.growth import grow, time_at
from bench.measures import Ranking, measure
from bot.recommend import Index, Item, Weights, item_of
from bot.sources import seeds, weights

Pairs = Mapping[str, Mapping[str, int]]
Learn = Callable[[Sequence[Item], Pairs, Pairs], Weights]
SIZES = (500, 2_000, 20_000, 200_000)
SEED = 7


@dataclass(frozen=True, slots=True)
class Evidence:
    """Titles, and what people named for some of them."""

    called: str
    items: Sequence[Item]
    pairs: Pairs

    @property
    def chosen(self) -> dict[int, set[int]]:
        """What people named, by its places, for each title's place."""
        place = {item.id: place for place, item in enumerate(self.items)}
        return {place[liked]: {place[other] for other in named} for liked, named in self.pairs.items()}


def within(pairs: Pairs, ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Return the pairs of which both ends are known."""
    both = {
        liked: {other: rank for other, rank in named.items() if other in ids}
        for liked, named in pairs.items()
        if liked in ids
    }
    return {liked: named for liked, named in both.items() if named}


def of_tables(titles: Path, cast: Path, pairs: Path) -> Evidence:
    """Read the evidence as it stands."""
    items = items_of(titles, cast)
    return Evidence("tables", items, within(pairs_of(pairs), {item.id for item in items}))


def of_catalogue(titles: Path, pairs: Path) -> Evidence:
    """Read the evidence on the dramas of the bundled catalogue."""
    catalogue = seeds.load(seeds.bundled())
    drama = {key: drama for drama, key in keys_of(catalogue, titles).items()}
    named = {
        drama[liked]: {drama[other]: rank for other, rank in others.items()}
        for liked, others in within(pairs_of(pairs), drama.keys()).items()
    }
    return Evidence("bundled", [item_of(catalogue, each) for each in catalogue.dramas.values()], named)


def folds_of(pairs: Pairs, count: int) -> list[list[str]]:
    """Divide the titles that pairs begin with, by chance but always in the same way."""
    queries = sorted(pairs)
    Random(SEED).shuffle(queries)
    return [queries[first::count] for first in range(count)]


def learned(evidence: Evidence, learn: Learn, folds: int) -> Ranking:
    """Rank the titles of each fold by what the others teach."""
    rankings: dict[int, Ranking] = {}
    places = {item.id: place for place, item in enumerate(evidence.items)}
    for tested in folds_of(evidence.pairs, folds):
        unseen = {query: evidence.pairs[query] for query in tested}
        seen = {query: named for query, named in evidence.pairs.items() if query not in unseen}
        ranking = weighed(Index(evidence.items, learn(evidence.items, seen, unseen)))
        rankings |= {places[query]: ranking for query in tested}
    return lambda place: rankings[place](place)


def weighed(index: Index) -> Ranking:
    """Rank as the bot does for somebody who likes one title."""

    def scores(place: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        row = index.row(place)
        worths = dict(zip(row.tolist(), index.worth[row].tolist(), strict=True))
        return index.scores(worths, [place])

    return ordered(scores)


def learner() -> Learn | None:
    """Return what learns weights, where there is such a thing."""
    if find_spec("bench.learn") is None:
        return None
    learn: Learn = import_module("bench.learn").learn
    return learn


def rankings(evidence: Evidence, folds: int, learn: Learn | None) -> Iterator[tuple[str, str, Ranking]]:
    """Yield rankings, each with its name and what it has seen of the pairs."""
    index = Index(evidence.items, weights.load())
    if learn is not None:
        yield "learned", f"{folds} folds of titles", learned(evidence, learn, folds)
    yield "as shipped", "weights that ship, which may have seen these pairs", weighed(index)
    fame = np.array([item.fame for item in evidence.items])
    for name, ranking in Baselines(index, fame).rankings().items():
        yield name, "nothing learned", ranking


def main() -> None:
    """Print a line of all rankings, or one for each size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for table in ("--titles", "--cast", "--pairs"):
        options.add_argument(table, type=Path, required=True)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--catalogue", action="store_true")
    options.add_argument("--scale", action="store_true")
    given = options.parse_args()
    if given.scale:
        print_sizes(items_of(given.titles, given.cast))
    elif given.catalogue:
        print_figures(of_catalogue(given.titles, given.pairs), given.folds, learner())
    else:
        print_figures(of_tables(given.titles, given.cast, given.pairs), given.folds, learner())


def print_figures(evidence: Evidence, folds: int, learn: Learn | None) -> None:
    """Measure all rankings on the same titles and pairs, and print the first with all others beside it."""
    fame, chosen = np.array([item.fame for item in evidence.items]), evidence.chosen
    first, *beside = (
        {"ranking": name, "split": split} | measure(ranking, chosen, fame).told()
        for name, split, ranking in rankings(evidence, folds, learn)
    )
    told = {"catalogue": evidence.called, "titles": len(evidence.items)} | first | {"beside": beside}
    print(json.dumps(told), flush=True)


def print_sizes(items: Sequence[Item]) -> None:
    """Measure an index of each size."""
    for size in SIZES:
        rng = Random(SEED)
        figures = dict(time_at(grow(items, size, rng), weights.load(), rng))
        print(json.dumps({"titles": size} | figures), flush=True)


if __name__ == "__main__":
    main()
