"""The leaderboard of a server, by its own days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.storage.schema import Guild, Score
from cogs.boards import Period, first_day, next_reset
from tests.stage import Stage, response

NEW_YEAR = date(2026, 1, 1)  # a Thursday, and the day on which SimCord's clock begins


async def score(stage: Stage, player: int, day: date, points: int) -> None:
    """Give a player points on a day."""
    async with stage.client.app.database.write() as connection:
        await connection.execute(
            insert(Score).values(
                guild_id=stage.guild.id,
                player_id=player,
                day=day,
                points=points,
                is_right=1,
                answered=2,
                best_streak=1,
            )
        )


async def test_an_empty_board_says_how_to_fill_it(stage: Stage) -> None:
    told = response(await stage.ann.slash(stage.channel, "leaderboard"))

    assert "Nobody has scored yet. /trivia play starts a game." in told
    assert "You are not on this board yet." in told


async def test_the_board_shows_the_best_and_ones_own_place(stage: Stage) -> None:
    for place in range(12):
        await score(stage, 1000 + place, NEW_YEAR, 500 - place)
    await score(stage, stage.ben.id, NEW_YEAR, 7)
    told = response(await stage.ben.slash(stage.channel, "leaderboard"))

    assert "🥇 <@1000> **500** · 1/2 right" in told
    assert "10. <@1009>" in told
    assert "<@1010>" not in told
    assert "You: 13. **7** · 1/2 right" in told


@pytest.mark.parametrize(
    ("period", "shown", "resets"),
    [
        ("day", {1}, "<t:1767312000:R>"),
        ("week", {1, 2}, "<t:1767571200:R>"),
        ("month", {1}, "<t:1769904000:R>"),
        ("all", {1, 2, 3}, None),
    ],
)
async def test_each_period_counts_its_own_days_and_says_when_it_ends(
    period: str, shown: set[int], resets: str | None, stage: Stage
) -> None:
    for player, day in ((1, NEW_YEAR), (2, date(2025, 12, 29)), (3, date(2024, 5, 5))):
        await score(stage, player, day, 100)
    told = response(await stage.ann.slash(stage.channel, "leaderboard", period=period))

    assert {player for player in (1, 2, 3) if f"<@{player}>" in told} == shown
    assert (f"Starts anew {resets}" in told) if resets else ("Starts anew" not in told)


async def test_days_are_those_of_the_servers_time_zone(stage: Stage) -> None:
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(Guild).values(id=stage.guild.id, time_zone="America/New_York"))
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.env.advance_time(21)
    async with stage.client.app.database.read() as connection:
        days = (await connection.exec_driver_sql("SELECT day FROM score")).scalars().all()

    assert days == ["2025-12-31"], "midnight in London is still the day before in New York"


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        ("day", date(2026, 3, 1), date(2026, 3, 1)),
        ("week", date(2026, 3, 1), date(2026, 2, 23)),
        ("week", date(2026, 3, 2), date(2026, 3, 2)),
        ("month", date(2026, 3, 31), date(2026, 3, 1)),
        ("all", date(2026, 3, 1), None),
    ],
)
def test_the_first_day_of_a_period(period: Period, today: date, first: date | None) -> None:
    assert first_day(period, today) == first


def test_a_month_ends_on_the_first_of_the_next_whatever_its_length() -> None:
    seoul = ZoneInfo("Asia/Seoul")

    assert next_reset("month", datetime(2026, 12, 31, 23, tzinfo=seoul)) == datetime(2027, 1, 1, tzinfo=seoul)
    assert next_reset("month", datetime(2026, 2, 1, tzinfo=UTC)) == datetime(2026, 3, 1, tzinfo=UTC)
    assert next_reset("all", datetime(2026, 2, 1, tzinfo=UTC)) is None
