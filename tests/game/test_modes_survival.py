"""Survival: three lives, one for each question that was not answered right, and the last one in has won."""

from __future__ import annotations

import pytest

from bot.game import Player, Session
from bot.game.lives import lives_of
from bot.messages import UserError
from tests.game.modes import ask, begun, press, refusal
from tests.game.test_session import ANN, BEN, CHO, SCHEMA, SECOND, START
from tests.game.test_typed import NEAR, RIGHT, typed

DAN = 4


def lives(game: Session) -> dict[int, int]:
    """Return the lives of all members."""
    return {player: lives_of(game, player) for player in sorted(game.members)}


def test_who_is_wrong_or_does_not_answer_loses_a_life_and_who_is_slow_does_not() -> None:
    game = begun("survival", BEN, CHO, DAN, rounds=5)
    game.open(START)
    press(game, ANN, 0, 1)
    press(game, BEN, 0, 19.9)
    press(game, CHO, 1, 5)
    closed, finished = game.close()

    assert (closed.lost, closed.out, finished) == ((CHO, DAN), (), None)
    assert lives(game) == {ANN: 3, BEN: 3, CHO: 2, DAN: 2}


def test_who_was_only_near_loses_one() -> None:
    game = begun("survival", BEN, answers="typed")
    game.open(START)
    typed(game, ANN, NEAR)
    typed(game, BEN, NEAR, RIGHT)

    assert game.close()[0].lost == (ANN,)


def test_without_lives_one_is_out_and_only_watches() -> None:
    game = begun("survival", BEN, CHO, rounds=9)
    closed = [ask(game, {ANN: True, BEN: True, CHO: False})[0] for _ in range(3)]
    game.open(START)

    assert [(each.lost, each.out) for each in closed] == [((CHO,), ()), ((CHO,), ()), ((CHO,), (CHO,))]
    assert (game.out, game.playing) == ({CHO: 3}, {ANN, BEN})
    with pytest.raises(UserError, match="out of lives"):
        press(game, CHO, 0, 1)
    with pytest.raises(UserError, match="out of lives"):
        game.hint(CHO, 3, may_decide=False)
    with pytest.raises(UserError, match="Only those who play"):
        game.skip(CHO, START, may_decide=False)
    with pytest.raises(UserError, match="Only those who play"):
        game.stop(CHO, may_decide=False)
    assert ask(game, {ANN: False, BEN: True})[0].lost == (ANN,), "nobody loses a life twice"


def test_only_members_may_answer() -> None:
    game = begun("survival", BEN)
    game.open(START)

    assert [bool(refusal(game, player)) for player in (ANN, BEN, CHO)] == [False, False, True]
    with pytest.raises(UserError, match="without you"):
        press(game, CHO, 0, 1)


def test_the_question_closes_soon_once_all_who_are_in_have_answered_and_waits_for_those_who_missed_one() -> None:
    game = begun("survival", BEN, CHO, rounds=9)
    for _ in range(3):
        ask(game, {ANN: True, BEN: True})
    assert CHO in game.out
    ask(game, {ANN: True})
    game.open(START)
    press(game, ANN, 0, 5)
    assert game.closes_at == START + 20 * SECOND
    press(game, BEN, 0, 6)

    assert game.closes_at == START + 7.5 * SECOND


def test_the_last_one_in_has_won() -> None:
    game = begun("survival", BEN, rounds=9)
    ends = [ask(game, {ANN: True, BEN: False})[1] for _ in range(3)]
    finished = ends[2]

    assert ends[:2] == [None, None]
    assert finished is not None
    assert (finished.reason, finished.asked, finished.winners) == ("won", 3, (ANN,))
    assert [(each.rank, each.player) for each in finished.standings] == [(1, ANN), (2, BEN)]


def test_alone_one_goes_on_until_one_is_out_and_has_beaten_nobody() -> None:
    game = begun("survival", rounds=9)
    ends = [ask(game, {ANN: right})[1] for right in (True, False, False, False)]

    assert ends[:3] == [None] * 3
    assert ends[3] is not None
    assert (ends[3].reason, ends[3].winners) == ("won", ())


