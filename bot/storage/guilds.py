"""Servers on disk: their settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Policy
from bot.storage.engine import Database
from bot.storage.schema import Guild


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has settled; the defaults where it has settled nothing."""

    time_zone: ZoneInfo
    spoilers: Policy


class Guilds:
    """The servers; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def settings(self, guild: int) -> GuildSettings:
        """Return a server's settings."""
        async with self._database.read() as connection:
            found = await connection.execute(select(Guild.time_zone, Guild.spoilers).where(Guild.id == guild))
            row = found.first()
        if row is None:
            return GuildSettings(time_zone=ZoneInfo("UTC"), spoilers="progress")
        return GuildSettings(time_zone=ZoneInfo(row.time_zone), spoilers=cast("Policy", row.spoilers))

    async def day(self, guild: int, now: datetime) -> date:
        """Return the day that it is in a server."""
        return now.astimezone((await self.settings(guild)).time_zone).date()

    async def set_spoilers(self, guild: int, policy: Policy) -> None:
        """Settle what a server may be asked."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Guild)
                .values(id=guild, spoilers=policy)
                .on_conflict_do_update(index_elements=["id"], set_={"spoilers": policy})
            )
