"""A race: one answer each, and the first right one ends the question for all but those who were as good as first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.game.answers import Answer
from bot.game.rules import SHARED_WINDOW
from bot.questions import Question


def first_at(answers: Mapping[int, Answer], question: Question) -> datetime | None:
    """Return when the earliest right answer was given, whenever it arrived."""
    return min((answer.at for answer in answers.values() if answer.choice == question.answer), default=None)


def ends_at(answers: Mapping[int, Answer], question: Question) -> datetime | None:
    """Return until when a right answer counts, if there is one."""
    first = first_at(answers, question)
    return None if first is None else first + SHARED_WINDOW


def is_first(answer: Answer, answers: Mapping[int, Answer], question: Question) -> bool:
    """Whether no right answer was earlier; there may be several as early."""
    first = first_at(answers, question)
    return first is None or answer.at <= first


def is_in_time(answer: Answer, answers: Mapping[int, Answer], question: Question) -> bool:
    """Whether an answer came soon enough to count: one with an earlier time may have arrived after it."""
    ends = ends_at(answers, question)
    return ends is None or answer.at <= ends
