"""The leaderboard: every scope, period and measure, by a server's own days; and who is on none."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import delete, insert

from bot.game import Standing
from bot.game.periods import Period
from bot.storage import Measure
from bot.storage.schema import DailyGuess, Guild, Score
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
