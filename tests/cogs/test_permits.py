"""Where games may be played and who may start and stop them is as the server has settled it."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle

from bot.game import Rules
from bot.storage import Changes
from tests.cogs.test_permissions import thread
from tests.cogs.test_trivia import ROUND
from tests.stage import Stage, response, shown


async def settle(stage: Stage, **changes: object) -> None:
    """Change the server's settings."""
    settings: Changes = changes  # type: ignore[assignment] # each test names its own
    await stage.client.app.guilds.change(stage.guild.id, **settings)


async def hosts(stage: Stage) -> tuple[RoleHandle, MemberActor]:
    """Let those with a role start games, of whom dan is one."""
    role = stage.guild.create_role("Hosts")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[role])
    await settle(stage, starters="role", starter_role=role.id)
    return role, dan


async def test_a_game_elsewhere_is_refused_with_where_to_play(stage: Stage) -> None:
    quiz, lounge = [stage.guild.create_text_channel(name) for name in ("quiz", "lounge")]
    await settle(stage, channels=[quiz.id, lounge.id])

    told = stage.refusal(await stage.play())

    assert told == f"Games are played in {quiz.mention}, {lounge.mention}. Start one there."
    assert stage.client.app.sessions == {}


@pytest.mark.parametrize("is_thread", [False, True])
async def test_a_game_in_a_channel_for_games_or_a_thread_of_it_begins(is_thread: bool, stage: Stage) -> None:  # noqa: FBT001 - as the test varies
    await settle(stage, channels=[stage.channel.id])
    where: ChannelHandle = await thread(stage) if is_thread else stage.channel
    await stage.ben.slash(where, "trivia play")

    assert where.id in stage.client.app.sessions


async def test_a_thread_of_another_channel_is_refused(stage: Stage) -> None:
    other = stage.guild.create_text_channel("quiz")
    await settle(stage, channels=[other.id])
    where = await thread(stage)

    assert "Games are played in" in stage.refusal(await stage.ann.slash(where, "trivia play"))


async def test_where_all_channels_for_games_are_gone_it_is_said_who_can_help(stage: Stage) -> None:
    gone = stage.guild.create_text_channel("gone")
    await settle(stage, channels=[gone.id])
    stage.env.backend.delete_channel(gone.id)
    await stage.env.settle()

    told = stage.refusal(await stage.play())

    assert told == "The channels for games are gone. Ask a moderator to choose others in /server settings."


async def test_play_again_asks_as_well(stage: Stage) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    await settle(stage, starters="moderators")

    told = response(await stage.ben.click(stage.last, label="Play again"))

    assert told == "Only moderators start games here. Ask one of them."


async def test_only_moderators_start_where_it_is_settled_so(stage: Stage) -> None:
    await settle(stage, starters="moderators")

    assert stage.refusal(await stage.play(stage.ben)) == "Only moderators start games here. Ask one of them."
    await stage.play(stage.ann)
    assert stage.channel.id in stage.client.app.sessions


async def test_those_with_the_role_start_and_others_are_told_whom_to_ask(stage: Stage) -> None:
    role, dan = await hosts(stage)

    told = stage.refusal(await stage.play(stage.ben))
    assert told == f"Only those with {role.mention} start games here. Ask one of them, or a moderator."
    [sent] = [str(each.json) for each in stage.env.http_requests if told in str(each.json)]
    assert "'allowed_mentions': {'parse': []}" in sent
    await stage.play(dan)
    assert stage.channel.id in stage.client.app.sessions


async def test_moderators_start_without_the_role(stage: Stage) -> None:
    await hosts(stage)
    await stage.play(stage.ann)

    assert stage.channel.id in stage.client.app.sessions


async def test_a_role_that_is_gone_leaves_it_to_moderators(stage: Stage) -> None:
    role, dan = await hosts(stage)
    stage.env.backend.delete_role(stage.guild.id, role.id)
    await stage.env.settle()

    assert stage.refusal(await stage.play(dan)) == "Only moderators start games here. Ask one of them."
    await stage.play(stage.ann)
    assert stage.channel.id in stage.client.app.sessions


async def test_those_who_may_start_stop_at_once_and_others_may_not_vote(stage: Stage) -> None:
    role, dan = await hosts(stage)
    await stage.play(stage.ann, rounds=3)
    await stage.answer(stage.ben)

    told = stage.refusal(await stage.ben.slash(stage.channel, "trivia stop"))
    assert told == f"Only those with {role.mention} stop games here, or who started this one. Ask one of them."
    assert response(await dan.slash(stage.channel, "trivia stop")) == "Stopping the game."
    await stage.env.settle()
    assert stage.channel.id not in stage.client.app.sessions


async def test_who_started_may_stop_even_when_they_may_not_start_any_more(stage: Stage) -> None:
    await stage.play(stage.ben, rounds=3)
    await settle(stage, starters="moderators")
    await stage.answer(stage.cho)

    told = stage.refusal(await stage.cho.slash(stage.channel, "trivia stop"))
    assert told == "Only moderators stop games here, or who started this one. Ask one of them."
    assert response(await stage.ben.slash(stage.channel, "trivia stop")) == "Stopping the game."


async def test_those_who_may_start_skip_at_once_and_others_vote(stage: Stage) -> None:
    _role, dan = await hosts(stage)
    await stage.play(stage.ann, rounds=3)
    for player in (stage.ben, stage.cho, stage.ann):
        await stage.answer(player)

    assert "Your vote to skip is counted" in response(await stage.ben.slash(stage.channel, "trivia skip"))
    assert response(await dan.slash(stage.channel, "trivia skip")) == "Skipping this question."


async def test_games_are_as_settled_where_nothing_else_is_said(stage: Stage) -> None:
    await settle(stage, defaults=Rules(rounds=4, seconds=30, answers="mixed", mode="race"))
    await stage.play()
    assert stage.session.rules == Rules(rounds=4, seconds=30, answers="mixed", mode="race")
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.settle()

    await stage.play(rounds=2, mode="everyone", answers="buttons")
    assert stage.session.rules == Rules(rounds=2, seconds=30)


async def test_what_everybody_reads_is_in_the_settled_language_and_what_one_reads_in_theirs(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    korean = {
        "Game on: {count} questions. /trivia stop ends it.": "시작",
        "Question {number} of {total}": "질문 {number}/{total}",
    }
    monkeypatch.setitem(stage.client.app.translations._texts, "ko", korean)  # noqa: SLF001 - as if there were a bot.po
    await settle(stage, locale="ko")

    started = await stage.play(rounds=2)

    assert "질문 1/2" in shown(stage.last)
    assert response(started) == "Game on: 2 questions. /trivia stop ends it."
    panel = (await stage.ann.slash(stage.channel, "server settings")).response
    assert "**Language** · 한국어" in shown(panel)
    assert discord.Locale.korean.value == "ko"
