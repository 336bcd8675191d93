"""Spellings on disk: those that servers accepted for an answer besides the catalogue's."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from bot.storage.engine import Database
from bot.storage.schema import Spelling


@dataclass(frozen=True, slots=True)
class AcceptedSpelling:
    """A spelling, and how many servers accepted it."""

    subject: str
    typed: str
    servers: int


@dataclass(frozen=True, slots=True)
class OwnSpelling:
    """A spelling that a server accepted; `subject` and `folded` name it."""

    subject: str
    folded: str
    typed: str


class Spellings:
    """The accepted spellings; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: int, subject: str) -> frozenset[str]:
        """Return what a server accepts for an answer besides the catalogue's spellings, as it was typed."""
        wanted = select(Spelling.typed).where(Spelling.guild_id == guild, Spelling.subject == subject)
        return await self._database.look(lambda connection: frozenset(connection.execute(wanted).scalars()))

    async def elsewhere(self, guild: int, subject: str) -> frozenset[str]:
        """Return what a server accepts for all other answers."""
        wanted = select(Spelling.typed).where(Spelling.guild_id == guild, Spelling.subject != subject)
        return await self._database.look(lambda connection: frozenset(connection.execute(wanted).scalars()))

    async def own(self, guild: int) -> list[OwnSpelling]:
        """Return what a server has accepted, the latest in front."""
        wanted = select(Spelling.subject, Spelling.folded, Spelling.typed).where(Spelling.guild_id == guild)
        latest = wanted.order_by(Spelling.accepted_at.desc(), Spelling.subject, Spelling.folded)
        async with self._database.read() as connection:
            return [OwnSpelling(*row) for row in await connection.execute(latest)]

    async def take_back(self, guild: int, spelling: OwnSpelling) -> None:
        """Let a spelling count no more from now on; what it has earned stays."""
        named = Spelling.subject == spelling.subject, Spelling.folded == spelling.folded
        async with self._database.write() as connection:
            await connection.execute(delete(Spelling).where(Spelling.guild_id == guild, *named))

    async def all(self) -> list[AcceptedSpelling]:
        """Return every spelling that any server accepted, by answer, those of most servers in front."""
        servers = func.count().label("servers")
        # As it was typed first: SQLite takes the other columns from the row that holds the least.
        first = select(Spelling.subject, Spelling.typed, servers, func.min(Spelling.accepted_at))
        summed = first.group_by(Spelling.subject, Spelling.folded)
        async with self._database.read() as connection:
            rows = await connection.execute(summed.order_by(Spelling.subject, servers.desc(), Spelling.folded))
            return [AcceptedSpelling(row.subject, row.typed, row.servers) for row in rows]
