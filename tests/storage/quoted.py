"""Quotes to keep, and a look at every table and file for what is left of their words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bot.storage import Credit, Line, OwnQuote, Quotes

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
HERE, ELSEWHERE = 10, 11
ANN, BEN, CHO = 901, 902, 903
STRANGE = "Quixotic zymurgists vexed 흐드러진"
"""Words that nothing else has."""
STEMS = ("ixotic", "murgist", "vexe", "드러진")
"""What is left of them in a search even where its words share their beginnings with others."""


def line(text: str = STRANGE, author: int | None = ANN, *, drama: str | None = "healer", **credit: str) -> Line:
    """Make a line of a member, or of a review where a source is given."""
    return Line(text, drama, Credit(None if "source" in credit else author, **credit))


async def put(quotes: Quotes, given: Line | str = STRANGE, *, guild: int = HERE, waits: bool = False) -> OwnQuote:
    """Let ben keep a line."""
    kept = line(given) if isinstance(given, str) else given
    return await quotes.add(guild, kept, BEN, NOW, waits=waits, is_moderator=False)


def tables_with(path: Path, *texts: str) -> set[str]:
    """Return the tables of a file that hold one of some texts in any column; of blobs, in their bytes."""
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        tables = [name for (name,) in kept]
        return {
            table
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of tables
            if any(text.encode() in _bytes(row) for text in texts)
        }


def files_with(folder: Path, *texts: str) -> set[str]:
    """Return the files of a database that hold one of some texts anywhere, in pages that are free as well."""
    return {file.name for file in folder.iterdir() if any(text.encode() in file.read_bytes() for text in texts)}


def _bytes(row: tuple[object, ...]) -> bytes:
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
