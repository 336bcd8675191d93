"""A session by its rules: one answer, one change, honest scores, an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from pydantic import TypeAdapter

from bot.game import Rating, Rules, Session
from bot.messages import UserError, message
from bot.questions import Question

START = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ANN, BEN, CHO = 1, 2, 3
SCHEMA = TypeAdapter(Session)


def question(number: int, answer: int = 0) -> Question:
    """Make a question whose right choice is `answer`."""
    return Question(
        kind="year",
        category="dramas",
        key=f"year:{number}",
        drama="healer",
        level=1,
        stem=message("Question {number}?", number=number),
        choices=("a", "b", "c", "d"),
        answer=answer,
        reveal=message("It is so."),
        sources=("a source",),
    )


def session(rounds: int = 3, *, starter: int = ANN) -> Session:
    """Make a session of easy questions whose first choice is right."""
    return Session(
        "0" * 32, Rules(rounds=rounds, difficulty="easy"), starter, tuple(question(number) for number in range(rounds))
    )


def answered(game: Session, *players: int, choice: int = 0, after: int = 5) -> None:
    """Let players answer the open question."""
    assert game.opened_at is not None
    for player in players:
        game.answer(player, game.number, choice, game.opened_at + after * SECOND)


def test_a_right_answer_scores_and_a_wrong_one_does_not() -> None:
    game = session()
    game.open(START)
    answered(game, ANN)
    answered(game, BEN, choice=1)
    closed, finished = game.close()

    assert [(result.player, result.right, result.points > 0) for result in closed.results] == [
        (ANN, True, True),
        (BEN, False, False),
    ]
    assert finished is None


def test_an_answer_may_be_changed_once() -> None:
    game = session()
    game.open(START)
    answered(game, ANN, choice=1)
    changed = game.answer(ANN, 1, 0, START + 6 * SECOND)

    assert (changed.choice, changed.may_change) == ("a", False)
    with pytest.raises(UserError, match="changed your answer once already"):
        game.answer(ANN, 1, 2, START + 7 * SECOND)


def test_the_same_choice_again_is_no_change() -> None:
    game = session()
    game.open(START)
    answered(game, ANN, choice=1)
    again = game.answer(ANN, 1, 1, START + 9 * SECOND)

    assert again.may_change
    assert game.answers[ANN].at == START + 5 * SECOND


def test_an_answer_that_discord_received_in_time_counts_and_a_later_one_does_not() -> None:
    game = session()
    game.open(START)
    game.answer(ANN, 1, 0, START + 20 * SECOND)

    with pytest.raises(UserError, match="closed"):
        game.answer(BEN, 1, 0, START + 20.001 * SECOND)


def test_an_answer_to_another_question_does_not_count() -> None:
    game = session()
    game.open(START)

    with pytest.raises(UserError, match="closed"):
        game.answer(ANN, 2, 0, START)


def test_results_are_in_the_order_of_the_interactions_own_time() -> None:
    game = session()
    game.open(START)
    answered(game, BEN, after=9)
    answered(game, ANN, after=3)

    assert [result.player for result in game.close()[0].results] == [ANN, BEN]


def test_a_question_closes_early_once_everybody_who_plays_has_answered() -> None:
    game = session()
    game.open(START)
    answered(game, ANN, BEN)
    assert game.closes_at == START + 20 * SECOND, "the first question waits for whoever else will play"
    game.close()

    game.open(START)
    answered(game, ANN)
    assert game.closes_at == START + 20 * SECOND
    answered(game, BEN)
    assert game.closes_at == START + 6.5 * SECOND


def test_two_questions_that_nobody_answered_end_the_game() -> None:
    game = session(rounds=5)
    game.open(START)
    assert game.close()[1] is None
    game.open(START)
    finished = game.close()[1]

    assert finished is not None
    assert finished.reason == "deserted"


def test_a_skipped_question_is_not_an_empty_one() -> None:
    game = session(rounds=5)
    for _ in range(3):
        game.open(START)
        game.skip(ANN, START, may_decide=False)
        assert game.close()[1] is None


def test_the_last_question_ends_the_game_as_played() -> None:
    game = session(rounds=2)
    for _ in range(2):
        game.open(START)
        answered(game, ANN)
        finished = game.close()[1]

    assert finished is not None
    assert (finished.reason, finished.asked) == ("played", 2)
    assert [(s.rank, s.player, s.right, s.answered, s.best_streak) for s in finished.standings] == [(1, ANN, 2, 2, 2)]


def test_ties_share_a_rank() -> None:
    game = session()
    game.open(START)
    answered(game, ANN, BEN, after=1)
    answered(game, CHO, after=15)
    game.close()

    assert [(standing.player, standing.rank) for standing in game.standings()] == [(ANN, 1), (BEN, 1), (CHO, 3)]


def test_a_missed_question_breaks_the_streak() -> None:
    game = session()
    for players in ((ANN,), (BEN,), (ANN,)):
        game.open(START)
        answered(game, *players)
        closed, _ = game.close()

    assert closed.results[0].streak == 1


def test_the_starter_and_moderators_decide_and_others_vote() -> None:
    game = session(starter=ANN)
    game.open(START)
    answered(game, ANN, BEN, CHO)
    game.close()
    game.open(START)

    assert not game.stop(BEN, may_decide=False).passed
    assert game.stop(CHO, may_decide=False).passed, "two of three"
    assert game.skip(9, START, may_decide=True).passed
    assert game.stop(ANN, may_decide=False).passed


def test_nothing_can_be_skipped_between_questions() -> None:
    with pytest.raises(UserError, match="no open question"):
        session().skip(ANN, START, may_decide=True)


def test_a_question_that_was_skipped_before_people_saw_it_stays_skipped() -> None:
    game = session()
    game.open(START)
    game.skip(ANN, START, may_decide=True)

    assert game.shown(START + 2 * SECOND) == game.closes_at == START


def test_time_begins_when_people_saw_the_question() -> None:
    game = session()
    game.open(START)
    assert game.shown(START + 2 * SECOND) == START + 22 * SECOND
    answered(game, ANN)
    assert game.shown(START + 9 * SECOND) == START + 22 * SECOND, "not moved once somebody has answered"


def test_what_earlier_games_taught_counts_though_the_question_was_considered_before() -> None:
    """A game that looks ahead for the question that suits its players knows that question from then on."""
    game = replace(session(), rules=Rules(rounds=3, difficulty="auto"))
    answers = 0
    while not game.is_over:
        game.open(START)
        game.recall({game.question.key: Rating(0.5, 30), "kind:year": Rating(0.5, 300)})
        answered(game, ANN)
        game.close()
        answers += 1
        assert game.learned[game.question.key].answers == 30
        assert (game.learned["kind:year"].answers, game.learned["kind:year"].given) == (300, answers)

    assert answers == 3


def test_a_forgotten_player_leaves_nothing() -> None:
    game = session()
    game.open(START)
    answered(game, ANN, BEN)
    game.close()
    game.open(START)
    answered(game, ANN)
    game.stop(ANN, may_decide=False)
    game.forget(ANN)

    written = SCHEMA.dump_json(game).decode()
    assert ANN not in {game.starter, *game.players, *game.answers, *game.present, *game.stop_votes}
    assert f'"starter":{ANN}' not in written


class Play(RuleBasedStateMachine):
    """Random play: whatever people do, the books balance and the session survives being saved."""

    @initialize(rounds=st.integers(1, 6))
    def begin(self, rounds: int) -> None:
        self.game = session(rounds)
        self.now = START
        self.earned: dict[int, int] = {}

    @precondition(lambda self: self.game.phase == "between")
    @rule()
    def open(self) -> None:
        self.game.open(self.now)

    @precondition(lambda self: self.game.phase == "open")
    @rule(player=st.integers(1, 5), choice=st.integers(0, 3), after=st.floats(0, 25))
    def answer(self, player: int, choice: int, after: float) -> None:
        at = self.now + after * SECOND
        before = self.game.answers.get(player)
        try:
            self.game.answer(player, self.game.number, choice, at)
        except UserError:
            assert self.game.answers.get(player) == before

    @precondition(lambda self: self.game.phase == "open")
    @rule()
    def close(self) -> None:
        closed, _ = self.game.close()
        for result in closed.results:
            self.earned[result.player] = self.earned.get(result.player, 0) + result.points
        assert len({result.player for result in closed.results}) == len(closed.results)
        self.now += 30 * SECOND

    @rule()
    def save_and_load(self) -> None:
        self.game = SCHEMA.validate_json(SCHEMA.dump_json(self.game))

    @invariant()
    def standings_are_what_was_earned(self) -> None:
        if hasattr(self, "game"):
            assert {s.player: s.points for s in self.game.standings()} == self.earned
            assert self.game.number <= len(self.game.questions)


TestPlay = Play.TestCase
TestPlay.settings = settings(max_examples=60)
