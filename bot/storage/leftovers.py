"""What games have left behind in their channels, of servers that want it tidied away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine import Database
from bot.storage.schema import Asked, Game, Guild


@dataclass(frozen=True, slots=True)
class Leftover:
    """The messages of a game's questions."""

    game: str
    channel: int
    messages: tuple[int, ...]


class Leftovers:
    """The games that are to be tidied away; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def next_due(self) -> datetime | None:
        """Return when the next game is to be tidied away."""
        first = select(func.min(Game.tidy_at))
        return await self._database.look(lambda connection: connection.execute(first).scalar())

    async def due(self, now: datetime) -> list[Leftover]:
        """Return what is to be tidied away by now, the oldest game in front."""
        games = select(Game.id, Game.channel_id).where(Game.tidy_at <= now).order_by(Game.tidy_at)
        async with self._database.read() as connection:
            found = (await connection.execute(games)).all()
            return [Leftover(game.id, game.channel_id, await _messages(connection, game.id)) for game in found]

    async def cleared(self, game: str) -> None:
        """Keep that a game has been tidied away."""
        async with self._database.write() as connection:
            await connection.execute(update(Game).where(Game.id == game).values(tidy_at=None))


async def _messages(connection: AsyncConnection, game: str) -> tuple[int, ...]:
    shown = await connection.execute(select(Asked.message_id).where(Asked.game_id == game).order_by(Asked.number))
    return tuple(message for message in shown.scalars() if message is not None)


async def drop_plans(connection: AsyncConnection, guild: int) -> None:
    """Leave everything where it is in a server that wants no tidying any more."""
    planned = Game.guild_id == guild, Game.tidy_at.isnot(None)
    await connection.execute(update(Game).where(*planned).values(tidy_at=None))


def plan_tidying(connection: Connection, game: str, now: datetime) -> None:
    """Settle when a game that has just ended is to be tidied away, if its server wants that."""
    wanted = select(Guild.tidy_minutes).join(Game, Game.guild_id == Guild.id).where(Game.id == game)
    minutes = connection.execute(wanted).scalar()
    if minutes is not None:
        due = now + timedelta(minutes=minutes)
        connection.execute(update(Game).where(Game.id == game).values(tidy_at=due))
