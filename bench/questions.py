"""Asks 100,000 questions over random seeds, judges each by the whole catalogue, and prints what it found.

uv run python -m bench.questions [COUNT]
"""

from __future__ import annotations

import sys
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from random import Random
from time import perf_counter

from bot.catalogue import Catalogue
from bot.questions import Question, kinds
from bot.sources import seeds
from tests.questions.oracle import is_disputed, right_choices, tells_answer


def ask(catalogue: Catalogue, count: int) -> Iterator[Question]:
    """Yield questions of random kinds about random subjects."""
    rng = Random(2026)
    subjects = {name: list(kind.subjects(catalogue)) for name, kind in kinds().items()}
    while count:
        name = rng.choice(list(subjects))
        question = kinds()[name].question(catalogue, rng.choice(subjects[name]), rng)
        if question is not None:
            count -= 1
            yield question


def faults(catalogue: Catalogue, question: Question) -> Iterator[str]:
    """Name what is wrong with a question."""
    if right_choices(catalogue, question) != [question.choices[question.answer]]:
        yield "not exactly one right option"
    if tells_answer(question):
        yield "answer in the stem"
    if is_disputed(catalogue, question):
        yield "disputed"


def main() -> None:
    """Print speed, memory, faults and the spread of the right option."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    catalogue = seeds.load(seeds.bundled())
    for _warm in ask(catalogue, 1_000):
        pass
    began = perf_counter()
    for _question in ask(catalogue, count):
        pass
    seconds = perf_counter() - began
    tracemalloc.start()
    for _question in ask(catalogue, 10_000):
        pass
    grown, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    found: Counter[str] = Counter()
    places: Counter[int] = Counter()
    distinct: set[str] = set()
    for question in ask(catalogue, count):
        found.update(faults(catalogue, question))
        places[question.answer] += 1
        distinct.add(question.key)
    print(f"{count:,} questions of {len(kinds())} kinds, {len(distinct):,} different facts")
    print(f"{count / seconds:,.0f} questions a second on one core; memory grew by {grown / 1024:,.0f} KiB over 10,000")
    print("right option at A, B, C, D:", ", ".join(f"{places[place] / count:.1%}" for place in range(4)))
    print("faults:", dict(found) or "none")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
