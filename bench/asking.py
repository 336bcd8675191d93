"""Asks every subject of a kind several times and judges what comes; times it, and watches the memory."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from time import perf_counter, process_time
from typing import Any

from bot.catalogue import Catalogue, fold
from bot.questions import Kind, Question
from bot.questions.model import Subject
from tests.questions.oracle import is_disputed, is_spoiled, right_choices, tells_answer

SEEDS = 4
"""Each subject is asked about so many times."""


@dataclass(slots=True)
class Asking:
    """What came of asking about all subjects of one kind; `asked` holds each question once."""

    subjects: int = 0
    refused: int = 0
    made: int = 0
    seconds: float = 0.0
    keys: set[str] = field(default_factory=set)
    asked: list[Question] = field(default_factory=list)
    places: Counter[int] = field(default_factory=Counter)
    lengths: list[int] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)

    def blame(self, fault: str, question: Question) -> None:
        """Note a violation."""
        self.faults[fault] += 1
        options = ", ".join(
            f"*{choice}" if place == question.answer else choice for place, choice in enumerate(question.choices)
        )
        clues = "".join(f" [{clue}]" for clue in question.clues)
        self.violations.append(f"{fault}: {question.key}: {question.stem}{clues} {options}")


def ask(catalogue: Catalogue, kind: Kind) -> Asking:
    """Ask about every subject of a kind."""
    found = Asking()
    options: dict[tuple[str, ...], frozenset[str]] = {}
    for subject in kind.subjects(catalogue):
        found.subjects += 1
        asked = [question for seed in range(SEEDS) for question in _made(catalogue, kind, subject, seed, found)]
        found.refused += not asked
        for question in asked:
            what = (question.key, *sorted(str(value) for value in question.stem.values.values()))
            dealt = frozenset(question.choices)
            if options.setdefault(what, dealt) != dealt:
                found.blame("other options when asked again", question)
        _judge(catalogue, asked, found)
    return found


def _made(catalogue: Catalogue, kind: Kind, subject: Subject[Any], seed: int, found: Asking) -> Iterator[Question]:
    began = perf_counter()
    question = kind.question(catalogue, subject, Random(f"{seed} {subject.key}"))
    found.seconds += perf_counter() - began
    if question is not None:
        yield question


def _judge(catalogue: Catalogue, questions: list[Question], found: Asking) -> None:
    """Judge every wording of a question, and once what it asks and offers."""
    judged: set[tuple[str, ...]] = set()
    for question in questions:
        found.made += 1
        found.keys.add(question.key)
        found.places[question.answer] += 1
        found.lengths.append(len(str(question.stem)))
        if tells_answer(question):
            found.blame("told by the stem or a clue", question)
        named = sorted(str(value) for value in question.stem.values.values())
        what = (question.choices[question.answer], *sorted(question.choices), *named)
        if what not in judged:
            judged.add(what)
            found.asked.append(question)
            for fault in faults(catalogue, question):
                found.blame(fault, question)


def faults(catalogue: Catalogue, question: Question) -> Iterator[str]:
    """Name what is wrong with a question, however it is worded."""
    answer = question.choices[question.answer]
    right = right_choices(catalogue, question)
    if answer not in right:
        yield "answer wrong"
    if set(right) - {answer}:
        yield f"also right, or not surely wrong ({', '.join(choice for choice in right if choice != answer)})"
    if len({fold(choice) for choice in question.choices}) != 4:  # noqa: PLR2004 - A to D
        yield "not four options"
    if is_disputed(catalogue, question):
        yield "disputed"
    if is_spoiled(catalogue, question):
        yield "spoils"
    if question.kind == "year" and any(int(choice) > catalogue.last_year for choice in question.choices):
        yield "a year to come"


@dataclass(frozen=True, slots=True)
class Speed:
    """Questions in a second of a processor, at first and again, and the bytes that a further pass kept."""

    cold: float
    warm: float
    grown: int


def time_asking(catalogue: Catalogue, kinds: list[Kind]) -> Speed:
    """Ask about all subjects once in a random order, and again, and a third time while memory is watched."""
    subjects = [(kind, subject) for kind in kinds for subject in kind.subjects(catalogue)]
    Random(2026).shuffle(subjects)

    def ask_all() -> float:
        rng, began = Random(2026), process_time()
        made = sum(kind.question(catalogue, subject, rng) is not None for kind, subject in subjects)
        return made / (process_time() - began)

    cold, warm = ask_all(), ask_all()
    tracemalloc.start()
    ask_all()
    grown, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return Speed(cold, warm, grown)
