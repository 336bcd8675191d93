"""After a game its questions are deleted, when the server wants that; the final scores stay."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.settings import Settings
from bot.storage.schema import Asked, Game
from tests.cogs.test_permissions import grant
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, shown

TEN = timedelta(minutes=10)


async def played(stage: Stage, tidy: timedelta | None = TEN, rounds: int = 2) -> list[str]:
    """Play a game in a server that wants it tidied away, and return its messages."""
    await stage.client.app.guilds.change(stage.guild.id, tidy=tidy)
    await stage.play(rounds=rounds)
    for _round in range(rounds):
        await stage.answer(stage.ann)
        await stage.env.advance_time(ROUND + PAUSE)
    return messages(stage)


def messages(stage: Stage) -> list[str]:
    """Return what is to be read in the channel."""
    return [shown(message) for message in stage.channel.history()]


async def waiting(stage: Stage) -> list[str]:
    """Return the games that are to be tidied away."""
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Game.id).where(Game.tidy_at.isnot(None)))).scalars())


async def test_questions_go_ten_minutes_after_a_game_and_the_podium_stays(stage: Stage) -> None:
    first, second, podium = await played(stage)
    assert "Question 1 of 2" in first
    assert "Question 2 of 2" in second
    await stage.env.advance_time(TEN.total_seconds() - 30)
    assert len(messages(stage)) == 3

    await stage.env.advance_time(30)

    assert messages(stage) == [podium]
    assert "Final scores" in podium
    assert await waiting(stage) == []


async def test_where_nobody_wants_it_nothing_goes(stage: Stage) -> None:
    await played(stage, None)
    await stage.env.advance_time(7200)

    assert len(messages(stage)) == 3


async def test_what_others_write_stays(stage: Stage) -> None:
    await played(stage, rounds=1)
    await stage.ben.send(stage.channel, "well played")
    await stage.env.advance_time(TEN.total_seconds())

    assert len(messages(stage)) == 2
    assert messages(stage)[1] == "well played"


async def test_every_game_goes_in_its_own_time(stage: Stage) -> None:
    await played(stage, timedelta(hours=1), rounds=1)
    await played(stage, timedelta(minutes=1), rounds=1)
    assert len(messages(stage)) == 4
    await stage.env.advance_time(60)
    assert [("Question" in told) for told in messages(stage)] == [True, False, False]

    await stage.env.advance_time(3600)

    assert [("Question" in told) for told in messages(stage)] == [False, False]


async def test_a_restart_loses_nothing_that_is_to_be_tidied_away(stage: Stage, settings: Settings) -> None:
    await played(stage)
    await restart(stage, settings)
    await stage.env.advance_time(TEN.total_seconds())

    assert len(messages(stage)) == 1
    assert await waiting(stage) == []


async def test_what_came_due_while_the_bot_was_away_goes_at_its_start(stage: Stage, settings: Settings) -> None:
    await played(stage)
    await stage.client.unload_extension("cogs.trivia")
    await stage.env.advance_time(3600)
    assert len(messages(stage)) == 3

    await restart(stage, settings)
    await stage.env.advance_time(1)

    assert len(messages(stage)) == 1


async def test_a_question_that_was_asked_again_after_a_restart_goes_too(stage: Stage, settings: Settings) -> None:
    await stage.client.app.guilds.change(stage.guild.id, tidy=TEN)
    await stage.play(rounds=1)
    await restart(stage, settings)
    last = stage.last.id
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Asked.message_id))).scalars().all() == [last]


@pytest.mark.parametrize("gone", [0, 1])
async def test_a_message_that_somebody_deleted_is_no_hindrance(gone: int, stage: Stage) -> None:
    await played(stage)
    await stage.ann.delete(stage.channel.history()[gone])
    await stage.env.advance_time(TEN.total_seconds())

    assert [("Question" in told) for told in messages(stage)] == [False]
    assert await waiting(stage) == []


async def test_a_game_that_ends_while_another_is_tidied_away_does_not_begin_that_anew(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await played(stage)
    delete = stage.client.http.delete_message

    async def delete_slowly(channel_id: int, message_id: int, *, reason: str | None = None) -> None:
        await asyncio.sleep(30)
        await delete(channel_id, message_id, reason=reason)

    monkeypatch.setattr(stage.client.http, "delete_message", delete_slowly)
    await stage.env.advance_time(TEN.total_seconds())
    for _game in range(3):
        stage.env.let(lambda: stage.client.dispatch("game_kept", stage.guild.id))
        await stage.env.advance_time(1)
    await stage.env.advance_time(60)

    assert len([each for each in stage.env.http_requests if each.method == "DELETE"]) == 2
    assert len(messages(stage)) == 1
    assert await waiting(stage) == []


async def test_what_was_to_go_stays_once_the_server_wants_no_tidying_any_more(stage: Stage) -> None:
    await played(stage, timedelta(hours=1))
    await stage.client.app.guilds.change(stage.guild.id, tidy=None)
    await stage.env.advance_time(2 * 3600)

    assert len(messages(stage)) == 3
    assert await waiting(stage) == []


async def test_where_nothing_may_be_deleted_it_is_given_up_after_one_try(stage: Stage) -> None:
    await played(stage)
    grant(stage)
    await stage.env.advance_time(TEN.total_seconds() + 3600)

    tried = [each for each in stage.env.http_requests if each.method == "DELETE"]
    assert len(tried) == 1, "a refusal is not asked for twice"
    assert await waiting(stage) == []
    assert len(messages(stage)) == 3


async def test_a_channel_that_is_gone_is_given_up(stage: Stage) -> None:
    await played(stage)
    stage.env.backend.delete_channel(stage.channel.id)
    await stage.env.advance_time(TEN.total_seconds())

    assert len([each for each in stage.env.http_requests if each.method == "DELETE"]) == 1
    assert await waiting(stage) == []


async def test_a_game_that_was_stopped_is_tidied_away_as_well(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, tidy=TEN)
    await stage.play(rounds=3)
    await stage.answer(stage.ben)
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(TEN.total_seconds())

    [podium] = messages(stage)
    assert "The game was stopped." in podium
