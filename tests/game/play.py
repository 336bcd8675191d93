"""A game at random in any mode, with its own books beside it, which are checked at every step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.game import Answers, Closed, Finished, Mode, Player, Session
from bot.game.answers import Answer
from bot.game.lives import lives_of
from bot.game.rules import SHARED_WINDOW
from bot.messages import UserError
from bot.questions.judging import Judged
from tests.game.modes import game_of, press
from tests.game.test_session import SCHEMA, SECOND, START
from tests.game.test_typed import NEAR, NOBODY, OTHER, RIGHT

CROWD = (770001, 770002, 770003, 770004)
PLAYERS = st.sampled_from(CROWD)
ANSWERS: tuple[Answers, ...] = ("buttons", "mixed")
AFTER = st.integers(0, 42).map(lambda halves: halves / 2)
"""Moments that often meet."""
JUDGED = st.sampled_from((RIGHT, RIGHT, OTHER, NOBODY, NEAR))


def in_phase(*phases: str) -> Callable[[Play], bool]:
    """Say that a rule is for some phases."""
    return lambda self: self.game.phase in phases


class Play(RuleBasedStateMachine):
    """A game, and beside it what each player has earned, what of that for the team they are in, and who is gone."""

    mode: ClassVar[Mode] = "everyone"

    @initialize(rounds=st.integers(1, 9), teams=st.integers(2, 4), answers=st.sampled_from(ANSWERS), full=st.booleans())
    def begin(self, rounds: int, teams: int, answers: Answers, *, full: bool) -> None:
        self.game = game_of(self.mode, rounds, answers=answers, teams=teams)
        self.game.starter, self.game.invited = CROWD[0], CROWD[1] if self.mode == "duel" else None
        self.now = START
        self.earned: dict[int, int] = {}
        self.for_team: dict[int, int] = {}
        self.fielded: set[tuple[int, int]] = set()
        if self.game.is_gathered:
            self.game.gather(self.now)
        if full:
            for player in CROWD:
                self.join(player, player % 2)
            self.game.gathered()

    def lives(self) -> dict[int, int]:
        return {player: lives_of(self.game, player) for player in CROWD}

    @precondition(in_phase("lobby", "between", "open", "over"))
    @rule(player=PLAYERS, team=st.none() | st.integers(0, 3))
    def join(self, player: int, team: int | None) -> None:
        was_in = self.game.teams.get(player)
        with suppress(UserError):
            joined = self.game.join(player, team)
            assert self.game.phase == "lobby" or self.game.rules.mode == "teams"
            if joined.team != was_in:
                assert joined.forfeited == self.for_team.pop(player, 0)

    @precondition(in_phase("lobby"))
    @rule(player=PLAYERS)
    def leave(self, player: int) -> None:
        with suppress(UserError):
            self.game.leave(player)

    @precondition(in_phase("lobby"))
    @rule(luck=st.integers(0, 4))
    def gathered(self, luck: int) -> None:
        is_ready = self.game.is_ready
        if is_ready or not luck:
            assert (self.game.gathered() is None) == is_ready

    @precondition(in_phase("between"))
    @rule()
    def open(self) -> None:
        self.game.open(self.now)

    @precondition(in_phase("between"))
    @rule(choices=st.dictionaries(PLAYERS, st.integers(0, 1)))
    def play(self, choices: dict[int, int]) -> None:
        self.game.open(self.now)
        for player, choice in choices.items():
            if self.game.phase == "open":
                self.press(player, choice, 15)
        if self.game.phase == "open":
            self.close()

    @precondition(in_phase("open"))
    @rule()
    def reopen(self) -> None:
        self.now += 60 * SECOND
        self.game.reopen(self.now)

    @precondition(in_phase("open"))
    @rule(player=PLAYERS, choice=st.sampled_from((0, 0, 1)), after=AFTER)
    def press(self, player: int, choice: int, after: float) -> None:
        self._answer(player, lambda: press(self.game, player, choice, after))

    @precondition(in_phase("open"))
    @rule(player=PLAYERS, typed=JUDGED, after=AFTER, is_public=st.booleans())
    def type(self, player: int, typed: Judged, after: float, *, is_public: bool) -> None:
        at = self.now + after * SECOND
        self._answer(player, lambda: self.game.guess(player, self.game.number, typed, at, is_public=is_public))

    def _answer(self, player: int, act: Callable[[], object]) -> None:
        before = dict(self.game.answers)
        closes_at = self.game.closes_at
        try:
            act()
        except UserError:
            assert self.game.answers == before
        else:
            assert player not in self.game.out
            assert not self.game.is_gathered or player in self.game.members
        kept = before.get(player)
        if self.game.rules.mode == "race" and kept is not None and not kept.is_near:
            assert self.game.answers == before
        assert self.game.closes_at is not None
        assert closes_at is not None
        assert self.game.closes_at <= closes_at

    @precondition(in_phase("open"))
    @rule(player=PLAYERS)
    def hint(self, player: int) -> None:
        with suppress(UserError):
            self.game.hint(player, 3, may_decide=False)

    @precondition(in_phase("open"))
    @rule(player=PLAYERS, may_decide=st.booleans())
    def skip(self, player: int, *, may_decide: bool) -> None:
        with suppress(UserError):
            if self.game.skip(player, self.now, may_decide=may_decide).passed:
                self._closes(is_cut=True)

    @precondition(in_phase("lobby", "between", "open"))
    @rule(player=PLAYERS, luck=st.integers(0, 9))
    def stop(self, player: int, luck: int) -> None:
        with suppress(UserError):
            if not luck and self.game.stop(player, may_decide=False).passed:
                if self.game.phase == "open":
                    self._closes(is_cut=True)
                self._check_end(self.game.finish("stopped"))

    @precondition(in_phase("open"))
    @rule()
    def withdraw(self) -> None:
        before = self.lives(), dict(self.earned)
        self.game.withdraw()
        assert (self.lives(), {who: player.points for who, player in self.game.players.items()}) == before

    @precondition(in_phase("open"))
    @rule()
    def close(self) -> None:
        self._closes(is_cut=False)

    def _closes(self, *, is_cut: bool) -> None:
        given, lives, out = dict(self.game.answers), self.lives(), set(self.game.out)
        alive = self.game.members - out
        closed, finished = self.game.close()
        for result in closed.results:
            self.earned[result.player] = self.earned.get(result.player, 0) + result.points
            self.for_team[result.player] = self.for_team.get(result.player, 0) + result.points
        self.fielded |= {(player, self.game.teams[player]) for player in given if player in self.game.teams}
        right = {result.player for result in closed.results if result.right}
        assert [result.player for result in closed.results] == sorted(given, key=lambda who: given[who].at)
        assert not out & {result.player for result in closed.results}
        assert {result.player for result in closed.results if result.points} <= right
        assert set(closed.lost) == (alive - right if self.game.rules.mode == "survival" and not is_cut else set())
        assert self.lives() == {player: left - (player in closed.lost) for player, left in lives.items()}
        assert set(closed.out) == {player for player in closed.lost if lives[player] == 1}
        check_race(self.game, given, closed)
        with pytest.raises(ValueError, match="no question is open"):
            self.game.close()
        self.now += 30 * SECOND
        if finished:
            self._check_end(finished)

    def _check_end(self, finished: Finished) -> None:
        points = {standing.player: standing.points for standing in finished.standings}
        assert self.game.is_over
        best = {player for team in finished.teams if team.rank == 1 and team.points for player in team.players}
        placed = {standing.player for standing in finished.standings if standing.rank == 1 and standing.points}
        assert set(finished.winners) <= (best & points.keys() if self.mode == "teams" else placed)
        assert len(finished.winners) < 2 or self.game.rules.mode != "duel"
        assert not finished.winners or len(points) > 1

    @precondition(in_phase("lobby", "between", "open"))
    @rule(player=PLAYERS, luck=st.integers(0, 4))
    def forget(self, player: int, luck: int) -> None:
        if luck:
            return
        self.game.forget(player)
        self.earned.pop(player, None)
        self.for_team.pop(player, None)
        self.fielded = {each for each in self.fielded if each[0] != player}
        assert str(player) not in SCHEMA.dump_json(self.game).decode()

    @precondition(lambda self: self.game.number > (self.game.phase == "open") and self.game.players)
    @rule(player=PLAYERS)
    def repair(self, player: int) -> None:
        before, lives = self.game.players.get(player, Player()), self.lives()
        self.game.repair(1, {player: replace(before, points=before.points + 100, right=before.right + 1)})
        if player in self.earned:
            self.earned[player] += 100
            self.for_team[player] = self.for_team.get(player, 0) + 100
        assert self.lives() == lives

    @rule()
    def load(self) -> None:
        self.game = SCHEMA.validate_json(SCHEMA.dump_json(self.game))

    @invariant()
    def what_is_saved_is_what_there_is(self) -> None:
        if hasattr(self, "game"):
            assert SCHEMA.validate_json(SCHEMA.dump_json(self.game)) == self.game

    @invariant()
    def points_are_what_was_earned(self) -> None:
        if hasattr(self, "game"):
            placed = {standing.player: standing.points for standing in self.game.standings()}
            lost = placed.keys() - self.earned.keys()  # one of a duel who has never answered
            assert {who: player.points for who, player in self.game.players.items()} == self.earned
            assert placed == {**self.earned, **dict.fromkeys(lost, 0)}
            assert not lost or (self.game.rules.mode == "duel" and lost < self.game.members)

    @invariant()
    def teams_have_what_their_members_have_less_what_is_forfeited(self) -> None:
        if hasattr(self, "game"):
            for standing in self.game.team_standings():
                counted = [player for player in standing.players if (player, standing.team) in self.fielded]
                earned = {player: self.for_team.get(player, 0) for player in counted}  # who came back begins at 0
                forfeited = self.game.forfeited
                assert all(
                    points == self.earned[player] - forfeited.get(player, 0) for player, points in earned.items()
                )
                mean = Fraction(sum(earned.values()), max(len(counted), 1))
                assert standing.points == floor(mean + Fraction(1, 2))

    def teardown(self) -> None:
        """However it stands, with nobody there any more the game comes to its end."""
        if not hasattr(self, "game"):
            return
        for _ in range(2 + 2 * len(self.game.questions)):
            if self.game.phase == "lobby":
                self.game.gathered()
            elif self.game.phase == "between":
                self.game.open(self.now)
            elif self.game.phase == "open":
                self._closes(is_cut=self.game.is_cut)
        assert self.game.is_over


def check_race(game: Session, given: dict[int, Answer], closed: Closed) -> None:
    """Check who has scored in a race against the answers by themselves."""
    if game.rules.mode != "race":
        assert closed.first == frozenset()
        return
    right = {player: answer.at for player, answer in given.items() if answer.choice == 0}
    first = min(right.values(), default=START)
    window = {player for player, at in right.items() if at <= first + SHARED_WINDOW}
    assert {result.player for result in closed.results if result.right} == window
    assert {result.player for result in closed.results if result.points} == window
    assert closed.first == {player for player, at in right.items() if at == first}
