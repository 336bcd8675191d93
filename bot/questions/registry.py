"""The kinds of question: every module in `kinds/` registers one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from bot.catalogue import Catalogue
from bot.messages import Message
from bot.questions.choices import deal, gives_away
from bot.questions.model import Category, Draft, Level, Question, Subject

S = TypeVar("S", bound=Subject)
Ask = Callable[[Catalogue, S, Random], Draft]

_registered: dict[str, Kind] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question: what it is asked about, how, and how hard it is (0 easy, 2 hard)."""

    name: str
    category: Category
    title: Message
    hardness: int
    subjects: Callable[[Catalogue], Iterator[Subject]]
    ask: Ask[Any]

    def question(self, catalogue: Catalogue, subject: Subject, rng: Random) -> Question | None:
        """Ask about a subject; None where the stem would give the answer away or wrong options are too few."""
        draft = self.ask(catalogue, subject, rng)
        dealt = deal(rng, draft.answer, draft.wrong)
        if dealt is None or gives_away(draft.stem, draft.answer, is_name=draft.is_name):
            return None
        drama = subject.dramas[0]
        return Question(
            kind=self.name,
            category=self.category,
            key=f"{self.name}:{subject.key}",
            drama=drama.id,
            level=_level(self.hardness, min(other.fame for other in subject.dramas), draft.billing),
            stem=draft.stem,
            choices=dealt[0],
            answer=dealt[1],
            reveal=draft.reveal,
            sources=draft.sources or drama.sources,
            facts=tuple(sorted(subject.facts)),
        )


def kind(
    name: str,
    *,
    category: Category,
    title: Message,
    hardness: int,
    subjects: Callable[[Catalogue], Iterator[S]],
) -> Callable[[Ask[S]], Ask[S]]:
    """Register the decorated function as the way to ask this kind of question."""

    def register(ask: Ask[S]) -> Ask[S]:
        _registered[name] = Kind(name, category, title, hardness, subjects, ask)
        return ask

    return register


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind of question by name."""
    folder = importlib.import_module("bot.questions.kinds")
    for module in pkgutil.iter_modules(folder.__path__, "bot.questions.kinds."):
        importlib.import_module(module.name)
    return MappingProxyType(dict(sorted(_registered.items())))


def _level(hardness: int, fame: int, billing: str) -> Level:
    """Guess how hard a question is from its kind, the drama's fame (1 to 5) and the role's billing."""
    told = hardness + (5 - fame) // 2 + (billing != "main")
    return 1 if told < 1 else 2 if told < 3 else 3  # noqa: PLR2004 - the borders of the three levels
