"""Moderators decide on reports one at a time and settle the server's ways; nobody else does."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import discord
import pytest
from simcord.results import InteractionResult

from bot.app import App
from bot.game import Rules
from bot.questions import Question
from bot.settings import Settings
from bot.storage import Complaint, Flaw
from tests.cogs.test_restart import restart
from tests.cogs.test_server_settings import opened
from tests.stage import Shown, Stage, response, shown

REFUSAL = "That is for moderators, who may manage messages or the server. Ask one of them."
DECIDED = "Somebody has decided on that question already. /server queue shows what is left."


def questions(app: App, count: int) -> tuple[Question, ...]:
    """Draw questions that share no fact."""
    return app.deck.draw(Rules(rounds=count), Random(7))[:count]


async def report(stage: Stage, count: int, *notes: str, reason: Flaw = "wrong") -> tuple[Question, ...]:
    """Let ben report some questions, the first with notes of more members."""
    app, drawn = stage.client.app, questions(stage.client.app, count)
    for place, question in enumerate(drawn):
        at = stage.env.now() - timedelta(hours=count - place)
        await app.reports.add(stage.guild.id, question, Complaint(stage.ben.id, reason, "", is_moderator=False), at)
    for member, note in enumerate(notes):
        complaint = Complaint(member, "spoiler", note, is_moderator=False)
        await app.reports.add(stage.guild.id, drawn[0], complaint, stage.env.now())
    return drawn


async def queue(stage: Stage) -> Shown:
    """Open the queue as ann."""
    result = await stage.ann.slash(stage.channel, "server queue")
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def press(stage: Stage, message: Shown, label: str) -> InteractionResult:
    """Press a button of the queue as ann."""
    return await stage.ann.click(message, label=label)


def facts(question: Question) -> frozenset[str]:
    """Return what is left out with a question."""
    return frozenset(question.facts or (question.key,))


def allow_all(stage: Stage) -> None:
    """Show the commands to everybody, as under Server Settings, Integrations."""
    backend = stage.env.backend
    command = backend.find_command("server", None, type=1)
    assert command is not None
    everyone = {"id": str(stage.guild.id), "type": 1, "permission": True}
    backend.set_command_permissions(stage.guild.id, int(command["id"]), [everyone])


async def test_an_empty_queue_says_so(stage: Stage) -> None:
    assert "No report, no appeal and no quote waits for you." in shown(await queue(stage))


async def test_a_case_shows_what_was_said(stage: Stage) -> None:
    [question] = await report(
        stage, 1, "not **her**", f"{stage.cho.mention} @everyone [look](https://a.example)", reason="outdated"
    )
    told = shown(await queue(stage))

    for expected in (
        "Reported question · 1 of 1",
        str(question.stem),
        f"Our answer: **{question.choices[question.answer]}**",
        "It is out of date — 1",
        "It spoils something — 2",
        r"💬 not \*\*her\*\*",
        "First reported <t:",
        "Left out until you decide",
        "Leave it out",
        "Ask it again",
    ):
        assert expected in told, expected
    assert "Next" not in told
    for harmful in (stage.cho.mention, "@everyone", " [look]("):
        assert harmful not in told


async def test_many_long_notes_fit_a_card(stage: Stage) -> None:
    await report(stage, 1, *("*" * 300 for _ in range(9)))

    assert "…and 5 more" in shown(await queue(stage))


async def test_what_is_upheld_is_left_out_and_the_next_case_is_shown(stage: Stage) -> None:
    first, second = await report(stage, 2)
    message = await queue(stage)
    assert "Reported question · 1 of 2" in shown(message)
    assert "Still asked here" in shown(message)
    assert "It is fine" in shown(message)
    await press(stage, message, "Leave it out")

    assert "✅ Left out: it is not asked here any more." in shown(message)
    assert "Reported question · 1 of 1" in shown(message)
    assert str(second.stem) in shown(message)
    assert await stage.client.app.reports.pulled(stage.guild.id) == facts(first)


async def test_what_is_dismissed_is_asked_again(stage: Stage) -> None:
    [question] = await report(stage, 1, "one", "two")
    assert await stage.client.app.reports.pulled(stage.guild.id) == facts(question)
    message = await queue(stage)
    await press(stage, message, "Ask it again")

    assert "✅ Settled: it may be asked here." in shown(message)
    assert "No report, no appeal and no quote waits for you." in shown(message)
    assert await stage.client.app.reports.pulled(stage.guild.id) == frozenset()
    [reported] = await stage.client.app.reports.all()
    assert reported.dismissed == 3


async def test_next_goes_round(stage: Stage) -> None:
    first, second = await report(stage, 2)
    message = await queue(stage)

    for question, place in ((second, 2), (first, 1)):
        await press(stage, message, "Next")
        assert f"Reported question · {place} of 2" in shown(message)
        assert str(question.stem) in shown(message)


async def test_of_two_moderators_the_second_is_told_that_it_was_decided(stage: Stage) -> None:
    await report(stage, 2)
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])
    mine = await queue(stage)
    theirs = (await dan.slash(stage.channel, "server queue")).response
    assert theirs is not None
    await press(stage, mine, "Leave it out")
    late = await dan.click(theirs, label="It is fine")

    assert shown(late.followups[0]).strip() == DECIDED
    await dan.click(theirs, label="Next")
    assert "Reported question · 1 of 1" in shown(theirs)
    [reported] = [reported for reported in await stage.client.app.reports.all() if not reported.open]
    assert (reported.upheld, reported.dismissed) == (1, 0)


async def test_who_may_not_decide_is_told_so(stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    await report(stage, 1)
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])
    queued = (await dan.slash(stage.channel, "server queue")).response
    panel = await opened(stage, dan, "spoilers")
    assert queued is not None
    stage.env.backend.get_role(stage.guild.id, mods.id).permissions = discord.Permissions.none().value
    pressed = await dan.click(queued, label="Leave it out")
    chosen = await dan.select(panel, ["show"], custom_id="setting:spoilers:choose")

    assert [shown(result.followups[0]).strip() for result in (pressed, chosen)] == [REFUSAL, REFUSAL]
    assert await stage.client.app.reports.pulled(stage.guild.id) == frozenset()
    assert (await stage.client.app.guilds.settings(stage.guild.id)).spoilers == "progress"


@pytest.mark.parametrize("command", ["server queue", "server settings"])
async def test_a_server_that_shows_the_command_to_all_lets_only_moderators_use_it(command: str, stage: Stage) -> None:
    assert command not in stage.ben.available_commands(stage.channel)
    allow_all(stage)

    assert stage.refusal(await stage.ben.slash(stage.channel, command)) == REFUSAL


async def test_who_manages_the_server_is_a_moderator_too(stage: Stage) -> None:
    owners = stage.guild.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    eve = stage.guild.add_member(stage.env.create_user("eve"), roles=[owners])
    allow_all(stage)

    assert "Nothing to decide" in response(await eve.slash(stage.channel, "server queue"))


async def test_buttons_of_the_queue_work_after_a_restart(stage: Stage, settings: Settings) -> None:
    [question] = await report(stage, 1)
    message = await queue(stage)
    await restart(stage, settings)
    await press(stage, message, "Leave it out")

    assert await stage.client.app.reports.pulled(stage.guild.id) == facts(question)
