"""One game as a synchronous state machine: time and choices go in, events come out.

Nothing here waits, so nothing can happen between a check and the change it protects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.game.events import Answered, Closed, Finished, Opened, Reason, Result, Standing, Voted
from bot.game.rules import SHARED_WINDOW, Rules
from bot.game.scoring import points
from bot.messages import UserError
from bot.questions import Question

Phase = Literal["between", "open", "over"]
MOST_EMPTY = 2
"""A game ends after this many questions in a row that nobody answered."""


@dataclass(slots=True)
class Answer:
    """A player's answer to the question that is open."""

    choice: int
    at: datetime
    changed: bool = False


@dataclass(slots=True)
class Player:
    """How a player has done in this game."""

    points: int = 0
    right: int = 0
    answered: int = 0
    streak: int = 0
    best_streak: int = 0


@dataclass(slots=True)
class Session:
    """A game from its first question to its last; plain data, so that it can be saved after each event."""

    id: str
    rules: Rules
    starter: int
    questions: tuple[Question, ...]
    phase: Phase = "between"
    number: int = 0
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    answers: dict[int, Answer] = field(default_factory=dict)
    players: dict[int, Player] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    skip_votes: set[int] = field(default_factory=set)
    stop_votes: set[int] = field(default_factory=set)
    empty: int = 0

    @property
    def question(self) -> Question:
        """The question asked last."""
        return self.questions[self.number - 1]

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.phase == "over"

    def open(self, now: datetime) -> Opened:
        """Open the next question."""
        self.number += 1
        self.answers.clear()
        self.skip_votes.clear()
        return self._open(now)

    def reopen(self, now: datetime) -> Opened:
        """Give the question that was open its full time again, with the answers it already has."""
        return self._open(now)

    def _open(self, now: datetime) -> Opened:
        self.phase = "open"
        self.opened_at = now
        self.closes_at = now + self.rules.time
        return Opened(self.number, self.question, self.closes_at)

    def shown(self, at: datetime) -> datetime:
        """Let the time of the open question begin when people could see it, unless one of them has acted already.

        Return when it closes.
        """
        if self.closes_at is None or not (self.answers or self.skip_votes):
            self.opened_at = at
            self.closes_at = at + self.rules.time
        return self.closes_at

    def answer(self, player: int, number: int, choice: int, at: datetime) -> Answered:
        """Take a player's answer, or the one change of it; `at` is when Discord received it.

        Once everybody who answered the question before has answered this one, it closes after the shared window.
        """
        if self.phase != "open" or number != self.number or self.closes_at is None or at > self.closes_at:
            raise UserError("That question is closed. The next one is on its way.")
        given = self.answers.get(player)
        if given is None:
            self.answers[player] = given = Answer(choice, at)
        elif given.choice != choice and given.changed:
            raise UserError("You changed your answer once already. It stays {choice}.", choice=self._name(given.choice))
        elif given.choice != choice:
            self.answers[player] = given = Answer(choice, at, changed=True)
        if self.present and self.present <= self.answers.keys():
            self.closes_at = min(self.closes_at, at + SHARED_WINDOW)
        return Answered(player, self._name(given.choice), not given.changed, self.closes_at)

    def _name(self, choice: int) -> str:
        return self.question.choices[choice]

    def close(self) -> tuple[Closed, Finished | None]:
        """Close the open question, give out its points, and end the game if that was the last one."""
        results = tuple(self._result(player) for player in sorted(self.answers, key=lambda who: self.answers[who].at))
        missed = self.players.keys() - self.answers.keys()
        for player in missed:
            self.players[player].streak = 0
        self.present = set(self.answers)
        self.empty = 0 if results or self.skip_votes else self.empty + 1
        self.phase = "between"
        closed = Closed(self.number, self.question, results)
        if self.empty >= MOST_EMPTY and self.number < len(self.questions):
            return closed, self.finish("deserted")
        return closed, self.finish("played") if self.number == len(self.questions) else None

    def _result(self, who: int) -> Result:
        player, answer = self.players.setdefault(who, Player()), self.answers[who]
        right = answer.choice == self.question.answer
        player.answered += 1
        player.streak = player.streak + 1 if right else 0
        player.best_streak = max(player.best_streak, player.streak)
        earned = 0
        if right and self.opened_at is not None:
            taken = answer.at - self.opened_at
            earned = points(self.question.level, taken=taken, time=self.rules.time, streak=player.streak)
            player.right += 1
            player.points += earned
        return Result(who, answer.choice, right, earned, player.streak)

    def skip(self, player: int, now: datetime, *, may_decide: bool) -> Voted:
        """Skip the open question: at once for the starter or a moderator, else by the votes of those who play."""
        if self.phase != "open":
            raise UserError("There is no open question to skip. The next one is on its way.")
        voted = self._vote(self.skip_votes, player, may_decide=may_decide)
        if voted.passed:
            self.closes_at = now
        return voted

    def stop(self, player: int, *, may_decide: bool) -> Voted:
        """Stop the game: at once for the starter or a moderator, else by the votes of those who play."""
        return self._vote(self.stop_votes, player, may_decide=may_decide)

    def _vote(self, votes: set[int], player: int, *, may_decide: bool) -> Voted:
        votes.add(player)
        voters = self.present | self.answers.keys() | votes
        needed = len(voters) // 2 + 1
        return Voted(len(votes), needed, may_decide or player == self.starter or len(votes) >= needed)

    def finish(self, reason: Reason) -> Finished:
        """End the game with the scores as they are."""
        self.phase = "over"
        return Finished(reason, self.standings(), self.number)

    def standings(self) -> tuple[Standing, ...]:
        """Return everybody who answered, best first."""
        ranked = sorted(self.players.items(), key=lambda entry: (-entry[1].points, -entry[1].right, entry[0]))
        scores = [player.points for _who, player in ranked]
        return tuple(
            Standing(
                scores.index(player.points) + 1, who, player.points, player.right, player.answered, player.best_streak
            )
            for who, player in ranked
        )

    def forget(self, player: int) -> None:
        """Drop everything about one player."""
        self.answers.pop(player, None)
        self.players.pop(player, None)
        for group in (self.present, self.skip_votes, self.stop_votes):
            group.discard(player)
        if self.starter == player:
            self.starter = 0
