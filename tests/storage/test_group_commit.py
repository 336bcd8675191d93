"""Group commit: who comes together is kept together, and nobody's work is lost by another's."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from bot.settings import Settings
from bot.storage import Database, StorageError, open_database
from bot.storage.group_commit import Work

GUILD = "INSERT INTO guild (id, time_zone) VALUES (:guild, 'UTC')"
SCORE = "INSERT INTO score VALUES (:guild, :player, '2026-01-01', :points, 0, 0, 0)"
ASKED = "INSERT INTO asked VALUES ('no such game', 1, 2, 'k', '2026-01-01', NULL, NULL, NULL)"
ALL = "SELECT id FROM guild ORDER BY id"


def settle(guild: int) -> Work:
    """Make the work of keeping a server."""
    return lambda connection: execute(connection, GUILD, guild=guild)


def execute(connection: Connection, statement: str, **values: object) -> None:
    """Execute a statement of this module."""
    connection.execute(text(statement), values)


async def kept(database: Database) -> list[int]:
    """Return the servers that are kept."""
    async with database.read() as connection:
        return list((await connection.execute(text(ALL))).scalars())


@asynccontextmanager
async def busy(database: Database) -> AsyncIterator[threading.Event]:
    """Let a transaction be under way until the event is set, at the latest when this is over."""
    begun, go_on = threading.Event(), threading.Event()

    def work(_connection: Connection) -> None:
        begun.set()
        go_on.wait()

    under_way = asyncio.create_task(database.write_together(work))
    await asyncio.to_thread(begun.wait)
    try:
        yield go_on
    finally:
        go_on.set()
        await under_way


def begin(database: Database, *works: Work) -> list[asyncio.Task[None]]:
    """Let several come at the same moment."""
    return [asyncio.create_task(database.write_together(work)) for work in works]


async def come(*waiting: asyncio.Task[None]) -> None:
    """Let those who come have come; none of them has been served."""
    for _ in range(3):
        await asyncio.sleep(0)
    assert not any(task.done() for task in waiting)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let another process hold the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield


async def test_it_is_on_disk_when_it_returns(path: Path, database: Database) -> None:
    await database.write_together(settle(1))

    with closing(sqlite3.connect(path)) as other:
        assert other.execute(ALL).fetchall() == [(1,)]


async def test_who_comes_while_a_transaction_is_under_way_is_in_the_next_one_with_all_others(
    path: Path, database: Database
) -> None:
    """The last of them can see the others' work in its own transaction, and nobody else can see any of it yet."""
    seen: list[tuple[list[int], list[int]]] = []

    def look(connection: Connection) -> None:
        with closing(sqlite3.connect(path)) as other:
            outside = [guild for (guild,) in other.execute(ALL)]
        seen.append((list(connection.execute(text(ALL)).scalars()), outside))

    async with busy(database) as go_on:
        waiting = begin(database, *map(settle, range(1, 21)), look)
        await come(*waiting)
        go_on.set()
        await asyncio.gather(*waiting)

    assert seen == [(list(range(1, 21)), [])]
    assert await kept(database) == list(range(1, 21))


async def test_what_fails_fails_alone_and_the_others_are_kept(database: Database) -> None:
    def refer_to_nothing(connection: Connection) -> None:
        execute(connection, GUILD, guild=99)
        execute(connection, ASKED)

    async with busy(database) as go_on:
        waiting = begin(database, settle(1), refer_to_nothing, settle(2))
        await come(*waiting)
        go_on.set()
        told = await asyncio.gather(*waiting, return_exceptions=True)

    assert (told[0], told[2]) == (None, None)
    assert isinstance(told[1], StorageError)
    assert "FOREIGN KEY" in str(told[1])
    assert await kept(database) == [1, 2], "of what failed nothing is kept, of the others all, once"


async def test_an_error_that_is_not_the_databases_is_raised_as_it_is(database: Database) -> None:
    def stumble(_connection: Connection) -> None:
        raise LookupError("nobody there")

    with pytest.raises(LookupError, match="nobody there"):
        await database.write_together(stumble)
    await database.write_together(settle(1))

    assert await kept(database) == [1]


async def test_the_work_of_who_does_not_wait_any_longer_is_kept(database: Database) -> None:
    async with busy(database) as go_on:
        waiting = begin(database, settle(1), settle(2))
        await come(*waiting)
        waiting[0].cancel()
        await asyncio.sleep(0)
        go_on.set()
        await waiting[1]

    assert waiting[0].cancelled()
    assert await kept(database) == [1, 2]


