"""Servers on disk: their settings."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.storage.engine import Database
from bot.storage.schema import Guild


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
