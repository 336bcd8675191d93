"""What was typed in vain is counted with the answer, without whoever typed it, and does not grow for ever."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from bot.storage import Database, Games, Miss, Missed, Misses
from bot.storage import misses as module
from bot.storage.misses import count_miss
from bot.storage.schema import Miss as Row
from tests.storage.evening import NEAR, RIGHT, SPELT, SPELT_ALIKE, SUBJECT, WRONG, Evening

DAY = date(2026, 1, 1)


@pytest.fixture
def misses(database: Database) -> Misses:
    """Keep misses in the database."""
    return Misses(database)


async def count(database: Database, *missed: Miss, on: date = DAY) -> None:
    """Count some misses in one transaction."""
    async with database.write() as connection:
        for miss in missed:
            await connection.run_sync(count_miss, miss, on)


def miss(typed: str, subject: str = SUBJECT) -> Miss:
    """Make a rejected text."""
    return Miss(subject, typed, "reject")


async def test_an_answer_and_its_miss_are_kept_together(database: Database, misses: Misses) -> None:
    evening = Evening(Games(database))
    await evening.start()
    await evening.ask({555_000_001: SPELT, 2: RIGHT, 3: WRONG})
    await evening.ask({4: SPELT_ALIKE, 5: NEAR})

    assert await misses.commonest(5) == [
        Missed(SUBJECT, NEAR, "near", 3),
        Missed(SUBJECT, WRONG, "reject", 1),
    ], "the same spelling however it is written, as it was typed last"
    async with database.read() as connection:
        rows = repr((await connection.execute(select(Row.__table__))).all())
    for somebody in ("555000001", str(evening.guild) * 2, evening.id):
        assert somebody not in rows


async def test_the_commonest_are_in_front_and_no_more_than_asked_for(database: Database, misses: Misses) -> None:
    await count(database, miss("a"), miss("b"), miss("b"), miss("c"))
    await count(database, miss("b", "person/other"), on=DAY + timedelta(days=1))

    found = [(missed.typed, missed.subject, missed.times) for missed in await misses.commonest(3)]

    assert found == [("b", SUBJECT, 2), ("b", "person/other", 1), ("a", SUBJECT, 1)]


async def test_what_is_right_or_made_of_signs_only_is_no_miss(database: Database, misses: Misses) -> None:
    await count(database, Miss(SUBJECT, RIGHT, "accept"), miss("?!"), miss(""))

    assert await misses.commonest(5) == []


async def test_only_so_much_of_a_text_is_kept_and_nothing_that_cannot_be_printed(
    database: Database, misses: Misses
) -> None:
    await count(database, miss("Gong\x1b[31m\n\u202eYu" + "o" * 300))

    [found] = await misses.commonest(5)
    assert len(found.typed) == 100
    assert found.typed.startswith("Gong [31m Yuooo")


@pytest.mark.parametrize(
    "typed",
    [
        "<@123456789012345678> knows",
        "Gong <@!1> Yoo",
        "ask @ben",
        "ben.k@example.com",
        "ben\uff20example\uff0ecom",
        "+82 10-1234-5678",
        "01012345678",
        "see https://ben.example/me",
        "www.ben.example",
    ],
)
async def test_what_may_tell_of_somebody_is_not_kept(typed: str, database: Database, misses: Misses) -> None:
    await count(database, miss(typed))

    assert await misses.commonest(5) == []


@pytest.mark.parametrize("typed", ["Reply 1988", "Gong-yoo!!", "공유", "365: Repeat the Year", "D.P."])
async def test_names_titles_and_years_are_kept(typed: str, database: Database, misses: Misses) -> None:
    await count(database, miss(typed))

    assert len(await misses.commonest(5)) == 1


async def test_the_rarest_and_of_these_the_oldest_go_first(
    database: Database, misses: Misses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 6)
    monkeypatch.setattr(module, "LEFT", 4)
    later = DAY + timedelta(days=1)
    await count(database, miss("new 1"), miss("new 2"), miss("new 3"), on=later)
    await count(database, miss("often"), miss("often"), miss("old 1"), miss("old 2"))
    assert len(await misses.commonest(99)) == 6

    await count(database, miss("new 4"), on=later)
    left = {missed.typed for missed in await misses.commonest(99)}
    assert "often" in left
    assert not {"old 1", "old 2"} & left
    assert len(left) == 4


async def test_as_many_as_there_is_room_for_and_no_more(database: Database, misses: Misses) -> None:
    rows = [
        {"subject": SUBJECT, "folded": f"x{n}", "typed": f"x{n}", "verdict": "reject", "times": 2, "last_on": DAY}
        for n in range(module.MOST)
    ]
    async with database.write() as connection:
        await connection.execute(insert(Row), rows)
    await count(database, miss("x1"))
    assert len(await misses.commonest(9_999)) == module.MOST == 5_000

    await count(database, miss("one more"))
    assert len(await misses.commonest(9_999)) == module.LEFT
