"""Learns the weights of the recommendations from pairs that people chose, and writes them to a file.

uv run python -m bench.learn --titles TITLES.csv --cast CAST.csv --pairs PAIRS.csv --to bot/recommend/weights.toml

For each query the candidates that people chose are to be likelier than all others: softmax over all candidates, with
a weight for each field, and a factor for each trope, genre and setting that is pulled towards 1. The pairs are those of
which both are in the bundled catalogue, whose own tropes are learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping, Sequence
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

FIELDS: tuple[Field, ...] = (
    "trope", "genre", "setting", "origin", "network", "writer", "director", "lead", "cast", "franchise",
)  # fmt: skip
SINGLE: tuple[Field, ...] = ("trope", "genre", "setting")
"""Fields of which each feature has a factor of its own; those of people are too rare to learn one by one."""
LENGTH = 0.3
PULL = 0.004
"""How strongly a feature's factor is pulled towards 1; chosen by cross-validation."""
STEPS = 60
NEAR = 0.05
"""A factor nearer to 1 than this is not worth a line."""
BY_JUDGEMENT: Mapping[Field, float] = {"review": 3.0}
"""What no table of pairs knows of."""
OTHERS = 5
"""Numbers besides those of fields and features: fame, its square and fourth power, the years and their logarithm."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs as matrices: a row for each query, a column for each item, or for each single feature."""

    index: Index
    single: Sequence[int]
    fields: Array
    asked: Array
    offered: Array
    shared: Mapping[int, Any]
    standing: Sequence[Array]
    apart: Array
    itself: Array
    chosen: Array

    @property
    def size(self) -> int:
        """How many numbers there are to learn."""
        return len(FIELDS) + OTHERS + len(self.single)


def lesson_of(items: Sequence[Item], pairs: Pairs, queries: Collection[str]) -> Lesson:
    """Make the matrices of some queries."""
    index = Index(items, Weights(dict.fromkeys(FIELDS, 1.0), fame=(1.0, 0.0, 0.0), length=LENGTH))
    rows = np.array([index.place[query] for query in queries if query in index.place])
    has = _matrix(index)
    single = [number for number, feature in enumerate(index.features) if feature.field in SINGLE]
    worth = (has.multiply(index.worth)).tocsr()
    worth = sparse.diags(index.length) @ worth
    shared = {}
    for place, field in enumerate(FIELDS):
        columns = [number for number, feature in enumerate(index.features) if feature.field == field]
        if field not in SINGLE and columns:
            shared[place] = (has[rows][:, columns] @ worth[:, columns].T).tocsr()
    part = index.standing
    chosen = np.zeros((len(rows), len(items)), np.float32)
    for row, place in enumerate(rows):
        for other in pairs[items[place].id].keys() & index.place.keys():
            chosen[row, index.place[other]] = 1
    itself = np.zeros_like(chosen)
    itself[np.arange(len(rows)), rows] = -1e9
    return Lesson(
        index,
        single,
        np.array([FIELDS.index(index.features[number].field) for number in single]),
        has[rows][:, single].toarray().astype(np.float32),
        worth[:, single].toarray().astype(np.float32),
        shared,
        (part, part**2, part**4),
        np.abs(index.years[rows][:, None] - index.years[None, :]),
        itself,
        chosen,
    )


def _matrix(index: Index) -> Any:  # noqa: ANN401 - scipy has no types
    ends = np.cumsum([0, *(len(index.row(place)) for place in range(len(index.items)))])
    columns = np.concatenate([index.row(place) for place in range(len(index.items))])
    ones = np.ones(len(columns), np.float32)
    return sparse.csr_matrix((ones, columns, ends), (len(index.items), len(index.features)))


def loss(numbers: Array, lesson: Lesson) -> tuple[float, Array]:
    """Return how unlikely the chosen candidates are, for each query, and the slope of that."""
    count = len(FIELDS)
    logs, others, factors = numbers[:count], numbers[count : count + OTHERS], numbers[count + OTHERS :]
    weights = np.exp(logs[lesson.fields] + factors).astype(np.float32)
    scores = (lesson.asked * weights) @ lesson.offered.T + lesson.itself
    for place, matrix in lesson.shared.items():
        scores += (matrix * np.float32(np.exp(logs[place]))).toarray()
    near = np.log1p(lesson.apart)
    scores += sum(np.float32(other) * part for other, part in zip(others, lesson.standing, strict=False))
    scores -= np.float32(others[3]) * near + np.float32(others[4]) * lesson.apart
    scores -= scores.max(1, keepdims=True)
    likely = np.exp(scores)
    total = likely.sum(1, keepdims=True)
    rows = len(lesson.chosen)
    off = (likely / total * lesson.chosen.sum(1, keepdims=True) - lesson.chosen) / rows
    of_single = (lesson.asked * (off @ lesson.offered)).sum(0) * weights
    slope = np.zeros(lesson.size)
    np.add.at(slope, lesson.fields, of_single)
    for place, matrix in lesson.shared.items():
        slope[place] = float(matrix.multiply(off).sum() * np.exp(logs[place]))
    slope[count : count + 3] = [float((off * part).sum()) for part in lesson.standing]
    slope[count + 3 : count + OTHERS] = -float((off * near).sum()), -float((off * lesson.apart).sum())
    slope[count + OTHERS :] = of_single + 2 * PULL * factors
    slope[:count] += 0.002 * logs
    unlikely = -(lesson.chosen * (scores - np.log(total))).sum() / rows
    return float(unlikely + PULL * (factors**2).sum() + 0.001 * (logs**2).sum()), slope


def learn(items: Sequence[Item], pairs: Pairs, queries: Collection[str]) -> Weights:
    """Return the weights by which what people chose for some queries comes first."""
    lesson = lesson_of(items, pairs, queries)
    start = np.zeros(lesson.size)
    start[: len(FIELDS)], start[len(FIELDS) : len(FIELDS) + 4] = -1.0, (1.0, 0.0, 0.0, 0.5)
    found = minimize(loss, start, (lesson,), "L-BFGS-B", jac=True, options={"maxiter": STEPS}).x
    logs, others, factors = np.split(found, [len(FIELDS), len(FIELDS) + OTHERS])
    present = {feature.field for feature in lesson.index.features}
    fields = {field: float(np.exp(log)) for field, log in zip(FIELDS, logs, strict=True) if field in present}
    single = {lesson.index.features[number]: factor for number, factor in zip(lesson.single, factors, strict=True)}
    return Weights(
        {**BY_JUDGEMENT, **fields},
        {feature: float(np.exp(factor)) for feature, factor in single.items()},
        (float(others[0]), float(others[1]), float(others[2])),
        year=float(others[3]),
        years=float(others[4]),
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
        f"year = {weights.year:.3g}",
        f"years = {weights.years:.3g}",
        f"fame = [{', '.join(f'{each:.3g}' for each in weights.fame)}]",
        "",
        "[fields]",
        *(f"{field} = {weight:.3g}" for field, weight in weights.fields.items()),
    ]
    for field in SINGLE:
        factors = sorted((each.id, factor) for each, factor in weights.factors.items() if each.field == field)
        lines += ["", f"[factors.{field}]"]
        lines += [f'"{name}" = {factor:.2f}' for name, factor in factors if abs(factor - 1) >= NEAR]
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
    asked.to.write_text(written(learn(items, pairs, pairs), len(pairs)), encoding="utf-8")
    print(f"{asked.to}: learned from {sum(map(len, pairs.values()))} pairs of {len(pairs)} dramas")


if __name__ == "__main__":
    main()
