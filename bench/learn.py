"""Learns the weights of the recommendations from pairs that people chose, and writes them to a file.

uv run python -m bench.learn --titles TITLES.csv --cast CAST.csv --pairs PAIRS.csv --to bot/recommend/weights.toml

For each query the candidates that people chose are to be likelier than all others: softmax over all candidates, with
a weight for each field, and for each single feature of some fields a factor that is pulled towards 1, and a leaning
that is pulled towards 0. The pairs are those of
which both are in the bundled catalogue, whose own tropes are learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from bench.evidence import keys_of, pairs_of
from bot.recommend import Index, Item, Weights, item_of
from bot.recommend.features import Field
from bot.sources import seeds

Pairs = Mapping[str, Mapping[str, int]]
Array = npt.NDArray[Any]

SINGLE: tuple[Field, ...] = ("trope", "genre", "setting", "origin", "network", "minutes", "age")
"""Fields of which each feature has a factor of its own; those of people are too rare to learn one by one."""
FIELDS: tuple[Field, ...] = (*SINGLE, "writer", "director", "lead", "cast", "franchise")
LENGTH = 0.3
PULL = 0.004
"""How strongly a feature's factor is pulled towards 1; chosen by cross-validation."""
PULL_OF_LEANING = 0.02
"""How strongly a feature's leaning is pulled towards 0; chosen likewise."""
STEPS = 100
ASIDE, TINY = -1e9, 1e-12
NEAR = 0.05
"""A factor nearer to 1 than this is not worth a line, nor a leaning nearer to 0."""
BY_JUDGEMENT: Mapping[Field, float] = {"review": 8.0}
"""What no table of pairs knows of."""
OTHERS = 7
"""Numbers besides: of fame, its square and fourth power, of its gap and the square, of the years, of the episodes."""
LEAST = 1e-3
"""What a field counts at least."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs as matrices: a row for each query, a column for each item, or for each single feature."""

    index: Index
    single: Sequence[int]
    fields: Array
    asked: Array
    offered: Array
    held: Array
    shared: Mapping[int, Any]
    others: Sequence[Array]
    aside: Array
    chosen: Array

    @property
    def size(self) -> int:
        """How many numbers there are to learn."""
        return len(FIELDS) + OTHERS + 2 * len(self.single)

    def parts(self, numbers: Array) -> list[Array]:
        """Divide the numbers: of fields, the others, the logarithms of factors, and leanings."""
        return np.split(numbers, np.cumsum([len(FIELDS), OTHERS, len(self.single)]))


def lesson_of(items: Sequence[Item], pairs: Pairs, unseen: Pairs) -> Lesson:
    """Make the matrices of pairs; of those unseen nothing is learned, not even that nobody chose them."""
    index = Index(items, Weights(dict.fromkeys(FIELDS, 1.0), length=LENGTH))
    rows = np.array([index.place[query] for query in pairs if query in index.place])
    has = _matrix(index)
    single = [number for number, feature in enumerate(index.features) if feature.field in SINGLE]
    worth = (has.multiply(index.worth)).tocsr()
    worth = sparse.diags(index.length) @ worth
    shared = {place: _shared(index, has, rows, field) for place, field in enumerate(FIELDS) if field not in SINGLE}
    chosen = np.zeros((len(rows), len(items)), np.float32)
    for row, place in enumerate(rows):
        for other in pairs[items[place].id].keys() & index.place.keys():
            chosen[row, index.place[other]] = 1
    aside = np.zeros_like(chosen)
    aside[np.arange(len(rows)), rows] = ASIDE
    row_of = {items[place].id: row for row, place in enumerate(rows)}
    for other, named in unseen.items():
        chosen[[row_of[query] for query in named.keys() & row_of], index.place[other]] = 0
        aside[[row_of[query] for query in named.keys() & row_of], index.place[other]] = ASIDE
    return Lesson(
        index,
        single,
        np.array([FIELDS.index(index.features[number].field) for number in single]),
        has[rows][:, single].toarray().astype(np.float32),
        worth[:, single].toarray().astype(np.float32),
        has[:, single].toarray(),
        shared,
        _others(items, rows),
        aside,
        chosen,
    )


def _shared(index: Index, has: Any, rows: Array, field: Field) -> Any:  # noqa: ANN401 - scipy has no types
    """Return for which queries and items something of a field is shared."""
    columns = [number for number, feature in enumerate(index.features) if feature.field == field]
    shared = (has[rows][:, columns] @ has[:, columns].T).tocoo()
    shared.data[:] = 1
    return shared


def _others(items: Sequence[Item], rows: Array) -> list[Array]:
    """Return what each of the other numbers is multiplied with, for each query and item."""
    unit = {"fame": (1.0, 0.0, 0.0)}, {"fame_gap": (1.0, 0.0)}, {"years": 1.0}, {"episodes": 1.0}
    share, *gaps = (Index(items, Weights({}, **each)) for each in unit)
    known, years, episodes = (np.stack([index.gaps([int(row)]) for row in rows]) for index in gaps)
    part = np.broadcast_to(share.standing, known.shape)
    return [part, part**2, part**4, -known, -(known**2), -years, -episodes]


def _matrix(index: Index) -> Any:  # noqa: ANN401 - scipy has no types
    ends = np.cumsum([0, *(len(index.row(place)) for place in range(len(index.place)))])
    columns = np.concatenate([index.row(place) for place in range(len(index.place))])
    ones = np.ones(len(columns), np.float32)
    return sparse.csr_matrix((ones, columns, ends), (len(index.place), len(index.features)))


