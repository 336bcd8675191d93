"""A race: one answer each, and whoever is right first, or as good as, earns; the moment is Discord's, not ours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.game import Rating, Session
from bot.game.rating import GUESSED, chance
from bot.messages import UserError
from tests.game.modes import game_of, press
from tests.game.test_session import ANN, BEN, CHO, SECOND, START
from tests.game.test_typed import NEAR, OTHER, RIGHT, named, result, typed

DAN = 4
MOMENT = timedelta(microseconds=1)


def racing(rounds: int = 3) -> Session:
    """Open the first question of a race."""
    game = game_of("race", rounds)
    game.open(START)
    return game


def test_the_first_right_answer_ends_the_question_for_all_but_those_as_good_as_first() -> None:
    game = racing()
    press(game, ANN, 1, 2)
    assert game.closes_at == START + 20 * SECOND, "a wrong one ends nothing"
    press(game, BEN, 0, 4)
    assert game.closes_at == START + 5.5 * SECOND
    press(game, CHO, 0, 5.5)
    with pytest.raises(UserError, match="closed"):
        game.answer(DAN, 1, 0, START + 5.5 * SECOND + MOMENT)
    closed, _ = game.close()

    assert [(each.player, each.right, each.points) for each in closed.results] == [
        (ANN, False, 0),
        (BEN, True, 150),
        (CHO, True, 100),
    ]
    assert closed.first == {BEN}


def test_the_question_closes_no_later_than_it_would_have() -> None:
    game = racing()
    press(game, ANN, 0, 19)

    assert game.closes_at == START + 20 * SECOND


def test_who_is_as_early_is_as_much_the_first() -> None:
    game = racing()
    for player in (BEN, ANN):
        press(game, player, 0, 3)
    closed, _ = game.close()

    assert {each.player: each.points for each in closed.results} == {ANN: 150, BEN: 150}
    assert closed.first == {ANN, BEN}


def test_who_arrived_first_is_not_first_if_another_had_pressed_before() -> None:
    game = racing()
    press(game, BEN, 0, 5)
    press(game, CHO, 0, 6.4)
    press(game, ANN, 0, 4.5)
    assert game.closes_at == START + 6 * SECOND
    closed, _ = game.close()

    assert [(each.player, each.right, each.points, each.streak) for each in closed.results] == [
        (ANN, True, 150, 1),
        (BEN, True, 100, 1),
        (CHO, False, 0, 0),
    ]
    assert closed.first == {ANN}
    assert (closed.results[2].choice, closed.results[2].worth) == (0, 0), "right, but too late"


def test_being_too_late_breaks_a_streak() -> None:
    game = racing()
    press(game, CHO, 0, 5)
    game.close()
    game.open(START)
    press(game, CHO, 0, 6.4)
    press(game, ANN, 0, 4)
    game.close()

    assert [game.players[player].streak for player in (ANN, CHO)] == [1, 0]


def test_speed_earns_nothing_else() -> None:
    early, late = racing(), racing()
    press(early, ANN, 0, 0)
    press(late, ANN, 0, 20)

    assert result(early).points == result(late).points == 150


def test_streaks_add_to_it_as_ever() -> None:
    game = racing()
    earned = []
    for _ in range(3):
        press(game, ANN, 0, 5)
        earned.append(result(game).points)
        game.open(START)

    assert earned == [150, 160, 170]


def test_an_answer_stays() -> None:
    game = racing()
    press(game, ANN, 1, 2)
    again = game.answer(ANN, 1, 1, START + 3 * SECOND)

    assert not again.may_change
    with pytest.raises(UserError, match=r"first answer stays\. Yours is b"):
        press(game, ANN, 0, 3)
    assert not result(game).right


def test_typed_it_stays_too_but_near_uses_up_nothing() -> None:
    game = game_of("race", answers="typed")
    game.open(START)
    near, locked = typed(game, ANN, NEAR, after=1), typed(game, ANN, OTHER, after=2)

    assert (near.is_near, near.may_change, locked.may_change) == (True, True, False)
    assert game.closes_at == START + 20 * SECOND
    for later in (RIGHT, NEAR):
        with pytest.raises(UserError, match="first answer stays"):
            typed(game, ANN, later, after=3)
    typed(game, BEN, NEAR, RIGHT, after=4)
    assert game.closes_at == START + 5.5 * SECOND
    assert result(game, BEN).points == 150 + 50


def test_hints_cost_in_a_race_what_they_cost_elsewhere() -> None:
    game = game_of("race", answers="typed")
    game.open(START)
    game.hint(ANN, 3, may_decide=True)
    typed(game, ANN, RIGHT)

    assert result(game).points == 120 + 50


def test_when_all_have_been_wrong_nothing_is_waited_for() -> None:
    game = racing()
    for player in (ANN, BEN):
        press(game, player, 1, 5)
    game.close()
    game.open(START)
    for player in (ANN, BEN):
        press(game, player, 1, 5)

    assert game.closes_at == START + 6.5 * SECOND


def test_a_wrong_answer_says_what_it_would_have_been_worth_at_that_moment() -> None:
    """An appeal may still be decided for it: then the player was first, or as good as."""
    game = game_of("race", answers="typed")
    game.open(START)
    typed(game, ANN, OTHER, after=3)
    typed(game, BEN, RIGHT, after=4)
    typed(game, CHO, named("xyz", "reject", None), after=5)
    closed, _ = game.close()

    assert [each.worth for each in closed.results] == [200, 200, 150]


def test_ratings_learn_from_what_was_answered_also_where_it_was_too_late() -> None:
    game = racing()
    press(game, CHO, 0, 6.4)
    press(game, ANN, 0, 4)
    game.meet({player: Rating() for player in (ANN, BEN, CHO)})
    game.close()

    assert game.skills[ANN].gained > 0
    assert game.skills[CHO].gained > 0, "who is too late knew it all the same"
    assert game.skills[BEN] == Rating()
    assert chance(game.skills[CHO].now, 0) > chance(0, 0, GUESSED)


def test_after_a_restart_a_race_that_is_won_is_not_run_again() -> None:
    game = racing()
    press(game, ANN, 0, 5)
    later = START + 60 * SECOND
    opened = game.reopen(later)

    assert opened.closes_at == game.closes_at == game.shown(later + SECOND) == later
    with pytest.raises(UserError, match="closed"):
        game.answer(BEN, 1, 0, later + SECOND)
    assert result(game).points == 150


def test_after_a_restart_a_race_that_nobody_has_won_has_its_time_again() -> None:
    game = racing()
    press(game, ANN, 1, 5)
    later = START + 60 * SECOND

    assert game.reopen(later).closes_at == later + 20 * SECOND
    press(game, BEN, 0, 3)
    assert game.closes_at == later + 4.5 * SECOND


def test_both_share_the_win_where_they_are_equal_and_nobody_wins_alone() -> None:
    alone, together = racing(1), racing(1)
    press(alone, ANN, 0, 5)
    for player in (ANN, BEN):
        press(together, player, 0, 5)
    press(together, CHO, 1, 5)
    ends = [game.close()[1] for game in (alone, together)]

    assert [finished.winners for finished in ends if finished] == [(), (ANN, BEN)]
