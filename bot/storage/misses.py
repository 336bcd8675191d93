"""Misses on disk: what was typed and did not count, and how often; not who typed it, nor where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, func, select, tuple_
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.catalogue import fold
from bot.catalogue.matching import LONGEST, Verdict, cleaned, is_personal
from bot.storage import schema
from bot.storage.engine import Database

MOST = 5_000
"""Texts kept; beyond, the rarest go, of these the oldest."""
LEFT = 4_500
"""How many are left then, so that a new text has time to come again before it is the rarest."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A text that did not count, as it was typed, what it was taken for and what the answer was."""

    subject: str
    typed: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Missed:
    """How often a text was typed for an answer and did not count."""

    subject: str
    typed: str
    verdict: str
    times: int


class Misses:
    """The misses; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def commonest(self, limit: int) -> list[Missed]:
        """Return what was typed in vain most often, of equal ones the latest in front."""
        miss = schema.Miss
        wanted = select(miss.subject, miss.typed, miss.verdict, miss.times).order_by(
            miss.times.desc(), miss.last_on.desc(), miss.subject, miss.folded
        )
        async with self._database.read() as connection:
            return [Missed(*row) for row in await connection.execute(wanted.limit(limit))]


def count_miss(connection: Connection, missed: Miss, on: date) -> None:
    """Count a miss, in a transaction that is open already; what has no letters is none.

    Nobody can ask that a text be deleted of which it is not known who typed it. So one that may tell of somebody is
    not kept.
    """
    typed = cleaned(missed.typed)[:LONGEST]
    folded = fold(typed)
    if not folded or missed.verdict == "accept" or is_personal(missed.typed):
        return
    latest = {"typed": typed, "verdict": missed.verdict, "last_on": on}
    counted = connection.execute(
        upsert(schema.Miss)
        .values(subject=missed.subject, folded=folded, times=1, **latest)
        .on_conflict_do_update(index_elements=["subject", "folded"], set_={"times": schema.Miss.times + 1, **latest})
        .returning(schema.Miss.times)
    )
    if counted.scalar_one() == 1:
        _make_room(connection)


def _make_room(connection: Connection) -> None:
    miss = schema.Miss
    kept = connection.execute(select(func.count()).select_from(miss)).scalar_one()
    if kept > MOST:
        rarest = select(miss.subject, miss.folded).order_by(miss.times, miss.last_on).limit(kept - LEFT)
        connection.execute(delete(miss).where(tuple_(miss.subject, miss.folded).in_(rarest)))
