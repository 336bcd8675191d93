"""A typed answer that should have counted goes before the moderators: it counts from then on, or they say why."""

from __future__ import annotations

import re

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.settings import Settings
from cogs.server._appeals import REASONS
from cogs.server._notices import LONGEST, Notice, tell
from tests.cogs.test_game_follows import ask_next, close, pause
from tests.cogs.test_reports import report
from tests.cogs.test_restart import restart
from tests.cogs.test_server import DECIDED, REFUSAL
from tests.cogs.test_taken_back import question
from tests.stage import Shown, Stage, response, shown

ASKED = "actor_of_character:healer/Seo Jung-hoo"
ANSWER = "Ji Chang-wook"
NEXT = ("actor_of_character:vincenzo/Vincenzo Cassano", "actor_of_character:goblin/Kim Shin")
TYPED = "Blorb Zindle"
"""Near to nobody's name."""
SENT = f"Sent to the moderators: “{TYPED}” for {ANSWER}. You will be told here."


async def play(stage: Stage, *keys: str) -> None:
    """Start a typed game whose second question, which is open, and the following ones have these keys."""
    asked = keys or (ASKED,)
    await stage.play(stage.ben, rounds=1 + len(asked), difficulty="easy", seconds=90, answers="typed")
    await stage.deal(*(question(stage, key) for key in asked))
    await ask_next(stage)
    assert stage.session.question.key == asked[0]


async def guess(stage: Stage, who: MemberActor, typed: str = TYPED) -> None:
    """Answer the open question by typing."""
    assert "Locked in" in response(await who.slash(stage.channel, "guess", answer=typed))


async def missed(stage: Stage, *players: MemberActor) -> Shown:
    """Play a game in which players typed what did not count, and return the reveal."""
    await play(stage)
    for who in players:
        await guess(stage, who)
    await close(stage)
    return reveal(stage)


def reveal(stage: Stage) -> Shown:
    """Return the newest message that offers an appeal."""
    return [message for message in stage.channel.history() if "Should have counted" in shown(message)][-1]


async def appeal(who: MemberActor, message: Shown) -> str:
    """Appeal, and return what the player is told."""
    pressed = await who.click(message, label="Should have counted")
    assert pressed.ephemeral
    return response(pressed)


async def queue(stage: Stage, who: MemberActor | None = None) -> Shown:
    """Open the queue, by default as ann."""
    result = await (who or stage.ann).slash(stage.channel, "server queue")
    assert result.response is not None
    return result.response


async def refuse(who: MemberActor, message: Shown, reason: str = "too far", **also: str) -> InteractionResult:
    """Refuse the appeal shown."""
    opened = await who.click(message, label="Refuse")
    return await who.submit_modal(opened, {"reason": reason, **also})


def gained(stage: Stage, player: MemberActor) -> int:
    """Return what the newest message says that a player gained."""
    line = next(line for line in stage.last.content.splitlines() if line.startswith(player.mention))
    found = re.fullmatch(rf"{player.mention} “{TYPED}” now counts for \*\*{ANSWER}\*\*: \+(\d+) points\.", line)
    assert found is not None, line
    return int(found[1])


def called(message: discord.Message) -> set[int]:
    """Return whom a message pings."""
    assert not message.mention_everyone
    return {user.id for user in message.mentions}


async def board(stage: Stage) -> str:
    """Return the leaderboard."""
    return response(await stage.cho.slash(stage.channel, "leaderboard"))


async def test_from_a_wrong_answer_to_the_repaired_board(stage: Stage) -> None:
    message = await missed(stage, stage.ben)
    assert f"<@{stage.ben.id}> **0** · 0/1 right" in await board(stage)
    assert await appeal(stage.ben, message) == SENT
    card = await queue(stage)
    for expected in (
        "Appeal · 1 of 1",
        str(question(stage, ASKED).stem),
        f"Our answer: **{ANSWER}**",
        f"Typed: “{TYPED}”",
        stage.ben.mention,
        "Members who appealed this: 1",
    ):
        assert expected in shown(card), expected
    await stage.ann.click(card, label="Count it")

    points = gained(stage, stage.ben)
    assert points > 0
    assert called(stage.last) == {stage.ben.id}
    assert f"🥇 <@{stage.ben.id}> **{points}** · 1/1 right" in await board(stage)
    assert f"✅ It counts here from now on. Answers repaired: 1 · points given: {points}" in shown(card)
    assert "Nothing to decide" in shown(card)


