"""Moderators reset seasons, remove scores and take members off boards; each deed is asked for, done and kept."""

from __future__ import annotations

from datetime import date, timedelta

import discord
import pytest
from simcord.results import InteractionResult

from tests.cogs.test_boards import NEW_YEAR, board, score
from tests.cogs.test_server import REFUSAL, allow_all
from tests.stage import Shown, Stage, response, shown


async def panel(stage: Stage) -> Shown:
    """Open the panel as ann."""
    result = await stage.ann.slash(stage.channel, "server scores")
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def choose(stage: Stage, message: Shown) -> None:
    """Choose ben."""
    await stage.ann.select(message, [stage.ben], custom_id="scores:choose")


async def press(stage: Stage, message: Shown, *labels: str) -> None:
    """Press buttons as ann, one after the other."""
    for label in labels:
        await stage.ann.click(message, label=label)


async def test_a_season_is_begun_anew_after_a_question(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    await stage.env.advance_time(timedelta(days=1).total_seconds())
    message = await panel(stage)
    assert "This season counts from 2026-01-01 on." in shown(message)
    await press(stage, message, "Begin the season anew", "No, leave it")
    assert stage.ben.mention in response(await board(stage, period="season"))
    await press(stage, message, "Begin the season anew", "Yes")

    assert "✅ The season begins anew today." in shown(message)
    assert "This season counts from 2026-01-02 on." in shown(message)
    assert stage.ben.mention not in response(await board(stage, period="season"))
    assert stage.ben.mention in response(await board(stage))


@pytest.mark.parametrize(
    ("label", "left", "told"),
    [("Today’s", "230", "today"), ("This season’s", "200", "this season"), ("All", "0", "ever")],
)
async def test_a_score_is_removed_after_a_question(label: str, left: str, told: str, stage: Stage) -> None:
    await stage.env.advance_time(timedelta(days=5).total_seconds())
    for day, points in ((date(2026, 1, 6), 4), (date(2026, 1, 2), 30), (date(2025, 5, 1), 200)):
        await score(stage, stage.ben.id, day, points)
    message = await panel(stage)
    await choose(stage, message)
    assert f"## {stage.ben.mention}\nPoints here: **234**\nOn the boards of this server" in shown(message)
    await press(stage, message, label, "No, leave it")
    assert "Points here: **234**" in shown(message)
    await press(stage, message, label)
    assert f"What {stage.ben.mention} has scored here: **{told}**." in shown(message)
    await press(stage, message, "Yes")

    assert f"✅ Points removed: {234 - int(left)}" in shown(message)
    assert f"Points here: **{left}**" in shown(message)
    await press(stage, message, "Back", "What was done")
    assert f"{stage.ann.mention} removed what {stage.ben.mention} had scored: {told}" in shown(message)


async def test_a_member_is_taken_off_the_boards_and_put_back(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    message = await panel(stage)
    await press(stage, message, "What was done")
    assert "Nothing yet." in shown(message)
    await press(stage, message, "Back")
    await choose(stage, message)
    await press(stage, message, "Take off the boards")
    assert "✅ Off the boards now." in shown(message)
    assert stage.ben.mention not in response(await board(stage))
    await stage.play(stage.ben, rounds=1)
    await stage.answer(stage.ben)
    await press(stage, message, "Put back on the boards")
    assert "✅ Back on the boards." in shown(message)
    assert stage.ben.mention in response(await board(stage))
    await press(stage, message, "Back", "What was done")

    told = shown(message)
    assert told.index("back on the boards") < told.index("off the boards"), "the newest first"
    assert f"<t:1767225600:d> {stage.ann.mention} took {stage.ben.mention} off the boards" in told


async def test_a_deed_whose_people_are_forgotten_names_nobody(stage: Stage) -> None:
    message = await panel(stage)
    await choose(stage, message)
    await press(stage, message, "Take off the boards")
    for member in (stage.ann, stage.ben):
        await stage.client.app.players.forget(member.id)
    await press(stage, message, "Back", "What was done")

    assert "somebody took somebody off the boards" in shown(message)


async def test_where_there_are_no_seasons_none_can_be_begun_anew(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, has_seasons=False)
    message = await panel(stage)
    assert "This server has no seasons." in shown(message)
    assert "Begin the season anew" not in shown(message)
    await choose(stage, message)

    assert "This season’s" not in shown(message)


async def test_it_is_for_moderators(stage: Stage) -> None:
    allow_all(stage)

    assert stage.refusal(await stage.ben.slash(stage.channel, "server scores")) == REFUSAL


async def test_who_is_no_moderator_any_more_can_do_nothing(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])

    async def opened(*labels: str) -> Shown:
        shown_to = (await dan.slash(stage.channel, "server scores")).response
        assert shown_to is not None
        if labels:
            await dan.select(shown_to, [stage.ben], custom_id="scores:choose")
        for label in labels[1:]:
            await dan.click(shown_to, label=label)
        return shown_to

    cards = {
        "What was done": await opened(),
        "Begin the season anew": await opened(),
        "All": await opened("a member"),
        "Take off the boards": await opened("a member"),
        "Back": await opened("a member"),
        "Yes": await opened("a member", "All"),
        "No, leave it": await opened("a member", "All"),
    }
    anew = await opened()
    await dan.click(anew, label="Begin the season anew")
    empty = await opened()
    stage.env.backend.get_role(stage.guild.id, mods.id).permissions = discord.Permissions.none().value
    pressed: list[InteractionResult] = [await dan.click(card, label=label) for label, card in cards.items()]
    pressed.append(await dan.click(anew, label="Yes"))
    pressed.append(await dan.select(empty, [stage.ben], custom_id="scores:choose"))

    assert [shown(result.followups[0]).strip() for result in pressed] == [REFUSAL] * 9
    assert stage.ben.mention in response(await board(stage, period="season"))
    assert await stage.client.app.moderation.log(stage.guild.id) == []
