"""Reviews on disk: whole or not at all, each text once, and nothing left of one that is forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.reviews import Kept, Proposal, Reading
from bot.storage import Database, Origin, Readings, StorageError
from bot.storage.schema import Statement

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
SAID = (
    Proposal("role", "Kim Foo", "contradicts", 10, 20, "Seo Yul", "Seo Yool", "kim-foo", "Seo Yool: kim-bar"),
    Proposal("rating", "8/10", "new", 30, 34, share=0.8),
    Proposal("quote", "a storm in scrubs", "new", 40, 57, subject="Seo Yul"),
)
READING = Reading("healer", "Healer", "Storm", SAID, "Ann Example", "2025-02-03")


@pytest.fixture
def readings(database: Database) -> Readings:
    """Keep reviews in the database."""
    return Readings(database)


async def test_a_review_comes_back_as_it_was_accepted(readings: Readings) -> None:
    assert await readings.add(READING, Origin("a.txt", "a" * 64, "https://x.y"), NOW) == 1
    assert await readings.add(replace(READING, proposals=()), Origin("b.txt", "b" * 64), NOW) == 2

    assert await readings.all() == [
        Kept(1, "healer", "Storm", SAID, "Ann Example", "2025-02-03", "https://x.y"),
        Kept(2, "healer", "Storm", (), "Ann Example", "2025-02-03"),
    ]


async def test_a_text_is_kept_once(readings: Readings) -> None:
    assert await readings.add(READING, Origin("a.txt", "a" * 64), NOW) == 1
    assert await readings.add(READING, Origin("b.txt", "a" * 64), NOW) is None

    assert len(await readings.all()) == 1
    assert await readings.digests() == {"a" * 64}


async def test_what_is_forgotten_is_gone_with_all_it_says(readings: Readings, database: Database) -> None:
    for digest in "ab":
        await readings.add(READING, Origin(f"{digest}.txt", digest * 64), NOW)

    assert [await readings.forget(1), await readings.forget(1), await readings.forget(9)] == [True, False, False]
    assert [kept.number for kept in await readings.all()] == [2]
    async with database.read() as connection:
        left = (await connection.execute(select(func.count()).select_from(Statement))).scalar()
    assert left == len(SAID)
    assert await readings.add(READING, Origin("a.txt", "a" * 64), NOW) == 3, "it may be read in anew"


async def test_a_review_is_kept_whole_or_not_at_all(readings: Readings) -> None:
    broken = replace(READING, proposals=(*SAID, Proposal("quote", "x", "new", 9, 9)))
    with pytest.raises((StorageError, IntegrityError)):
        await readings.add(broken, Origin("a.txt", "a" * 64), NOW)

    assert await readings.all() == []
