"""How well players answer and how hard questions are, learned from play.

Elo as it is used for learners and exercises, where an answer may be guessed and where what is known little of moves
fastest: R. Pelánek, "Applications of the Elo rating system in adaptive educational systems", Computers & Education 98
(2016), pages 169 to 179. Everything is in logits: a player of skill s knows half of the questions of difficulty s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from bot.questions import Question

GUESSED = 0.25
"""The chance of a right guess among four options."""
FIRST_STEP, SLOWING = 0.8, 0.1
"""By how much a player's first answer may move their rating, and how much less each further one does."""
LEAST_STEP = 0.05
"""However many answers a player has given, they may still get better."""
QUESTION_STEP, QUESTION_SLOWING = 0.3, 0.05
"""A question moves less: how hard it is can be guessed better than how much somebody knows."""
KIND_STEP, KIND_SLOWING = 0.1, 0.005
"""A whole kind of question moves less at once: many answers bear on it."""
AIM = 0.7
"""The share of right answers at which a game is neither dull nor hopeless."""
NEWCOMER = 0.0
"""The skill of somebody who has not answered yet."""


def chance(skill: float, difficulty: float, guessed: float = GUESSED) -> float:
    """Return how likely a player is to be right, knowing or guessing."""
    return guessed + (1 - guessed) / (1 + exp(min(difficulty - skill, 50.0)))


def off_aim(skills: Iterable[float], difficulty: float) -> float:
    """Return how far from the aim the share of right answers of some players would be."""
    chances = [chance(skill, difficulty) for skill in skills] or [chance(NEWCOMER, difficulty)]
    return abs(sum(chances) / len(chances) - AIM)


@dataclass(slots=True)
class Rating:
    """A rating as it was when a game began, on how many answers it rested, and what the game has added to both."""

    value: float = 0.0
    answers: int = 0
    gained: float = 0.0
    given: int = 0

    @property
    def now(self) -> float:
        """The rating with what the game has added."""
        return self.value + self.gained

    def move(self, surprise: float, *, first: float = FIRST_STEP, slowing: float = SLOWING, least: float = 0) -> None:
        """Move by a surprise (1 or 0 minus the chance), the less the more answers there were before."""
        self.gained += surprise * max(first / (1 + slowing * (self.answers + self.given)), least)
        self.given += 1


@dataclass(slots=True)
class Learned:
    """What is learned of one question and of its kind: by how much each is harder than was guessed."""

    question: Rating
    kind: Rating

    @property
    def gained(self) -> float:
        """How much harder the question has turned out in this game."""
        return self.question.gained + self.kind.gained


def learn(skill: Rating, learned: Learned, question: Question, *, right: bool, guessed: float = GUESSED) -> None:
    """Learn from one answer about the player, the question and its kind; `guessed` is the chance of a right guess."""
    _move(skill, learned, right - chance(skill.now, question.difficulty + learned.gained, guessed))


def relearn(skill: Rating, learned: Learned) -> None:
    """Learn that an answer was right that was learned from as wrong: the surprise was greater by one.

    Each rating moves by the step of its latest answer. Steps only get smaller, so that of an earlier answer no more is
    taken back than it had moved; that later answers were compared with a rating a little off is left as it is.
    """
    for rating in (skill, learned.question, learned.kind):
        rating.given -= 1  # it takes the place of an answer, and is none besides it
    _move(skill, learned, 1)


def _move(skill: Rating, learned: Learned, surprise: float) -> None:
    skill.move(surprise, least=LEAST_STEP)
    learned.question.move(-surprise, first=QUESTION_STEP, slowing=QUESTION_SLOWING)
    learned.kind.move(-surprise, first=KIND_STEP, slowing=KIND_SLOWING)


def learned_of(question: Question, learned: dict[str, Rating]) -> Learned:
    """Return the ratings of a question and its kind, made where there are none yet."""
    own, kind = question.key, kind_key(question.kind)
    return Learned(learned.setdefault(own, Rating()), learned.setdefault(kind, Rating()))


def kind_key(kind: str) -> str:
    """Return under which key a whole kind of question has its rating."""
    return f"kind:{kind}"


def difficulty(question: Question, learned: Mapping[str, Rating]) -> float:
    """Return how hard a question is with what a game has shown of it and of its kind."""
    # Only looked up: a rating made for what is merely considered would hide what is recalled of it later.
    known = (learned.get(key) for key in (question.key, kind_key(question.kind)))
    return question.difficulty + sum(rating.gained for rating in known if rating)


class Difficulties:
    """By how much every question and kind has turned out harder than was guessed; changes when a game has ended."""

    def __init__(self, ratings: Mapping[str, Rating]) -> None:
        self._ratings = dict(ratings)

    def shift(self, kind: str, key: str) -> float:
        """Return by how much a question is harder than guessed, in logits."""
        ratings = (self._ratings.get(kind_key(kind)), self._ratings.get(key))
        return sum(rating.value for rating in ratings if rating)

    def of(self, questions: Iterable[Question]) -> dict[str, Rating]:
        """Return what is known of some questions and of their kinds, to be added to in a game."""
        keys = dict.fromkeys(key for question in questions for key in (kind_key(question.kind), question.key))
        known = ((key, self._ratings.get(key, Rating())) for key in keys)
        return {key: Rating(rating.value, rating.answers) for key, rating in known}

    def add(self, learned: Mapping[str, Rating]) -> None:
        """Add what a game has taught."""
        for key, rating in learned.items():
            if rating.given or rating.gained:
                before = self._ratings.get(key, Rating())
                self._ratings[key] = Rating(before.value + rating.gained, before.answers + rating.given)