@pytest.mark.parametrize("reason", list(REASONS))
async def test_a_refusal_says_why(reason: str, stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    card = await queue(stage)
    await refuse(stage.ann, card, reason)

    told = f"{stage.ben.mention} “{TYPED}” does not count for **{ANSWER}**: {REASONS[reason][1]}."
    assert stage.last.content == told
    assert called(stage.last) == {stage.ben.id}
    assert "✅ Refused: it stays wrong." in shown(card)
    assert f"<@{stage.ben.id}> **0** · 0/1 right" in await board(stage)


async def test_the_form_opens_at_once_and_its_note_calls_nobody(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    card, done = await queue(stage), len(stage.env.http_requests)
    opened = await stage.ann.click(card, label="Refuse")
    [only] = stage.env.http_requests[done:]
    assert only.path.endswith("/callback")
    assert opened.modal is not None
    why, note = (label["component"] for label in opened.modal["components"])
    assert [option["value"] for option in why["options"]] == list(REASONS)
    assert (note["required"], note["max_length"]) == (False, 200)
    await stage.ann.submit_modal(
        opened, {"reason": "somebody else", "note": f"that is\n\n**{stage.cho.mention}** @everyone."}
    )

    told = stage.last.content
    assert told.startswith(f"{stage.ben.mention} “{TYPED}” does not count for **{ANSWER}**: it is somebody else (that ")
    assert stage.cho.mention not in told
    assert "@everyone" not in told
    assert "**<" not in told
    assert called(stage.last) == {stage.ben.id}


async def test_something_else_is_told_by_its_note(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    await refuse(stage.ann, await queue(stage), "other", note="He was on leave.")

    assert stage.last.content.endswith("**: He was on leave.")


async def test_an_answer_is_appealed_once(stage: Stage) -> None:
    message = await missed(stage, stage.ben)
    assert await appeal(stage.ben, message) == SENT
    again = await appeal(stage.ben, message)
    await stage.ann.click(await queue(stage), label="Count it")
    after = await appeal(stage.ben, message)

    assert again != SENT
    assert after != SENT
    assert "Nothing to decide" in shown(await queue(stage))


async def test_who_typed_nothing_or_was_right_has_nothing_to_appeal(stage: Stage) -> None:
    await play(stage)
    await guess(stage, stage.ben)
    await guess(stage, stage.cho, ANSWER)
    await close(stage)
    message = reveal(stage)

    for who in (stage.ann, stage.cho):
        assert "Sent" not in await appeal(who, message)
    assert "Nothing to decide" in shown(await queue(stage))


async def test_the_same_text_is_one_case_and_its_players_are_told_in_one_message(stage: Stage) -> None:
    await play(stage)
    await guess(stage, stage.ben)
    await guess(stage, stage.cho, TYPED.upper())
    await close(stage)
    message = reveal(stage)
    for who in (stage.ben, stage.cho):
        await appeal(who, message)
    card, before = await queue(stage), len(stage.channel.history())
    assert "Appeal · 1 of 1" in shown(card)
    assert "Members who appealed this: 2" in shown(card)
    await stage.ann.click(card, label="Count it")

    assert len(stage.channel.history()) == before + 1
    assert called(stage.last) == {stage.ben.id, stage.cho.id}
    assert stage.last.content.count("now counts for") == 2
    told = await board(stage)
    for who in (stage.ben, stage.cho):
        assert re.search(rf"<@{who.id}> \*\*[1-9]\d*\*\* · 1/1 right", told), told


async def test_a_running_game_has_the_points_on_its_podium(stage: Stage) -> None:
    await play(stage, ASKED, *NEXT)
    await guess(stage, stage.ben)
    await close(stage)
    message = reveal(stage)
    await appeal(stage.ben, message)
    await pause(stage)
    await guess(stage, stage.ben, stage.session.question.choices[stage.session.question.answer])
    await close(stage)
    await pause(stage)
    before, asked = stage.session.players[stage.ben.id].points, stage.last.id
    await stage.ann.click(await queue(stage), label="Count it")
    points = gained(stage, stage.ben)
    player = stage.session.players[stage.ben.id]
    assert (player.points, player.right, player.streak) == (before + points, 2, 2)
    assert [found.id for found in stage.channel.history()][-2] == asked, "the open question stays as it was"
    session = stage.session
    await guess(stage, stage.ben, session.question.choices[session.question.answer])
    await close(stage)

    assert "Final scores" in shown(stage.last)
    assert f"**{session.players[stage.ben.id].points}** points · 3 of 3 right" in shown(stage.last)
    assert f"🥇 <@{stage.ben.id}> **{session.players[stage.ben.id].points}** · 3/3 right" in await board(stage)


async def test_what_was_accepted_counts_from_then_on_in_that_server(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    await pause(stage)
    await play(stage)
    await stage.ann.click(await queue(stage), label="Count it")
    session = stage.session
    await guess(stage, stage.cho, TYPED)
    await close(stage)

    assert session.players[stage.cho.id].right == 1


async def test_who_is_no_moderator_decides_nothing(stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])
    await appeal(stage.ben, await missed(stage, stage.ben))
    card = await queue(stage, dan)
    opened = await dan.click(card, label="Refuse")
    stage.env.backend.get_role(stage.guild.id, mods.id).permissions = discord.Permissions.none().value

    accepted = await dan.click(card, label="Count it")
    sent = await dan.submit_modal(opened, {"reason": "too far"})
    assert [shown(result.followups[0]).strip() for result in (accepted, sent)] == [REFUSAL, REFUSAL]
    assert response(await dan.click(card, label="Refuse")) == REFUSAL
    [plea] = await stage.client.app.appeals.open(stage.guild.id)
    assert plea.players == (stage.ben.id,)


async def test_of_two_moderators_the_second_is_told_that_it_was_decided(stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])
    await appeal(stage.ben, await missed(stage, stage.ben))
    mine, theirs = await queue(stage), await queue(stage, dan)
    await stage.ann.click(mine, label="Count it")
    told = len(stage.channel.history())

    for late in (await dan.click(theirs, label="Count it"), await refuse(dan, theirs)):
        assert shown(late.followups[0]).strip() == DECIDED.replace("question", "appeal")
    assert len(stage.channel.history()) == told
