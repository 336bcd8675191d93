"""After a kill every channel hears what became of its game, whatever goes wrong in another."""

from __future__ import annotations

import logging
from datetime import timedelta

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.settings import Settings
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import ROUND
from tests.cogs.typed import DRAMA, PERSON, SECONDS, play
from tests.stage import Stage, response, shown

RESTARTED = "I was restarted. The game goes on"
MOVED = "This question goes on below."


def guild_of(stage: Stage) -> discord.Guild:
    """Return the server as the bot knows it."""
    guild = stage.client.get_guild(stage.guild.id)
    assert guild is not None
    return guild


def told(channel: ChannelHandle, text: str) -> int:
    """Count the messages with a text."""
    return sum(text in shown(message) for message in channel.history())


async def end_untold(stage: Stage) -> None:
    """Keep the end of a game of one question, as if the process were killed before its channel was told."""
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    app, session, now = stage.client.app, stage.session, stage.env.now()
    closed, finished = session.close()
    assert finished is not None
    await app.games.closed(session, closed, stage.guild.id, now.date(), now)
    await app.games.finished(session, finished, stage.guild.id, now.date(), now)


async def interrupt(stage: Stage) -> discord.Message:
    """Start a game, and the cog anew, before Discord is ready; return the question."""
    await stage.play(rounds=3)
    question = stage.last
    await stage.client.reload_extension("cogs.trivia")
    return question


async def test_an_end_that_was_kept_and_not_told_is_told_after_a_restart_once(stage: Stage, settings: Settings) -> None:
    await end_untold(stage)
    await restart(stage, settings)

    assert told(stage.channel, "Final scores") == 1
    assert stage.ann.mention in shown(stage.last)
    await restart(stage, settings)
    assert told(stage.channel, "Final scores") == 1


async def test_an_end_that_was_told_is_not_told_again(stage: Stage, settings: Settings) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    await restart(stage, settings)

    assert told(stage.channel, "Final scores") == 1


async def test_an_end_of_long_ago_is_not_told_any_more(stage: Stage, settings: Settings) -> None:
    await end_untold(stage)
    stage.env.backend.advance_clock(timedelta(hours=2).total_seconds())
    await restart(stage, settings)

    assert told(stage.channel, "Final scores") == 0


async def test_nothing_of_an_end_is_kept_for_somebody_who_is_forgotten(stage: Stage) -> None:
    await end_untold(stage)
    app = stage.client.app
    await app.players.forget(stage.ann.id)

    assert await app.games.untold(stage.env.now() - timedelta(hours=1)) == []


async def test_a_game_goes_on_as_soon_as_its_server_is_shown(stage: Stage) -> None:
    """Discord is ready only two seconds after the last of all servers."""
    await interrupt(stage)
    stage.env.let(lambda: stage.client.dispatch("guild_available", guild_of(stage)))
    await stage.env.settle()

    assert RESTARTED in shown(stage.last)
    assert "Question 1 of 3" in shown(stage.last)
    assert told(stage.channel, MOVED) == 0, "others may wait still to be told, which comes first"
    stage.env.be_ready()
    await stage.env.settle()
    assert told(stage.channel, RESTARTED) == told(stage.channel, MOVED) == 1


async def test_a_game_waits_for_its_server_while_that_is_away(stage: Stage) -> None:
    """It was closed, as if its channel were gone."""
    question = await interrupt(stage)
    pressed = f"answer:{stage.session.id}:1:0"
    guild_of(stage).unavailable = True
    stage.env.be_ready()
    await stage.env.settle()

    assert response(await stage.ann.click(question, custom_id=pressed)) == "I am just waking up. Try again in a moment."
    guild_of(stage).unavailable = False
    stage.env.let(lambda: stage.client.dispatch("guild_available", guild_of(stage)))
    await stage.env.settle()
    assert RESTARTED in shown(stage.last)


async def test_an_end_that_cannot_be_told_keeps_nothing_else_from_waking(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await end_untold(stage)
    awake: list[bool] = []

    async def on_awake() -> None:
        awake.append(True)

    stage.client.add_listener(on_awake)
    await stage.client.reload_extension("cogs.trivia")
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    with caplog.at_level(logging.WARNING):
        stage.env.be_ready()
        await stage.env.settle()

    assert awake == [True]
    assert "could not be woken" in caplog.text


async def test_an_answer_whose_confirmation_comes_too_late_counts_and_is_no_fault(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord says in two ways that the time to follow up is over; one of them was logged as a fault of ours."""
    await stage.play()
    stage.env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, message="Invalid Webhook Token")
    with caplog.at_level(logging.WARNING):
        await stage.answer(stage.ben)

    assert "too late" in caplog.text
    assert "fault" not in caplog.text
    assert set(stage.session.answers) == {stage.ben.id}


async def test_a_question_that_cannot_be_changed_for_once_does_not_end_the_game(stage: Stage) -> None:
    """The choices of a mixed question are shown at half time; a fault of Discord's at that moment ended the game."""
    await play(stage, PERSON, DRAMA, answers="mixed")
    number = stage.session.number
    stage.env.inject_error("PATCH", "/channels/*/messages/*", status=400, code=30046, message="Too many edits")
    await stage.env.advance_time(SECONDS / 2 + 1)

    assert stage.session.phase == "open"
    await stage.env.advance_time(SECONDS)
    assert stage.session.number == number + 1
