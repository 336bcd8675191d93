"""What is kept about a player is told whole and forgotten whole, in every table there is or will be."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import BigInteger, Column, Integer, TypeDecorator, insert, select

from bot.game import Deck
from bot.storage import Database, Games, Players
from bot.storage.schema import Table
from tests.storage.test_games import NOW, new_game, open_next

SOMEONE, ANOTHER = 424242424242, 535353535353
VALUES: dict[type, object] = {
    bool: True,
    date: date(2026, 1, 1),
    datetime: datetime(2026, 1, 1, tzinfo=UTC),
    dict: {},
    float: 0.5,
}
"""A value for each type of column that need not differ from row to row."""


NOBODY = {"guild_id", "channel_id", "message_id", "starter_role", "reading_id"}
"""Columns of numbers that are ids, but not of people."""
COUNTED = {
    *("number", "choice", "points", "hints", "worth", "rank", "is_right", "answered", "best_streak", "team", "answers"),
    *("tidy_minutes", "times", "episode", "place", "rating"),
    *("spoiler_from", "start", "end"),
}
"""Columns of numbers that count something."""


def is_personal(column: Column[object]) -> bool:
    """Whether a column holds the id of somebody who plays or moderates: any number that is not known to be another."""
    if column.table.name in {"report", "appeal", "intervention", "guild", "quote", "reading"} and column.name == "id":
        return False
    return isinstance(column.type, BigInteger | Integer) and column.name not in NOBODY | COUNTED


PERSONAL = [column for table in Table.metadata.sorted_tables for column in table.columns if is_personal(column)]


def named(columns: list[Column[object]]) -> list[object]:
    """Make a parameter of each column."""
    return [pytest.param(column, id=str(column)) for column in columns]


async def fill(database: Database, personal: Column[object]) -> None:
    """Put a row of nobody's into every table, and one of two players' each into the table of a personal column."""
    async with database.write() as connection:
        await connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for table in Table.metadata.sorted_tables:
            await connection.execute(insert(table).values({c.name: filler(c, 0) for c in table.columns}))
        for number, player in enumerate((SOMEONE, ANOTHER), 1):
            row = {column.name: filler(column, number) for column in personal.table.columns}
            await connection.execute(insert(personal.table).values(row | {personal.name: player}))


def filler(column: Column[object], number: int) -> object:
    """Make a value that fits a column; references lead to row 0."""
    number = 0 if column.foreign_keys else number
    if column.nullable:
        return None
    kept_as = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return VALUES.get(kept_as.python_type, number if kept_as.python_type is int else f"x{number}")


async def rows(database: Database) -> str:
    """Write out every row of every table."""
    async with database.read() as connection:
        return "\n".join([repr((await connection.execute(select(t))).all()) for t in Table.metadata.sorted_tables])


def test_there_are_personal_columns_in_every_table_that_is_about_a_player() -> None:
    found = {column.table.name for column in PERSONAL}

    assert {"answer", "score", "player", "player_rating", "list_entry", "report", "appeal", "spelling"} <= found
    assert {"quote", "quote_like"} <= found
    assert {"standing", "rated_duel", "preset", "barred", "absent", "intervention", "favourite", "badge"} <= found


@pytest.mark.parametrize("column", named(PERSONAL))
async def test_a_forgotten_player_is_in_no_table_and_others_stay(column: Column[object], database: Database) -> None:
    await fill(database, column)
    assert str(SOMEONE) in await rows(database)

    await Players(database).forget(SOMEONE)

    left = await rows(database)
    assert str(SOMEONE) not in left
    assert str(ANOTHER) in left


@pytest.mark.parametrize("column", named(PERSONAL))
async def test_what_is_kept_holds_the_rows_of_every_table(column: Column[object], database: Database) -> None:
    players = Players(database)
    nothing = await players.rows(SOMEONE)
    await fill(database, column)

    found = await players.rows(SOMEONE)
    assert found != nothing
    assert await players.rows(777) == nothing
    assert (await players.kept(SOMEONE)).counts == {name: len(rows) for name, rows in found.items()}


async def test_an_answer_that_waits_to_be_kept_does_not_outlive_its_player(database: Database, deck: Deck) -> None:
    games, game = Games(database), new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    async with database.write():  # whatever else is to be written waits for this
        session.answer(SOMEONE, 1, 0, NOW)
        keeping = asyncio.create_task(games.answered(session, SOMEONE))
        await asyncio.sleep(0)
        session.forget(SOMEONE)
    await keeping

    assert str(SOMEONE) not in await rows(database)
