"""One game as a synchronous state machine: time and choices go in, events come out.

Nothing here waits, so nothing can happen between a check and the change it protects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.game import players, scoring
from bot.game.answers import Answer, locked_in, named, take, typed_answer
from bot.game.choosing import best
from bot.game.events import Answered, Closed, Finished, Hinted, Opened, Reason, Result, Standing, Voted, Withdrawn
from bot.game.players import Player
from bot.game.rating import GUESSED, Rating, chance, difficulty, learn, learned_of, relearn
from bot.game.rules import MENDING_TIME, SHARED_WINDOW, Rules
from bot.game.showing import Showing
from bot.game.votes import majority, vote
from bot.messages import UserError
from bot.questions import Question
from bot.questions.judging import Judged

Phase = Literal["between", "open", "over"]
MOST_EMPTY = 2
"""A game ends after this many questions in a row that nobody answered."""


@dataclass(slots=True)
class Session:
    """A game from its first question to its last; plain data, so that it can be saved after each event.

    Of the `questions` drawn, `order` names those that were asked, by their places. `skills` are the players' ratings,
    `learned` those of questions and their kinds, as far as they are known; both are added to. `choices_at` is when the
    choices of a question are shown that is typed at first. Of its hints, each player has seen some that are open;
    `noted` are those whose answers everybody could read.
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
    choices_at: datetime | None = None
    answers: dict[int, Answer] = field(default_factory=dict)
    players: dict[int, Player] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    skip_votes: set[int] = field(default_factory=set)
    stop_votes: set[int] = field(default_factory=set)
    empty: int = 0
    skills: dict[int, Rating] = field(default_factory=dict)
    learned: dict[str, Rating] = field(default_factory=dict)
    hints_open: int = 0
    hints_seen: dict[int, int] = field(default_factory=dict)
    hint_votes: set[int] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)

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
        places = [place for place, each in enumerate(self.questions) if place not in self.order and may_ask(each)]
        if not places:
            return self.finish("drained")
        playing = [self.skills[player].now for player in self.present if player in self.skills]
        skills = playing if self.rules.difficulty == "auto" else []
        self.number += 1
        self.order.append(best(self.questions, places, skills, self.learned))
        self.choices_at, self.hints_open = None, 0
        for given in (self.answers, self.skip_votes, self.hint_votes, self.hints_seen, self.noted):
            given.clear()
        return self.reopen(now)

    def reopen(self, now: datetime) -> Opened:
        """Give the question that was open its full time again, with the answers it already has."""
        self.phase = "open"
        return Opened(self.number, self.question, self._begin(now, now))

    def _begin(self, at: datetime, before: datetime) -> datetime:
        """Let the time of the open question begin, and return when it closes.

        Choices that people may have seen `before`, when the game was interrupted, are not hidden again.
        """
        if self.rules.answers == "mixed" and not self.shows_choices(before):
            self.choices_at = at + self.rules.typing_time
        self.opened_at, self.closes_at = at, at + self.rules.time
        return self.closes_at

    def shown(self, at: datetime) -> datetime:
        """Let time begin when people could see the question, unless one has acted already; return when it closes."""
        if self.closes_at is None or not (self.answers or self.skip_votes):
            return self._begin(at, self.opened_at or at)
        return self.closes_at

    @property
    def is_typed(self) -> bool:
        """Whether the question asked last may be answered by typing."""
        return self._showing.is_typed

    @property
    def choices_due(self) -> datetime | None:
        """When the choices of the open question are to be shown, or were, if it is typed at first."""
        return self.choices_at if self.phase == "open" else None

    def shows_choices(self, at: datetime) -> bool:
        """Whether the choices of the question asked last are there to be pressed at a moment."""
        return self._showing.has_choices(at)

    def answer(self, player: int, number: int, choice: int, at: datetime) -> Answered:
        """Take a button's answer, or the one change to it; `at` is when Discord received it.

        Once everybody who answered the question before has answered this one, it closes soon.
        """
        closes_at = self._closing(number, at)
        if not self.shows_choices(at):
            raise UserError("There are no choices to press here now. Type your answer.")
        return self._take(player, Answer(choice, at), closes_at)

    def guess(self, player: int, number: int, judged: Judged, at: datetime, *, is_public: bool = False) -> Answered:
        """Take a typed answer as `answer` takes a button's; one that is near uses up nothing and counts for nothing."""
        closes_at = self._closing(number, at)
        if not self.is_typed:
            raise UserError("This question is not for typing. Answer with its buttons.")
        self.noted.update({player} if is_public else ())
        return self._take(player, typed_answer(judged, at), closes_at)

    def _closing(self, number: int, at: datetime) -> datetime:
        if self.phase != "open" or number != self.number or self.closes_at is None or at > self.closes_at:
            raise UserError("That question is closed. The next one is on its way.")
        return self.closes_at

    def _take(self, player: int, given: Answer, closes_at: datetime) -> Answered:
        given.hints = self.hints_seen.get(player, 0)
        told = take(self.answers, player, given, self.question)
        # What all could read is not waited for longer when it is near, which would tell what it is.
        is_enough = not told.is_near or player in self.noted
        if is_enough and self.present and self.present <= locked_in(self.answers) | self.noted:
            self.closes_at = closes_at = min(closes_at, given.at + (MENDING_TIME if self.noted else SHARED_WINDOW))
        return Answered(player, named(told, self.question), not told.changed, closes_at, told.is_near)

    def close(self) -> tuple[Closed, Finished | None]:
        """Close the open question, give out its points, and end the game if that was the last one."""
        results = tuple(self._result(player) for player in sorted(self.answers, key=lambda who: self.answers[who].at))
        for player in self.players.keys() - self.answers.keys():
            self.players[player].miss()
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
        worth = self._showing.worth(self._base(who), answer)
        earned = player.score(worth, right=right)
        skill, learned = self.skills.setdefault(who, Rating()), learned_of(self.question, self.learned)
        guessed = 0.0 if self._showing.is_recalled(answer) else GUESSED
        learn(skill, learned, self.question, right=right, guessed=guessed)
        return Result(who, answer.choice, right, earned, player.streak, worth, answer.typed)

    def _base(self, who: int) -> int:
        """Return what the question is worth to a player; where the players decide what is asked, by their own odds."""
        if self.rules.difficulty != "auto":
            return scoring.worth(self.question.level)
        skill = self.skills.get(who, Rating())
        return scoring.worth_by_odds(chance(skill.now, difficulty(self.question, self.learned)))

    def clues_shown(self, at: datetime) -> int:
        """Return how many clues of the open question people could see at a moment."""
        return self._showing.clues(at)

    def next_clue(self, after: datetime) -> datetime | None:
        """Return when the next clue of the open question is to be shown."""
        return self._showing.next_clue(after) if self.phase == "open" else None

    @property
    def _showing(self) -> Showing:
        return Showing(self.rules, self.question, self.opened_at, self.choices_at)

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
        playing = self.present | self.answers.keys()  # with those who were only near
        return vote(votes, player, playing, may_decide=may_decide or player == self.starter)

    def hint(self, player: int, total: int, *, may_decide: bool) -> Hinted:
        """Let a player read the hints that are open, or else open the next of `total`, or count the vote for it.

        Whoever has asked for a hint has seen it from when it is open; answers that are locked in are not touched.
        """
        if self.phase != "open":
            raise UserError("There is no open question to give hints for. The next one is on its way.")
        if not total or self.rules.answers == "buttons":
            raise UserError("There are no hints for this question. Answer as well as you can.")
        if self.hints_seen.get(player, 0) < self.hints_open:
            self.hints_seen[player] = self.hints_open
            needed = majority(self.present | self.answers.keys() | self.hint_votes)
            return Hinted(self.hints_open, opened=False, told=(), votes=len(self.hint_votes), needed=needed)
        if self.hints_open >= total:
            raise UserError("You have seen every hint for this question. Answer as well as you can.")
        voted = self._vote(self.hint_votes, player, may_decide=may_decide)
        told: tuple[int, ...] = ()
        if voted.passed:
            told = tuple(sorted(self.hint_votes - {player}))
            self.hints_open += 1
            self.hints_seen |= dict.fromkeys(self.hint_votes, self.hints_open)
            self.hint_votes.clear()
        return Hinted(self.hints_open, opened=voted.passed, told=told, votes=voted.votes, needed=voted.needed)

    def repair(self, number: int, repaired: Mapping[int, Player]) -> None:
        """Put right how some players have done, whose answers to a closed question count after all."""
        if number > self.number - (self.phase == "open"):
            raise ValueError(f"question {number} is not closed")
        question = self.questions[self.order[number - 1]]
        for player in repaired.keys() & self.players.keys():  # who is gone was forgotten meanwhile, and stays so
            self.players[player] = repaired[player]
            relearn(self.skills.setdefault(player, Rating()), learned_of(question, self.learned))

    def finish(self, reason: Reason) -> Finished:
        """End the game with the scores as they are."""
        self.phase = "over"
        return Finished(reason, self.standings(), self.number)

    def standings(self) -> tuple[Standing, ...]:
        """Return everybody who answered, best first."""
        return players.standings(self.players)

    def forget(self, player: int) -> None:
        """Drop everything about one player."""
        for kept in (self.answers, self.players, self.skills, self.hints_seen):
            kept.pop(player, None)
        for group in (self.present, self.skip_votes, self.stop_votes, self.hint_votes, self.noted):
            group.discard(player)
        if self.starter == player:
            self.starter = 0
