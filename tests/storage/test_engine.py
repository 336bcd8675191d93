"""The database opens safely, refuses what it does not know, and loses no write."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from bot.game.answers import Answer
from bot.storage import Database, Entry, Games, Lists, NewerDatabaseError, Players, StorageError, open_database
from bot.storage.engine import MIGRATIONS, newest_version
from bot.storage.schema import Table
from tests.storage.evening import top

ROOT = Path(__file__).parents[2]


SEARCH = "quote_search"
"""The full-text search with the tables it keeps for itself, which no class describes."""
UNDESCRIBED = {"alembic_version", "sqlite_sequence"}
"""Tables that Alembic and SQLite keep for themselves."""
COMPARED = {
    "compare_type": True,
    "include_name": lambda name, kind, _of: kind != "table" or not name.startswith(SEARCH),
}


def migrate(path: Path, *words: str) -> None:
    """Run Alembic by hand, as a developer would."""
    options = ["-x", f"url=sqlite:///{path}"]
    subprocess.run([sys.executable, "-m", "alembic", *options, *words], cwd=ROOT, check=True, capture_output=True)


async def test_the_migrations_make_exactly_the_schema(database: Database) -> None:
    async with database.write() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync, opts=COMPARED), Table.metadata)
        )

    assert differences == []


async def test_opening_again_keeps_everything(path: Path) -> None:
    async with open_database(path) as database, database.write() as connection:
        await connection.execute(text("INSERT INTO guild (id, time_zone) VALUES (1, 'Asia/Seoul')"))
    async with open_database(path) as database, database.read() as connection:
        assert (await connection.execute(text("SELECT time_zone FROM guild"))).scalar() == "Asia/Seoul"


async def test_an_upgrade_keeps_every_row_and_closes_no_game(path: Path) -> None:
    """A changed table is made anew; what refers to it must not go with the old one."""
    path.parent.mkdir(exist_ok=True)
    migrate(path, "upgrade", "0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            INSERT INTO game VALUES ('g', 1, 2, 3, 'en-US', 'running', '{}', '[]', '{}', '2026-01-01 00:00:00', NULL);
            INSERT INTO asked VALUES ('g', 1, 2, 'year:healer', '2026-01-01 00:00:00', NULL);
            INSERT INTO answer VALUES ('g', 1, 5, 0, '2026-01-01 00:00:00', 0, 1, 100);
            INSERT INTO guild VALUES (1, 'Asia/Seoul');
        """)
    async with open_database(path) as database, database.read() as connection:
        for table in ("game", "asked", "answer"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 1, table  # noqa: S608
        assert (await connection.execute(text("SELECT time_zone, spoilers FROM guild"))).all() == [
            ("Asia/Seoul", "progress")
        ]


async def test_lists_of_an_earlier_version_stay_unrated_and_their_owners_alone(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    migrate(path, "upgrade", "0004")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("""
            INSERT INTO list_entry VALUES (5, 'healer', 'watching', 3, '2026-01-01 00:00:00');
            INSERT INTO player (id, is_hidden, shown_as, refuses_duels) VALUES (5, 1, 'Fan', 1);
        """)
    async with open_database(path) as database:
        lists = Lists(database)
        assert await lists.of(5) == [Entry("healer", "watching", 3, datetime(2026, 1, 1, tzinfo=UTC))]
        assert await lists.shown_to(5) == "nobody"
        kept = await Players(database).kept(5)
        assert (kept.is_hidden, kept.shown_as, kept.refuses_duels) == (True, "Fan", True)


async def test_a_game_that_an_earlier_version_left_running_goes_on(path: Path) -> None:
    """Neither its rules nor its questions know of typed answers, nor does its answer's row."""
    path.parent.mkdir(exist_ok=True)
    migrate(path, "upgrade", "0002")
    question = {
        "kind": "year",
        "category": "dramas",
        "key": "year:healer",
        "drama": "healer",
        "level": 1,
        "stem": {"text": "When did Healer begin?", "values": {}},
        "choices": ["2013", "2014", "2015", "2016"],
        "answer": 1,
        "reveal": {"text": "It began in 2014.", "values": {}},
        "sources": ["wikidata"],
        "clues": [],
        "facts": [],
        "spoils": [],
        "difficulty": -0.5,
        "asked": 0,
    }
    rules = {"rounds": 1, "seconds": 20, "difficulty": "auto", "about": None}
    state = {
        "id": "g",
        "starter": 5,
        "phase": "open",
        "number": 1,
        "order": [0],
        "withdrawn": 0,
        "opened_at": "2026-01-01T00:00:00Z",
        "closes_at": "2026-01-01T00:00:20Z",
        "players": {},
        "present": [],
        "skip_votes": [],
        "stop_votes": [],
        "empty": 0,
        "skills": {},
        "learned": {},
    }
    kept = [json.dumps(each) for each in (rules, [question], state)]
    begun = "2026-01-01 00:00:00"
    row = ("g", 1, 2, 3, "en-US", "running", *kept, begun, None)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO game VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO asked VALUES ('g', 1, 2, 'year:healer', ?, NULL)", (begun,))
        connection.execute("INSERT INTO answer VALUES ('g', 1, 5, 1, '2026-01-01 00:00:05', 0, NULL, 0)")
        connection.commit()

    async with open_database(path) as database:
        games = Games(database)
        [found] = await games.running()
        assert found.session.rules.answers == "buttons"
        assert found.session.question.expects is None
        assert found.session.answers == {5: Answer(1, datetime(2026, 1, 1, 0, 0, 5, tzinfo=UTC))}
        closed, _ = found.session.close()
        await games.closed(found.session, closed, 1, date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC))
        assert [(leader.player, leader.part) for leader in await top(database, 1)] == [(5, 1)]


async def test_the_migrations_lose_no_condition_on_a_row(database: Database, tmp_path: Path) -> None:
    """A table that SQLite makes anew has only those that are named again."""
    fresh = create_engine(f"sqlite:///{tmp_path / 'fresh.db'}")
    Table.metadata.create_all(fresh)

    def conditions(connection: Connection) -> dict[str, set[tuple[str | None, str]]]:
        looked_at = inspect(connection)
        return {
            table: {(found["name"], found["sqltext"]) for found in looked_at.get_check_constraints(table)}
            for table in Table.metadata.tables
        }

    with fresh.connect() as connection:
        expected = conditions(connection)
    fresh.dispose()
    async with database.read() as reader:
        assert await reader.run_sync(conditions) == expected
    assert len(expected["answer"]) == 4


async def test_a_database_of_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    async with open_database(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()

    with pytest.raises(NewerDatabaseError, match=r"newer version \(9999\); update the bot"):
        async with open_database(path):
            pass

    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are my notes, not a database at all" * 100)

    with pytest.raises(StorageError, match="cannot be used as a database"):
        async with open_database(path):
            pass

    assert path.read_text().startswith("these are my notes")


async def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StorageError, match="cannot be used"):
        async with open_database(tmp_path / "file" / "scores.db"):
            pass


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError, match="readonly"):
        async with database.read() as connection:
            await connection.execute(text("INSERT INTO guild (id, time_zone) VALUES (1, 'UTC')"))


