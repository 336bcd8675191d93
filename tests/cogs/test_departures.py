"""A server that removes the bot keeps nothing after a week; an outage is no removal, and who comes back keeps all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from simcord.backend import serializers
from sqlalchemy import select

from bot.settings import Settings
from bot.storage.schema import Departure
from tests.cogs.test_restart import restart
from tests.stage import Stage
from tests.storage.quoted import STEMS, line, tables_with

DAY = timedelta(days=1).total_seconds()
WEEK = 7 * DAY


async def keep(stage: Stage) -> None:
    """Let the server settle something and keep a quote that is liked."""
    app, guild = stage.client.app, stage.guild.id
    await app.guilds.change(guild, spoilers="hide")
    kept = await app.quotes.add(
        guild, line(author=stage.ben.id), stage.ann.id, stage.env.now(), waits=False, is_moderator=True
    )
    await app.quotes.like(kept.key, stage.cho.id, stage.env.now())


async def departed(stage: Stage) -> list[int]:
    """Return the servers that are known to have removed the bot."""
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Departure.guild_id))).scalars())


async def has_kept(stage: Stage) -> bool:
    """Whether the server's settings and its quote are there still; nothing in between."""
    settings = await stage.client.app.guilds.settings(stage.guild.id)
    is_quoted = bool(tables_with(stage.client.app.settings.database, *STEMS))
    assert is_quoted == (settings.spoilers == "hide") == bool(await stage.client.app.quotes.of(stage.guild.id))
    return is_quoted


async def remove(stage: Stage) -> None:
    """Let the server remove the bot."""
    stage.env.backend.remove_guild(stage.guild.id)
    await stage.env.settle()


async def test_a_week_after_a_server_removed_the_bot_nothing_of_its_own_is_left(stage: Stage) -> None:
    await keep(stage)
    await remove(stage)
    assert await departed(stage) == [stage.guild.id]
    await stage.env.advance_time(WEEK - DAY)
    assert await has_kept(stage)

    await stage.env.advance_time(2 * DAY)

    assert not await has_kept(stage)
    assert await departed(stage) == []


async def test_an_outage_is_no_removal_however_long_it_is(stage: Stage) -> None:
    await keep(stage)
    stage.env.backend.emit("GUILD_DELETE", {"id": str(stage.guild.id), "unavailable": True})
    await stage.env.settle()
    assert stage.client.guilds[0].unavailable

    await stage.env.advance_time(2 * WEEK)

    assert await departed(stage) == []
    assert await has_kept(stage)


async def test_a_server_that_cannot_be_shown_is_there_though_discord_does_not_list_it(stage: Stage) -> None:
    await keep(stage)
    stage.env.backend.emit("GUILD_DELETE", {"id": str(stage.guild.id), "unavailable": True})
    del stage.env.backend.guilds[stage.guild.id]

    await stage.env.advance_time(2 * WEEK)

    assert await departed(stage) == []
    assert await has_kept(stage)


async def test_a_server_that_comes_back_within_the_week_keeps_everything(stage: Stage) -> None:
    await keep(stage)
    backend, there = stage.env.backend, stage.env.backend.guilds[stage.guild.id]
    invited = {**serializers.guild_create_payload(backend, there), "unavailable": None}
    await remove(stage)
    await stage.env.advance_time(WEEK - DAY)
    assert await departed(stage) == [stage.guild.id]

    backend.guilds[stage.guild.id] = there
    backend.emit("GUILD_CREATE", invited)
    await stage.env.settle()

    assert await departed(stage) == []
    await stage.env.advance_time(2 * WEEK)
    assert await has_kept(stage)


async def test_a_server_that_removed_the_bot_while_it_was_off_is_noticed(stage: Stage, settings: Settings) -> None:
    await keep(stage)
    del stage.env.backend.guilds[stage.guild.id]
    await restart(stage, settings)
    assert await departed(stage) == [stage.guild.id]

    await stage.env.advance_time(WEEK + DAY)

    assert not await has_kept(stage)


async def test_a_server_that_was_missing_and_is_there_at_the_next_start_keeps_everything(
    stage: Stage, settings: Settings
) -> None:
    await keep(stage)
    await stage.client.app.departures.add(stage.guild.id, stage.env.now())
    await restart(stage, settings)

    assert await departed(stage) == []
    await stage.env.advance_time(2 * WEEK)
    assert await has_kept(stage)


async def test_a_server_that_left_while_the_connection_was_down_is_missed_by_the_next_day(stage: Stage) -> None:
    """Of that the client is told nothing: it holds the server for one that it is in."""
    await keep(stage)
    del stage.env.backend.guilds[stage.guild.id]
    await stage.env.advance_time(DAY)
    assert stage.client.get_guild(stage.guild.id) is not None
    assert await departed(stage) == [stage.guild.id]

    await stage.env.advance_time(WEEK + DAY)

    assert not await has_kept(stage)


async def test_what_discord_does_not_answer_today_is_asked_tomorrow(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await keep(stage)
    stage.env.inject_error("GET", "/users/@me/guilds", status=403)
    del stage.env.backend.guilds[stage.guild.id]
    await stage.env.advance_time(DAY)
    assert await departed(stage) == []
    assert any("departures wait" in record.getMessage() for record in caplog.records)

    await stage.env.advance_time(DAY)

    assert await departed(stage) == [stage.guild.id]


async def test_a_game_that_ran_when_the_bot_was_removed_is_over_and_its_answers_stay(stage: Stage) -> None:
    await keep(stage)
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    await remove(stage)

    await stage.env.advance_time(WEEK + DAY)

    assert stage.client.app.sessions == {}
    assert await stage.client.app.games.running() == []
    assert (await stage.client.app.players.kept(stage.ann.id)).counts["answers"] == 1
    assert not await has_kept(stage)
