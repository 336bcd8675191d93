"""Daily dramas on disk: the drama of a day stays, and a guess is kept once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.game.daily import Guess, Play
from bot.storage import Dailies, Database
from bot.storage.schema import DailyGuess

NOW = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
KNOWN = {"healer", "vincenzo", "goblin"}
ANN, BEN = 1, 2
WRONG, RIGHT, SKIPPED = Guess("vincenzo"), Guess("healer", is_right=True), Guess(None)


@pytest.fixture
def dailies(database: Database) -> Dailies:
    """Keep daily dramas in the database."""
    return Dailies(database)


def always(drama: str) -> Callable[[Sequence[str]], str]:
    """Choose one drama, whatever there was before."""
    return lambda _recent: drama


async def guess(dailies: Dailies, number: int, made: Guess, day: date = TODAY, player: int = ANN) -> Play:
    """Keep a guess."""
    return await dailies.guessed(player, day, number, made, at=NOW, guild=7)


async def test_the_drama_of_a_day_stays_whatever_would_be_chosen_later(dailies: Dailies) -> None:
    assert await dailies.kept(TODAY) is None
    assert await dailies.drama(TODAY, always("healer"), KNOWN) == "healer"

    assert await dailies.drama(TODAY, always("vincenzo"), KNOWN) == "healer"
    assert await dailies.kept(TODAY) == "healer"


async def test_a_drama_that_has_left_the_catalogue_is_chosen_anew(dailies: Dailies) -> None:
    await dailies.drama(TODAY, always("healer"), KNOWN)

    assert await dailies.drama(TODAY, always("goblin"), KNOWN - {"healer"}) == "goblin"
    assert await dailies.kept(TODAY) == "goblin"


async def test_of_two_who_ask_at_once_both_are_told_the_same(dailies: Dailies) -> None:
    told = await asyncio.gather(*(dailies.drama(TODAY, always(drama), KNOWN) for drama in sorted(KNOWN)))

    assert len(set(told)) == 1


async def test_recent_are_those_of_the_year_before_the_last_one_last(dailies: Dailies) -> None:
    for back, drama in ((366, "too-old"), (365, "oldest"), (1, "latest"), (200, "between"), (0, "today")):
        await dailies.drama(TODAY - back * DAY, always(drama), {drama})
    seen: list[Sequence[str]] = []

    def choose(recent: Sequence[str]) -> str:
        seen.append(recent)
        return "tomorrow"

    await dailies.drama(TODAY + DAY, choose, KNOWN)

    assert await dailies.recent(TODAY) == ["oldest", "between", "latest"]
    assert seen == [["between", "latest", "today"]]


async def test_guesses_are_kept_in_their_order_for_each_player_and_day(dailies: Dailies) -> None:
    await guess(dailies, 1, WRONG)
    await guess(dailies, 2, SKIPPED)
    returned = await guess(dailies, 3, RIGHT)
    await guess(dailies, 1, SKIPPED, player=BEN)
    await guess(dailies, 1, RIGHT, day=TODAY - DAY)

    assert returned == await dailies.play(ANN, TODAY) == Play((WRONG, SKIPPED, RIGHT))
    assert await dailies.play(BEN, TODAY) == Play((SKIPPED,))
    assert await dailies.plays(ANN) == {TODAY - DAY: Play((RIGHT,)), TODAY: returned}
    assert await dailies.plays(3) == {}


async def test_a_guess_sent_twice_at_once_is_kept_once(dailies: Dailies) -> None:
    both = await asyncio.gather(*(guess(dailies, 1, SKIPPED) for _ in range(5)))

    assert both == [Play((SKIPPED,))] * 5
    assert await dailies.play(ANN, TODAY) == Play((SKIPPED,))


@pytest.mark.parametrize("number", [1, 3, 6])
async def test_a_guess_that_is_not_the_next_one_is_not_kept(number: int, dailies: Dailies) -> None:
    await guess(dailies, 1, WRONG)

    assert await guess(dailies, number, RIGHT) == Play((WRONG,))


async def test_nothing_is_guessed_after_the_end(dailies: Dailies) -> None:
    await guess(dailies, 1, RIGHT)
    for number in range(1, 7):
        await guess(dailies, number, SKIPPED, player=BEN)

    assert await guess(dailies, 2, WRONG) == Play((RIGHT,))
    assert len((await guess(dailies, 7, WRONG, player=BEN)).guesses) == 6


async def test_when_and_where_it_was_guessed_is_kept(dailies: Dailies, database: Database) -> None:
    await guess(dailies, 1, WRONG)
    await dailies.guessed(BEN, TODAY, 1, RIGHT, at=NOW, guild=None)

    async with database.read() as connection:
        rows = await connection.execute(select(DailyGuess.__table__).order_by(DailyGuess.player_id))
        assert [tuple(row) for row in rows] == [
            (ANN, TODAY, 1, "vincenzo", False, NOW, 7),
            (BEN, TODAY, 1, "healer", True, NOW, None),
        ]
