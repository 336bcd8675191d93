"""Servers on disk: their settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, TypedDict, Unpack, cast
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalogue.called import TitleLanguage
from bot.game import Policy, Rules
from bot.storage.engine import Database
from bot.storage.leftovers import drop_plans
from bot.storage.schema import Guild

Starters = Literal["everyone", "role", "moderators"]
"""Who may start a game and stop it."""

UTC = ZoneInfo("UTC")
_RULES = TypeAdapter(Rules)


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has settled; the defaults where it has settled nothing.

    Games may be played in `channels` and the threads of these, everywhere where it is None. `tidy` is how long the
    questions of a game stay after its end, for ever where it is None.
    """

    time_zone: ZoneInfo = UTC
    spoilers: Policy = "progress"
    channels: frozenset[int] | None = None
    starters: Starters = "everyone"
    starter_role: int | None = None
    defaults: Rules | None = None
    locale: str | None = None
    titles: TitleLanguage = "english"
    tidy: timedelta | None = None
    has_quote_queue: bool = False
    has_seasons: bool = True
    season_from: date | None = None


class Changes(TypedDict, total=False):
    """Settings to change, each as `GuildSettings` holds it."""

    time_zone: ZoneInfo
    spoilers: Policy
    channels: Collection[int] | None
    starters: Starters
    starter_role: int | None
    defaults: Rules | None
    locale: str | None
    titles: TitleLanguage
    tidy: timedelta | None
    has_quote_queue: bool
    has_seasons: bool
    season_from: date | None


class Guilds:
    """The servers; each method is one transaction.

    Settings that were read are kept in memory, as every question goes by them: nothing else may change them on disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, GuildSettings] = {}

    async def settings(self, guild: int) -> GuildSettings:
        """Return a server's settings."""
        known = self._known.get(guild)
        if known is not None:
            return known
        read = await self._database.look(lambda connection: _read(connection, guild))
        return self._known.setdefault(guild, read)  # what was changed meanwhile is newer than what was read

    async def day(self, guild: int, now: datetime) -> date:
        """Return the day that it is in a server."""
        return now.astimezone((await self.settings(guild)).time_zone).date()

    async def change(self, guild: int, **changes: Unpack[Changes]) -> GuildSettings:
        """Change some settings of a server, and return them all."""
        async with self._database.write() as connection:
            changed = await change_settings(connection, guild, **changes)
        self.remember(guild, changed)
        return changed

    def remember(self, guild: int, changed: GuildSettings) -> None:
        """Go by settings that were changed on disk from now on."""
        self._known[guild] = changed

    def forget(self, guild: int) -> None:
        """Go by nothing any more that was read of a server."""
        self._known.pop(guild, None)


async def change_settings(connection: AsyncConnection, guild: int, **changes: Unpack[Changes]) -> GuildSettings:
    """Change settings on disk, in a transaction that is open already; `Guilds.remember` is owed them afterwards."""
    columns = dict(_column(name, value) for name, value in changes.items())
    changed = upsert(Guild).values(id=guild, **columns)
    await connection.execute(changed.on_conflict_do_update(index_elements=["id"], set_=columns))
    if "tidy" in changes and changes["tidy"] is None:
        await drop_plans(connection, guild)
    return await connection.run_sync(_read, guild)


_COLUMNS: Mapping[str, tuple[str, Callable[[Any], object]]] = {
    "time_zone": ("time_zone", str),
    "channels": ("channels", sorted),
    "defaults": ("defaults", lambda rules: _RULES.dump_python(rules, mode="json")),
    "tidy": ("tidy_minutes", lambda stay: stay // timedelta(minutes=1)),
}
"""The settings that are kept in another form than they are used in."""


def _column(name: str, value: object) -> tuple[str, object]:
    column, write = _COLUMNS.get(name, (name, lambda plain: plain))
    return column, None if value is None else write(value)


def _read(connection: Connection, guild: int) -> GuildSettings:
    row = connection.execute(select(Guild.__table__).where(Guild.id == guild)).first()
    return GuildSettings() if row is None else _settings(row)


def _settings(row: Row[Any]) -> GuildSettings:
    return GuildSettings(
        time_zone=ZoneInfo(row.time_zone),
        spoilers=cast("Policy", row.spoilers),
        channels=None if row.channels is None else frozenset(row.channels),
        starters=cast("Starters", row.starters),
        starter_role=row.starter_role,
        defaults=None if row.defaults is None else _RULES.validate_python(row.defaults),
        locale=row.locale,
        titles=cast("TitleLanguage", row.titles),
        tidy=None if row.tidy_minutes is None else timedelta(minutes=row.tidy_minutes),
        has_quote_queue=row.has_quote_queue,
        has_seasons=row.has_seasons,
        season_from=row.season_from,
    )
