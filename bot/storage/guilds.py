"""Servers on disk: their settings, and forgetting them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from bot.storage.engine import Database
from bot.storage.schema import Game, Guild, Score


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has settled; the defaults where it has settled nothing."""

    time_zone: ZoneInfo


class Guilds:
    """The servers; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self, guild: int) -> GuildSettings:
        """Return a server's settings."""
        async with self._database.read() as connection:
            zone = (await connection.execute(select(Guild.time_zone).where(Guild.id == guild))).scalar()
        return GuildSettings(time_zone=ZoneInfo(zone or "UTC"))

    async def forget(self, guild: int) -> None:
        """Delete every row about a server."""
        async with self._database.write() as connection:
            await connection.execute(delete(Game).where(Game.guild_id == guild))
            await connection.execute(delete(Score).where(Score.guild_id == guild))
            await connection.execute(delete(Guild).where(Guild.id == guild))
