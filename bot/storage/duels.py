"""Duels on disk: what each rated one made of its two players, and who wants none."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import cast

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Finished, Session
from bot.game.duelling import MEAN, MOST_A_DAY, OPPOSITE, Duel, DuelRating, Outcome, duel_of, rated
from bot.storage.engine import Database
from bot.storage.schema import Game, Player, RatedDuel

INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DuelPoint:
    """A player's rating since a duel, and how that ended for them."""

    at: datetime
    mean: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Moved:
    """A player's rating as it is shown, before a duel and after it."""

    before: int
    after: int


class Duels:
    """The duels; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ratings(self, players: Collection[int]) -> dict[int, DuelRating]:
        """Return the ratings of some players; of somebody who never fought a rated duel, that of a newcomer."""
        return await self._database.look(lambda connection: _ratings(connection, players))

    async def course(self, player: int) -> list[DuelPoint]:
        """Return what a player's rating has been, oldest first."""
        fought = select(RatedDuel.at, RatedDuel.mean, RatedDuel.outcome).where(RatedDuel.player_id == player)
        async with self._database.read() as connection:
            rows = await connection.execute(fought.order_by(RatedDuel.at))
            return [DuelPoint(row.at, row.mean, cast("Outcome", row.outcome)) for row in rows]

    async def moved(self, game_id: str) -> dict[int, Moved]:
        """Return how a duel moved the ratings of its players; nobody's where it is not rated."""
        players = select(RatedDuel.player_id).where(RatedDuel.game_id == game_id)
        before = func.lag(RatedDuel.mean, 1, MEAN).over(partition_by=RatedDuel.player_id, order_by=RatedDuel.at)
        course = (
            select(RatedDuel.game_id, RatedDuel.player_id, before.label("before"), RatedDuel.mean)
            .where(RatedDuel.player_id.in_(players))
            .subquery()
        )
        own = select(course).where(course.c.game_id == game_id)
        rows = await self._database.look(lambda connection: connection.execute(own).all())
        return {row.player_id: Moved(round(row.before), round(row.mean)) for row in rows}

    async def refuse(self, player: int, *, refuses: bool) -> None:
        """Let nobody challenge a player, or everybody again."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Player)
                .values(id=player, refuses_duels=refuses)
                .on_conflict_do_update(index_elements=["id"], set_={"refuses_duels": refuses})
            )

    async def refuses(self, player: int) -> bool:
        """Whether a player wants no duels."""
        refuses = select(Player.refuses_duels).where(Player.id == player)
        return bool(await self._database.look(lambda connection: connection.execute(refuses).scalar()))


def add_duel(connection: Connection, session: Session, finished: Finished, now: datetime) -> None:
    """Rate a duel that is over, if it is to be rated, in a transaction that is open already."""
    duel = duel_of(session, finished)
    if duel is None or _fought(connection, duel, now) >= MOST_A_DAY:
        return
    before = _ratings(connection, (duel.player, duel.opponent))
    # Ratings follow one another in time; of two duels that end together, one may be written late.
    latest = connection.execute(select(func.max(RatedDuel.at)).where(RatedDuel.player_id.in_(before)))
    last = latest.scalar()
    at = now if last is None else max(now, last + INSTANT)
    guild = connection.execute(select(Game.guild_id).where(Game.id == session.id)).scalar_one()
    rows = [
        {"game_id": session.id, "guild_id": guild, "at": at, **row}
        for row in _rows(duel, before[duel.player], before[duel.opponent])
    ]
    connection.execute(insert(RatedDuel), rows)


def _rows(duel: Duel, player: DuelRating, opponent: DuelRating) -> Iterator[dict[str, object]]:
    first, second = rated(player, opponent, duel.outcome)
    for who, other, now, outcome in (
        (duel.player, duel.opponent, first, duel.outcome),
        (duel.opponent, duel.player, second, OPPOSITE[duel.outcome]),
    ):
        yield {
            "player_id": who,
            "opponent_id": other,
            "outcome": outcome,
            "mean": now.mean,
            "spread": now.spread,
        }


def _fought(connection: Connection, duel: Duel, now: datetime) -> int:
    """Return how many rated duels two players have fought on the day of `now`, by UTC."""
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    fought = select(func.count()).where(
        RatedDuel.player_id == duel.player, RatedDuel.opponent_id == duel.opponent, RatedDuel.at >= midnight
    )
    return connection.execute(fought).scalar_one()


def _ratings(connection: Connection, players: Collection[int]) -> dict[int, DuelRating]:
    course = (
        select(
            RatedDuel.player_id,
            RatedDuel.mean,
            RatedDuel.spread,
            func.count().over(partition_by=RatedDuel.player_id).label("played"),
            func.row_number().over(partition_by=RatedDuel.player_id, order_by=RatedDuel.at.desc()).label("place"),
        )
        .where(RatedDuel.player_id.in_(players))
        .subquery()
    )
    rows = connection.execute(select(course).where(course.c.place == 1))
    known = {row.player_id: DuelRating(row.mean, row.spread, row.played) for row in rows}
    return {player: known.get(player, DuelRating()) for player in players}
