"""The kinds of question: every module in `kinds/` registers one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from bot.catalogue import Catalogue
from bot.catalogue.once import once_per_catalogue
from bot.messages import Message
from bot.questions.choices import choose, deal, gives_away
from bot.questions.model import Category, Draft, Expected, Level, Question, Subject

Of = TypeVar("Of")
Ask = Callable[[Catalogue, Subject[Of], Random], Draft | None]
"""What a kind says of a subject; None where there is nothing to ask."""

EASIEST = -1.4
"""Logits; the difficulty of the easiest kind of question about the leads of a drama that everybody has seen."""
HARDER_KIND, LESS_KNOWN, SMALLER_PART = 0.7, 0.45, 0.5
"""Logits for each step of a kind's hardness, each tier of fame that is missing, and a part that is no lead.

Guesses, to begin with; what people know corrects them (`bot.game.rating`).
"""
MEDIUM, HARD = -0.3, 0.9
"""Logits; where the levels begin."""

_registered: dict[str, Kind] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question: what it is asked about, how, and how hard it is (0 easy, 2 hard).

    `expects` is what a typed answer names, unless a subject `needs_choices`.
    """

    name: str
    category: Category
    title: Message
    hardness: int
    subjects: Callable[[Catalogue], Iterable[Subject[Any]]]
    ask: Ask[Any]
    expects: Expected | None = None
    needs_choices: Callable[[Subject[Any]], bool] | None = None

    def difficulty(self, subject: Subject[Any]) -> float:
        """Guess how hard a question is, in logits, from its kind, the dramas' fame (1 to 5) and the role's billing."""
        fame = min(drama.fame for drama in subject.dramas)
        smaller = SMALLER_PART if subject.billing != "main" else 0
        return EASIEST + HARDER_KIND * self.hardness + LESS_KNOWN * (5 - fame) + smaller

    def expected(self, subject: Subject[Any]) -> Expected | None:
        """Return what a typed answer names; None where the answer is not certain without the choices."""
        return None if self.needs_choices and self.needs_choices(subject) else self.expects

    def question(self, catalogue: Catalogue, subject: Subject[Any], rng: Random, shift: float = 0) -> Question | None:
        """Ask about a subject; None where the stem gives the answer away, or there is too little to ask or choose.

        `shift` is by how much it has turned out harder than guessed. `rng` words it and orders the options: which
        options there are never changes.
        """
        draft = self.ask(catalogue, subject, rng)
        wrong = self._wrong(catalogue, subject, draft) if draft else None
        if draft is None or wrong is None:
            return None
        choices, answer = deal(rng, draft.answer, wrong)
        difficulty = self.difficulty(subject) + shift
        return Question(
            kind=self.name,
            category=self.category,
            key=f"{self.name}:{subject.key}",
            drama=subject.drama.id,
            level=level_of(difficulty),
            stem=draft.stem,
            choices=choices,
            answer=answer,
            reveal=draft.reveal,
            sources=draft.sources or subject.drama.sources,
            clues=draft.clues,
            facts=subject.facts,
            spoils=subject.spoils,
            difficulty=difficulty,
            expects=self.expected(subject),
            also=draft.also,
        )

    def _wrong(self, catalogue: Catalogue, subject: Subject[Any], draft: Draft) -> tuple[str, ...] | None:
        """Return the wrong options; of a server's own quote they change when it is said to be of another drama."""
        chosen, asked = _chosen(catalogue, self.name), (subject.key, subject.drama.id)
        if asked not in chosen:
            chosen[asked] = _choose(catalogue, self.name, subject, draft)
        return chosen[asked]


def kind(  # noqa: PLR0913 - a declaration: each is named where it is used
    name: str,
    *,
    category: Category,
    title: Message,
    hardness: int,
    subjects: Callable[[Catalogue], Iterable[Subject[Of]]],
    expects: Expected | None = None,
    needs_choices: Callable[[Subject[Of]], bool] | None = None,
) -> Callable[[Ask[Of]], Ask[Of]]:
    """Register the decorated function as the way to ask this kind of question."""

    def register(ask: Ask[Of]) -> Ask[Of]:
        _registered[name] = Kind(name, category, title, hardness, subjects, ask, expects, needs_choices)
        return ask

    return register


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Return every kind of question by name."""
    folder = importlib.import_module("bot.questions.kinds")
    for module in pkgutil.iter_modules(folder.__path__, "bot.questions.kinds."):
        importlib.import_module(module.name)
    return MappingProxyType(dict(sorted(_registered.items())))


@once_per_catalogue
def _chosen(_catalogue: Catalogue, _kind: str) -> dict[tuple[str, str], tuple[str, ...] | None]:
    """Keep the wrong options of every question of a kind that was asked, by the keys of its subject and its drama."""
    return {}


def _choose(catalogue: Catalogue, kind: str, subject: Subject[Any], draft: Draft) -> tuple[str, ...] | None:
    told, right = (draft.stem, *draft.clues), (draft.answer, *draft.also)
    if any(gives_away(told, answer, is_name=draft.is_name) for answer in right):
        return None
    return choose(f"{kind} {subject.key}", draft.answer, draft.wrong, catalogue.prominence)


def level_of(difficulty: float) -> Level:
    """Return the level of a difficulty in logits."""
    return 1 if difficulty < MEDIUM else 2 if difficulty < HARD else 3
