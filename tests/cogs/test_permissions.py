"""What breaks when the bot may not write: nothing is ever stuck, and whoever started is told what to allow."""

from __future__ import annotations

import discord
import pytest
from simcord.builders import ChannelHandle
from sqlalchemy import select

from bot.storage.schema import Game, Score
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown

LOBBY = 46
NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "read_message_history": "Read Message History",
}
OF_THREADS = {"view_channel": "View Channel", "send_messages_in_threads": "Send Messages in Threads"}


def grant(stage: Stage, *names: str) -> None:
    """Leave the bot these permissions and no others, everywhere; ann keeps hers."""
    me = stage.client.user
    assert me is not None
    roles = {role.name: role.id for role in stage.guild.roles.values()}
    members = discord.Permissions(view_channel=True, send_messages=True, manage_messages=True)
    members.update(use_application_commands=True, send_messages_in_threads=True)
    given = {me.name: discord.Permissions(**dict.fromkeys(names, True)), "Mods": members}
    for name, role in roles.items():
        permissions = given.get(name, discord.Permissions.none())
        stage.env.backend.get_role(stage.guild.id, role).permissions = permissions.value


async def thread(stage: Stage) -> ChannelHandle:
    """Open a thread of the channel."""
    stage.env.backend.create_thread(stage.channel.id, "spoilers", stage.ann.id)
    await stage.env.settle()
    [opened] = stage.channel.threads
    return opened


async def statuses(stage: Stage) -> list[str]:
    """Return how all games stand, oldest first."""
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Game.status).order_by(Game.started_at))).scalars())


async def assert_playable(stage: Stage, channel: ChannelHandle | None = None, **options: object) -> None:
    """Allow everything again: then a game can be started."""
    grant(stage, *NEEDED, *OF_THREADS)
    where = channel or stage.channel
    await stage.ann.slash(where, "trivia play", **options)
    assert where.id in stage.client.app.sessions
    assert "Question 1" in shown(where.last_message)


@pytest.mark.parametrize("missing", NEEDED)
async def test_a_permission_that_is_missing_alone_is_named_before_a_game(missing: str, stage: Stage) -> None:
    """Without a check a game began, and stood still at its first message for ever."""
    grant(stage, *(NEEDED.keys() - {missing}))

    told = stage.refusal(await stage.play(answers="typed"))

    assert told == (
        f"I need {NEEDED[missing]} in {stage.channel.mention} to run a game. "
        "Ask a moderator to allow it, then try again."
    )
    assert await statuses(stage) == []
    await assert_playable(stage, answers="typed")


async def test_all_that_is_missing_is_named_at_once(stage: Stage) -> None:
    """Moderators allowed one thing after the other, and were told of the next one each time."""
    grant(stage)

    told = stage.refusal(await stage.play(answers="mixed"))

    assert f"I need View Channel, Send Messages, Read Message History in {stage.channel.mention}" in told
    await assert_playable(stage)


async def test_where_there_is_nothing_to_reply_to_reading_the_history_is_not_needed(stage: Stage) -> None:
    """A check that asks for more than is needed kept people from playing."""
    grant(stage, "view_channel", "send_messages")

    await stage.play(answers="buttons")

    assert "Question 1" in shown(stage.last)


@pytest.mark.parametrize("missing", OF_THREADS)
async def test_in_a_thread_its_own_permission_is_named(missing: str, stage: Stage) -> None:
    """The permission to write in a channel was checked, and that of its threads is another one."""
    where = await thread(stage)
    grant(stage, *(OF_THREADS.keys() - {missing}), "send_messages")

    told = stage.refusal(await stage.ann.slash(where, "trivia play"))

    assert f"I need {OF_THREADS[missing]} in {where.mention}" in told
    await assert_playable(stage, where)


async def test_in_a_thread_the_permission_of_the_channel_is_not_needed(stage: Stage) -> None:
    """A server that lets nobody write in a channel, but in its threads, could not play there."""
    where = await thread(stage)
    grant(stage, *OF_THREADS)

    await stage.ann.slash(where, "trivia play")

    assert "Question 1" in shown(where.last_message)


@pytest.mark.parametrize(
    ("step", "left"),
    [
        ("the next question", ["view_channel"]),
        ("the choices at half time", []),
        ("the reveal", []),
        ("the reveal and what follows", ["view_channel"]),
    ],
)
async def test_a_permission_taken_away_during_a_game_ends_it_and_tells_the_starter(
    step: str, left: list[str], stage: Stage
) -> None:
    """A send that was refused left the game "in progress" for days, and nobody could start another."""
    started = await stage.play(answers="mixed" if step == "the choices at half time" else "buttons", rounds=3)
    if step == "the next question":
        await stage.answer(stage.ann)
        await stage.env.advance_time(ROUND)
    grant(stage, *left)
    await stage.env.advance_time(ROUND + PAUSE)

    told = shown(started.followups[-1])
    assert f"I ended the game in {stage.channel.mention}: I may not write there. Allow me View Channel" in told
    assert stage.channel.id not in stage.client.app.sessions
    assert await statuses(stage) == ["broken"]
    await assert_playable(stage)
    assert await statuses(stage) == ["broken", "running"]


async def test_a_podium_that_may_not_be_shown_costs_nobody_a_point(stage: Stage) -> None:
    """A game that could not show its end was never over."""
    started = await stage.play(rounds=1)
    await stage.answer(stage.ann)
    grant(stage, "view_channel")
    await stage.env.advance_time(ROUND + PAUSE)

    assert f"I ended the game in {stage.channel.mention}" in shown(started.followups[-1])
    assert await statuses(stage) == ["played"]
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Score.is_right))).scalars().all() == [1]
    await assert_playable(stage)


@pytest.mark.parametrize("left", [[], ["view_channel"]])
async def test_a_lobby_that_may_not_go_on_ends_the_game(left: list[str], stage: Stage) -> None:
    """A lobby whose time was up could not ask its first question, and blocked the channel."""
    started = await stage.play(mode="survival")
    assert "Survival" in shown(stage.last)
    grant(stage, *left)
    await stage.env.advance_time(LOBBY)

    assert f"I ended the game in {stage.channel.mention}" in shown(started.followups[-1])
    assert stage.channel.id not in stage.client.app.sessions
    assert await statuses(stage) == ["broken"]
    await assert_playable(stage)


@pytest.mark.parametrize("mode", ["everyone", "race", "survival", "teams"])
async def test_a_first_message_that_is_refused_all_the_same_ends_the_game(mode: str, stage: Stage) -> None:
    """What Discord says of permissions beforehand is not always what it goes by."""
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    started = await stage.play(mode=mode)

    assert f"I ended the game in {stage.channel.mention}" in response(started)
    assert stage.channel.id not in stage.client.app.sessions
    assert await statuses(stage) == ["broken"]
    await assert_playable(stage)


async def test_a_channel_that_is_deleted_during_a_game_ends_it(stage: Stage) -> None:
    """A game in a channel that was gone went on being resumed."""
    await stage.play(rounds=3)
    channel = stage.channel.id
    stage.env.backend.delete_channel(channel)
    await stage.env.advance_time(ROUND + PAUSE)

    assert channel not in stage.client.app.sessions
    assert await statuses(stage) == ["broken"]
    other = stage.guild.create_text_channel("elsewhere")
    await assert_playable(stage, other)
