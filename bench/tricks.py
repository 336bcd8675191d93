"""Guesses answers by tricks that need no knowledge of dramas, and says how often they are right.

Four options guessed at random are right in a quarter of all cases; a trick that is right more often tells
that the wrong options do not look like the right ones. Ties are shared: two equal options count a half each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean
from zlib import crc32

from bot.catalogue import Catalogue, words
from bot.questions import Question

Score = Callable[[Question, str], float]
"""How strongly a trick speaks for an option; the highest is guessed."""
LEAD = 2
"""A main role counts as many times as any other."""
SMALL_WORDS = frozenset(
    {"a", "and", "at", "for", "from", "in", "is", "my", "of", "on", "or", "the", "to", "with", "you"}
)


@dataclass(slots=True)
class Known:
    """How often the names of one sort stand in the catalogue, and how famous what they belong to is."""

    parts: Counter[str] = field(default_factory=Counter)
    fame: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, fame: int, parts: int = 1) -> None:
        """Count a name once more."""
        self.parts[name] += parts
        self.fame[name] += fame


def known_of(catalogue: Catalogue) -> Sequence[Known]:
    """Return what is known of titles, people, characters, networks, settings and singers, each apart."""
    titles, people, characters, networks, settings, singers = (Known() for _sort in range(6))
    for drama in catalogue.dramas.values():
        for title in (drama.title, drama.native_title):
            titles.add(title, drama.fame, len(drama.roles))
        settings.add(drama.setting, drama.fame)
        for network in drama.networks:
            networks.add(network, drama.fame)
        for maker in {*drama.writers, *drama.directors}:
            people.add(catalogue.name_of(maker), drama.fame)
        for song in drama.songs:
            singers.add(song.singer, drama.fame)
        for role in drama.roles:
            fame = drama.fame * (LEAD if role.billing == "main" else 1)
            people.add(catalogue.name_of(role.actor), fame)
            characters.add(role.character, fame)
    return titles, people, characters, networks, settings, singers


PATIENT = frozenset({"shown", "rare"})
"""Tricks that only somebody who has counted all options ever offered can use."""


class Tricks:
    """Every trick, for the questions of one audit.

    `often` and `here` guess what was most often right in the other half of all questions, or of the kind; `heart` in
    all of them, the one asked included, as if learnt by heart. `shown` and `rare` guess what the kind offers most, or
    least: of options drawn at random the rarest is right in 43 of 100 cases, for what is offered often is mostly wrong.
    """

    def __init__(self, catalogue: Catalogue, asked: Mapping[str, Sequence[Question]]) -> None:
        self._known = known_of(catalogue)
        everything = [question for questions in asked.values() for question in questions]
        self._right = _answers(everything)
        self._right_in = {name: _answers(questions) for name, questions in asked.items()}
        self._shown_in = {name: _options(questions) for name, questions in asked.items()}
        self.all: Mapping[str, Score] = {
            "long": lambda _question, option: len(option),
            "short": lambda _question, option: -len(option),
            "often": lambda question, option: self._right[_other_half(question)][option],
            "here": lambda question, option: self._right_in[question.kind][_other_half(question)][option],
            "heart": lambda _question, option: sum(half[option] for half in self._right),
            "shown": lambda question, option: self._shown_in[question.kind][option],
            "rare": lambda question, option: -self._shown_in[question.kind][option],
            "parts": lambda question, option: self._sort(question).parts[option],
            "fame": lambda question, option: self._sort(question).fame[option],
            "obsc": lambda question, option: -self._sort(question).fame[option],
            "words": _shared_words,
            "alpha": lambda question, option: -sorted(question.choices).index(option),
        }

    def _sort(self, question: Question) -> Known:
        """Return the sort of names that the options are."""
        return max(self._known, key=lambda known: sum(option in known.parts for option in question.choices))

    def shares(self, questions: Iterable[Question]) -> Mapping[str, float]:
        """Return for each trick how often it is right."""
        listed = list(questions)
        return {
            name: mean(_luck(question, score) for question in listed) if listed else 0.0
            for name, score in self.all.items()
        }


def _answers(questions: Iterable[Question]) -> tuple[Counter[str], Counter[str]]:
    """Count the right answers in two halves, so that one can be guessed by what was learnt from the other."""
    halves: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for question in questions:
        halves[1 - _other_half(question)][question.choices[question.answer]] += 1
    return halves


def _options(questions: Iterable[Question]) -> Counter[str]:
    """Count how often each option is offered."""
    return Counter(option for question in questions for option in question.choices)


def _other_half(question: Question) -> int:
    return crc32(question.key.encode()) % 2


def _shared_words(question: Question, option: str) -> int:
    texts = [question.stem, *question.clues]
    named = {word for text in texts for value in text.values.values() for word in words(str(value))}
    return len({*words(option)} & named - SMALL_WORDS)


def _luck(question: Question, score: Score) -> float:
    """Return the chance of being right for who guesses the option of the highest score."""
    scores = [score(question, option) for option in question.choices]
    best = max(scores)
    return 1 / scores.count(best) if scores[question.answer] == best else 0.0
