"""Who is on boards and who is not: who hides, is barred or has left; names for everywhere; past seasons."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from discord.types.member import MemberWithUser
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import delete, select

from bot.messages import UserError
from bot.storage import Order
from bot.storage.schema import Absent, Score
from cogs.boards._everywhere import name_of
from tests.cogs.test_boards import NEW_YEAR, board, card, score
from tests.stage import Shown, Stage, response, shown

FAMOUS = date(2025, 10, 3)


async def test_who_hides_is_on_no_board_and_sees_their_own_numbers_alone(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    await score(stage, stage.cho.id, NEW_YEAR, 100)
    await stage.client.app.players.hide(stage.ben.id, hidden=True)
    result = await board(stage, stage.ben)

    assert f"🥇 <@{stage.cho.id}>" in response(result)
    assert str(stage.ben.id) not in response(result)
    [own] = result.followups
    assert own.ephemeral
    assert "You are hidden: no board lists you. **900** · 1/2 right" in own.content


async def test_who_is_barred_is_on_no_board_and_is_told_so_alone(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    order = Order(stage.guild.id, stage.ann.id, stage.env.now())
    await stage.client.app.moderation.bar(order, stage.ben.id)
    result = await board(stage, stage.ben)

    assert str(stage.ben.id) not in response(result)
    [own] = result.followups
    assert own.content == "The moderators leave you off the boards of this server. **900** · 1/2 right"


async def absent(stage: Stage) -> list[int]:
    """Return who is kept as having left."""
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Absent.player_id))).scalars())


async def test_who_left_is_not_listed_and_is_again_once_they_act_there(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    await score(stage, stage.cho.id, NEW_YEAR, 100)
    guild = stage.env.backend.guilds[stage.guild.id]
    left = guild.members.pop(stage.ben.id)
    told = response(await board(stage))

    assert f"🥇 <@{stage.cho.id}> **100**" in told
    assert str(stage.ben.id) not in told
    assert await absent(stage) == [stage.ben.id]
    guild.members[stage.ben.id] = left
    assert f"🥇 <@{stage.ben.id}>" in response(await board(stage, stage.ben))
    assert await absent(stage) == []


async def test_who_left_is_off_the_board_of_a_game_and_the_hall_of_fame(stage: Stage) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ben)
    await stage.answer(stage.cho)
    await stage.env.advance_time(21)
    await score(stage, stage.ben.id, FAMOUS, 900)
    del stage.env.backend.guilds[stage.guild.id].members[stage.ben.id]
    hall = await stage.ann.click(card(await board(stage)), label="Hall of fame")

    assert stage.ben.mention not in response(hall)
    assert stage.ben.mention not in response(await board(stage, scope="game"))


async def test_members_are_looked_up_once_an_hour(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    assert stage.ben.mention in response(await board(stage))
    del stage.env.backend.guilds[stage.guild.id].members[stage.ben.id]

    assert stage.ben.mention in response(await board(stage)), "looked up a moment ago"
    await stage.env.advance_time(timedelta(hours=1).total_seconds())
    assert stage.ben.mention not in response(await board(stage))


@pytest.mark.parametrize(("status", "code"), [(403, 50001), (500, 0)])
async def test_who_cannot_be_looked_up_is_there(status: int, code: int, stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    stage.env.inject_error("GET", "/guilds/*/members/*", status=status, code=code)

    assert f"🥇 <@{stage.ben.id}>" in response(await board(stage))
    assert await absent(stage) == []


async def test_a_board_waits_no_longer_than_a_moment_for_lookups_that_take_long(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for member in (stage.ben, stage.cho):
        await score(stage, member.id, NEW_YEAR, 900)
    del stage.env.backend.guilds[stage.guild.id].members[stage.ben.id]
    look_up = stage.client.http.get_member

    async def look_up_slowly(guild_id: int, member_id: int) -> MemberWithUser:
        await asyncio.sleep(60 if member_id == stage.cho.id else 0)
        return await look_up(guild_id, member_id)

    monkeypatch.setattr(stage.client.http, "get_member", look_up_slowly)
    message = card(await board(stage))
    await stage.env.advance_time(5)

    assert f"🥇 <@{stage.cho.id}>" in shown(message)
    assert stage.ben.mention not in shown(message)
    monkeypatch.undo()
    del stage.env.backend.guilds[stage.guild.id].members[stage.cho.id]
    assert stage.cho.mention not in response(await board(stage)), "whoever was not looked up is due the next time"


async def name_me(stage: Stage, who: MemberActor, message: Shown, name: str) -> InteractionResult:
    """Fill in the form for the board of all servers."""
    form = await who.click(message, label="Show me here")
    return await who.submit_modal(form, {"name": name})


async def test_everywhere_lists_those_who_chose_a_name_and_never_a_mention(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    asked = await board(stage, stage.ben, scope="everywhere")
    message = card(asked)
    assert asked.followups[0].content == ("Everywhere lists only those who chose a name for it. **900** · 1/2 right")
    assert "Nobody has scored yet." in shown(message)
    named = await name_me(stage, stage.ben, message, " Ji  *woo* ")
    assert response(named) == r"✅ The board of all servers lists you as Ji \*woo\*."
    asked = await board(stage, stage.ben, scope="everywhere")

    assert r"🥇 Ji \*woo\* **900** · 1/2 right" in response(asked)
    assert str(stage.ben.id) not in response(asked)
    assert asked.followups[0].content == "You: 🥇 **900** · 1/2 right"
    off = await stage.ben.click(card(asked), label="Take me off")
    assert response(off) == "✅ The board of all servers does not list you."
    assert "Ji" not in response(await board(stage, scope="everywhere"))


@pytest.mark.parametrize(
    "name",
    [
        "@everyone",
        "<@1>",
        "x" * 33,
        "...",
        "discord.gg/abc",
        "see evil.com",
        "http://a",
        "a\u202eb",
        " ",
        "<t:0:R>",
        "<id:guide>",
        "\u3164",
        "\uffa0\u1160",
        "Z\u0300\u0301\u0302\u0303\u0304",
    ],
)
def test_a_name_that_calls_somebody_or_leads_somewhere_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="A name on this board"):
        name_of(name)


@pytest.mark.parametrize("name", ["Ji-woo", "지우", "Mr. Kim", "Ji_woo ♡", "x" * 32, "I <3 you", "ที่รัก", "❤️ Mina"])
def test_a_name_may_be_any_other(name: str) -> None:
    assert name_of(f" {name} ") == name


async def test_who_hides_is_told_that_a_name_alone_lists_them_nowhere(stage: Stage) -> None:
    await stage.client.app.players.hide(stage.ben.id, hidden=True)
    named = await name_me(stage, stage.ben, card(await board(stage, scope="everywhere")), "Jiwoo")

    assert response(named) == "✅ Kept: Jiwoo. But you are hidden, so no board lists you. /privacy shows you again."


async def test_a_refused_name_changes_nothing(stage: Stage) -> None:
    message = card(await board(stage, scope="everywhere"))
    refused = await name_me(stage, stage.ben, message, "discord.gg/abc")

    assert "A name on this board calls nobody and leads nowhere." in response(refused)
    async with stage.client.app.database.read() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM player")).scalar() == 0


async def test_past_seasons_are_in_the_hall_of_fame_the_newest_first(stage: Stage) -> None:
    for number in range(4):
        await score(stage, stage.ben.id, date(2025, 3 * number + 1, 1), 100 * number + 100)
        await score(stage, stage.cho.id, date(2025, 3 * number + 1, 1), 50)
    message = card(await board(stage, period="season"))
    hall = await stage.cho.click(message, label="Hall of fame")
    told = response(hall)

    assert hall.ephemeral
    assert told.index("October to December 2025") < told.index("July to September 2025") < told.index("April to June")
    assert f"🥇 <@{stage.ben.id}> **400** · 1/2 right\n🥈 <@{stage.cho.id}> **50**" in told
    assert "January to March" not in told
    await stage.cho.click(card(hall), label="Older")
    assert "January to March 2025" in shown(card(hall))
    await stage.cho.click(card(hall), label="Newer")
    assert "January to March" not in shown(card(hall))


async def test_a_hall_without_seasons_says_who_will_stand_there(stage: Stage) -> None:
    hall = await stage.ann.click(card(await board(stage)), label="Hall of fame")

    assert "No season is over yet." in response(hall)


async def test_a_page_of_the_hall_that_is_no_more_leads_to_the_first(stage: Stage) -> None:
    for number in range(4):
        await score(stage, stage.ben.id, date(2025, 3 * number + 1, 1), 100)
    hall = card(await stage.cho.click(card(await board(stage)), label="Hall of fame"))
    await score(stage, stage.cho.id, FAMOUS, 5)
    async with stage.client.app.database.write() as connection:
        await connection.execute(delete(Score).where(Score.player_id == stage.ben.id))
    await stage.cho.click(hall, label="Older")

    assert f"🥇 <@{stage.cho.id}> **5**" in shown(hall)


async def test_a_server_may_do_without_seasons(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    before = card(await board(stage))
    await stage.client.app.guilds.change(stage.guild.id, has_seasons=False)
    message = card(await board(stage, period="season"))

    assert "This server has no seasons. A moderator can switch them on: /server settings." in shown(message)
    assert stage.ben.mention not in shown(message)
    assert "Hall of fame" not in shown(message)
    assert "This season" not in shown(message)
    late = await stage.ann.click(before, label="Hall of fame")
    assert "This server has no seasons any more." in response(late)


async def test_a_season_that_was_begun_anew_counts_from_then(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    await stage.client.app.guilds.change(stage.guild.id, season_from=NEW_YEAR + timedelta(days=1))
    await stage.env.advance_time(timedelta(days=2).total_seconds())
    await score(stage, stage.cho.id, NEW_YEAR + timedelta(days=1), 5)
    told = response(await board(stage, period="season"))

    assert f"🥇 <@{stage.cho.id}> **5**" in told
    assert stage.ben.mention not in told
