"""What players earned in a server on one of its days, added up in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Connection, Insert, Table, func
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.schema import Score

# Added up in SQL: read-then-write would lose what another process adds in between.
_GAINED = upsert(cast("Table", Score.__table__))
_RIGHT = Score.is_right + _GAINED.excluded.is_right
_ANSWERED = Score.answered + _GAINED.excluded.answered


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
    _add(connection, _ADDED, guild, gains)


def mend_gains(connection: Connection, guild: int, gains: Sequence[Gain]) -> None:
    """Add what answers have gained since; they are counted as answered already, unless their score is gone.

    Of a score that moderators removed and that was begun anew, at least as many are answered as are right.
    """
    _add(connection, _MENDED, guild, gains)


def _adding(answered: ColumnElement[int]) -> Insert:
    changed = {
        "points": Score.points + _GAINED.excluded.points,
        "is_right": _RIGHT,
        "answered": answered,
        "best_streak": func.max(Score.best_streak, _GAINED.excluded.best_streak),
    }
    return _GAINED.on_conflict_do_update(index_elements=["guild_id", "player_id", "day"], set_=changed)


def _add(connection: Connection, added: Insert, guild: int, gains: Sequence[Gain]) -> None:
    if gains:
        connection.execute(added, [{"guild_id": guild, **asdict(gain)} for gain in gains])


_ADDED, _MENDED = _adding(_ANSWERED), _adding(func.max(Score.answered, _RIGHT))
