"""Reviews that a host has read in, with what was accepted of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.reviews import Kept, Proposal, Reading
from bot.storage.engine import Database
from bot.storage.schema import Reading as Read
from bot.storage.schema import Statement

_SAID = [getattr(Statement, field.name) for field in fields(Proposal)]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a review was read from; `digest` tells its text from every other."""

    file: str
    digest: str
    link: str | None = None


class Readings:
    """The reviews; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, reading: Reading, origin: Origin, now: datetime) -> int | None:
        """Keep a reading with its proposals, and return its number; None where the same text is there already."""
        read = {
            "drama_id": reading.drama,
            "source": reading.source,
            "reviewer": reading.reviewer,
            "published": reading.published,
            "read_at": now,
            **asdict(origin),
        }
        new = upsert(Read).values(read).on_conflict_do_nothing(index_elements=["digest"]).returning(Read.id)
        async with self._database.write() as connection:
            number: int | None = (await connection.execute(new)).scalar()
            if number is not None and reading.proposals:
                said = [
                    {"reading_id": number, "number": place, **asdict(proposal)}
                    for place, proposal in enumerate(reading.proposals, 1)
                ]
                await connection.execute(insert(Statement), said)
        return number

    async def all(self) -> list[Kept]:
        """Return every review with what was accepted of it, the first read in front."""
        return await self._database.look(_kept)

    async def digests(self) -> frozenset[str]:
        """Return what tells the texts apart that were read in."""
        async with self._database.read() as connection:
            return frozenset((await connection.execute(select(Read.digest))).scalars())

    async def forget(self, number: int) -> bool:
        """Delete a review with all that was accepted of it; return whether it was there."""
        async with self._database.write() as connection:
            return (await connection.execute(delete(Read).where(Read.id == number))).rowcount > 0


def _kept(connection: Connection) -> list[Kept]:
    read = connection.execute(select(Read.__table__).order_by(Read.id)).all()
    if not read:
        return []
    statements = select(Statement.reading_id, *_SAID).order_by(Statement.reading_id, Statement.number)
    said: dict[int, list[Proposal]] = defaultdict(list)
    for number, *values in connection.execute(statements):
        said[number].append(Proposal(*values))
    return [
        Kept(row.id, row.drama_id, row.source, tuple(said[row.id]), row.reviewer, row.published, row.link)
        for row in read
    ]
