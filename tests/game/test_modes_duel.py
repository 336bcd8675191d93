"""A duel: two who answer the same questions, worth the same to both, and nobody else."""

from __future__ import annotations

import pytest

from bot.game import Rating
from bot.messages import UserError
from tests.game.modes import ask, begun, game_of, gathering, press
from tests.game.test_session import ANN, BEN, CHO, SECOND, START
from tests.game.test_typed import RIGHT, result, typed


def test_only_the_two_may_answer_ask_for_hints_or_vote() -> None:
    game = begun("duel", BEN, answers="typed")
    game.open(START)
    with pytest.raises(UserError, match="between two others"):
        typed(game, CHO, RIGHT)
    with pytest.raises(UserError, match="between two others"):
        game.hint(CHO, 3, may_decide=False)
    with pytest.raises(UserError, match="Only those who play"):
        game.stop(CHO, may_decide=False)

    assert game.answers == {}


def test_the_question_closes_soon_after_both_have_answered_also_where_one_has_missed_the_last() -> None:
    game = begun("duel", BEN)
    ask(game, {ANN: True})
    game.open(START)
    press(game, ANN, 0, 5)
    assert game.closes_at == START + 20 * SECOND
    press(game, BEN, 1, 8)
    assert game.closes_at == START + 9.5 * SECOND
    game.answer(BEN, 2, 0, START + 9 * SECOND)

    assert result(game, BEN).right, "an answer may be changed once, as ever"


def test_an_answer_is_worth_the_same_to_both_whatever_is_known_of_them() -> None:
    game = game_of("duel", difficulty="auto")
    game.invited = BEN
    game.gather(START)
    game.join(BEN)
    game.gathered()
    game.meet({ANN: Rating(-1.0, 100), BEN: Rating(2.0, 100)})
    closed, _ = ask(game, {ANN: True, BEN: True})

    assert [each.points for each in closed.results] == [141, 141]


def test_more_points_win_and_equal_ones_are_drawn() -> None:
    won, drawn = begun("duel", BEN, rounds=1), begun("duel", BEN, rounds=1)
    ends = ask(won, {ANN: False, BEN: True})[1], ask(drawn, {ANN: True, BEN: True})[1]

    assert [finished.winners for finished in ends if finished] == [(BEN,), ()]
    assert [[(each.rank, each.player) for each in finished.standings] for finished in ends if finished] == [
        [(1, BEN), (2, ANN)],
        [(1, ANN), (1, BEN)],
    ]


def test_who_accepts_and_never_answers_has_lost() -> None:
    game = begun("duel", BEN, rounds=1)
    finished = ask(game, {ANN: True})[1]

    assert finished is not None
    assert [(each.rank, each.player, each.points, each.answered) for each in finished.standings] == [
        (1, ANN, 141, 1),
        (2, BEN, 0, 0),
    ]
    assert finished.winners == (ANN,)


def test_no_points_win_nothing_and_nobody_stands_anywhere_where_nobody_answered() -> None:
    wrong, empty = begun("duel", BEN, rounds=1), begun("duel", BEN, rounds=1)
    ends = ask(wrong, {ANN: False})[1], ask(empty, {})[1]

    assert [(len(finished.standings), finished.winners) for finished in ends if finished] == [(2, ()), (0, ())]


def test_neither_skips_or_stops_alone_and_who_started_it_no_more_than_the_other() -> None:
    game = begun("duel", BEN)
    game.open(START)

    assert not game.skip(ANN, START, may_decide=True).passed
    assert game.skip(BEN, START, may_decide=False).passed
    assert not game.stop(ANN, may_decide=True).passed
    assert game.stop(BEN, may_decide=False).passed


def test_a_challenge_that_is_accepted_is_not_called_off_by_one_alone_before_its_first_question() -> None:
    game = gathering("duel", BEN)
    assert game.phase == "lobby"

    assert not game.stop(ANN, may_decide=True).passed


def test_a_duel_that_was_stopped_has_no_winner() -> None:
    game = begun("duel", BEN)
    ask(game, {ANN: True, BEN: False})

    assert game.stop(CHO, may_decide=True).passed, "a moderator may"
    assert game.finish("stopped").winners == ()


def test_both_open_hints_alike_each_at_their_own_cost() -> None:
    game = begun("duel", BEN, answers="typed")
    game.open(START)
    opened = game.hint(BEN, 3, may_decide=False)
    assert (opened.opened, opened.seen, game.hints_seen) == (True, 1, {BEN: 1})
    for player in (ANN, BEN):
        typed(game, player, RIGHT, after=0)
    closed, _ = game.close()

    assert {each.player: each.worth for each in closed.results} == {ANN: 200, BEN: 170}


@pytest.mark.parametrize("gone", [ANN, BEN])
def test_a_duel_of_which_one_is_gone_ends_and_nobody_has_won(gone: int) -> None:
    between, open_ = begun("duel", BEN, rounds=5), begun("duel", BEN, rounds=5)
    ask(between, {ANN: True, BEN: True})
    between.forget(gone)
    open_.open(START)
    press(open_, ANN + BEN - gone, 0, 5)
    open_.forget(gone)
    ends = between.open(START), open_.close()[1]

    for finished in ends:
        assert finished is not None
        assert (getattr(finished, "reason", ""), getattr(finished, "winners", None)) == ("deserted", ())


def test_two_questions_that_neither_answers_end_it() -> None:
    game = begun("duel", BEN, rounds=5)
    ask(game, {ANN: True})
    ends = [ask(game, {})[1] for _ in range(2)]

    assert ends[0] is None
    assert ends[1] is not None
    assert (ends[1].reason, ends[1].winners) == ("deserted", (ANN,))