async def test_references_are_kept_by_the_database(database: Database) -> None:
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        async with database.write() as connection:
            await connection.execute(
                text("INSERT INTO asked VALUES ('none', 1, 2, 'k', '2026-01-01', NULL, NULL, NULL)")
            )


async def test_writes_at_once_from_two_connections_are_all_kept(path: Path, database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("INSERT INTO score VALUES (1, 2, '2026-01-01', 0, 0, 0, 0)"))

    async def add(where: Database) -> None:
        async with where.write() as connection:
            points = (await connection.execute(text("SELECT points FROM score"))).scalar()
            await connection.execute(text("UPDATE score SET points = :points"), {"points": (points or 0) + 1})

    async with open_database(path) as other:
        await asyncio.gather(*(add(where) for where in (database, other) for _ in range(60)))

    async with database.read() as connection:
        assert (await connection.execute(text("SELECT points FROM score"))).scalar() == 120


async def test_a_database_that_is_locked_for_long_is_an_error_that_can_be_told(path: Path, database: Database) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StorageError, match="locked"):
            async with database.write() as connection:
                await connection.execute(text("INSERT INTO guild (id, time_zone) VALUES (1, 'UTC')"))
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_a_developer_can_migrate_a_file_forth_and_back(tmp_path: Path) -> None:
    def tables() -> set[str]:
        connection = sqlite3.connect(tmp_path / "dev.db")
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        connection.close()
        return names

    for words, expected in ((("upgrade", "head"), {*Table.metadata.tables}), (("downgrade", "base"), set())):
        migrate(tmp_path / "dev.db", *words)
        assert {name for name in tables() - UNDESCRIBED if not name.startswith(SEARCH)} == expected


def test_the_newest_version_is_the_one_that_all_migrations_lead_to() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_heads() == [newest_version()]
