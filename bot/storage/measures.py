"""What boards go by: for each measure what every player has come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Select, cast, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import Float, Integer

from bot.storage.schema import Barred, DailyGuess, Player, RatedDuel, Score, Standing

Measure = Literal["points", "wins", "accuracy", "streak", "rating", "daily"]

Earned: TypeAlias = "type[Score | Standing | DailyGuess | RatedDuel]"
"""The tables of what players have done where."""
MINIMA: Mapping[Measure, int] = {"accuracy": 20, "rating": 3}
"""How many answers, or rated duels, a measure needs before it says something."""


@dataclass(frozen=True, slots=True)
class Board:
    """Which board: of a server or, without one, of all; since a day in a zone, or of all time."""

    measure: Measure
    guild: int | None
    since: date | None = None
    zone: tzinfo = UTC

    @property
    def began(self) -> datetime | None:
        """The moment since which it counts."""
        return None if self.since is None else datetime.combine(self.since, time(), tzinfo=self.zone)


def measured(board: Board, player: int | None = None) -> Select[Any]:
    """Build the query of what every player has come to on a board, or one of them.

    `value` is what they are ranked by: `part` of a `whole` of answers, games, duels or days.
    """
    return _MEASURES[board.measure](board, player)


def _points(board: Board, player: int | None) -> Select[Any]:
    return _scored(board, player, func.sum(Score.points))


def _accuracy(board: Board, player: int | None) -> Select[Any]:
    return _scored(board, player, cast(func.sum(Score.is_right), Float) / func.sum(Score.answered))


def _streak(board: Board, player: int | None) -> Select[Any]:
    return _scored(board, player, func.max(Score.best_streak))


def _scored(board: Board, player: int | None, value: ColumnElement[Any]) -> Select[Any]:
    return _within(
        _sums(Score.player_id, value, func.sum(Score.is_right), func.sum(Score.answered)), board, player, Score
    )


def _wins(board: Board, player: int | None) -> Select[Any]:
    wins = func.sum(cast(Standing.is_win, Integer))
    return _within(_sums(Standing.player_id, wins, wins, func.count()), board, player, Standing)


def _sums(player: InstrumentedAttribute[int], *sums: ColumnElement[Any]) -> Select[Any]:
    """Build the query of what every player's rows come to: a value, a part and a whole."""
    named = [total.label(name) for total, name in zip(sums, ("value", "part", "whole"), strict=True)]
    return select(player.label("player"), *named).group_by(player)


def _within(wanted: Select[Any], board: Board, player: int | None, table: type[Score | Standing]) -> Select[Any]:
    """Narrow a query to a board's days, server and players."""
    if board.since is not None:
        wanted = wanted.where(table.day >= board.since)
    return _of(wanted, board, player, table)


def _of(wanted: Select[Any], board: Board, player: int | None, table: Earned) -> Select[Any]:
    """Narrow a query to a board's server, and to one player or those who may be on it.

    On the board of all servers, nothing counts that was earned where its player is barred.
    """
    if board.guild is not None:
        wanted = wanted.where(table.guild_id == board.guild)
    else:
        wanted = wanted.where(~exists().where(Barred.guild_id == table.guild_id, Barred.player_id == table.player_id))
    if player is not None:
        return wanted.where(table.player_id == player)
    return wanted if board.guild is not None else wanted.where(table.player_id.in_(_shown()))


def _shown() -> Select[int]:
    """Build the query of who is on the board of all servers, so that nobody else is added up for it."""
    return select(Player.id).where(Player.shown_as.isnot(None))


def _daily(board: Board, player: int | None) -> Select[Any]:
    """Count the days on which the drama was found; a day has one right guess at most, and is UTC's."""
    solved = func.sum(cast(DailyGuess.is_right, Integer))
    wanted = _sums(DailyGuess.player_id, solved, solved, func.count(DailyGuess.day.distinct()))
    if board.since is not None:
        wanted = wanted.where(DailyGuess.day >= board.since)
    return _of(wanted, board, player, DailyGuess)


def _rating(board: Board, player: int | None) -> Select[Any]:
    """Take the last rating of everybody who has duelled in the time, and there; it goes by every duel they ever had."""
    active: Select[Any] = select(RatedDuel.player_id)
    if board.began is not None:
        active = active.where(RatedDuel.at >= board.began)
    active = _of(active, board, player, RatedDuel)
    own = RatedDuel.player_id
    course = (
        select(
            RatedDuel.player_id.label("player"),
            func.round(RatedDuel.mean).label("value"),
            func.row_number().over(partition_by=own, order_by=RatedDuel.at.desc()).label("place"),
            func.sum(cast(RatedDuel.outcome == "won", Integer)).over(partition_by=own).label("part"),
            func.count().over(partition_by=own).label("whole"),
        )
        .where(RatedDuel.player_id.in_(active))
        .subquery()
    )
    return select(course.c.player, course.c.value, course.c.part, course.c.whole).where(course.c.place == 1)


_MEASURES: Mapping[Measure, Callable[[Board, int | None], Select[Any]]] = {
    "points": _points,
    "wins": _wins,
    "accuracy": _accuracy,
    "streak": _streak,
    "rating": _rating,
    "daily": _daily,
}