async def test_of_two_writes_of_one_row_the_later_one_stays(database: Database) -> None:
    def zone(name: str) -> Work:
        return lambda connection: execute(connection, "UPDATE guild SET time_zone = :name", name=name)

    async with busy(database) as go_on:
        waiting = begin(database, settle(1), zone("Asia/Seoul"), zone("Europe/Berlin"), zone("Asia/Tokyo"))
        await come(*waiting)
        go_on.set()
        await asyncio.gather(*waiting)

    async with database.read() as connection:
        assert (await connection.execute(text("SELECT time_zone FROM guild"))).scalar() == "Asia/Tokyo"


async def test_of_what_waits_under_one_key_the_first_is_done_for_all(database: Database) -> None:
    """It is made when nothing is written before it any more, so it holds what came last."""
    newest = [0]

    def settle_newest() -> Work:
        return settle(newest[0])

    async with busy(database) as go_on:
        waiting = []
        for newest[0] in (1, 2, 3):
            waiting.append(asyncio.create_task(database.submit(settle_newest, "newest")))
        await come(*waiting)
        waiting[0].cancel()
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(*waiting[1:])
    newest[0] = 4
    await database.submit(settle_newest, "newest")

    assert await kept(database) == [3, 4]


async def test_closing_waits_for_what_has_come(path: Path, database: Database) -> None:
    async with open_database(path) as closed, busy(closed) as go_on:
        waiting = begin(closed, settle(1), settle(2))
        await come(*waiting)
        closing_down = asyncio.create_task(closed.close())
        await come(closing_down)
        go_on.set()
        await closing_down
        assert all(task.done() for task in waiting)
        await asyncio.gather(*waiting)

    assert await kept(database) == [1, 2]


async def test_a_database_that_is_locked_for_long_is_told_to_all_who_wait_and_served_again_later(
    path: Path, database: Database
) -> None:
    with locked(path):
        told = await asyncio.gather(*begin(database, settle(1), settle(2), settle(3)), return_exceptions=True)
    assert [(type(error), "locked" in str(error)) for error in told] == [(StorageError, True)] * 3
    assert len({id(error.__cause__) for error in told if error}) == 1, "it was waited for once, not for each"

    await database.write_together(settle(4))

    assert await kept(database) == [4]


async def test_writes_by_either_way_never_meet(database: Database) -> None:
    """A transaction of the other connection reads, waits, and writes what it read: nobody else writes meanwhile."""
    await database.write_together(lambda connection: execute(connection, SCORE, guild=1, player=1, points=0))

    async def add_slowly() -> None:
        async with database.write() as connection:
            points = (await connection.execute(text("SELECT points FROM score"))).scalar() or 0
            await asyncio.sleep(0)
            await connection.execute(text("UPDATE score SET points = :points"), {"points": points + 1})

    await asyncio.gather(*(each for _ in range(20) for each in (add_slowly(), database.write_together(add_one()))))

    assert await points_of(database) == {1: 40}


def add_one(player: int = 1) -> Work:
    """Make the work of reading a player's points and writing one more."""

    def work(connection: Connection) -> None:
        own = {"player": player}
        points = connection.execute(text("SELECT points FROM score WHERE player_id = :player"), own).scalar()
        if points is None:
            execute(connection, SCORE, guild=1, player=player, points=1)
        else:
            added = {"points": points + 1, **own}
            connection.execute(text("UPDATE score SET points = :points WHERE player_id = :player"), added)

    return work


async def points_of(database: Database) -> dict[int, int]:
    """Return every player's points."""
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT player_id, points FROM score"))
        return {row.player_id: row.points for row in rows}


@given(waves=st.lists(st.lists(st.integers(1, 4), max_size=30), max_size=6))
@hypothesis.settings(max_examples=25)
def test_of_any_number_of_increments_at_once_none_is_lost(waves: list[list[int]], before: Settings) -> None:
    async def add_all(path: Path) -> dict[int, int]:
        async with open_database(path) as database:
            waiting = []
            for wave in waves:
                waiting += begin(database, *map(add_one, wave))
                await asyncio.sleep(0)
            await asyncio.gather(*waiting)
            return await points_of(database)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "scores.db"
        shutil.copy(before.database, path)
        assert asyncio.run(add_all(path)) == Counter(chain.from_iterable(waves))
