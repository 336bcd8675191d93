"""Moderators see how many spellings count in their server, and take back what was accepted by mistake."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord.results import ResponseMessage
from sqlalchemy import insert

from bot.catalogue import Catalogue, fold
from bot.questions.judging import shown_of
from bot.settings import Settings
from bot.storage.schema import Spelling
from tests.cogs.test_appeals import ANSWER, TYPED, appeal, missed, queue
from tests.cogs.test_restart import restart
from tests.cogs.test_server import REFUSAL
from tests.cogs.test_server_settings import opened
from tests.stage import Shown, Stage, response, shown


async def test_a_spelling_accepted_by_mistake_is_taken_back_and_its_points_stay(
    stage: Stage, settings: Settings
) -> None:
    await appeal(stage.ben, await missed(stage, stage.ben))
    assert "Now: **0 accepted**" in shown(await spellings(stage))
    await stage.ann.click(await queue(stage), label="Count it")
    board = response(await stage.cho.slash(stage.channel, "leaderboard"))
    assert stage.ben.mention in board
    panel = await spellings(stage)
    assert "Now: **1 accepted**" in shown(panel)
    [(typed, answer, mark)] = offered(panel)
    assert (typed, answer) == (TYPED, ANSWER)
    await restart(stage, settings)
    await stage.ann.select(panel, [mark], custom_id="setting:spellings:take")

    assert f"✅ Counts no more: “{TYPED}”" in shown(panel)
    assert "Now: **0 accepted**" in shown(panel)
    assert response(await stage.cho.slash(stage.channel, "leaderboard")) == board
    await appeal(stage.cho, await missed(stage, stage.cho))
    assert "Appeal · 1 of 1" in shown(await queue(stage)), "it does not count any more"


async def test_of_many_spellings_the_newest_can_be_taken_back(stage: Stage) -> None:
    await spell(stage, *(f"Kong Yu {place}" for place in range(30)))
    panel = await spellings(stage)
    listed = [typed for typed, _answer, _mark in offered(panel)]

    assert "Now: **30 accepted**" in shown(panel)
    assert "The newest 25 are listed." in shown(panel)
    assert listed == [f"Kong Yu {place}" for place in range(29, 4, -1)]


async def test_a_spelling_that_is_gone_or_of_another_server_is_not_taken_back(stage: Stage) -> None:
    await spell(stage, "Kong Yu")
    await spell(stage, "Kong Yu", guild=7)
    first, second = [await spellings(stage) for _ in range(2)]
    [(_typed, _answer, mark)] = offered(first)
    for panel in (first, second):
        await stage.ann.select(panel, [mark], custom_id="setting:spellings:take")

    assert "Counts no more" in shown(first)
    assert "Counts no more" not in shown(second)
    assert "Now: **0 accepted**" in shown(second)
    assert len(await stage.client.app.spellings.own(7)) == 1


async def test_who_is_no_moderator_any_more_takes_nothing_back(stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    await spell(stage, "Kong Yu")
    panel = await spellings(stage)
    stage.env.backend.get_role(stage.guild.id, mods.id).permissions = discord.Permissions.none().value
    chosen = await stage.ann.select(panel, [offered(panel)[0][2]], custom_id="setting:spellings:take")

    assert shown(chosen.followups[0]).strip() == REFUSAL
    assert len(await stage.client.app.spellings.own(stage.guild.id)) == 1


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("person/gong-yoo", "Gong Yoo"),
        ("drama/healer", "Healer"),
        ("role/healer/Seo Jung-hoo", "Seo Jung-hoo"),
        ("year/2016", "2016"),
        ("text/a / b", "a / b"),
        ("person/who-has-left", "who-has-left"),
        ("drama/that-has-left", "that-has-left"),
    ],
)
def test_a_spelling_is_shown_with_what_it_counts_for(subject: str, told: str, catalogue: Catalogue) -> None:
    assert shown_of(catalogue, subject) == told


async def spellings(stage: Stage) -> Shown:
    """Open the card of spellings as ann."""
    return await opened(stage, stage.ann, "spellings")


async def spell(stage: Stage, *typed: str, guild: int | None = None) -> None:
    """Accept spellings of Gong Yoo, one a minute."""
    rows = [
        {
            "guild_id": guild or stage.guild.id,
            "subject": "person/gong-yoo",
            "folded": fold(each),
            "typed": each,
            "accepted_at": stage.env.now() + timedelta(minutes=place),
        }
        for place, each in enumerate(typed)
    ]
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(Spelling), rows)


def offered(panel: Shown) -> list[tuple[str, str, str]]:
    """Return the label, the description and the value of each spelling that can be taken back."""
    assert isinstance(panel, ResponseMessage)
    [card] = panel.components
    rows = [item for item in card["components"] if item["type"] == discord.ComponentType.action_row.value]
    [menu] = [row["components"][0] for row in rows if row["components"][0]["custom_id"] == "setting:spellings:take"]
    return [(option["label"], option["description"], option["value"]) for option in menu["options"]]