def test_who_goes_out_together_with_as_many_points_shares_the_place() -> None:
    game = begun("survival", BEN, CHO, DAN, rounds=9)
    ask(game, {ANN: True, BEN: True, CHO: False, DAN: False})
    ask(game, {ANN: False, BEN: False, CHO: True, DAN: False})
    ask(game, {ANN: False, BEN: False, CHO: False, DAN: False})
    finished = ask(game, {ANN: False, BEN: False, CHO: False})[1]

    assert finished is not None
    assert game.out == {DAN: 3, ANN: 4, BEN: 4, CHO: 4}
    assert finished.reason == "won"
    assert [(each.rank, each.player) for each in finished.standings] == [(1, ANN), (1, BEN), (1, CHO), (4, DAN)]
    assert finished.winners == (ANN, BEN, CHO)


def test_who_is_still_in_stands_before_who_is_out_however_many_points_those_have() -> None:
    game = begun("survival", BEN, CHO, rounds=6)
    for right in (False, False, True, True, True):
        ask(game, {ANN: right, BEN: True, CHO: not right})
    game.players[CHO] = Player(points=9000, right=2, answered=6)
    placed = game.standings()

    assert lives(game) == {ANN: 1, BEN: 3, CHO: 0}
    assert [(each.rank, each.player) for each in placed] == [(1, BEN), (2, ANN), (3, CHO)]


def test_of_those_still_in_more_lives_come_before_more_points() -> None:
    game = begun("survival", BEN, CHO, rounds=3)
    ask(game, {ANN: True, BEN: True, CHO: False})
    ask(game, {ANN: True, BEN: True, CHO: True})
    finished = ask(game, {ANN: True, BEN: True, CHO: False})[1]
    game.players[CHO].points = 9000

    assert finished is not None
    assert (finished.reason, finished.winners) == ("played", (ANN, BEN))
    assert [(each.rank, each.player) for each in game.standings()] == [(1, ANN), (1, BEN), (3, CHO)]


def test_a_question_that_is_skipped_or_taken_back_costs_no_life() -> None:
    game = begun("survival", BEN)
    game.open(START)
    press(game, ANN, 1, 1)
    assert not game.skip(ANN, START + SECOND, may_decide=True).passed, "who may lose a life only votes"
    assert game.skip(BEN, START + SECOND, may_decide=False).passed
    closed, _ = game.close()
    assert (closed.lost, lives(game)) == ((), {ANN: 3, BEN: 3})

    game.open(START)
    press(game, ANN, 1, 1)
    game.withdraw()
    assert lives(game) == {ANN: 3, BEN: 3}
    assert ask(game, {ANN: True})[0].lost == (BEN,), "the next one does again"


def test_a_moderator_who_does_not_play_skips_at_once() -> None:
    game = begun("survival", BEN)
    game.open(START)

    assert game.skip(DAN, START, may_decide=True).passed


def test_a_question_during_which_the_game_is_stopped_costs_no_life() -> None:
    game = begun("survival", BEN)
    game.open(START)
    game.stop(ANN, may_decide=False)

    assert game.close()[0].lost == ()


def test_a_skip_that_a_restart_has_undone_protects_nobody() -> None:
    game = begun("survival", BEN)
    game.open(START)
    game.skip(DAN, START, may_decide=True)
    game = SCHEMA.validate_json(SCHEMA.dump_json(game))
    game.reopen(START + 60 * SECOND)
    press(game, ANN, 0, 5)

    assert game.close()[0].lost == (BEN,)


def test_questions_that_nobody_answers_cost_lives_until_the_game_is_deserted() -> None:
    game = begun("survival", BEN, rounds=9)
    ends = [ask(game, {})[1] for _ in range(2)]

    assert lives(game) == {ANN: 1, BEN: 1}
    assert ends[0] is None
    assert ends[1] is not None
    assert (ends[1].reason, ends[1].standings, ends[1].winners) == ("deserted", (), ())


def test_an_appeal_gives_back_points_but_no_life() -> None:
    game = begun("survival", BEN, CHO, rounds=9)
    for _ in range(3):
        ask(game, {ANN: True, BEN: False, CHO: True})
    game.repair(1, {BEN: Player(points=150, right=1, answered=3)})

    assert (game.out, game.players[BEN].points) == ({BEN: 3}, 150)


def test_who_is_left_when_the_others_are_gone_or_out_has_nobody_left_to_beat() -> None:
    """Forgetting somebody decides nothing by itself, but what is decided without them is not played on."""
    game = begun("survival", BEN, CHO, rounds=9)
    for _ in range(3):
        ask(game, {ANN: True, BEN: False, CHO: True})
    game.forget(CHO)
    finished = game.open(START)

    assert finished == game.finish("won")
    assert game.finish("won").winners == (ANN,), "over Ben"
