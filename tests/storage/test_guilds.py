"""A server's settings are kept whole, changed one by one, and read from disk only once."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from bot.catalogue.called import TitleLanguage
from bot.game import Rules
from bot.storage import Database, Guilds, GuildSettings, StorageError
from bot.storage.schema import Guild

GUILD, ELSEWHERE = 10, 20
ALL = GuildSettings(
    time_zone=ZoneInfo("Asia/Seoul"),
    spoilers="hide",
    channels=frozenset({3, 1, 2**60}),
    starters="role",
    starter_role=77,
    defaults=Rules(rounds=7, answers="mixed", mode="survival"),
    locale="ko",
    titles="korean",
    tidy=timedelta(hours=1),
    has_quote_queue=True,
    has_seasons=False,
    season_from=date(2026, 4, 1),
)


@pytest.fixture
def guilds(database: Database) -> Guilds:
    """Open the servers of an empty database."""
    return Guilds(database)


async def test_who_settled_nothing_has_the_defaults(guilds: Guilds) -> None:
    assert await guilds.settings(GUILD) == GuildSettings()


async def test_everything_that_is_settled_is_there_after_a_restart(guilds: Guilds, database: Database) -> None:
    changed = await guilds.change(
        GUILD,
        time_zone=ALL.time_zone,
        spoilers=ALL.spoilers,
        channels=ALL.channels,
        starters=ALL.starters,
        starter_role=ALL.starter_role,
        defaults=ALL.defaults,
        locale=ALL.locale,
        titles=ALL.titles,
        tidy=ALL.tidy,
        has_quote_queue=ALL.has_quote_queue,
        has_seasons=ALL.has_seasons,
        season_from=ALL.season_from,
    )

    assert changed == ALL
    assert await guilds.settings(GUILD) == ALL
    assert await Guilds(database).settings(GUILD) == ALL
    assert await guilds.settings(ELSEWHERE) == GuildSettings()


async def test_a_change_leaves_the_rest_and_can_be_taken_back(guilds: Guilds) -> None:
    await guilds.change(GUILD, channels=[5], tidy=timedelta(minutes=10), defaults=Rules(rounds=3))
    await guilds.change(GUILD, titles="korean")
    settled = await guilds.settings(GUILD)
    assert (settled.channels, settled.tidy, settled.titles) == (frozenset({5}), timedelta(minutes=10), "korean")

    await guilds.change(GUILD, channels=None, tidy=None, defaults=None, titles="english")
    assert await guilds.settings(GUILD) == GuildSettings()


async def test_what_is_known_is_not_read_again(guilds: Guilds, database: Database) -> None:
    await guilds.change(GUILD, titles="korean")
    await guilds.settings(ELSEWHERE)
    async with database.write() as connection:
        await connection.execute(delete(Guild))

    assert (await guilds.settings(GUILD)).titles == "korean"
    assert (await guilds.settings(ELSEWHERE)).titles == "english"


async def test_a_change_during_a_read_is_not_overwritten_by_what_was_read(database: Database) -> None:
    languages: tuple[TitleLanguage, ...] = ("korean", "english")
    for titles in languages * 5:
        guilds = Guilds(database)
        await asyncio.gather(guilds.settings(GUILD), guilds.change(GUILD, titles=titles), guilds.settings(GUILD))
        assert (await guilds.settings(GUILD)).titles == titles


async def test_a_change_that_cannot_be_is_kept_nowhere(guilds: Guilds) -> None:
    with pytest.raises((IntegrityError, StorageError)):
        await guilds.change(GUILD, starters="role", starter_role=None)

    assert await guilds.settings(GUILD) == GuildSettings()
