"""Opens the database: one writer that locks at once, readers that cannot write, and the schema brought up to date."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.messages import StartError
from bot.storage.group_commit import GroupCommit, Prepare, Work

BUSY_TIMEOUT = 2.0
"""Seconds a writer waits for another process; an interaction has three seconds in all."""
MIGRATIONS = Path(__file__).parent / "migrations"
WRITING = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")
"""What makes a committed transaction outlast a power cut, lets readers go on meanwhile, and overwrites what goes."""
READING = ("query_only = ON",)
LOOKERS = 2
"""Threads that read; more would only wait for one another."""

Found = TypeVar("Found")
Queued: TypeAlias = Coroutine[Any, Any, None]
"""What is queued to be kept; whoever awaits it goes on when it is on disk."""


class StorageError(StartError):
    """The database could not do what was asked: locked, full or damaged."""


class NewerDatabaseError(StorageError):
    """The database was written by a newer version of the bot."""


class Database:
    """A writer and readers on one SQLite file; one write at a time, so that none waits for another's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = asyncio.Lock()
        self._together = GroupCommit(_direct_engine(path, begin="BEGIN IMMEDIATE", pragmas=WRITING, size=1), self._turn)
        self._writer = _engine(path, begin="BEGIN IMMEDIATE", pragmas=WRITING, size=1)
        self._reader = _engine(path, begin="BEGIN", pragmas=READING, size=4)
        self._looking = _direct_engine(path, begin="BEGIN", pragmas=READING, size=LOOKERS)
        self._lookers = ThreadPoolExecutor(LOOKERS, "reader")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that holds the write lock from its start."""
        async with self._turn, _transaction(self._writer) as connection:
            yield connection

    async def write_together(self, work: Work) -> None:
        """Do some work in a transaction, with what others want to keep at the same moment; it is on disk then.

        For what is written often; `work` runs in a thread, where nothing may be read that changes meanwhile.
        """
        await self.submit(lambda: work)

    def submit(self, prepare: Prepare, key: str | None = None) -> Queued:
        """Queue the work that `prepare` makes behind all that was queued before; await what is returned for the disk.

        `prepare` is called when nothing else is written before it, so what it reads is never older than what was
        written last. Of what waits under one `key` only the first is done, for all of them.
        """
        return _kept(self._together.submit(prepare, key))

    async def look(self, read: Callable[[Connection], Found]) -> Found:
        """Read in one visit to a thread, in a transaction that sees one state of the database and cannot change it."""
        with _told():
            return await asyncio.get_running_loop().run_in_executor(self._lookers, self._look, read)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that sees one state of the database and cannot change it."""
        async with _transaction(self._reader) as connection:
            yield connection

    async def upgrade(self) -> None:
        """Bring the schema up to date.

        SQLite makes a changed table anew and drops the old one: with references kept, whatever refers to its rows
        would go with it. So they are not kept meanwhile, and checked at the end.
        """
        engine = _engine(self.path, begin="BEGIN IMMEDIATE", pragmas=("foreign_keys = OFF", *WRITING), size=1)
        try:
            async with _transaction(engine) as connection:
                await connection.run_sync(_upgrade)
        finally:
            await engine.dispose()

    async def close(self) -> None:
        """Close every connection."""
        await self._together.close()
        await asyncio.to_thread(self._looking.dispose)
        self._lookers.shutdown()
        await self._reader.dispose()
        await self._writer.dispose()

    def _look(self, read: Callable[[Connection], Found]) -> Found:
        with self._looking.begin() as connection:
            return read(connection)


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open a database, made new where there is none, with the schema of this version."""
    written = await asyncio.to_thread(_refuse_unusable, path)
    database = Database(path)
    try:
        if newest_version() not in written:
            await database.upgrade()
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def read_database(path: Path) -> AsyncIterator[Database]:
    """Open a database of this version to read from it; nothing is made or brought up to date."""
    if not await asyncio.to_thread(path.exists):
        raise StorageError(f"There is no database at {path}. Run me in the bot's folder, with its settings.")
    revisions = await asyncio.to_thread(_refuse_unusable, path)
    if newest_version() not in revisions:
        raise StorageError(f"{path} was written by an older version; start the bot once to bring it up to date")
    database = Database(path)
    try:
        yield database
    finally:
        await database.close()


def _refuse_unusable(path: Path) -> set[str]:
    """Return what version wrote a database, none for a new one, before anything is written.

    Raises `StorageError` for a file that is no database or comes from a newer version.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size == 0:
            return set()
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            found = (
                {str(row[0]) for row in connection.execute("SELECT version_num FROM alembic_version")}
                if "alembic_version" in tables
                else set()
            )
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{path} cannot be used as a database ({error})") from error
    if unknown := found - _versions():
        raise NewerDatabaseError(
            f"{path} was written by a newer version ({', '.join(sorted(unknown))}); update the bot"
        )
    return found


def newest_version() -> str:
    """Return the version of the schema, as its migrations are numbered."""
    return max(_versions())


def _versions() -> set[str]:
    return {script.name.partition("_")[0] for script in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def _engine(path: Path, *, begin: str, pragmas: tuple[str, ...], size: int) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", **_pool(size))
    _prepare(engine.sync_engine, begin, pragmas)
    return engine


def _direct_engine(path: Path, *, begin: str, pragmas: tuple[str, ...], size: int) -> Engine:
    """Make an engine for transactions that are done in a thread as a whole."""
    engine = create_engine(f"sqlite:///{path}", **_pool(size))
    _prepare(engine, begin, pragmas)
    return engine


def _pool(size: int) -> dict[str, Any]:
    return {"pool_size": size, "max_overflow": 0, "connect_args": {"timeout": BUSY_TIMEOUT}}


def _prepare(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # else the driver begins transactions by itself
        cursor = connection.cursor()
        for pragma in ("foreign_keys = ON", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    with _told():
        async with engine.begin() as connection:
            yield connection


async def _kept(work: asyncio.Future[None]) -> None:
    with _told():
        await asyncio.shield(work)  # others may wait for the same


@contextmanager
def _told() -> Iterator[None]:
    """Raise what a database says as an error that can be told."""
    try:
        yield
    except DBAPIError as error:
        raise StorageError(f"the database could not be used ({error.orig})") from error
    except PoolTimeoutError as error:  # too many wait to read
        raise StorageError(f"the database could not be reached ({error})") from error


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - most starts have nothing to upgrade, and wake games the sooner
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageError(f"the upgrade of the database was undone: a row of {broken[0]} would refer to nothing")
