"""One game as a synchronous state machine: time and choices go in, events come out.

Nothing here waits, so nothing can happen between a check and the change it protects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.game import closing, gathering, lives, placing, race, teams, votes
from bot.game.answers import Answer, locked_in, named, take, typed_answer
from bot.game.choosing import best
from bot.game.events import (
    Answered,
    Closed,
    Finished,
    Gathering,
    Hinted,
    Joined,
    Opened,
    Reason,
    Standing,
    TeamStanding,
    Voted,
    Withdrawn,
)
from bot.game.players import Player
from bot.game.rating import Rating, learned_of, relearn
from bot.game.rules import MENDING_TIME, SHARED_WINDOW
from bot.game.showing import Showing
from bot.game.state import State
from bot.messages import UserError
from bot.questions import Question
from bot.questions.judging import Judged


@dataclass(slots=True)
class Session(State):
    """A game from its lobby, where it has one, over its questions to its end."""

    def meet(self, skills: Mapping[int, Rating]) -> None:
        """Learn how well some players answer; what this game has shown of them stays."""
        self.skills = {**skills, **self.skills}

    def recall(self, learned: Mapping[str, Rating]) -> None:
        """Learn how hard some questions and kinds have been; what this game has shown of them stays."""
        self.learned = {**learned, **self.learned}

    def gather(self, now: datetime) -> Gathering:
        """Begin the lobby, or after a restart give it its time again with whoever is in it."""
        return gathering.gather(self, now)

    def join(self, player: int, team: int | None = None) -> Joined:
        """Let somebody in, or into another team, also while the game runs; raises `UserError` where that cannot be.

        In a duel only the one who was challenged can join, and the game is ready then.
        """
        return gathering.join(self, player, team)

    def leave(self, player: int) -> None:
        """Let somebody out before the game begins; raises `UserError` where that cannot be."""
        gathering.leave(self, player)

    def decline(self, player: int) -> Finished:
        """End a duel before it begins; raises `UserError` for anybody but the one who was challenged."""
        gathering.check_may_decline(self, player)
        return self.finish("declined")

    @property
    def is_ready(self) -> bool:
        """Whether enough have joined to begin."""
        return gathering.is_ready(self)

    def begin_now(self, player: int, *, may_decide: bool) -> None:
        """Raise `UserError` where a player may not let the game begin before its time; `gathered` begins it."""
        gathering.check_may_begin(self, player, may_decide=may_decide)

    def gathered(self) -> Finished | None:
        """End the lobby, and the game as well where too few have joined; once it has begun, this changes nothing."""
        if self.phase != "lobby":
            return None
        if not self.is_ready:
            return self.finish("unjoined")
        lives.give(self)
        self.phase = "between"
        return None

    def may_answer(self, player: int) -> None:
        """Raise `UserError` where somebody is not in the game, or no longer."""
        gathering.check_may_answer(self, player)

    def open(self, now: datetime, *, may_ask: Callable[[Question], bool] = lambda _question: True) -> Opened | Finished:
        """Open the next question that may be asked; the game ends where there is none, or no need for one."""
        if reason := closing.decided(self):
            return self.finish(reason)
        places = [place for place, each in enumerate(self.questions) if place not in self.order and may_ask(each)]
        if not places:
            return self.finish("drained")
        playing = [self.skills[player].now for player in self.playing if player in self.skills]
        skills = playing if self.rules.difficulty == "auto" else []
        self.number += 1
        self.order.append(best(self.questions, places, skills, self.learned))
        self.choices_at, self.hints_open = None, 0
        for given in (self.answers, self.skip_votes, self.hint_votes, self.hints_seen, self.noted):
            given.clear()
        return self.reopen(now)

    def reopen(self, now: datetime) -> Opened:
        """Give the question that was open its full time again, with the answers it already has.

        A race that is won already is not run again.
        """
        self.phase, self.is_cut = "open", False
        closes_at = self._begin(now, now)
        ends_at = self._race_ends_at()
        if ends_at is not None:
            self.closes_at = closes_at = min(closes_at, max(ends_at, now))
        return Opened(self.number, self.question, closes_at)

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

        Once everybody who is expected to has answered, the question closes soon; in a race when somebody was right.
        """
        closes_at = self._closing(player, number, at)
        if not self.shows_choices(at):
            raise UserError("There are no choices to press here now. Type your answer.")
        return self._take(player, Answer(choice, at), closes_at)

    def guess(self, player: int, number: int, judged: Judged, at: datetime, *, is_public: bool = False) -> Answered:
        """Take a typed answer as `answer` takes a button's; one that is near uses up nothing and counts for nothing."""
        closes_at = self._closing(player, number, at)
        if not self.is_typed:
            raise UserError("This question is not for typing. Answer with its buttons.")
        self.noted.update({player} if is_public else ())
        return self._take(player, typed_answer(judged, at), closes_at)

    def _closing(self, player: int, number: int, at: datetime) -> datetime:
        if self.phase != "open" or number != self.number or self.closes_at is None or at > self.closes_at:
            raise UserError("That question is closed. The next one is on its way.")
        self.may_answer(player)
        return self.closes_at

    def _take(self, player: int, given: Answer, closes_at: datetime) -> Answered:
        is_race = self.rules.mode == "race"
        given.hints = self.hints_seen.get(player, 0)
        told = take(self.answers, player, given, self.question, may_change=not is_race)
        ends = [closes_at, self._race_ends_at() or closes_at]
        # What all could read is not waited for longer when it is near, which would tell what it is.
        is_enough = not told.is_near or player in self.noted
        if is_enough and self.playing and self.playing <= locked_in(self.answers) | self.noted:
            ends.append(given.at + (MENDING_TIME if self.noted else SHARED_WINDOW))
        self.closes_at = closes_at = min(ends)
        may_change = told.is_near or not (is_race or told.changed)
        return Answered(player, named(told, self.question), may_change, closes_at, told.is_near)

    def _race_ends_at(self) -> datetime | None:
        return race.run(self.answers, self.question).ends_at if self.rules.mode == "race" else None

    def close(self) -> tuple[Closed, Finished | None]:
        """Close the open question, give out its points, and end the game if that was the last one."""
        if self.phase != "open":
            raise ValueError("no question is open")
        closed = closing.close(self)
        reason = closing.ending(self)
        return closed, self.finish(reason) if reason else None

    def clues_shown(self, at: datetime) -> int:
        """Return how many clues of the open question people could see at a moment."""
        return self._showing.clues(at)

    def next_clue(self, after: datetime) -> datetime | None:
        """Return when the next clue of the open question is to be shown."""
        return self._showing.next_clue(after) if self.phase == "open" else None

    @property
    def _showing(self) -> Showing:
        return closing.showing(self)

    def rests_on(self, facts: Collection[str]) -> bool:
        """Whether the open question rests on one of some facts."""
        return self.phase == "open" and self.question.rests_on(facts)

    def withdraw(self) -> Withdrawn:
        """Take the open question back; another one is asked for it, and it costs nobody anything."""
        self.withdrawn += 1
        self.phase = "between"
        self.answers.clear()
        return Withdrawn(self.number, self.question)

    def skip(self, player: int, now: datetime, *, may_decide: bool) -> Voted:
        """Skip the open question: at once for the starter or a moderator, else by the votes of those who play.

        Who plays in survival or in a duel only votes, as they may lose by the question.
        """
        voted = votes.skip(self, player, may_decide=may_decide)
        if voted.passed:
            self.closes_at, self.is_cut = now, True
        return voted

    def stop(self, player: int, *, may_decide: bool) -> Voted:
        """Stop the game: at once for the starter or a moderator, else by the votes of those who play.

        A duel that has begun is not stopped by one of the two alone.
        """
        voted = votes.stop(self, player, may_decide=may_decide)
        self.is_cut |= voted.passed
        return voted

    def hint(self, player: int, total: int, *, may_decide: bool) -> Hinted:
        """Let a player read the hints that are open, or else open the next of `total`, or count the vote for it.

        Whoever has asked for a hint has seen it from when it is open; answers that are locked in are not touched.
        """
        if self.phase != "open":
            raise UserError("There is no open question to give hints for. The next one is on its way.")
        self.may_answer(player)
        return votes.hint(self, player, total, may_decide=may_decide)

    def repair(self, number: int, repaired: Mapping[int, Player]) -> None:
        """Put right how some players have done, whose answers to a closed question count after all.

        The teams that they are in now gain what they do, but lives are not given back: they were missed in what came
        after.
        """
        if number > self.number - (self.phase == "open"):
            raise ValueError(f"question {number} is not closed")
        question = self.questions[self.order[number - 1]]
        for player in repaired.keys() & self.players.keys():  # who is gone was forgotten meanwhile, and stays so
            self.players[player] = repaired[player]
            relearn(self.skills.setdefault(player, Rating()), learned_of(question, self.learned))

    def finish(self, reason: Reason) -> Finished:
        """End the game with the scores as they are."""
        return placing.finish(self, reason)

    def ended(self) -> Finished:
        """Return once more how the game has ended, where that is all that is known of it."""
        return self.finish(closing.ending(self) or "played")

    def standings(self) -> tuple[Standing, ...]:
        """Return everybody who answered, best first; of a duel both, once one of them has."""
        return placing.standings(self)

    def team_standings(self) -> tuple[TeamStanding, ...]:
        """Return the teams that have members, best first."""
        return teams.standings(self)

    def forget(self, player: int) -> None:
        """Drop everything about one player; a duel ends then, and nobody has won it."""
        self.drop(player)
