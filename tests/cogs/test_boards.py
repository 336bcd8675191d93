"""The leaderboard: every scope, period and measure, by a server's own days; and who is on none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import get_args

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import delete, insert, select

from bot.game import Standing
from bot.game.periods import Period
from bot.messages import UserError
from bot.storage import Measure, Order
from bot.storage.schema import Absent, DailyGuess, Guild, Score
from cogs.boards._everywhere import name_of
from cogs.boards._reading import leaders_of
from cogs.boards._view import SHOWN, Scope, View
from tests.stage import Shown, Stage, response, shown

NEW_YEAR = date(2026, 1, 1)  # a Thursday, and the day on which SimCord's clock begins
FAMOUS = date(2025, 10, 3)


async def score(stage: Stage, player: int, day: date, points: int, **values: int) -> None:
    """Give a player points on a day."""
    row = {"guild_id": stage.guild.id, "player_id": player, "day": day, "points": points, "is_right": 1}
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(Score).values(**{**row, "answered": 2, "best_streak": 1, **values}))


def crowd(stage: Stage, count: int) -> list[MemberActor]:
    """Let members join."""
    return [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(count)]


async def board(stage: Stage, who: MemberActor | None = None, **options: str) -> InteractionResult:
    """Ask for a board, by default as ann."""
    return await (who or stage.ann).slash(stage.channel, "leaderboard", **options)


def card(result: InteractionResult) -> Shown:
    """Return the message of a board."""
    assert result.response is not None
    return result.response


async def test_an_empty_board_says_how_to_fill_it(stage: Stage) -> None:
    told = response(await board(stage))

    assert "Nobody has scored yet. /trivia play starts a game." in told
    assert "You are not on this board yet. /trivia play changes that." in told


async def test_the_board_shows_ten_and_ones_own_place_and_has_pages(stage: Stage) -> None:
    fans = crowd(stage, 12)
    for place, fan in enumerate(fans):
        await score(stage, fan.id, NEW_YEAR, 1500 - place)
    await score(stage, stage.ben.id, NEW_YEAR, 7)
    first = card(await board(stage, stage.ben))

    assert f"🥇 <@{fans[0].id}> **1,500** · 1/2 right" in shown(first)
    assert f"10. <@{fans[9].id}>" in shown(first)
    assert fans[10].mention not in shown(first)
    assert f"📍 <@{stage.ben.id}> 13. **7** · 1/2 right" in shown(first)
    assert "Page 1 of 2" in shown(first)
    await stage.cho.click(first, label="Next")
    assert f"12. <@{fans[11].id}>" in shown(first)
    assert fans[0].mention not in shown(first)
    assert f"📍 <@{stage.ben.id}> 13." in shown(first), "whoever turns the page, it is his board"
    await stage.cho.click(first, label="Back")
    assert "Page 1 of 2" in shown(first)


async def test_a_page_that_is_no_more_leads_to_the_first(stage: Stage) -> None:
    for fan in crowd(stage, 11):
        await score(stage, fan.id, NEW_YEAR, 10)
    first = card(await board(stage))
    async with stage.client.app.database.write() as connection:
        await connection.execute(delete(Score))
    await score(stage, stage.ben.id, NEW_YEAR, 7)
    await stage.ann.click(first, label="Next")

    assert f"🥇 <@{stage.ben.id}>" in shown(first)
    assert "Page" not in shown(first)


@pytest.mark.parametrize(
    ("period", "listed", "resets"),
    [
        ("day", {0}, "<t:1767312000:R>"),
        ("week", {0, 1}, "<t:1767571200:R>"),
        ("month", {0}, "<t:1769904000:R>"),
        ("season", {0}, "<t:1775001600:R>"),
        ("all", {0, 1, 2}, None),
    ],
)
@pytest.mark.parametrize("is_chosen", [False, True])
async def test_each_period_counts_its_own_days_and_says_when_it_ends(
    period: str, listed: set[int], resets: str | None, stage: Stage, *, is_chosen: bool
) -> None:
    fans = [stage.ann, stage.ben, stage.cho]
    for fan, day in zip(fans, (NEW_YEAR, date(2025, 12, 29), date(2024, 5, 5)), strict=True):
        await score(stage, fan.id, day, 100)
    message = card(await board(stage, period="day" if is_chosen else period))
    if is_chosen:
        chosen = View("server", "day", "points", stage.ann.id).button("period")
        await stage.ben.select(message, [period], custom_id=chosen)
    told = shown(message)

    assert {place for place, fan in enumerate(fans) if f" <@{fan.id}> **" in told.split("📍")[0]} == listed
    assert (f"Starts anew {resets}" in told) if resets else ("Starts anew" not in told)


async def test_days_are_those_of_the_servers_time_zone(stage: Stage) -> None:
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(Guild).values(id=stage.guild.id, time_zone="America/New_York"))
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.env.advance_time(21)
    async with stage.client.app.database.read() as connection:
        days = (await connection.exec_driver_sql("SELECT day FROM score UNION ALL SELECT day FROM standing")).scalars()

        assert list(days) == ["2025-12-31"] * 2, "midnight in London is still the day before in New York"
    assert stage.ann.mention in response(await board(stage, period="day"))


MEASURED = {
    "points": "**900** · 16/20 right",
    "wins": "Nobody has won against others yet.",
    "accuracy": "**80.0 %** · 16/20 right",
    "streak": "**9** right in a row",
    "rating": "Nobody has fought three rated duels yet. /duel starts one.",
    "daily": "**1** found · of 1 days",
}


@pytest.mark.parametrize("measure", get_args(Measure))
async def test_each_measure_is_told_in_its_own_words(measure: Measure, stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900, is_right=16, answered=20, best_streak=9)
    guess = {"player_id": stage.ben.id, "day": NEW_YEAR, "number": 1, "is_right": True, "guild_id": stage.guild.id}
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(DailyGuess).values(at=stage.env.now(), **guess))
    message = card(await board(stage, measure=measure))
    assert MEASURED[measure] in shown(message)
    other: Measure = "points" if measure != "points" else "streak"
    chosen = View("server", "all", measure, stage.ann.id).button("measure")
    await stage.ann.select(message, [other], custom_id=chosen)

    assert MEASURED[other] in shown(message)


async def test_what_is_missing_for_a_place_is_said(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900, is_right=9, answered=12)
    told = response(await board(stage, stage.ben, measure="accuracy"))

    assert "Nobody has given 20 answers yet." in told
    assert f"📍 <@{stage.ben.id}> **75.0 %** · 9/12 right · not listed yet: 12 of 20 answers" in told


async def test_a_game_has_a_board_while_it_runs_and_afterwards(stage: Stage) -> None:
    assert "Nobody has answered in a game here yet." in response(await board(stage, scope="game"))
    await stage.play(rounds=2)
    await stage.answer(stage.ben)
    await stage.answer(stage.cho, right=False)
    assert stage.ben.mention not in response(await board(stage, scope="game")), "what is open tells nothing"
    await stage.env.advance_time(21)
    running = response(await board(stage, stage.cho, scope="game"))
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    over = response(await board(stage, stage.cho, scope="game", measure="wins"))

    assert f"🥇 <@{stage.ben.id}> **" in running
    assert f"📍 <@{stage.cho.id}> 2. **0** · 0/1 right".replace("2.", "🥈") in running
    assert over == running, "one game has no wins, so its points are shown"
    streaks = response(await board(stage, scope="game", measure="streak"))
    assert f"🥇 <@{stage.ben.id}> **1** right in a row" in streaks
    wins = response(await board(stage, stage.ben, measure="wins"))
    assert f"🥇 <@{stage.ben.id}> **1** · of 1 games" in wins


async def test_scopes_are_one_press_apart(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    message = card(await board(stage))
    await stage.cho.click(message, label="This game")
    assert "The game in this channel, or the last one" in shown(message)
    await stage.cho.click(message, label="Everywhere")
    assert "All servers, by names that members chose" in shown(message)
    assert stage.ben.mention not in shown(message)
    await stage.cho.click(message, label="Server")

    assert f"🥇 <@{stage.ben.id}>" in shown(message)


async def test_my_place_is_told_to_whoever_presses_and_to_nobody_else(stage: Stage) -> None:
    await score(stage, stage.ben.id, NEW_YEAR, 900)
    message = card(await board(stage))
    ben = await stage.ben.click(message, label="My place")
    cho = await stage.cho.click(message, label="My place")

    assert ben.ephemeral
    assert response(ben) == "You: 🥇 **900** · 1/2 right"
    assert response(cho) == "You are not on this board yet. /trivia play changes that."


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
    "name", ["@everyone", "<@1>", "x" * 33, "...", "discord.gg/abc", "see evil.com", "http://a", "a\u202eb", " "]
)
def test_a_name_that_calls_somebody_or_leads_somewhere_is_refused(name: str) -> None:
    with pytest.raises(UserError, match="A name on this board"):
        name_of(name)


@pytest.mark.parametrize("name", ["Ji-woo", "지우", "Mr. Kim", "Ji_woo ♡", "x" * 32])
def test_a_name_may_be_any_other(name: str) -> None:
    assert name_of(f" {name} ") == name


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


def places(*standings: tuple[int, int, int, int]) -> list[Standing]:
    """Make standings of ranks, points, right answers and best streaks, of ten answers each."""
    return [
        Standing(rank, player, points, right, 10, best) for player, (rank, points, right, best) in enumerate(standings)
    ]


def test_of_a_game_the_rest_move_up_and_keep_its_order() -> None:
    """Survival places by lives, so fewer points may be placed higher."""
    standings = places((1, 50, 2, 1), (2, 90, 5, 4), (2, 90, 5, 3), (4, 10, 5, 4))

    def ranks(measure: Measure, *unlisted: int) -> list[tuple[int, int]]:
        return [(leader.rank, leader.player) for leader in leaders_of(standings, measure, unlisted)]

    assert ranks("points") == [(1, 0), (2, 1), (2, 2), (4, 3)]
    assert ranks("points", 0, 2) == [(1, 1), (2, 3)]
    assert ranks("accuracy") == [(1, 1), (1, 2), (1, 3), (4, 0)]
    assert ranks("streak") == [(1, 1), (1, 3), (3, 2), (4, 0)]
    assert [leader.value for leader in leaders_of(standings, "points", ())] == [50, 90, 90, 10]


@pytest.mark.parametrize("scope", get_args(Scope))
@pytest.mark.parametrize("period", get_args(Period))
def test_a_button_says_all_that_a_board_shows(scope: Scope, period: Period) -> None:
    for measure in get_args(Measure):
        view = View(scope, period, measure, 2**63, page=9)
        told = view.button("measure")
        match = re.fullmatch(f"board:measure:{SHOWN}", told)
        assert match is not None
        assert View.of(match.groupdict()) == view
        assert len(told) <= 100
