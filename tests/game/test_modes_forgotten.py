"""A player whom a game of any mode forgets has left nothing in it."""

from __future__ import annotations

import pytest

from bot.game import Mode, Session
from tests.game.modes import MODES, ask, game_of, press
from tests.game.test_session import BEN, CHO, SCHEMA, START

ANN = 770001
"""A number that is in no saved game by chance."""


def with_ann_in_all(mode: Mode) -> Session:
    """Play until Ann, who has challenged Ben or was challenged by him, is named wherever somebody can be."""
    game = game_of(mode, 9)
    game.starter, game.invited = BEN, ANN if mode == "duel" else None
    game.gather(START)
    for player in (ANN, BEN, CHO) if mode != "duel" else (ANN,):
        if game.is_gathered:
            game.join(player, player % 2)
    game.phase = "between"
    for right in (True, False, False, False):
        game.open(START)
        for player, is_right in {ANN: right, BEN: True, **({} if mode == "duel" else {CHO: True})}.items():
            press(game, player, 0 if is_right else 1, 5)
        game.close()
    if mode == "teams":
        game.join(ANN, 0)
    game.open(START)
    game.starter = ANN
    for votes in (game.skip_votes, game.stop_votes, game.hint_votes, game.noted, game.present):
        votes.add(ANN)
    game.hints_seen[ANN] = 1
    return game


@pytest.mark.parametrize("mode", MODES)
def test_a_forgotten_player_leaves_no_trace(mode: Mode) -> None:
    game = with_ann_in_all(mode)
    assert str(ANN) in SCHEMA.dump_json(game).decode()
    if mode == "survival":
        assert (game.lives[ANN], game.out[ANN]) == (0, 4)
    if mode == "teams":
        assert game.forfeited[ANN]
    game.forget(ANN)

    assert str(ANN) not in SCHEMA.dump_json(game).decode()
    if mode != "duel":
        assert ask(game, {BEN: True})[0].results[0].player == BEN
