"""What moderators do to scores, each with who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from sqlalchemy import ColumnElement, delete, exists, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database
from bot.storage.guilds import Guilds, change_settings
from bot.storage.schema import Barred, Intervention, Score, Standing

Deed = Literal["reset season", "removed score", "barred", "unbarred"]
Reach = Literal["day", "season", "all"]
"""Of which time a score is removed."""


@dataclass(frozen=True, slots=True)
class Order:
    """Who orders something, in which server and when."""

    guild: int
    moderator: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Intervened:
    """What a moderator did, to whose score, and when; `note` is the reach of what was removed, or a season's new day.

    Who had everything about them deleted since is not named.
    """

    at: datetime
    deed: Deed
    moderator: int | None
    player: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Member:
    """What moderators can see of a member: their points of all time, and whether they are barred from boards."""

    points: int
    is_barred: bool


class Moderation:
    """The moderators' interventions; each method is one transaction, which keeps what was done and by whom."""

    def __init__(self, database: Database, guilds: Guilds) -> None:
        self._database = database
        self._guilds = guilds

    async def member(self, guild: int, player: int) -> Member:
        """Return what moderators can see of a member."""
        points = select(func.coalesce(func.sum(Score.points), 0)).where(
            Score.guild_id == guild, Score.player_id == player
        )
        barred = exists().where(Barred.guild_id == guild, Barred.player_id == player)
        async with self._database.read() as connection:
            row = (await connection.execute(select(points.scalar_subquery(), barred))).one()
        return Member(row[0], bool(row[1]))

    async def reset_season(self, order: Order, day: date) -> None:
        """Let the season of a server begin anew with a day; what was earned before stays for all other times."""
        async with self._database.write() as connection:
            changed = await change_settings(connection, order.guild, season_from=day)
            await _note(connection, order, "reset season", note=day.isoformat())
        self._guilds.remember(order.guild, changed)

    async def remove_score(self, order: Order, player: int, since: date | None, reach: Reach) -> int:
        """Delete what a player has earned in a server since a day, or ever; return how many points that were."""
        async with self._database.write() as connection:
            earned = select(func.coalesce(func.sum(Score.points), 0))
            removed = (await connection.execute(earned.where(*_own(Score, order, player, since)))).scalar_one()
            for table in (Score, Standing):
                await connection.execute(delete(table).where(*_own(table, order, player, since)))
            await _note(connection, order, "removed score", player, reach)
        return int(removed)

    async def bar(self, order: Order, player: int) -> None:
        """Leave a player out of a server's boards; nothing happens where they are left out already."""
        barred = upsert(Barred).values(guild_id=order.guild, player_id=player, at=order.at, decided_by=order.moderator)
        async with self._database.write() as connection:
            done = await connection.execute(barred.on_conflict_do_nothing())
            if done.rowcount:
                await _note(connection, order, "barred", player)

    async def unbar(self, order: Order, player: int) -> None:
        """List a player again; nothing happens where they are listed already."""
        barred = delete(Barred).where(Barred.guild_id == order.guild, Barred.player_id == player)
        async with self._database.write() as connection:
            done = await connection.execute(barred)
            if done.rowcount:
                await _note(connection, order, "unbarred", player)

    async def log(self, guild: int, *, limit: int = 20) -> list[Intervened]:
        """Return what was done last, the newest first."""
        wanted = select(Intervention.__table__).where(Intervention.guild_id == guild)
        newest = wanted.order_by(Intervention.at.desc(), Intervention.id.desc()).limit(limit)
        async with self._database.read() as connection:
            return [
                Intervened(row.at, cast("Deed", row.action), row.moderator_id, row.player_id, row.note)
                for row in await connection.execute(newest)
            ]


def _own(
    table: type[Score | Standing], order: Order, player: int, since: date | None
) -> tuple[ColumnElement[bool], ...]:
    lately = () if since is None else (table.day >= since,)
    return (table.guild_id == order.guild, table.player_id == player, *lately)


async def _note(
    connection: AsyncConnection, order: Order, deed: Deed, player: int | None = None, note: str = ""
) -> None:
    done = insert(Intervention).values(
        guild_id=order.guild, at=order.at, action=deed, moderator_id=order.moderator, player_id=player, note=note
    )
    await connection.execute(done)
