"""Games of every mode on disk: they come back as they were, and so do those that knew nothing of modes."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from bot.game import Mode, Session
from bot.storage import Database, Games, RunningGame
from bot.storage.schema import Game
from tests.game.modes import MODES, ask, begun, game_of, gathering, in_teams, press
from tests.game.test_session import ANN, BEN, CHO, START

GUILD, CHANNEL = 10, 20


def played(mode: Mode) -> Session:
    """Play some questions of a mode, so that there is much to keep."""
    if mode == "teams":
        game = in_teams({ANN: 0, BEN: 0, CHO: 1}, rounds=9)
    elif mode in {"survival", "duel"}:
        game = begun(mode, BEN, *((CHO,) if mode == "survival" else ()), rounds=9)
    else:
        game = game_of(mode, 9)
    for right in (True, False, False):
        ask(game, {ANN: True, BEN: right})
    if mode == "teams":
        game.join(ANN, 1)
    game.open(START)  # the answers to the one before have rows of their own
    return game


async def kept(games: Games, session: Session) -> Session:
    """Keep a game, and return what is read of it."""
    await games.start(RunningGame(session, GUILD, CHANNEL, None, "en-US"), START)
    await games.saved(session)
    [found] = await games.running()
    return found.session


@pytest.mark.parametrize("mode", MODES)
async def test_a_game_of_any_mode_comes_back_as_it_was(database: Database, mode: Mode) -> None:
    session = played(mode)

    assert await kept(Games(database), session) == session


@pytest.mark.parametrize("mode", ["survival", "duel"])
async def test_a_lobby_comes_back_with_all_who_had_joined(database: Database, mode: Mode) -> None:
    session = gathering(mode, BEN)
    found = await kept(Games(database), session)

    assert found == session
    assert (found.phase, found.members) == ("lobby", {ANN, BEN})


async def test_a_game_that_an_earlier_version_saved_goes_on(database: Database) -> None:
    """It was for everyone, and nothing that modes have added to a game was in it."""
    games, session = Games(database), game_of("everyone")
    ask(session, {ANN: True})
    session.open(START)
    await kept(games, session)
    new = {"is_cut", "members", "teams", "fielded", "forfeited", "lives", "out", "invited"}
    async with database.write() as connection:
        row = (await connection.execute(select(Game.state, Game.rules))).one()
        state = {name: value for name, value in row.state.items() if name not in new}
        assert len(row.state) == len(state) + len(new)
        rules = {name: value for name, value in row.rules.items() if name not in {"mode", "teams"}}
        await connection.execute(update(Game).values(state=state, rules=rules))
    [found] = await games.running()

    assert found.session == session
    press(found.session, ANN, 0, 5)
    assert found.session.close()[0].results[0].streak == 2
