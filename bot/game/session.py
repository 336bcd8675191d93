"""One game as a synchronous state machine: time and choices go in, events come out.

Nothing here waits, so nothing can happen between a check and the change it protects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.game import scoring
from bot.game.events import Answered, Closed, Finished, Opened, Reason, Result, Standing, Voted, Withdrawn
from bot.game.rating import Learned, Rating, chance, kind_key, learn, off_aim
from bot.game.rules import SHARED_WINDOW, Rules
from bot.messages import UserError
from bot.questions import Question

Phase = Literal["between", "open", "over"]
MOST_EMPTY = 2
"""A game ends after this many questions in a row that nobody answered."""
LOOK_AHEAD = 12
"""Of so many questions, the next in the order drawn, the one that suits the players best is asked."""


@dataclass(slots=True)
class Answer:
    """A player's answer to the question that is open.

    Of a typed one, `choice` is the choice that it names, None where it names none. One that `is_near` is kept in case
    that nothing better comes, and uses up nothing. `hints` is how many hints the player had seen.
    """

    choice: int | None
    at: datetime
    changed: bool = False
    typed: str | None = None
    is_near: bool = False
    hints: int = 0


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
    """A game from its first question to its last; plain data, so that it can be saved after each event.

    Of the `questions` drawn, `order` names those that were asked, by their places. `skills` are the players' ratings,
    `learned` those of questions and their kinds, as far as they are known; both are added to.
    """

    id: str
    rules: Rules
    starter: int
    questions: tuple[Question, ...]
    phase: Phase = "between"
    number: int = 0
    order: list[int] = field(default_factory=list)
    withdrawn: int = 0
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    answers: dict[int, Answer] = field(default_factory=dict)
    players: dict[int, Player] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    skip_votes: set[int] = field(default_factory=set)
    stop_votes: set[int] = field(default_factory=set)
    empty: int = 0
    skills: dict[int, Rating] = field(default_factory=dict)
    learned: dict[str, Rating] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        """The question asked last."""
        return self.questions[self.order[-1]]

    @property
    def rounds(self) -> int:
        """How many questions the game has, with those that were taken back."""
        return min(self.rules.rounds + self.withdrawn, len(self.questions))

    @property
    def left(self) -> list[Question]:
        """The questions that were drawn and not asked yet."""
        return [question for place, question in enumerate(self.questions) if place not in self.order]

    @property
    def joined(self) -> set[int]:
        """Everybody who has answered in this game."""
        return self.players.keys() | self.answers.keys()

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.phase == "over"

    def meet(self, skills: Mapping[int, Rating]) -> None:
        """Learn how well some players answer; what this game has shown of them stays."""
        self.skills = {**skills, **self.skills}

    def recall(self, learned: Mapping[str, Rating]) -> None:
        """Learn how hard some questions and kinds have been; what this game has shown of them stays."""
        self.learned = {**learned, **self.learned}

    def open(self, now: datetime, *, may_ask: Callable[[Question], bool] = lambda _question: True) -> Opened | Finished:
        """Open the next question that may be asked; the game ends where there is none."""
        places = [
            place for place, question in enumerate(self.questions) if place not in self.order and may_ask(question)
        ]
        if not places:
            return self.finish("drained")
        self.number += 1
        self.order.append(self._best(places))
        self.answers.clear()
        self.skip_votes.clear()
        return self._open(now)

    def _best(self, places: list[int]) -> int:
        """Return the first question; where players decide, the one they will be right about as often as is aimed at.

        Not one that was asked here before as long as there is one that was not.
        """
        least = min(self.questions[place].asked for place in places)
        fresh = [place for place in places if self.questions[place].asked == least][:LOOK_AHEAD]
        playing = [self.skills[player].now for player in self.present if player in self.skills]
        if self.rules.difficulty != "auto" or not playing:
            return fresh[0]
        return min(fresh, key=lambda place: off_aim(playing, self._difficulty(self.questions[place])))

    def _difficulty(self, question: Question) -> float:
        # Only looked up: a rating made for what is merely considered would hide what is recalled of it later.
        known = (self.learned.get(key) for key in (question.key, kind_key(question.kind)))
        return question.difficulty + sum(rating.gained for rating in known if rating)

    def _learned(self, question: Question) -> Learned:
        own = self.learned.setdefault(question.key, Rating())
        return Learned(own, self.learned.setdefault(kind_key(question.kind), Rating()))

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
            raise UserError("You changed your answer once already. It stays {choice}.", choice=self._named(given))
        elif given.choice != choice:
            self.answers[player] = given = Answer(choice, at, changed=True)
        if self.present and self.present <= self.answers.keys():
            self.closes_at = min(self.closes_at, at + SHARED_WINDOW)
        return Answered(player, self._named(given), not given.changed, self.closes_at)

    def _named(self, answer: Answer) -> str:
        return self.question.choices[answer.choice] if answer.choice is not None else answer.typed or ""

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
        if self.empty >= MOST_EMPTY and self.number < self.rounds:
            return closed, self.finish("deserted")
        return closed, self.finish("played") if self.number >= self.rounds else None

    def _result(self, who: int) -> Result:
        player, answer = self.players.setdefault(who, Player()), self.answers[who]
        right = answer.choice == self.question.answer
        player.answered += 1
        player.streak = player.streak + 1 if right else 0
        player.best_streak = max(player.best_streak, player.streak)
        earned = self._points(who, answer.at) if right else 0
        player.right += right
        player.points += earned
        learn(self.skills.setdefault(who, Rating()), self._learned(self.question), self.question, right=right)
        return Result(who, answer.choice, right, earned, player.streak)

    def _points(self, who: int, at: datetime) -> int:
        """Return what a right answer is worth; where the players decide what is asked, by the player's own odds."""
        taken = at - (self.opened_at or at)
        if self.rules.difficulty == "auto":
            base = scoring.worth_by_odds(chance(self.skills.get(who, Rating()).now, self._difficulty(self.question)))
        else:
            base = scoring.worth(self.question.level)
        base = scoring.after_clues(base, self.clues_shown(at) - self._clues_at_first())
        return scoring.points(base, taken=taken, time=self.rules.time, streak=self.players[who].streak)

    def clues_shown(self, at: datetime) -> int:
        """Return how many clues of the open question people could see at a moment."""
        taken = max(at - (self.opened_at or at), timedelta())  # given before a restart, it is earlier than the opening
        return sum(time <= taken for time in self.rules.clue_times(len(self.question.clues)))

    def _clues_at_first(self) -> int:
        return sum(not time for time in self.rules.clue_times(len(self.question.clues)))

    def next_clue(self, after: datetime) -> datetime | None:
        """Return when the next clue of the open question is to be shown."""
        if self.phase != "open" or self.opened_at is None:
            return None
        times = (self.opened_at + time for time in self.rules.clue_times(len(self.question.clues)))
        return next((time for time in times if time > after), None)

    def rests_on(self, facts: Collection[str]) -> bool:
        """Whether the open question rests on one of some facts."""
        return self.phase == "open" and self.question.rests_on(facts)

    def withdraw(self) -> Withdrawn:
        """Take the open question back; another one is asked for it."""
        self.withdrawn += 1
        self.phase = "between"
        self.answers.clear()
        return Withdrawn(self.number, self.question)

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
        self.skills.pop(player, None)
        for group in (self.present, self.skip_votes, self.stop_votes):
            group.discard(player)
        if self.starter == player:
            self.starter = 0
