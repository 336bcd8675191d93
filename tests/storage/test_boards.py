"""Boards of every measure and period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from bot.game import Session
from bot.storage import (
    Board,
    Boards,
    Database,
    Games,
    Leader,
    Measure,
    Players,
    RunningGame,
)
from bot.storage.schema import DailyGuess, RatedDuel, Score
from tests.storage.evening import CHANNEL, GUILD, NOW, RIGHT, TODAY, WRONG, Evening, new_session

OTHER_GUILD = 11


@pytest.fixture
def boards(database: Database) -> Boards:
    """Read boards from the database."""
    return Boards(database)


async def score(  # noqa: PLR0913 - the columns of a row
    database: Database,
    player: int,
    points: int,
    *,
    day: date = TODAY,
    guild: int = GUILD,
    right: int = 1,
    answered: int = 2,
    streak: int = 1,
) -> None:
    """Give a player a score of a day."""
    row = {"guild_id": guild, "player_id": player, "day": day, "points": points, "is_right": right}
    async with database.write() as connection:
        await connection.execute(insert(Score).values(**row, answered=answered, best_streak=streak))


async def ranks(boards: Boards, board: Board) -> dict[int, int]:
    """Return the rank of everybody on a board."""
    return {leader.player: leader.rank for leader in (await boards.page(board, limit=100)).leaders}


async def values(boards: Boards, board: Board) -> dict[int, float]:
    """Return what everybody on a board has come to."""
    return {leader.player: leader.value for leader in (await boards.page(board, limit=100)).leaders}


def of(measure: Measure = "points", since: date | None = None) -> Board:
    """Name a board of the server."""
    return Board(measure, GUILD, since)


async def test_equals_share_a_rank_and_who_has_nothing_has_none(database: Database, boards: Boards) -> None:
    for player, points in ((1, 100), (2, 300), (3, 100), (4, 50), (5, 0)):
        await score(database, player, points)
    page = await boards.page(of())

    assert [(leader.rank, leader.player) for leader in page.leaders] == [(1, 2), (2, 1), (2, 3), (4, 4)]
    assert page.leaders[0] == Leader(1, 2, None, 300, 1, 2)
    assert page.total == 4


async def test_a_board_has_pages(database: Database, boards: Boards) -> None:
    for player in range(1, 26):
        await score(database, player, 1000 - player)
    pages = [await boards.page(of(), offset=offset) for offset in (0, 10, 20, 30)]

    assert [[leader.rank for leader in page.leaders] for page in pages] == [
        list(range(1, 11)),
        list(range(11, 21)),
        list(range(21, 26)),
        [],
    ]
    assert [page.total for page in pages] == [25, 25, 25, 0]


async def test_days_are_added_up_from_the_first_of_a_period(database: Database, boards: Boards) -> None:
    for day, points in ((TODAY, 5), (TODAY - timedelta(days=1), 20), (TODAY - timedelta(days=9), 300)):
        await score(database, 1, points, day=day)
    await score(database, 1, 4000, guild=OTHER_GUILD)

    for since, expected in ((TODAY, 5), (TODAY - timedelta(days=1), 25), (None, 325)):
        assert await values(boards, of(since=since)) == {1: expected}
    assert await values(boards, Board("points", 99)) == {}


async def test_accuracy_needs_twenty_answers(database: Database, boards: Boards) -> None:
    await score(database, 1, 10, right=12, answered=12)
    await score(database, 2, 10, right=10, answered=20)
    await score(database, 3, 10, right=15, answered=20, day=TODAY)
    await score(database, 3, 10, right=15, answered=20, day=TODAY - timedelta(days=1))
    await score(database, 4, 10, right=30, answered=60)

    assert await ranks(boards, of("accuracy")) == {3: 1, 2: 2, 4: 2}
    own = await boards.own(of("accuracy"), 1)
    assert (own.leader, own.value, own.part, own.whole) == (None, 1, 12, 12)
    assert (await boards.own(of("accuracy"), 3)).leader == Leader(1, 3, None, 0.75, 30, 40)


async def test_a_streak_is_the_best_run_of_the_period(database: Database, boards: Boards) -> None:
    await score(database, 1, 10, streak=4)
    await score(database, 1, 10, streak=9, day=TODAY - timedelta(days=1))
    await score(database, 2, 10, streak=6)

    assert await values(boards, of("streak")) == {1: 9, 2: 6}
    assert await values(boards, of("streak", TODAY)) == {2: 6, 1: 4}


async def play(database: Database, name: str, *rights: int, wrongs: tuple[int, ...] = ()) -> Session:
    """Play a game of one question to its end."""
    evening = Evening(Games(database), new_session(name))
    await evening.start()
    await evening.ask(dict.fromkeys(rights, RIGHT) | dict.fromkeys(wrongs, WRONG))
    await evening.finish()
    return evening.session


async def test_wins_are_those_against_others(database: Database, boards: Boards) -> None:
    await play(database, "a", 1, wrongs=(2,))
    await play(database, "b", 1, 2, wrongs=(3,))
    await play(database, "c", 3)
    page = await boards.page(of("wins"))

    assert page.leaders == (Leader(1, 1, None, 2, 2, 2), Leader(2, 2, None, 1, 1, 2))
    assert (await boards.own(of("wins"), 3)).whole == 2
    assert await values(boards, of("wins", TODAY + timedelta(days=1))) == {}


async def duel(  # noqa: PLR0913 - the columns of a row
    database: Database, game: str, player: int, mean: float, *, at: datetime = NOW, guild: int = GUILD
) -> None:
    """Keep a rated duel of a player."""
    games = Games(database)
    session = new_session()
    session.id = game
    await games.start(RunningGame(session, guild, hash(game) % 10**9, None, "en-US"), at)
    async with database.write() as connection:
        await connection.execute(
            insert(RatedDuel).values(
                game_id=game, player_id=player, guild_id=guild, at=at, outcome="won", mean=mean, spread=100.0
            )
        )


async def test_a_rating_is_the_last_one_of_whoever_has_duelled_three_times(database: Database, boards: Boards) -> None:
    for player, means in ((1, (1500, 1600, 1700.4)), (2, (1500, 1550)), (3, (1600, 1500, 1650))):
        for number, mean in enumerate(means):
            at = NOW - timedelta(days=10 * player - number)
            guild = OTHER_GUILD if number == 0 else GUILD
            await duel(database, f"{player} {number}", player, mean, at=at, guild=guild)

    assert await values(boards, of("rating")) == {1: 1700, 3: 1650}
    assert await values(boards, of("rating", TODAY - timedelta(days=9))) == {1: 1700}
    assert await values(boards, Board("rating", OTHER_GUILD)) == {1: 1700, 3: 1650}, "of who has duelled there"
    assert (await boards.own(of("rating"), 2)).whole == 2
    assert (await boards.own(of("rating"), 9)).whole == 0


async def test_a_duel_is_of_the_day_that_it_was_in_the_server(database: Database, boards: Boards) -> None:
    evening = datetime(2025, 12, 31, 20, tzinfo=UTC)
    for number in range(3):
        await duel(database, f"{number}", 1, 1600, at=evening + timedelta(minutes=number))

    assert await values(boards, Board("rating", GUILD, TODAY, ZoneInfo("Asia/Seoul"))) == {1: 1600}
    assert await values(boards, Board("rating", GUILD, TODAY)) == {}


async def guess(database: Database, player: int, day: date, *rights: bool, guild: int | None = GUILD) -> None:
    """Keep a player's guesses at the drama of a day."""
    rows = [
        {"player_id": player, "day": day, "number": number, "is_right": right, "at": NOW, "guild_id": guild}
        for number, right in enumerate(rights, 1)
    ]
    async with database.write() as connection:
        await connection.execute(insert(DailyGuess), rows)


async def test_daily_dramas_are_counted_where_they_were_found(database: Database, boards: Boards) -> None:
    await guess(database, 1, TODAY, False, True)
    await guess(database, 1, TODAY - timedelta(days=1), True)
    await guess(database, 1, TODAY - timedelta(days=2), *[False] * 6)
    await guess(database, 2, TODAY, True)
    await guess(database, 2, TODAY - timedelta(days=1), True, guild=None)
    await Players(database).show_everywhere(2, "Ji-woo")
    page = await boards.page(of("daily"))

    assert page.leaders == (Leader(1, 1, None, 2, 2, 3), Leader(2, 2, "Ji-woo", 1, 1, 1))
    assert await ranks(boards, of("daily", TODAY)) == {1: 1, 2: 1}
    assert await values(boards, Board("daily", None)) == {2: 2}


async def test_the_last_game_is_the_last_that_was_answered_in(database: Database, boards: Boards) -> None:
    await play(database, "a", 1)
    await play(database, "b", 2, wrongs=(3,))
    await play(database, "c")

    assert [(place.rank, place.player) for place in await boards.last_game(CHANNEL)] == [(1, 2), (2, 3)]
    assert await boards.last_game(99) == ()
