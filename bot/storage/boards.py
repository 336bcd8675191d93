"""Leaderboards: who leads a server, or all of them, in what, and since when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, exists, extract, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Standing
from bot.game.periods import MONTHS, Season, season_of
from bot.storage.engine import Database
from bot.storage.measures import MINIMA, Board, measured
from bot.storage.schema import Absent, Barred, Game, Intervention, Player, Score
from bot.storage.schema import Standing as Place

PODIUM = 3
"""The places of a season that are remembered."""
MOST_SHARED = 10
"""Of more players who share the places of a podium, only so many are named."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A player's place on a board: their `value`, and of how many `whole` it came of how many `part`.

    `name` is the one they chose for the board of all servers.
    """

    rank: int
    player: int
    name: str | None
    value: float
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some places of a board, which has `total`."""

    leaders: tuple[Leader, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Own:
    """How a player stands by a measure: their place where they are listed, else what they have come to all the same."""

    leader: Leader | None
    value: float
    part: int
    whole: int
    is_hidden: bool
    is_barred: bool
    name: str | None


@dataclass(frozen=True, slots=True)
class Podium:
    """The best of a season that is over."""

    season: Season
    leaders: tuple[Leader, ...]


class Boards:
    """The leaderboards; each method is one transaction.

    Who hides, whom the moderators have barred and who has left is on no board and takes no rank.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, board: Board, *, offset: int = 0, limit: int = 10) -> Page:
        """Return some places of a board, the best first; equals share a rank."""
        ranked = _ranked(board).subquery()
        wanted = select(ranked).order_by(ranked.c.rank, ranked.c.player).offset(offset).limit(limit)
        async with self._database.read() as connection:
            rows = (await connection.execute(wanted)).all()
        return Page(tuple(map(_leader, rows)), rows[0].total if rows else 0)

    async def own(self, board: Board, player: int) -> Own:
        """Return how one player stands, who may be on the board or not."""
        ranked = _ranked(board).subquery()
        reached = measured(board, player).subquery()
        async with self._database.read() as connection:
            row = (await connection.execute(select(ranked).where(ranked.c.player == player))).first()
            come_to = (await connection.execute(select(reached))).first()
            chosen = select(Player.is_hidden, Player.shown_as).where(Player.id == player)
            known = (await connection.execute(chosen)).first()
            barred = exists().where(Barred.guild_id == board.guild, Barred.player_id == player)
            is_barred = bool((await connection.execute(select(barred))).scalar())
        return Own(
            leader=None if row is None else _leader(row),
            value=come_to.value if come_to else 0,
            part=come_to.part if come_to else 0,
            whole=come_to.whole if come_to else 0,
            is_hidden=bool(known and known.is_hidden),
            is_barred=is_barred,
            name=known.shown_as if known else None,
        )

    async def unlisted(self, guild: int, players: Collection[int]) -> set[int]:
        """Return those of some players who are on no board of a server."""
        hidden = select(Player.id).where(Player.id.in_(players), Player.is_hidden)
        barred = select(Barred.player_id).where(Barred.guild_id == guild, Barred.player_id.in_(players))
        absent = select(Absent.player_id).where(Absent.guild_id == guild, Absent.player_id.in_(players))
        async with self._database.read() as connection:
            return set((await connection.execute(hidden.union(barred, absent))).scalars())

    async def last_game(self, channel: int) -> tuple[Standing, ...]:
        """Return everybody's place in the last game of a channel that is over and was answered in."""
        newest = (
            select(Game.id)
            .where(Game.channel_id == channel, Game.status != "running", exists().where(Place.game_id == Game.id))
            .order_by(Game.ended_at.desc())
            .limit(1)
            .scalar_subquery()
        )
        columns = (Place.rank, Place.player_id, Place.points, Place.is_right, Place.answered, Place.best_streak)
        wanted = select(*columns).where(Place.game_id == newest).order_by(Place.rank, Place.player_id)
        async with self._database.read() as connection:
            return tuple(Standing(*row) for row in await connection.execute(wanted))

    async def hall(self, guild: int, before: Season, *, offset: int = 0, limit: int = 3) -> tuple[list[Podium], int]:
        """Return the podiums of a server's seasons before one, the newest first, and how many there are."""
        async with self._database.read() as connection:
            anew = await _begun_anew(connection, guild)
            best = _podiums(guild, before, anew).subquery()
            rows = (await connection.execute(select(best).order_by(best.c.place.desc(), best.c.rank))).all()
        seasons = list(dict.fromkeys(row.place for row in rows))
        shown = seasons[offset : offset + limit]
        return [
            Podium(_season(place), tuple(_leader(row) for row in rows if row.place == place)) for place in shown
        ], len(seasons)


async def _begun_anew(connection: AsyncConnection, guild: int) -> Collection[date]:
    """Return the days on which moderators began seasons of a server anew, of each season the last one."""
    resets = select(Intervention.note).where(Intervention.guild_id == guild, Intervention.action == "reset season")
    days = sorted(map(date.fromisoformat, (await connection.execute(resets)).scalars()))
    return {season_of(day): day for day in days}.values()


def _leader(row: Row[Any]) -> Leader:
    return Leader(row.rank, row.player, row.name, row.value, row.part, row.whole)


def _ranked(board: Board) -> Select[Any]:
    """Build the query of a whole board with its ranks."""
    by_measure = measured(board).subquery()
    minimum = MINIMA.get(board.measure, 0)
    return (
        select(
            func.rank().over(order_by=by_measure.c.value.desc()).label("rank"),
            by_measure,
            Player.shown_as.label("name"),
            func.count().over().label("total"),
        )
        .outerjoin(Player, Player.id == by_measure.c.player)
        .where(by_measure.c.value > 0, by_measure.c.whole >= minimum, *_listed(by_measure, board.guild))
    )


def _listed(by_measure: Subquery, guild: int | None) -> Sequence[ColumnElement[bool]]:
    """Return what holds for whoever is listed; on the board of all servers only by a name that they chose."""
    shown = func.coalesce(Player.is_hidden, false()).is_(false())
    if guild is None:
        return shown, Player.shown_as.isnot(None)
    absent = exists().where(Absent.guild_id == guild, Absent.player_id == by_measure.c.player)
    barred = exists().where(Barred.guild_id == guild, Barred.player_id == by_measure.c.player)
    return shown, ~absent, ~barred


def _season(place: int) -> Season:
    """Return a season by its place among all seasons."""
    return Season(place // 4, place % 4 + 1)


def _podiums(guild: int, before: Season, anew: Collection[date]) -> Select[Any]:
    """Build the query of the first three of each season of a server, by points."""
    season = (extract("year", Score.day) * 4 + (extract("month", Score.day) - 1) // MONTHS).label("place")
    counted = [or_(Score.day >= day, Score.day < season_of(day).first) for day in anew]
    points = func.sum(Score.points)
    earned = (
        select(
            season,
            Score.player_id.label("player"),
            points.label("value"),
            func.sum(Score.is_right).label("part"),
            func.sum(Score.answered).label("whole"),
        )
        .where(Score.guild_id == guild, Score.day < before.first, *counted)
        .group_by(season, Score.player_id)
        .having(points > 0)
        .subquery()
    )
    best, of_season = earned.c.value.desc(), earned.c.place
    ranked = (
        select(
            *earned.c,
            func.rank().over(partition_by=of_season, order_by=best).label("rank"),
            func.row_number().over(partition_by=of_season, order_by=(best, earned.c.player)).label("line"),
            Player.shown_as.label("name"),
        )
        .outerjoin(Player, Player.id == earned.c.player)
        .where(*_listed(earned, guild))
        .subquery()
    )
    return select(ranked).where(ranked.c.rank <= PODIUM, ranked.c.line <= MOST_SHARED)
