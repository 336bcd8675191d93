"""Random play with typing, buttons, hints and repairs: nothing is lost, nobody answers too often, the books balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from random import Random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.game import Answered, Answers, Difficulty, Finished, Player, Result, Rules, Session
from bot.game.answers import locked_in
from bot.messages import UserError
from bot.questions.judging import Judged
from tests.game.test_session import ANN, SCHEMA, SECOND, START, question
from tests.game.test_typed import ALSO, NEAR, NEARER, NOBODY, OTHER, RIGHT, named, named_question

PLAYERS = st.integers(1, 4)
AFTER = st.floats(0, 22)
JUDGED = st.sampled_from([RIGHT, ALSO, OTHER, NOBODY, NEAR, NEARER, named("A"), named("c", "reject", 2)])


class Play(RuleBasedStateMachine):
    """Keeps its own books: what each player was told to be locked in, and what each closed question came to."""

    @initialize(
        rounds=st.integers(1, 5),
        answers=st.sampled_from(["typed", "mixed", "mixed", "buttons"]),
        difficulty=st.sampled_from(["auto", "easy"]),
        typed=st.lists(st.booleans(), min_size=12, max_size=12),
    )
    def begin(self, rounds: int, answers: Answers, difficulty: Difficulty, typed: list[bool]) -> None:
        asked = tuple(named_question(number) if may_type else question(number) for number, may_type in enumerate(typed))
        self.game = Session("0" * 32, Rules(rounds, difficulty=difficulty, answers=answers), ANN, asked)
        self.now = START
        self.locked: dict[int, list[str]] = defaultdict(list)
        self.closed: dict[int, dict[int, Result]] = {}
        self.righted: set[tuple[int, int]] = set()

    @precondition(lambda self: self.game.phase == "between")
    @rule()
    def open(self) -> None:
        self.locked.clear()
        if isinstance(self.game.open(self.now), Finished):
            return
        assert (self.game.answers, self.game.hints_open, self.game.hints_seen) == ({}, 0, {})

    @precondition(lambda self: self.game.phase == "open")
    @rule(player=PLAYERS, judged=JUDGED, after=AFTER)
    def guess(self, player: int, judged: Judged, after: float) -> None:
        self.take(player, lambda at: self.game.guess(player, self.game.number, judged, at), after)

    @precondition(lambda self: self.game.phase == "open")
    @rule(player=PLAYERS, choice=st.integers(0, 3), after=AFTER)
    def press(self, player: int, choice: int, after: float) -> None:
        self.take(player, lambda at: self.game.answer(player, self.game.number, choice, at), after)

    def take(self, player: int, give: Callable[[datetime], Answered], after: float) -> None:
        """Give an answer; what is locked in is told so, and a refusal or a near answer changes nothing that is."""
        before, closes_at = self.game.answers.get(player), self.game.closes_at
        try:
            answered = give(self.now + after * SECOND)
        except UserError:
            assert (self.game.answers.get(player), self.game.closes_at) == (before, closes_at)
            return
        if answered.is_near:
            assert self.game.closes_at == closes_at
            assert before is None or before.is_near or self.game.answers[player] == before
        elif self.locked[player][-1:] != [answered.choice]:
            self.locked[player].append(answered.choice)
        assert answered.may_change == (len(self.locked.get(player, [])) < 2)

    @precondition(lambda self: self.game.phase == "open")
    @rule(player=PLAYERS, total=st.integers(0, 3), may_decide=st.booleans())
    def hint(self, player: int, total: int, *, may_decide: bool) -> None:
        costs, seen = {who: answer.hints for who, answer in self.game.answers.items()}, dict(self.game.hints_seen)
        total = max(total, self.game.hints_open)
        try:
            hinted = self.game.hint(player, total, may_decide=may_decide)
        except UserError:
            assert self.game.hints_seen == seen
            return
        assert hinted.seen <= self.game.hints_open <= total
        assert {who: answer.hints for who, answer in self.game.answers.items()} == costs, (
            "nothing that was given before"
        )
        read = {who for who, hints in self.game.hints_seen.items() if hints > seen.get(who, 0)}
        assert read - {player} == set(hinted.told)

    @precondition(lambda self: self.game.phase == "open")
    @rule()
    def close(self) -> None:
        given = dict(self.game.answers)
        closed, _ = self.game.close()
        results = {result.player: result for result in closed.results}
        assert len(results) == len(closed.results)
        assert results.keys() == given.keys() >= self.locked.keys()
        assert not any(results[player].right for player, answer in given.items() if answer.is_near)
        self.closed[closed.number] = results
        self.now += 30 * SECOND

    @precondition(lambda self: self.game.phase == "open")
    @rule(after=st.floats(0, 40))
    def restart(self, after: float) -> None:
        self.now += after * SECOND
        self.game.reopen(self.now)

    @precondition(lambda self: self.game.phase == "open")
    @rule()
    def withdraw(self) -> None:
        self.game.withdraw()
        self.now += 30 * SECOND

    @precondition(lambda self: self.closed)
    @rule(which=st.randoms(use_true_random=False))
    def repair(self, which: Random) -> None:
        wrong = [
            (number, player)
            for number, results in sorted(self.closed.items())
            for player, result in sorted(results.items())
            if not result.right and result.typed is not None and (number, player) not in self.righted
        ]
        if wrong:
            number, player = which.choice(wrong)
            before = self.game.players[player].points
            self.righted.add((number, player))
            self.game.repair(number, {player: self.tally(player)})
            assert self.game.players[player].points > before

    @rule()
    def save_and_load(self) -> None:
        self.game = SCHEMA.validate_json(SCHEMA.dump_json(self.game))

    def tally(self, player: int) -> Player:
        """Add up a player's results as a decision about appeals does."""
        tally = Player()
        for number, results in sorted(self.closed.items()):
            if player in results:
                right = results[player].right or (number, player) in self.righted
                assert tally.score(results[player].worth, right=right) >= 0
            else:
                tally.miss()
        return tally

    @invariant()
    def the_books_balance(self) -> None:
        if not hasattr(self, "game"):
            return
        everybody = {player for results in self.closed.values() for player in results}
        assert self.game.players == {player: self.tally(player) for player in everybody}
        assert {s.player: s.points for s in self.game.standings()} == {
            player: self.tally(player).points for player in everybody
        }

    @invariant()
    def what_is_locked_in_is_there_and_changed_once_at_most(self) -> None:
        if not hasattr(self, "game") or self.game.phase != "open":
            return
        assert locked_in(self.game.answers) == self.locked.keys()
        assert all(len(told) <= 2 for told in self.locked.values())


TestPlay = Play.TestCase
TestPlay.settings = settings(max_examples=60)
