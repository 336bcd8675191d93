"""A typed answer that should have counted goes before the moderators: it counts from then on, or they say why."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.settings import Settings
from bot.storage import Plea
from cogs._ui import Say
from cogs.server._appeals import REASONS
from cogs.server._layouts import mark_of, queue_card
from cogs.server._notices import LONGEST, Notice, tell
from tests.cogs.test_game_follows import ask_next, close, pause
from tests.cogs.test_reports import report
from tests.cogs.test_restart import restart
from tests.cogs.test_server import REFUSAL
from tests.cogs.test_taken_back import question
from tests.cogs.typed import right
from tests.stage import Shown, Stage, response, shown
from tests.storage.test_mended import locked

ASKED = "actor_of_character:healer/Seo Jung-hoo"
ANSWER = "Ji Chang-wook"
NEXT = ("actor_of_character:vincenzo/Vincenzo Cassano", "actor_of_character:crash-landing-on-you/Ri Jeong-hyeok")
DECIDED = "Somebody has decided on that answer already. /server queue shows what is left."
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
    assert "Nobody has scored yet." in await board(stage)
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
    assert stage.last.flags.suppress_embeds
    assert f"🥇 <@{stage.ben.id}> **{points}** · 1/1 right" in await board(stage)
    assert f"✅ It counts here from now on. Answers repaired: 1 · points given: {points}" in shown(card)
    assert "Nothing to decide" in shown(card)


@pytest.mark.parametrize("reason", list(REASONS))
async def test_a_refusal_says_why(reason: str, stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    card = await queue(stage)
    await refuse(stage.ann, card, reason)

    told = f"{stage.ben.mention} “{TYPED}” does not count for **{ANSWER}**: {REASONS[reason][1]}"
    assert stage.last.content == told
    assert called(stage.last) == {stage.ben.id}
    assert "✅ Refused: it stays wrong." in shown(card)
    assert "Nobody has scored yet." in await board(stage)


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
    assert told.startswith(f"{stage.ben.mention} “{TYPED}” does not count for **{ANSWER}**: it is somebody else. that ")
    assert stage.cho.mention not in told
    assert "@everyone" not in told
    assert "**<" not in told
    assert called(stage.last) == {stage.ben.id}


async def test_something_else_is_told_by_its_note(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    await refuse(stage.ann, await queue(stage), "other", note="He was on leave!")

    assert stage.last.content.endswith("**: He was on leave!")


async def test_an_answer_is_appealed_once(stage: Stage) -> None:
    message = await missed(stage, stage.ben)
    assert await appeal(stage.ben, message) == SENT
    again = await appeal(stage.ben, message)
    await stage.ann.click(await queue(stage), label="Count it")
    after = await appeal(stage.ben, message)

    assert again == "You appealed that answer before. It waits for the moderators."
    assert after == "You appealed that answer before, and it counts: the moderators accepted it."
    assert "Nothing to decide" in shown(await queue(stage))


async def test_who_typed_nothing_or_was_right_has_nothing_to_appeal(stage: Stage) -> None:
    await play(stage)
    await guess(stage, stage.ben)
    await guess(stage, stage.cho, ANSWER)
    await close(stage)
    message = reveal(stage)

    nothing, counted = await appeal(stage.ann, message), await appeal(stage.cho, message)
    assert nothing == "You typed no answer to that question. Only a typed answer can be appealed."
    assert counted == "Your answer counted. There is nothing to appeal."
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


async def test_who_typed_the_same_and_did_not_appeal_is_told_too(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben, stage.cho))
    await stage.ann.click(await queue(stage), label="Count it")

    assert called(stage.last) == {stage.ben.id, stage.cho.id}
    points = gained(stage, stage.cho)
    assert points > 0
    assert f"<@{stage.cho.id}> **{points}** · 1/1 right" in await board(stage)


async def test_who_typed_it_in_two_games_is_told_once_of_all_points(stage: Stage) -> None:
    for _ in range(2):
        await appeal(stage.ben, await missed(stage, stage.ben))
        await pause(stage)
    card = await queue(stage)
    await stage.ann.click(card, label="Count it")

    assert f"Answers repaired: 2 · points given: {gained(stage, stage.ben)}" in shown(card)
    assert stage.last.content.count("now counts for") == 1


async def test_a_running_game_has_the_points_on_its_podium(stage: Stage) -> None:
    await play(stage, ASKED, *NEXT)
    await guess(stage, stage.ben)
    await close(stage)
    message = reveal(stage)
    await appeal(stage.ben, message)
    await pause(stage)
    await guess(stage, stage.ben, right(stage))
    await stage.env.advance_time(1.5 + 1)
    await pause(stage)
    before, asked = stage.session.players[stage.ben.id].points, stage.last.id
    await stage.ann.click(await queue(stage), label="Count it")
    points = gained(stage, stage.ben)
    player = stage.session.players[stage.ben.id]
    assert (player.points, player.right, player.streak) == (before + points, 2, 2)
    assert [found.id for found in stage.channel.history()][-2] == asked, "the open question stays as it was"
    session = stage.session
    await guess(stage, stage.ben, right(stage))
    await stage.env.advance_time(1.5 + 1)

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
        assert shown(late.followups[0]).strip() == DECIDED
    assert len(stage.channel.history()) == told


async def test_reports_and_appeals_are_one_queue_and_the_oldest_is_in_front(stage: Stage) -> None:
    message = await missed(stage, stage.ben)
    await appeal(stage.ben, message)
    await stage.env.advance_time(60)
    await report(stage.cho, message)
    await pause(stage)
    second = await missed(stage, stage.cho)
    await stage.env.advance_time(60)
    await appeal(stage.cho, second)
    card = await queue(stage)

    assert "Appeal · 1 of 2" in shown(card), "the same text for the same answer is one case"
    assert "Members who appealed this: 2" in shown(card)
    for heading in ("Reported question · 2 of 2", "Appeal · 1 of 2", "Reported question · 2 of 2"):
        await stage.ann.click(card, label="Next")
        assert heading in shown(card)
    await stage.ann.click(card, label="It is fine")
    assert "Appeal · 1 of 1" in shown(card)
    await stage.ann.click(card, label="Count it")
    assert "Answers repaired: 2" in shown(card)


async def test_a_decision_stands_where_it_cannot_be_told(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    await pause(stage)
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    card = await queue(stage)
    await stage.ann.click(card, label="Count it")

    assert f"I could not tell the players in <#{stage.channel.id}>: I may not write there." in shown(card)
    assert "now counts for" not in stage.last.content
    assert any("players could not be told" in record.getMessage() for record in caplog.records)
    assert "· 1/1 right" in await board(stage)


async def test_players_of_another_channel_are_told_though_one_channel_is_gone(stage: Stage) -> None:
    gone, room = stage.channel, stage.guild.create_text_channel("second-room")
    await appeal(stage.ben, await missed(stage, stage.ben))
    stage.channel = room
    await appeal(stage.cho, await missed(stage, stage.cho))
    stage.env.backend.delete_channel(gone.id)
    await stage.env.settle()
    card = await queue(stage)
    await stage.ann.click(card, label="Count it")

    assert f"I could not tell the players in <#{gone.id}>: I may not write there." in shown(card)
    assert "Answers repaired: 2" in shown(card)
    assert called(stage.last) == {stage.cho.id}
    assert gained(stage, stage.cho) > 0


@pytest.mark.parametrize("decision", ["accept", "refuse"])
async def test_an_appeal_outlives_restarts(decision: str, stage: Stage, settings: Settings) -> None:
    message = await missed(stage, stage.ben)
    await restart(stage, settings)
    assert await appeal(stage.ben, message) == SENT
    card = await queue(stage)
    await restart(stage, settings)
    if decision == "accept":
        await stage.ann.click(card, label="Count it")
        assert gained(stage, stage.ben) > 0
    else:
        opened = await stage.ann.click(card, label="Refuse")
        await restart(stage, settings)
        await stage.ann.submit_modal(opened, {"reason": "too far"})
        assert "it is too far from the name." in stage.last.content
    assert "Nothing to decide" in shown(await queue(stage))


async def test_a_game_that_goes_on_after_a_restart_is_repaired(stage: Stage, settings: Settings) -> None:
    await play(stage, ASKED, *NEXT)
    await guess(stage, stage.ben)
    await close(stage)
    await appeal(stage.ben, reveal(stage))
    await restart(stage, settings)
    await stage.ann.click(await queue(stage), label="Count it")
    points = gained(stage, stage.ben)
    assert stage.session.players[stage.ben.id].points == points
    await restart(stage, settings)

    assert stage.session.players[stage.ben.id].points == points
    assert stage.session.players[stage.ben.id].streak == 1


async def test_a_database_that_is_held_is_told_of_and_the_case_waits_on(stage: Stage) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    await pause(stage)
    card, before = await queue(stage), stage.last.content
    with locked(stage.client.app.settings.database):
        stuck = await stage.ann.click(card, label="Count it")
    assert shown(stuck.followups[0]).startswith("My notebook is stuck")
    assert stage.last.content == before
    assert "Nobody has scored yet." in await board(stage)
    await stage.ann.click(card, label="Count it")

    assert gained(stage, stage.ben) > 0
    assert "Nothing to decide" in shown(card)


async def test_what_was_typed_is_harmless_wherever_it_is_shown(stage: Stage) -> None:
    await play(stage)
    await stage.ben.slash(stage.channel, "guess", answer="zz @everyone # (zz) _zz_ https://zz.example")
    await close(stage)
    told = [await appeal(stage.ben, reveal(stage))]
    card = await queue(stage)
    told.append(shown(card))
    await refuse(stage.ann, card)
    told.append(stage.last.content)

    for text in told:
        assert "zz" in text
        for harmful in ("@everyone", "_zz_", "https:"):
            assert harmful not in text
    assert called(stage.last) == {stage.ben.id}


async def test_many_players_are_told_in_as_few_messages_as_hold_them(stage: Stage) -> None:
    lines = [Notice(player, stage.channel.id, f"<@{player}> {'x' * 178}") for player in range(10**17, 10**17 + 13)]

    assert await tell(stage.client, stage.guild.id, [*lines, lines[0]]) == [], "nobody is told the same twice"
    sent = [message.content for message in stage.channel.history()]
    assert "\n".join(sent).splitlines() == [line.line for line in lines]
    assert [len(content.splitlines()) for content in sent] == [9, 4]
    assert max(map(len, sent)) <= LONGEST


def test_two_texts_for_one_answer_have_buttons_of_their_own() -> None:
    one, other = (
        Plea("person/x", folded, folded, "Who?", "X", (1,), ("game",), datetime.now(UTC)) for folded in ("a", "b")
    )

    assert mark_of(one) != mark_of(other)


async def test_many_players_fit_a_card(stage: Stage) -> None:
    plea = Plea("person/x", "x", "x" * 101, "Who?", "X", tuple(range(10**17, 10**17 + 300)), ("game",), stage.env.now())
    channel = stage.client.get_partial_messageable(stage.channel.id, guild_id=stage.guild.id)
    await channel.send(view=queue_card(Say(stage.client, "en"), stage.client.app.catalogue, [plea], 0))

    assert "…and 290 more" in shown(stage.last)
    assert "Members who appealed this: 300" in shown(stage.last)
    assert called(stage.last) == set()
