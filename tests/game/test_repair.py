"""A tally can be made again from answers, and put in the place of one that a decision has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game import Player
from bot.game.players import standings
from tests.game.test_session import ANN, BEN, CHO, START, answered, session
from tests.game.test_typed import OTHER, RIGHT, playing, typed

GIVEN = st.lists(st.sampled_from((True, False, None)), min_size=1, max_size=8)
"""Whether an answer was right; None where there was none."""


@given(given=GIVEN)
def test_a_tally_made_from_results_is_the_one_that_the_game_kept(given: list[bool | None]) -> None:
    game, again = session(len(given)), Player()
    for right in given:
        game.open(START)
        answered(game, BEN)
        if right is not None:
            answered(game, ANN, choice=0 if right else 1)
        results = {result.player: result for result in game.close()[0].results}
        if ANN in results:
            assert again.score(results[ANN].worth, right=results[ANN].right) == results[ANN].points
        elif ANN in game.players:
            again.miss()

    assert game.players.get(ANN, Player()) == again


def test_a_repaired_player_goes_on_from_there() -> None:
    game = playing()
    typed(game, ANN, OTHER)
    typed(game, BEN, RIGHT)
    ann, ben = game.close()[0].results
    repaired = Player()
    repaired.score(ann.worth, right=True)
    game.open(START)
    typed(game, ANN, RIGHT)
    game.repair(1, {ANN: repaired})
    assert {s.player: s.points for s in game.standings()} == {ANN: ann.worth, BEN: ben.points}

    assert game.close()[0].results[0].streak == 2


def test_who_was_forgotten_is_not_brought_back() -> None:
    game = playing()
    typed(game, ANN, OTHER)
    game.close()
    game.forget(ANN)
    game.repair(1, {ANN: Player(points=150)})

    assert game.standings() == ()


def test_of_equal_points_the_more_right_answers_stand_first_and_share_the_place() -> None:
    placed = standings({ANN: Player(points=100, right=1), BEN: Player(points=100, right=2), CHO: Player()})

    assert [(standing.player, standing.rank) for standing in placed] == [(BEN, 1), (ANN, 1), (CHO, 3)]


def test_what_is_still_open_cannot_be_repaired() -> None:
    game = playing()
    typed(game, ANN, OTHER)

    with pytest.raises(ValueError, match="not closed"):
        game.repair(1, {ANN: Player(points=150)})
    game.close()
    before = replace(game.players[ANN])
    game.repair(1, {BEN: Player(points=150)})
    assert game.players == {ANN: before}