def loss(numbers: Array, lesson: Lesson) -> tuple[float, Array]:
    """Return how unlikely each chosen candidate is beside all that were not chosen, for each query, and its slope."""
    fields, others, factors, leanings = lesson.parts(numbers)
    weights = (fields[lesson.fields] * np.exp(factors)).astype(np.float32)
    scores = (lesson.asked * weights) @ lesson.offered.T + lesson.aside + lesson.held @ leanings.astype(np.float32)
    for place, matrix in lesson.shared.items():
        scores[matrix.row, matrix.col] += matrix.data * np.float32(fields[place])
    for other, part in zip(others, lesson.others, strict=True):
        scores += np.float32(other) * part
    scores -= scores.max(1, keepdims=True)
    likely, rows = np.exp(scores), len(lesson.chosen)
    beside = likely + (likely * (1 - lesson.chosen)).sum(1, keepdims=True) + TINY
    each = (lesson.chosen / beside).sum(1, keepdims=True)
    off = np.where(lesson.chosen > 0, likely / beside - 1, likely * each) / rows
    of_single = (lesson.asked * (off @ lesson.offered)).sum(0) * weights
    of_fields = np.zeros(len(FIELDS))
    np.add.at(of_fields, lesson.fields, of_single / fields[lesson.fields])
    for place, matrix in lesson.shared.items():
        of_fields[place] = float((off[matrix.row, matrix.col] * matrix.data).sum())
    of_others = [float((off * part).sum()) for part in lesson.others]
    of_leanings = off.sum(0) @ lesson.held + 2 * PULL_OF_LEANING * leanings
    unlikely = (lesson.chosen * (np.log(beside) - scores)).sum() / rows
    pulled = PULL * (factors**2).sum() + PULL_OF_LEANING * (leanings**2).sum()
    return float(unlikely + pulled), np.concatenate((of_fields, of_others, of_single + 2 * PULL * factors, of_leanings))


def learn(items: Sequence[Item], pairs: Pairs, unseen: Pairs) -> Weights:
    """Return the weights by which what people chose comes first; nothing is learned of unseen pairs, either way round.

    `pairs` and `unseen` are what was chosen by the ids of items.
    """
    lesson = lesson_of(items, pairs, unseen)
    start = np.zeros(lesson.size)
    start[: len(FIELDS)], start[len(FIELDS)] = 0.15, 1.0
    bounds = [(LEAST, None)] * len(FIELDS) + [(None, None)] * (lesson.size - len(FIELDS))
    found = minimize(loss, start, (lesson,), "L-BFGS-B", jac=True, bounds=bounds, options={"maxiter": STEPS}).x
    learned, others, factors, leanings = lesson.parts(found)
    present = {feature.field for feature in lesson.index.features}
    fields = {field: float(weight) for field, weight in zip(FIELDS, learned, strict=True) if field in present}
    single = [lesson.index.features[number] for number in lesson.single]
    fame, fame_gap, (years, episodes) = np.split(others, [3, 5])
    return Weights(
        {**BY_JUDGEMENT, **fields},
        dict(zip(single, np.exp(factors).tolist(), strict=True)),
        dict(zip(single, leanings.tolist(), strict=True)),
        (float(fame[0]), float(fame[1]), float(fame[2])),
        (float(fame_gap[0]), float(fame_gap[1])),
        years=float(years),
        episodes=float(episodes),
        length=LENGTH,
    )


def pairs_within(pairs: Pairs, keys: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return the pairs of which both have a key, by the ids that have them."""
    ids = {key: identity for identity, key in keys.items()}
    found = {
        ids[query]: {ids[other]: rank for other, rank in others.items() if other in ids}
        for query, others in pairs.items()
        if query in ids
    }
    return {query: others for query, others in found.items() if others}


def written(weights: Weights, queries: int) -> str:
    """Write weights as the file that is read at run time; factors near 1 are left out."""
    lines = [
        f"# Learned by `python -m bench.learn` from what people chose beside {queries} of the bundled dramas.",
        f"length = {weights.length:.3g}",
        f"fame = [{', '.join(f'{each:.3g}' for each in weights.fame)}]",
        f"fame_gap = [{', '.join(f'{each:.3g}' for each in weights.fame_gap)}]",
        f"years = {weights.years:.3g}",
        f"episodes = {weights.episodes:.3g}",
        "",
        "[fields]",
        *(f"{field} = {weight:.3g}" for field, weight in weights.fields.items()),
    ]
    for name, numbers, usual in (("factors", weights.factors, 1.0), ("leanings", weights.leanings, 0.0)):
        for field in SINGLE:
            found = sorted((each.id, number) for each, number in numbers.items() if each.field == field)
            lines += ["", f"[{name}.{field}]"]
            lines += [f'"{identity}" = {number:.2f}' for identity, number in found if abs(number - usual) >= NEAR]
    return "\n".join([*lines, ""])


def main() -> None:
    """Learn, and write."""
    parser = argparse.ArgumentParser(description="Learn the weights of the recommendations.")
    for name in ("titles", "pairs", "to"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    catalogue = seeds.load(seeds.bundled())
    pairs = pairs_within(pairs_of(asked.pairs), keys_of(catalogue, asked.titles))
    items = [item_of(catalogue, drama) for drama in catalogue.dramas.values()]
    asked.to.write_text(written(learn(items, pairs, {}), len(pairs)), encoding="utf-8")
    print(f"{asked.to}: learned from {sum(map(len, pairs.values()))} pairs of {len(pairs)} dramas")


if __name__ == "__main__":
    main()
