"""Places in games that are over: kept once, by what was beaten, and put right by appeals."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from bot.game import Mode, Player, Reason
from bot.game.placing import best
from bot.game.players import standings
from bot.storage import Appeals, Database, Games, Players
from bot.storage.schema import Answer, Standing
from tests.storage.evening import GUILD, NOW, RIGHT, SPELT, SUBJECT, TODAY, WRONG, Evening, new_session

MODERATOR = 900_000_001


@pytest.fixture
async def evening(database: Database) -> Evening:
    """Start a game."""
    begun = Evening(Games(database))
    await begun.start()
    return begun


async def places(database: Database) -> dict[int, tuple[int, bool]]:
    """Return the rank of each player, and whether they won."""
    async with database.read() as connection:
        rows = await connection.execute(select(Standing.__table__))
        return {row.player_id: (row.rank, row.is_win) for row in rows}


async def test_everybody_who_answered_has_a_place_and_the_best_have_won(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG, 3: RIGHT})
    await evening.ask({4: WRONG})
    await evening.finish()

    assert await places(database) == {1: (1, True), 3: (1, True), 2: (3, False), 4: (3, False)}
    async with database.read() as connection:
        [row] = await connection.execute(select(Standing.__table__).where(Standing.player_id == 1))
    assert (row.guild_id, row.day, row.mode, row.is_right, row.answered, row.best_streak) == (
        GUILD,
        TODAY,
        "everyone",
        1,
        1,
        1,
    )


@pytest.mark.parametrize(("typed", "ranked"), [({1: RIGHT}, {1: (1, False)}), ({1: WRONG, 2: WRONG}, {})])
async def test_who_beats_nobody_or_has_no_points_has_not_won(
    typed: Mapping[int, str], ranked: Mapping[int, tuple[int, bool]], database: Database, evening: Evening
) -> None:
    await evening.ask(typed)
    await evening.finish()

    assert await places(database) == (ranked or {1: (1, False), 2: (1, False)})


async def test_a_game_that_ends_twice_is_kept_once(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    finished = evening.session.finish("played")
    await asyncio.gather(*(evening.games.finished(evening.session, finished, GUILD, TODAY, NOW) for _ in range(5)))

    assert len(await places(database)) == 2


async def test_a_game_that_nobody_answered_ends_without_places(database: Database, evening: Evening) -> None:
    await evening.finish()

    assert await places(database) == {}


async def test_who_had_everything_deleted_while_the_game_ended_has_no_place(
    database: Database, evening: Evening
) -> None:
    await evening.ask({1: RIGHT, 2: RIGHT})
    finished = evening.session.finish("played")
    async with database.write() as connection:
        await connection.execute(delete(Answer).where(Answer.player_id == 1))
    await evening.games.finished(evening.session, finished, GUILD, TODAY, NOW)

    assert list(await places(database)) == [2]


async def accept(database: Database, evening: Evening) -> None:
    """Accept what player 2 typed for the first question."""
    appeals = Appeals(database)
    await appeals.make(evening.id, 1, 2, SUBJECT, NOW)
    [plea] = await appeals.open(GUILD)
    await appeals.accept(GUILD, plea, MODERATOR, NOW, {})


async def test_an_appeal_after_the_end_moves_places_and_wins(database: Database, evening: Evening) -> None:
    await evening.ask({1: WRONG, 2: SPELT, 3: RIGHT})
    await evening.ask({2: RIGHT, 3: WRONG})
    await evening.finish()
    assert await places(database) == {2: (1, True), 3: (1, True), 1: (3, False)}
    await accept(database, evening)

    assert await places(database) == {2: (1, True), 3: (2, False), 1: (3, False)}


@pytest.mark.parametrize("mode", ["survival", "teams"])
async def test_where_points_do_not_decide_an_appeal_changes_the_numbers_only(mode: Mode, database: Database) -> None:
    session = new_session("b")
    evening = Evening(Games(database), session)
    await evening.start()
    await evening.ask({2: SPELT, 3: RIGHT})
    session.rules = replace(session.rules, mode=mode)  # such a game cannot be played by typing alone
    await evening.finish()
    before = await places(database)
    await accept(database, evening)

    assert await places(database) == before
    async with database.read() as connection:
        points = (await connection.execute(select(Standing.points, Standing.is_right))).all()
    assert len(set(points)) == 1, "both have what a right answer earns"


async def test_a_forgotten_player_leaves_the_others_their_places(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    await evening.finish()
    await Players(database).forget(2)

    assert (await places(database))[1] == (1, True)


@pytest.mark.parametrize(
    ("mode", "reason", "points", "expected"),
    [
        ("everyone", "played", {}, ()),
        ("everyone", "played", {1: 5}, ()),
        ("everyone", "played", {1: 0, 2: 0}, ()),
        ("race", "stopped", {1: 5, 2: 5, 3: 1}, (1, 2)),
        ("duel", "played", {1: 5, 2: 5}, ()),
        ("duel", "played", {1: 5, 2: 4}, (1,)),
        ("duel", "stopped", {1: 5, 2: 4}, ()),
    ],
)
def test_a_win_counts_against_others_only(
    mode: Mode, reason: Reason, points: Mapping[int, int], expected: tuple[int, ...]
) -> None:
    assert best(mode, reason, standings({player: Player(own) for player, own in points.items()})) == expected
