"""What players earned in a server on one of its days, added up in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, Table, func
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.schema import Score


@dataclass(frozen=True, slots=True)
class Gain:
    """What a player's score of a day gains by some answers; `best_streak` is the longest run that they ended."""

    player_id: int
    day: date
    points: int
    is_right: int
    answered: int
    best_streak: int


def add_gains(connection: Connection, guild: int, gains: Sequence[Gain]) -> None:
    """Add answers to the scores of their days."""
    _add(connection, guild, gains, ("points", "is_right", "answered"))


def mend_gains(connection: Connection, guild: int, gains: Sequence[Gain]) -> None:
    """Add what answers have gained since; they are counted as answered already, unless their score is gone."""
    _add(connection, guild, gains, ("points", "is_right"))


def _add(connection: Connection, guild: int, gains: Sequence[Gain], summed: Sequence[str]) -> None:
    if not gains:
        return
    gained = upsert(cast("Table", Score.__table__))
    # Added up in SQL: read-then-write would lose what another process adds in between.
    added = {name: Score.__table__.c[name] + gained.excluded[name] for name in summed}
    best = func.max(Score.best_streak, gained.excluded.best_streak)
    statement = gained.on_conflict_do_update(
        index_elements=["guild_id", "player_id", "day"], set_={**added, "best_streak": best}
    )
    connection.execute(statement, [{"guild_id": guild, **asdict(gain)} for gain in gains])
