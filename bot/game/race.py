"""A race: one answer each, and the first right one ends the question for all but those who were as good as first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.game.answers import Answer
from bot.game.rules import SHARED_WINDOW
from bot.questions import Question


@dataclass(frozen=True, slots=True)
class Race:
    """A race for one question; `first_at` is when the earliest right answer was given, whenever it arrived."""

    first_at: datetime | None

    @property
    def ends_at(self) -> datetime | None:
        """Until when a right answer counts, if there is one."""
        return None if self.first_at is None else self.first_at + SHARED_WINDOW

    def is_first(self, answer: Answer) -> bool:
        """Whether no right answer was earlier; there may be several as early."""
        return self.first_at is None or answer.at <= self.first_at

    def is_in_time(self, answer: Answer) -> bool:
        """Whether an answer came soon enough to count: one with an earlier time may have arrived after it."""
        return self.ends_at is None or answer.at <= self.ends_at


def run(answers: Mapping[int, Answer], question: Question) -> Race:
    """Return how the race for a question stands."""
    right = (answer.at for answer in answers.values() if answer.choice == question.answer)
    return Race(min(right, default=None))
