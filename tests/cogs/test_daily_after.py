"""The daily drama beyond its guesses: shared, after midnight, over days, in private, and by an app of one's own."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from sqlalchemy import select

from bot.game.daily import Guess, Play
from bot.storage.schema import DailyGuess
from tests.cogs.test_daily import choose, clues_in, daily, fill_in, opened, play, tells
from tests.stage import Stage, response, shown

DAY = timedelta(days=1)


async def test_what_is_shared_is_seen_by_all_and_tells_nothing(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    await stage.ann.click(card, label="Next clue")
    await fill_in(stage, card, "Healer")
    await stage.ann.click(card, label="Share")
    told = shown(stage.last)

    assert told.strip() == (f"{stage.ann.mention}\nSecond Lead daily #1 · 3/6\n❌ ⏭️ ✅ ▫️ ▫️ ▫️\nPlay today's")
    assert "healer" not in str([component.to_dict() for component in stage.last.components]).casefold()
    assert "Share" not in shown(card).splitlines()
    assert "About this drama" in shown(card)


async def test_the_button_of_what_was_shared_opens_ones_own_card(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    await stage.ann.click(card, label="Share")
    result = await stage.ben.click(stage.last, label="Play today's")

    assert result.ephemeral
    assert clues_in(response(result)) == 1


async def test_who_may_not_write_here_gets_it_to_be_copied(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    role = stage.env.backend.get_guild(stage.guild.id).roles[stage.guild.id]
    role.permissions &= ~discord.Permissions(send_messages=True).value
    result = await stage.ann.click(card, label="Share")

    [copy] = result.followups
    assert copy.ephemeral
    assert copy.content == "Second Lead daily #1 · 1/6\n✅ ▫️ ▫️ ▫️ ▫️ ▫️"
    assert "Only you can see what I post here." in shown(card)
    assert stage.channel.last_message is None


async def test_nothing_is_shared_before_it_is_over(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    stage.press_at_once([(stage.ann, f"daily_share:{stage.env.now().date()}")], card)
    await stage.env.settle()

    assert "There is nothing to share yet." in str(stage.env.http_requests[-1].json)
    assert stage.channel.last_message is None


async def test_the_card_leads_to_the_drama(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    about = await stage.ann.click(card, label="About this drama")

    assert about.ephemeral
    assert "## Healer" in response(about)


@pytest.mark.parametrize("label", ["Guess", "Next clue"])
async def test_after_midnight_a_card_says_what_it_was_and_that_there_is_a_new_one(label: str, stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    stage.env.backend.advance_clock(DAY.total_seconds())
    result = await stage.ann.click(card, label=label)

    assert result.modal is None
    assert "That day is over.\nIt was **Healer** (2014)" in shown(card)
    assert "There is a new one for today." in shown(card)
    new = await stage.ann.click(card, label="Play today's")
    assert "## 📺 Daily drama #2" in response(new)
    assert await play(stage) == Play()


async def test_a_form_that_is_sent_after_midnight_does_not_count(stage: Stage) -> None:
    card = await opened(stage)
    form = await stage.ann.click(card, label="Guess")
    stage.env.backend.advance_clock(DAY.total_seconds())
    await stage.ann.submit_modal(form, {"title": "Healer"})

    assert "That day is over." in shown(card)
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(DailyGuess.number))).all() == []


async def test_what_is_over_can_be_shared_the_day_after(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    stage.env.backend.advance_clock(DAY.total_seconds())
    await stage.ann.click(card, label="Share")

    assert "Second Lead daily #1 · 1/6" in shown(stage.last)


async def test_a_drama_of_tomorrow_is_told_to_nobody(stage: Stage) -> None:
    card = await opened(stage)
    tomorrow = stage.env.now().date() + DAY
    await stage.client.app.dailies.drama(tomorrow, lambda _recent: "vincenzo", {"vincenzo"})
    stage.press_at_once([(stage.ann, f"daily_clue:{tomorrow}:1")], card)
    await stage.env.settle()

    assert tells(stage, "vincenzo") == []


async def test_streaks_and_freezes_over_days(stage: Stage) -> None:
    for _day in range(3):
        await choose(stage)
        await daily(stage, guess="Healer")
        stage.env.backend.advance_clock(DAY.total_seconds())
    stage.env.backend.advance_clock(DAY.total_seconds())
    await choose(stage)
    told = response(await daily(stage, guess="Healer"))
    back = int((stage.env.now().replace(hour=0, minute=0, second=0, microsecond=0) + 7 * DAY).timestamp())

    assert "🔥 Streak **4** · best **4**" in told
    assert f"❄️ Freezes used: 1 · the next comes <t:{back}:R>" in told
    assert "`1` ▰▰▰▰▰▰▰▰▰▰ 4" in told


async def test_a_drama_that_leaves_the_catalogue_does_not_break_a_card(stage: Stage) -> None:
    app = stage.client.app
    await app.dailies.drama(stage.env.now().date(), lambda _recent: "gone", {"gone"})
    await app.dailies.guessed(
        stage.ann.id, stage.env.now().date(), 1, Guess("gone-too"), at=stage.env.now(), guild=None
    )
    told = response(await daily(stage))

    assert "❌ gone-too" in told
    assert await app.dailies.kept(stage.env.now().date()) in app.catalogue.dramas


async def test_it_is_played_in_private_too_and_shared_there(stage: Stage) -> None:
    await choose(stage)
    ann = stage.ann.user
    result = await ann.slash("daily", guess="Healer")
    assert result.response is not None
    shared = await ann.click(result.response, label="Share")

    assert "· 1/6" in response(result)
    assert any("Second Lead daily #1 · 1/6" in shown(message) for message in shared.followups)
    assert (await play(stage)).is_solved, "and it is the same everywhere"
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(DailyGuess.guild_id))).scalars().all() == [None]


async def test_it_is_kept_in_which_server_it_was_guessed(stage: Stage) -> None:
    await choose(stage)
    await daily(stage, guess="Healer")

    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(DailyGuess.guild_id))).scalars().all() == [stage.guild.id]


def by_her_own_app(stage: Stage) -> dict[str, object]:
    """Return what Discord tells of a press in a server that has not let the bot in, where `ann` has installed it."""
    return {"authorizing_integration_owners": {"1": str(stage.ann.id)}}


async def test_where_only_a_member_has_installed_it_the_server_is_not_kept(stage: Stage) -> None:
    card = await opened(stage)
    stage.press_at_once([(stage.ann, f"daily_clue:{stage.env.now().date()}:1")], card, **by_her_own_app(stage))
    await stage.env.settle()

    assert await play(stage) == Play((Guess(None),))
    assert clues_in(shown(card)) == 2
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(DailyGuess.guild_id))).scalars().all() == [None]


@pytest.mark.parametrize("may", [True, False])
async def test_an_app_of_ones_own_posts_where_the_server_lets_it(may: bool, stage: Stage) -> None:  # noqa: FBT001 - a case
    role = stage.env.backend.get_guild(stage.guild.id).roles[stage.guild.id]
    external = discord.Permissions(use_external_apps=True).value
    role.permissions = role.permissions | external if may else role.permissions & ~external
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    stage.press_at_once([(stage.ann, f"daily_share:{stage.env.now().date()}")], card, **by_her_own_app(stage))
    await stage.env.settle()

    posted = [shown(message) for message in stage.channel.history()]
    assert any("Second Lead daily #1 · 1/6" in told for told in posted) == may
    assert ("Only you can see what I post here." in shown(card)) != may


def test_it_can_be_installed_by_members_and_used_everywhere(stage: Stage) -> None:
    command = stage.env.backend.find_command("daily", None, type=1)

    assert command is not None
    assert sorted(command["integration_types"]) == [0, 1]
    assert sorted(command["contexts"]) == [0, 1, 2]
