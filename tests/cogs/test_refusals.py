"""Every refusal is one sentence to one member that says what to do; every fault ends cleanly and leaves a number."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import AsyncExitStack
from itertools import count
from typing import cast

import discord
import pytest
from discord import app_commands
from simcord import Env
from sqlalchemy import Connection, insert, select

from bot.app import open_app
from bot.client import SecondLead
from bot.settings import Settings
from bot.storage import StorageError
from bot.storage.schema import Answer, Game, Score
from cogs.trivia._insisting import PAUSES
from tests.cogs.test_together import ids_of
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown


async def test_no_game_to_stop_skip_or_answer(stage: Stage) -> None:
    for command in ("trivia stop", "trivia skip"):
        result = await stage.ann.slash(stage.channel, command)
        assert stage.refusal(result) == "No game is running here. Start one with /trivia play."


async def test_a_button_of_a_game_that_is_over(stage: Stage) -> None:
    await stage.play(rounds=1)
    question = stage.last
    pressed = f"answer:{stage.session.id}:1:0"
    stage.client.app.sessions.clear()
    stage.client.get_cog("Trivia").runners.clear()  # type: ignore[union-attr] # the cog is there

    result = await stage.ann.click(question, custom_id=pressed)

    assert response(result) == "No game is running here. Start one with /trivia play."


async def test_a_button_of_an_earlier_game_while_another_runs(stage: Stage) -> None:
    await stage.play(rounds=1)
    stage.press_at_once([(stage.ann, f"answer:{'0' * 32}:1:0")], stage.last)
    await stage.env.settle()

    assert "That game is over. Start another with /trivia play." in stage.told


async def test_a_button_of_a_question_that_is_closed(stage: Stage) -> None:
    await stage.play(rounds=2)
    question, pressed = stage.last, f"answer:{stage.session.id}:1:0"
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    assert "✅" in shown(stage.last), "the buttons are gone, but one press was on its way"
    stage.press_at_once([(stage.cho, pressed)], question)
    await stage.env.settle()

    assert "That question is closed. The next one is on its way." in stage.told
    assert stage.cho.id not in stage.session.answers


async def test_a_button_of_another_version(stage: Stage) -> None:
    await stage.play(rounds=1)
    stage.press_at_once([(stage.ben, "bet:42")], stage.last)
    await stage.env.settle()

    assert "That button is from an older message. Use the command again." in stage.told


async def test_play_again_of_a_game_nobody_knows(stage: Stage) -> None:
    await stage.play(rounds=1)
    stage.press_at_once([(stage.ben, "again:" + "0" * 32)], stage.last)
    await stage.env.settle()

    assert "I no longer know that game. Start one with /trivia play." in stage.told


async def test_a_missing_permission_is_named_with_its_channel(stage: Stage) -> None:
    silent = stage.guild.create_text_channel(
        "silent", overwrites={stage.guild.default_role: discord.PermissionOverwrite(send_messages=True)}
    )
    bot_role = next(role for role in stage.guild.roles.values() if role.name == stage.client.user.name)  # type: ignore[union-attr] # logged in
    stage.env.backend.get_role(stage.guild.id, bot_role.id).permissions = discord.Permissions(view_channel=True).value
    stage.env.backend.get_role(stage.guild.id, stage.guild.default_role.id).permissions = discord.Permissions(
        view_channel=True, use_application_commands=True
    ).value
    silent = stage.guild.create_text_channel("quiet")

    result = await stage.ann.slash(silent, "trivia play")

    told = stage.refusal(result)
    assert f"I need Send Messages in {silent.mention}" in told
    assert silent.id not in stage.client.app.sessions


async def test_a_channel_that_refuses_the_bot_ends_the_game_and_tells_the_starter(stage: Stage) -> None:
    started = await stage.play(rounds=3)
    await stage.answer(stage.ann)
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    await stage.env.advance_time(ROUND + PAUSE)

    told = shown(started.followups[-1])
    assert f"I ended the game in {stage.channel.mention}" in told
    assert "View Channel, Send Messages" in told
    assert stage.channel.id not in stage.client.app.sessions
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["broken"]
        assert (await connection.execute(select(Score.is_right))).scalars().all() == [1], "scores stay"


async def test_a_topic_of_which_nothing_can_be_typed_says_what_works(stage: Stage) -> None:
    told = stage.refusal(await stage.play(about="category:plots", answers="typed"))

    assert "only 0 questions for that which can be answered by typing. With answers:mixed there are more" in told


async def test_too_few_questions_name_how_many_there_are(stage: Stage) -> None:
    result = await stage.play(rounds=50, about="person:ha-young")

    told = stage.refusal(result)
    assert "I have only" in told
    assert "rounds or fewer" in told
    assert stage.channel.id not in stage.client.app.sessions
    await stage.play(rounds=1)
    assert stage.channel.id in stage.client.app.sessions, "the refusal left nothing behind"


async def test_a_topic_nobody_knows(stage: Stage) -> None:
    result = await stage.play(about="football_results*")

    assert stage.refusal(result) == (
        r"I have no questions about football\_results\*. Type a few letters and choose from the list."
    )


async def test_a_topic_without_questions(stage: Stage) -> None:
    result = await stage.play(about="drama:iris", difficulty="easy", rounds=50)

    assert "I have no questions for that." in stage.refusal(result) or "only" in stage.refusal(result)


async def test_an_unknown_drama_is_answered_with_what_was_meant(stage: Stage) -> None:
    near = await stage.ann.slash(stage.channel, "drama", drama="truama cod")
    assert stage.refusal(near) == "I know no drama called truama cod. Did you mean The Trauma Code: Heroes on Call?"

    far = await stage.ann.slash(stage.channel, "drama", drama="@everyone zzzzqqq")
    assert "Type a few letters and choose from the list." in stage.refusal(far)


async def test_a_fault_is_told_with_a_number_that_stands_in_the_log(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(type(stage.client.app.recommender), "advise", broken)
    with caplog.at_level(logging.ERROR):
        result = await stage.ann.slash(stage.channel, "recommend like", drama="healer")

    assert len(stage.env.errors) == 1
    told = response(result)
    assert "Something broke on my side" in told
    reference = told.rpartition(" ")[2]
    [line] = [record for record in caplog.records if reference in record.getMessage()]
    assert line.exc_info is not None
    assert (line.guild, line.command) == (stage.guild.id, "recommend like")  # type: ignore[attr-defined] # as logged


async def test_a_fault_in_a_game_ends_it_and_says_so(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("a bug of ours")

    await stage.play(rounds=3)
    monkeypatch.setattr(type(stage.session), "close", broken)
    with caplog.at_level(logging.ERROR):
        await stage.env.advance_time(ROUND)

    assert "I had to end the game here." in shown(stage.last)
    assert any("Something broke on my side" in shown(message) for message in stage.channel.history())
    assert any("fault" in record.getMessage() for record in caplog.records)
    assert stage.channel.id not in stage.client.app.sessions


async def test_a_locked_database_ends_the_game_without_losing_what_was_confirmed(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    holder = sqlite3.connect(stage.client.app.database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        refused = await stage.answer(stage.ben)
        await stage.env.settle()
    finally:
        holder.execute("ROLLBACK")
        holder.close()

    assert response(refused) == "My notebook is stuck, so I stopped before losing anything. Try again in a minute."
    assert "I had to end the game here." in shown(stage.last)
    assert stage.channel.id not in stage.client.app.sessions
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Answer.player_id))).scalars().all() == [stage.ann.id]
    await stage.play()
    assert stage.channel.id in stage.client.app.sessions, "the next game starts as if nothing had been"


async def test_a_full_disk_ends_the_game_and_the_scores_stay(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND + PAUSE)
    await _fill_the_disk(stage)
    refused = await stage.answer(stage.ben)
    await stage.env.advance_time(1)

    assert "My notebook is stuck" in response(refused)
    assert "I had to end the game here." in shown(stage.last)
    assert stage.ann.mention in shown(stage.last)
    async with stage.client.app.database.read() as connection:
        scores = await connection.execute(select(Score.is_right).where(Score.player_id == stage.ann.id))
        assert scores.scalars().all() == [1]


async def test_points_that_could_not_be_kept_are_on_no_podium(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND + PAUSE)
    earned = stage.session.players[stage.ben.id].points
    await stage.answer(stage.ann)
    async with stage.client.app.database.write() as connection:
        stuck = "CREATE TRIGGER stuck BEFORE UPDATE OF closed_at ON asked BEGIN SELECT RAISE(ABORT, 'stuck'); END"
        await connection.exec_driver_sql(stuck)
    await stage.env.advance_time(ROUND)

    assert "I had to end the game here." in shown(stage.last)
    assert f"{stage.ben.mention} **{earned}** points · 1 of 1 right" in shown(stage.last)
    assert stage.ann.mention not in shown(stage.last)


async def _fill_the_disk(stage: Stage) -> None:
    """Let the database grow no further by either of its connections, and fill what room it has."""
    database = stage.client.app.database
    async with database.write() as connection:
        await connection.run_sync(_grow_no_further)
    await database.write_together(_grow_no_further)
    for player in count(1):
        given = insert(Answer).values(
            game_id=stage.session.id,
            number=9,
            player_id=player,
            choice=0,
            at=discord.utils.utcnow(),
            changed=False,
            points=0,
        )
        try:
            async with database.write() as connection:
                await connection.execute(given)
        except StorageError:
            return


def _grow_no_further(connection: Connection) -> None:
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


async def test_a_game_rests_when_the_bot_is_closed_and_its_alarm_with_it(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    await stage.client.unload_extension("cogs.trivia")
    await stage.env.advance_time(ROUND + PAUSE)

    assert "Question 1 of 3" in shown(stage.last)
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["running"]


async def test_an_answer_that_could_not_be_changed_stays_as_it_was(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.choose(stage.ann, 0)
    session = stage.session
    async with stage.client.app.database.write() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER stuck BEFORE UPDATE ON answer BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    refused = await stage.choose(stage.ann, 1)

    assert "My notebook is stuck" in response(refused)
    assert session.answers[stage.ann.id].choice == 0


async def test_a_channel_that_refuses_and_a_starter_out_of_reach_still_end_the_game(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    stage.env.inject_error("POST", "/webhooks/*", status=404, code=10015, message="Unknown Webhook")
    await stage.env.advance_time(ROUND + PAUSE)

    assert stage.channel.id not in stage.client.app.sessions


@pytest.mark.parametrize("mode", ["everyone", "survival"])
async def test_a_question_or_lobby_for_which_discord_is_away_comes_a_moment_later(mode: str, stage: Stage) -> None:
    """discord.py gives up at the first 503; the game ended, and its channel heard nothing."""
    stage.env.inject_error("POST", "/channels/*/messages", status=503, times=2)
    await stage.play(mode=mode)
    assert stage.channel.history() == []
    await stage.env.advance_time(sum(PAUSES[:2]))

    assert f"{stage.session.id}:" in str(ids_of(stage.last))
    assert len(stage.channel.history()) == 1


async def test_a_game_whose_end_nobody_can_be_told_makes_room_for_another(stage: Stage) -> None:
    """It ran on for all who wanted to start one, until the next restart."""
    stage.env.inject_error("POST", "/channels/*/messages", status=503, times=2 * (1 + len(PAUSES)))
    await stage.play()
    await stage.env.advance_time(2 * sum(PAUSES))
    assert stage.channel.id not in stage.client.app.sessions

    await stage.play()
    assert "Question 1" in shown(stage.last)


async def test_an_explanation_that_cannot_be_delivered_is_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.inject_error("POST", "/webhooks/*", status=500, times=None)
    stage.env.inject_error("PATCH", "/webhooks/*", status=500, times=None)
    with caplog.at_level(logging.WARNING):
        await stage.ann.slash(stage.channel, "trivia skip")

    assert len(stage.env.errors) >= 1
    assert any("an explanation could not be delivered" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (app_commands.NoPrivateMessage(), "This works in a server only."),
        (app_commands.CheckFailure(), "You may not use that here. Ask a moderator."),
        (app_commands.CommandNotFound("old", []), "That command has changed. Reload Discord and try again."),
    ],
)
async def test_what_discord_refuses_is_told_in_a_sentence(error: Exception, told: str, stage: Stage) -> None:
    class Interaction:
        """As much of an interaction as an explanation needs."""

        locale = "en-US"
        command = None
        data = None
        guild_id = channel_id = None

        def __init__(self) -> None:
            self.response, self.told = self, ""

        def is_done(self) -> bool:
            return False

        async def send_message(self, told: str, *, ephemeral: bool) -> None:
            assert ephemeral
            self.told = told

    interaction = Interaction()
    await stage.client.explain(cast("discord.Interaction[SecondLead]", interaction), error)

    assert interaction.told == told


async def test_an_interaction_that_came_too_late_is_only_logged(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.play(rounds=1)
    stage.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction")
    with caplog.at_level(logging.WARNING):
        stage.press_at_once([(stage.ben, "again:" + "0" * 32)], stage.last)
        await stage.env.settle()

    assert any("came too late to be answered" in record.getMessage() for record in caplog.records)


async def test_a_fault_while_typing_offers_nothing_and_is_logged(
    stage: Stage, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(type(stage.client.app.catalogue.titles), "search", broken)
    with caplog.at_level(logging.ERROR):
        offered = await stage.ann.autocomplete(stage.channel, "drama", "drama", "x")

    assert offered == []
    assert any("fault" in record.getMessage() for record in caplog.records)


async def test_commands_can_be_registered_in_one_server_only(opened: AsyncExitStack, settings: Settings) -> None:
    app = await opened.enter_async_context(open_app(settings.model_copy(update={"sync_guild": 4242})))
    env = Env(SecondLead(app, shard_count=1))
    env.create_guild(id=4242)
    await env.start()
    await env.shutdown()

    assert {name for name, _type in env.backend.commands[4242]} >= {"trivia", "drama", "help"}
    assert not env.backend.commands.get(None)
