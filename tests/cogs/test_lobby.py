"""A lobby: who may join, leave and start; what its card shows; and that it goes on after a restart."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import select

from bot.game import Rules
from bot.settings import Settings
from bot.storage import StorageError
from bot.storage.schema import Game
from tests.cogs.test_restart import restart
from tests.stage import Stage, response, shown

LOBBY = 45
"""Seconds for which a lobby is open."""
SHOWN = 2
"""Seconds after which its card shows whoever has joined."""


async def press(stage: Stage, who: MemberActor, action: str, card: discord.Message | None = None) -> InteractionResult:
    """Press a button of the lobby."""
    return await who.click(card or stage.last, custom_id=f"lobby:{stage.session.id}:{action}")


async def status(stage: Stage) -> list[str]:
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Game.status))).scalars())


async def test_survival_gathers_its_players_first(stage: Stage) -> None:
    started = await stage.play(mode="survival")
    assert response(started) == "Your lobby is open. Start when all are in; /trivia stop calls it off."
    card = shown(stage.last)
    assert "Survival" in card
    assert "Three lives." in card
    assert f"In (1): {stage.ann.mention}" in card
    assert "<t:" in card

    assert response(await press(stage, stage.ben, "join")) == "You are in."
    await stage.env.advance_time(SHOWN)
    assert "In (2): " in shown(stage.last)
    assert stage.ben.mention in shown(stage.last)
    await stage.env.advance_time(LOBBY)
    lobby, question = (shown(message) for message in stage.channel.history())
    assert "The game is on below." in lobby
    assert "Join" not in lobby
    assert "Question 1 of 10" in question


async def test_a_press_is_acknowledged_to_its_member_alone_before_anything_is_done(stage: Stage) -> None:
    await stage.play(mode="survival")
    done = len(stage.env.http_requests)
    joined = await press(stage, stage.ben, "join")

    assert joined.ephemeral
    assert stage.env.http_requests[done].json == {"type": 5, "data": {"flags": 64}}


async def test_who_joined_is_on_disk_before_it_is_said(stage: Stage) -> None:
    await stage.play(mode="survival")
    await press(stage, stage.ben, "join")

    [game] = await stage.client.app.games.running()
    assert game.session.members == {stage.ann.id, stage.ben.id}


async def test_joining_that_cannot_be_kept_ends_the_lobby_and_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.play(mode="survival")

    async def stuck(*_: object) -> None:
        raise StorageError("disk full")

    monkeypatch.setattr(type(stage.client.app.games), "saved", stuck)
    pressed = await press(stage, stage.ben, "join")
    await stage.env.advance_time(1)

    assert "My notebook is stuck" in response(pressed)
    assert "I had to call it off." in shown(stage.last)
    assert stage.client.app.sessions == {}


async def test_teams_are_named_by_picture_and_word_with_their_members(stage: Stage) -> None:
    await stage.play(teams=3)
    card = stage.last
    assert stage.session.rules.mode == "teams"
    for name in ("🌙 Moon (0): nobody yet", "☀️ Sun (0): nobody yet", "🌸 Blossom (0): nobody yet"):
        assert name in shown(card)
    assert "🌊 Wave" not in shown(card)

    assert response(await press(stage, stage.ben, "join:1")) == "You are in ☀️ Sun."
    assert response(await press(stage, stage.cho, "join:2")) == "You are in 🌸 Blossom."
    assert response(await press(stage, stage.cho, "join:0")) == "You are in 🌙 Moon."
    await stage.env.advance_time(SHOWN)
    assert f"🌙 Moon (1): {stage.cho.mention}" in shown(stage.last)
    assert f"☀️ Sun (1): {stage.ben.mention}" in shown(stage.last)
    assert "🌸 Blossom (0): nobody yet" in shown(stage.last)


async def test_a_team_that_is_not_there_is_refused(stage: Stage) -> None:
    await stage.play(mode="teams")
    stage.press_at_once([(stage.ben, f"lobby:{stage.session.id}:join:3")], stage.last)
    await stage.env.settle()

    assert stage.session.teams == {}
    assert "Choose one of the teams." in stage.told


async def test_whoever_leaves_is_not_in_the_game(stage: Stage) -> None:
    await stage.play(mode="survival")
    await press(stage, stage.ben, "join")
    left = await press(stage, stage.ben, "leave")

    assert response(left) == "You are out. Join again while it is open."
    await stage.env.advance_time(SHOWN)
    assert stage.ben.mention not in shown(stage.last)
    assert "You have not joined" in response(await press(stage, stage.cho, "leave"))


async def test_the_starter_starts_at_once(stage: Stage) -> None:
    await stage.play(stage.ben, mode="survival")
    started = await press(stage, stage.ben, "start")

    assert response(started) == "Starting."
    await stage.env.advance_time(1)
    assert "Question 1 of 10" in shown(stage.last)


async def test_a_moderator_starts_the_game_of_somebody_else(stage: Stage) -> None:
    await stage.play(stage.ben, mode="survival")
    await press(stage, stage.ann, "start")
    await stage.env.advance_time(1)

    assert "Question 1 of 10" in shown(stage.last)
    assert stage.session.members == {stage.ben.id}


async def test_others_may_not_start_it(stage: Stage) -> None:
    await stage.play(stage.ben, mode="survival")
    refused = await press(stage, stage.cho, "start")

    assert "may begin it" in response(refused)
    assert stage.session.phase == "lobby"


async def test_teams_do_not_start_before_two_have_a_member(stage: Stage) -> None:
    await stage.play(mode="teams")
    await press(stage, stage.ben, "join:0")
    refused = await press(stage, stage.ann, "start")

    assert "Two teams need a member" in response(refused)


async def test_too_few_end_it_and_the_channel_is_told(stage: Stage) -> None:
    await stage.play(mode="teams")
    await press(stage, stage.ben, "join:0")
    await stage.env.advance_time(LOBBY + 1)

    [told] = (shown(message) for message in stage.channel.history())
    assert "Too few joined, so there is no game this time." in told
    assert "Play again" in told
    assert "Moon" not in told
    assert await status(stage) == ["unjoined"]
    assert stage.client.app.sessions == {}


async def test_a_lobby_that_all_have_left_ends(stage: Stage) -> None:
    await stage.play(mode="survival")
    await press(stage, stage.ann, "leave")
    await stage.env.advance_time(LOBBY + 1)

    assert "Too few joined" in shown(stage.last)


async def test_play_again_opens_another_lobby_of_the_same_mode(stage: Stage) -> None:
    await stage.play(mode="teams", teams=4, rounds=3)
    await stage.env.advance_time(LOBBY + 1)
    again = await stage.ben.click(stage.last, label="Play again")

    assert "Your lobby is open." in response(again)
    assert stage.session.rules == Rules(rounds=3, mode="teams", teams=4)
    assert stage.session.starter == stage.ben.id
    assert "🌊 Wave (0): nobody yet" in shown(stage.last)


async def test_the_starter_calls_it_off(stage: Stage) -> None:
    await stage.play(stage.ben, mode="survival")
    stopped = await stage.ben.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)

    assert response(stopped) == "Stopping the game."
    assert "It was called off." in shown(stage.last)
    assert await status(stage) == ["stopped"]


async def test_others_do_not_call_it_off(stage: Stage) -> None:
    await stage.play(stage.ben, mode="survival")
    await press(stage, stage.cho, "join")
    refused = await stage.cho.slash(stage.channel, "trivia stop")

    assert stage.refusal(refused) == "Only whoever opened this or a moderator may call it off."
    assert stage.session.phase == "lobby"


async def test_there_is_nothing_to_skip_or_answer_in_a_lobby(stage: Stage) -> None:
    await stage.play(mode="survival", answers="typed")
    assert "no open question" in stage.refusal(await stage.ann.slash(stage.channel, "trivia skip"))
    assert "closed" in stage.refusal(await stage.ann.slash(stage.channel, "guess", answer="healer"))


async def test_two_who_start_at_once_make_one_lobby(stage: Stage) -> None:
    stage.start_at_once(stage.ben, stage.cho, mode="survival")
    await stage.env.settle()

    assert len(stage.channel.history()) == 1
    assert await status(stage) == ["running"]
    assert stage.env.errors, "one of them was refused"
    assert "A game is starting here right now. Join in!" in stage.told


async def test_a_second_game_is_refused_while_a_lobby_is_open(stage: Stage) -> None:
    await stage.play(mode="survival")
    refused = await stage.play(stage.ben)

    assert "A game is already running here: https://discord.com/channels/" in stage.refusal(refused)
    assert stage.last.jump_url in response(refused)


async def test_a_crowd_that_joins_at_once_is_all_in_and_costs_an_edit_a_second(stage: Stage) -> None:
    await stage.play(mode="survival")
    crowd = [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(40)]
    done = len(stage.env.http_requests)
    stage.press_at_once([(who, f"lobby:{stage.session.id}:join") for who in crowd], stage.last)
    await stage.env.settle()
    await stage.env.advance_time(3)

    assert len(stage.session.members) == 41
    edited = [entry.path for entry in stage.env.http_requests[done:] if entry.method == "PATCH"]
    assert 1 <= sum(path.endswith(str(stage.last.id)) for path in edited) <= 4
    assert "In (41): " in shown(stage.last)
    assert "…and 21 more" in shown(stage.last)


async def test_a_lobby_goes_on_after_a_restart_with_all_who_joined_and_its_time_anew(
    stage: Stage, settings: Settings
) -> None:
    await stage.play(mode="survival", rounds=3)
    await press(stage, stage.ben, "join")
    await stage.env.advance_time(LOBBY - 5)
    await restart(stage, settings)

    old, new = (shown(message) for message in stage.channel.history())
    assert "I was restarted. Who is in is shown below." in old
    assert "I was restarted. Who had joined is still in." in new
    assert "In (2): " in new
    await stage.env.advance_time(LOBBY - 5)
    assert stage.session.phase == "lobby"
    await press(stage, stage.cho, "join")
    await stage.env.advance_time(6)
    assert stage.session.members == {stage.ann.id, stage.ben.id, stage.cho.id}
    assert "Question 1 of 3" in shown(stage.last)
    lobby, question = (shown(message) for message in stage.channel.history()[1:])
    assert "I was restarted. Who had joined is still in." in lobby, "it was gone before most had seen it"
    assert "I was restarted" not in question


async def test_a_lobby_that_was_interrupted_for_long_is_closed(stage: Stage, settings: Settings) -> None:
    await stage.play(mode="teams")
    await stage.client.get_cog("Trivia").cog_unload()  # type: ignore[union-attr] # the cog is there
    stage.env.backend.advance_clock(timedelta(hours=2).total_seconds())
    client = await restart(stage, settings)

    assert "I had to call it off." in shown(stage.last)
    assert client.app.sessions == {}
    assert await status(stage) == ["broken"]


async def test_a_lobby_whose_card_was_deleted_begins_all_the_same(stage: Stage) -> None:
    await stage.play(mode="survival", rounds=2)
    await stage.last.delete()
    await stage.env.advance_time(LOBBY + 1)

    assert "Question 1 of 2" in shown(stage.last)


async def test_why_there_is_no_game_is_told_even_where_the_card_was_deleted(stage: Stage) -> None:
    await stage.play(mode="teams")
    await stage.last.delete()
    await stage.env.advance_time(LOBBY + 1)

    assert "Too few joined" in shown(stage.last)


async def test_a_channel_that_refuses_the_lobby_ends_the_game_and_tells_the_starter(stage: Stage) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    started = await stage.play(mode="survival")

    assert f"I ended the game in {stage.channel.mention}" in response(started)
    assert stage.client.app.sessions == {}
    assert await status(stage) == ["broken"]


async def test_a_button_of_a_lobby_that_is_over(stage: Stage) -> None:
    await stage.play(mode="survival", rounds=1)
    card, game = stage.last, stage.session.id
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    stage.press_at_once([(stage.ben, f"lobby:{game}:join")], card)
    await stage.env.settle()

    assert "No game is running here." in stage.told


async def test_joining_survival_late_is_refused(stage: Stage) -> None:
    await stage.play(mode="survival")
    card = stage.last
    await press(stage, stage.ann, "start")
    await stage.env.advance_time(1)
    stage.press_at_once([(stage.ben, f"lobby:{stage.session.id}:join")], card)
    await stage.env.settle()

    assert "This game has begun." in stage.told
    assert stage.ben.id not in stage.session.members
