"""Servers on disk: their settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, cast
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.engine import Database
from bot.storage.schema import Guild

Spoilers: TypeAlias = Literal["hide", "progress", "show"]
"""What is asked: nothing that spoils, what everybody who plays has seen, or anything."""


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has settled; the defaults where it has settled nothing."""

    time_zone: ZoneInfo
    spoilers: Spoilers


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
        return GuildSettings(time_zone=ZoneInfo(row.time_zone), spoilers=cast("Spoilers", row.spoilers))

    async def set_spoilers(self, guild: int, policy: Spoilers) -> None:
        """Settle what a server may be asked."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Guild)
                .values(id=guild, spoilers=policy)
                .on_conflict_do_update(index_elements=["id"], set_={"spoilers": policy})
            )
