"""Rated duels on disk: written with the end of their game, once, and not too many a day."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.game import Finished, Player, Reason, Rules, Session
from bot.game.duelling import MEAN, SPREAD, DuelRating, rated
from bot.storage import Database, DuelPoint, Duels, Games, Moved, RunningGame
from bot.storage.schema import RatedDuel

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GUILD = 10
ANN, BEN, CHO = 1, 2, 3


@pytest.fixture
def games(database: Database) -> Games:
    """Keep games in the database."""
    return Games(database)


@pytest.fixture
def duels(database: Database) -> Duels:
    """Keep duels in the same database."""
    return Duels(database)


async def begun(games: Games, number: int, points: dict[int, int], at: datetime) -> Session:
    """Begin a duel in a channel of its own, all of whose questions have been asked."""
    session = Session(f"{number:032x}", Rules(7, mode="duel"), ANN, ())
    await games.start(RunningGame(session, GUILD, number, None, "en-US"), at)
    session.number, session.phase = 7, "over"
    session.players = {who: Player(points=earned, answered=7) for who, earned in points.items()}
    return session


async def fight(
    games: Games, number: int, points: dict[int, int], at: datetime = NOW, reason: Reason = "played"
) -> str:
    """Fight a duel to its end, and return its id."""
    session = await begun(games, number, points, at)
    await games.finished(session, Finished(reason, (), 7), GUILD, at.date(), at)
    return session.id


async def rows(database: Database) -> int:
    """Return how many ratings were written."""
    async with database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(RatedDuel))).scalar_one()


async def test_somebody_who_never_fought_is_a_newcomer(duels: Duels) -> None:
    assert await duels.ratings([ANN]) == {ANN: DuelRating(MEAN, SPREAD, 0)}
    assert await duels.course(ANN) == []


async def test_a_duel_moves_both(games: Games, duels: Duels) -> None:
    game = await fight(games, 1, {ANN: 900, BEN: 500})

    winner, loser = rated(DuelRating(), DuelRating(), "won")
    assert await duels.ratings([ANN, BEN]) == {ANN: winner, BEN: loser}
    assert await duels.course(ANN) == [DuelPoint(NOW, winner.mean, "won")]
    assert await duels.course(BEN) == [DuelPoint(NOW, loser.mean, "lost")]
    assert await duels.moved(game) == {ANN: Moved(1500, winner.shown), BEN: Moved(1500, loser.shown)}


async def test_ratings_go_on_from_the_duel_before(games: Games, duels: Duels) -> None:
    await fight(games, 1, {ANN: 900, BEN: 500})
    game = await fight(games, 2, {ANN: 500, CHO: 900}, NOW + MINUTE)

    won, _ = rated(DuelRating(), DuelRating(), "won")
    lost, cho = rated(won, DuelRating(), "lost")
    assert await duels.ratings([ANN, CHO]) == {ANN: lost, CHO: cho}
    assert [point.outcome for point in await duels.course(ANN)] == ["won", "lost"]
    assert await duels.moved(game) == {ANN: Moved(won.shown, lost.shown), CHO: Moved(1500, cho.shown)}


async def test_a_draw_is_kept_as_one(games: Games, duels: Duels) -> None:
    await fight(games, 1, {ANN: 500, BEN: 500})

    assert [point.outcome for who in (ANN, BEN) for point in await duels.course(who)] == ["drawn", "drawn"]


@pytest.mark.parametrize("reason", ["stopped", "deserted", "broken", "declined", "unjoined"])
async def test_a_duel_that_was_not_played_out_moves_nobody(
    reason: Reason, games: Games, duels: Duels, database: Database
) -> None:
    game = await fight(games, 1, {ANN: 900, BEN: 500}, reason=reason)

    assert await rows(database) == 0
    assert await duels.moved(game) == {}


async def test_a_duel_ends_once(games: Games, duels: Duels, database: Database) -> None:
    session = await begun(games, 1, {ANN: 900, BEN: 500}, NOW)
    await asyncio.gather(
        *(games.finished(session, Finished("played", (), 7), GUILD, NOW.date(), NOW) for _ in range(3))
    )

    assert await rows(database) == 2
    assert (await duels.ratings([ANN]))[ANN].played == 1


async def test_whoever_was_forgotten_meanwhile_leaves_no_row_and_nor_does_the_other(
    games: Games, database: Database
) -> None:
    session = await begun(games, 1, {ANN: 900, BEN: 500}, NOW)
    session.forget(BEN)
    await games.finished(session, Finished("played", (), 7), GUILD, NOW.date(), NOW)

    assert await rows(database) == 0


async def test_three_duels_of_the_same_two_are_rated_on_a_day(games: Games, duels: Duels) -> None:
    points = [{ANN: 900, BEN: 500}, {ANN: 500, BEN: 900}, {ANN: 500, BEN: 500}]
    for number, each in enumerate(points):
        await fight(games, number, each, NOW + number * MINUTE)
    before = await duels.ratings([ANN, BEN])
    fourth = await fight(games, 4, {BEN: 900, ANN: 500}, NOW + 4 * MINUTE)

    assert await duels.moved(fourth) == {}
    assert await duels.ratings([ANN, BEN]) == before
    assert await duels.moved(await fight(games, 5, {CHO: 900, ANN: 500}, NOW + 5 * MINUTE)) != {}


async def test_a_new_day_begins_at_midnight_utc(games: Games, duels: Duels) -> None:
    for number in range(3):
        await fight(games, number, {ANN: 900, BEN: 500}, NOW + number * MINUTE)
    midnight = datetime(2026, 1, 2, tzinfo=UTC)

    assert await duels.moved(await fight(games, 4, {ANN: 900, BEN: 500}, midnight - MINUTE)) == {}
    assert len(await duels.moved(await fight(games, 5, {ANN: 900, BEN: 500}, midnight))) == 2


async def test_of_two_duels_that_end_together_neither_is_lost(games: Games, duels: Duels) -> None:
    """The one that is written later began to end earlier: ratings follow one another all the same."""
    await fight(games, 1, {ANN: 900, BEN: 500}, NOW)
    await fight(games, 2, {ANN: 900, CHO: 500}, NOW - timedelta(milliseconds=5))

    course = await duels.course(ANN)
    assert [point.outcome for point in course] == ["won", "won"]
    assert course[1].mean > course[0].mean
    assert (await duels.ratings([ANN]))[ANN].mean == course[1].mean


async def test_a_player_refuses_duels_until_they_do_not(duels: Duels) -> None:
    assert not await duels.refuses(ANN)
    await duels.refuse(ANN, refuses=True)
    assert await duels.refuses(ANN)
    assert not await duels.refuses(BEN)
    await duels.refuse(ANN, refuses=False)
    assert not await duels.refuses(ANN)
