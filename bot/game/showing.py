"""What people can see of a question at a moment, and what an answer given then is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.game import scoring
from bot.game.answers import Answer
from bot.game.rules import Rules
from bot.questions import Question


@dataclass(frozen=True, slots=True)
class Showing:
    """A question that is shown since `opened_at`, its choices from `choices_at` on where it is typed at first."""

    rules: Rules
    question: Question
    opened_at: datetime | None
    choices_at: datetime | None

    @property
    def is_typed(self) -> bool:
        """Whether it may be answered by typing."""
        return self.rules.answers != "buttons" and self.question.expects is not None

    def has_choices(self, at: datetime) -> bool:
        """Whether its choices are there to be pressed."""
        return not self.is_typed or (self.choices_at is not None and at >= self.choices_at)

    def is_recalled(self, answer: Answer) -> bool:
        """Whether an answer was typed while there were no choices to guess among."""
        return answer.typed is not None and not self.has_choices(answer.at)

    def clues(self, at: datetime) -> int:
        """Return how many of its clues people can see."""
        taken = max(self._taken(at), timedelta())  # given before a restart, it is earlier than the opening
        return sum(time <= taken for time in self._clue_times)

    def next_clue(self, after: datetime) -> datetime | None:
        """Return when its next clue is to be shown."""
        times = (time - self._taken(after) for time in self._clue_times)
        return next((after + time for time in times if time > timedelta()), None)

    def worth(self, base: int, answer: Answer) -> int:
        """Return what an answer is worth if it is right, but for the streak."""
        return scoring.with_speed(self.known(base, answer), taken=self._taken(answer.at), time=self.rules.time)

    def known(self, base: int, answer: Answer) -> int:
        """Return what knowing an answer is worth, however fast: less with clues and hints, more when it was typed."""
        known = scoring.when_typed(base) if self.is_recalled(answer) else base
        further = self.clues(answer.at) - sum(not time for time in self._clue_times) + answer.hints
        return scoring.after_clues(known, further)

    @property
    def _clue_times(self) -> tuple[timedelta, ...]:
        return self.rules.clue_times(len(self.question.clues))

    def _taken(self, at: datetime) -> timedelta:
        return at - (self.opened_at or at)
