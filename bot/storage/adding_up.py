"""Adds up what players have done, in one query of each table that knows of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import timedelta
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    func,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from bot.game.daily import streak_of
from bot.game.records import Record, Tally, longest_break, longest_run
from bot.questions import all_kinds
from bot.questions.model import Category
from bot.storage.schema import Answer, Appeal, Asked, DailyGuess, Game, ListEntry, RatedDuel, Report, Score, Standing

Fields: TypeAlias = dict[str, Any]
"""Some fields of a record, by their names."""
Personal: TypeAlias = type[Appeal | DailyGuess | RatedDuel | Report | Score | Standing]
"""A table whose rows are a player's, and of one server each."""

WHOLE_GAME = 5
"""Questions that a game has at least to be perfect."""
NOT_BY_DRAMA = ("actor_ladder", "link", "odd_one_out", "review_quote")
"""The kinds of question whose keys do not all begin with a drama."""

DAY = 86_400_000
"""Milliseconds; SQLite counts time in days, and not much finer than these."""

_KIND = func.substr(Asked.key, 1, func.instr(Asked.key, ":") - 1).label("kind")
_SUBJECT = func.substr(Asked.key, func.instr(Asked.key, ":") + 1)
_DRAMA = func.substr(_SUBJECT, 1, func.instr(_SUBJECT.concat("/"), "/") - 1)
_RIGHT = Answer.is_right.is_(True)
_TYPED = and_(_RIGHT, Answer.typed.isnot(None))


def records_of(connection: Connection, players: Collection[int], guild: int | None) -> dict[int, Record]:
    """Return what each of some players has done in a server, or everywhere."""
    which = {"players": list(players), **({} if guild is None else {"guild": guild})}
    found: dict[int, Fields] = defaultdict(dict)
    for query, fields_of in _queries(is_everywhere=guild is None):
        own: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in connection.execute(query, which):
            own[row.player_id].append(row)
        for player, rows in own.items():
            found[player] |= fields_of(rows)
    return {player: Record(**found[player]) for player in players}


@cache
def _queries(*, is_everywhere: bool) -> list[tuple[Select[Any], Callable[[list[Row[Any]]], Fields]]]:
    """Build all queries, of `players` and perhaps of a `guild`, and what reads their rows; once: that takes a while."""
    whose = _Whose(is_everywhere=is_everywhere)
    return [
        (_kinds(whose), _of_kinds),
        (_days(whose), _of_days),
        (_modes(whose), _of_modes),
        (_dailies(whose), _of_dailies),
        *((counts, _of_counts) for counts in _counts(whose)),
    ]


class _Whose:
    """Whose rows are added up: those of some players, in one server or everywhere."""

    def __init__(self, *, is_everywhere: bool) -> None:
        self.players: BindParameter[Any] = bindparam("players", expanding=True)
        self.guild = None if is_everywhere else bindparam("guild", type_=Integer)

    def rows(self, table: Personal, *by: InstrumentedAttribute[Any], **sums: ColumnElement[Any]) -> Select[Any]:
        """Build a query of a table, added up for each player and what it is grouped by."""
        named = [added.label(name) for name, added in sums.items()]
        query = select(table.player_id, *by, *named).where(table.player_id.in_(self.players))
        here = query if self.guild is None else query.where(table.guild_id == self.guild)
        return here.group_by(table.player_id, *by)

    def answers(self, *by: ColumnElement[Any], **sums: ColumnElement[Any]) -> Select[Any]:
        """Build such a query of answers to questions that are over."""
        named = [*by, *(added.label(name) for name, added in sums.items())]
        question = and_(Asked.game_id == Answer.game_id, Asked.number == Answer.number)
        query = select(Answer.player_id, *named).join(Asked, question)
        if self.guild is not None:
            query = query.join(Game, Game.id == Answer.game_id).where(Game.guild_id == self.guild)
        over = query.where(Answer.player_id.in_(self.players), Answer.is_right.isnot(None))
        return over.group_by(Answer.player_id, *by)


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(*conditions)


def _kinds(whose: _Whose) -> Select[Any]:
    taken = func.julianday(Answer.at) - func.julianday(Asked.opened_at)
    return whose.answers(
        _KIND,
        right=_count(_RIGHT),
        answered=func.count(),
        typed=_count(_TYPED),
        unaided=_count(_TYPED, Answer.hints == 0),
        changed=_count(_RIGHT, Answer.changed.is_(True)),
        fastest=func.min(case((and_(_RIGHT, taken >= 0), taken))),
    )


def _of_kinds(rows: list[Row[Any]]) -> Fields:
    known = all_kinds()
    tallies: dict[Category, Tally] = {}
    for row in rows:
        if row.kind in known:
            category = known[row.kind].category
            before = tallies.get(category, Tally())
            tallies[category] = Tally(before.right + row.right, before.answered + row.answered)
    summed = ("right", "answered", "typed", "unaided", "changed")
    fastest = min((row.fastest for row in rows if row.fastest is not None), default=None)
    return {
        **{name: sum(getattr(row, name) for row in rows) for name in summed},
        "by_category": tallies,
        "kinds": sum(row.right > 0 for row in rows),
        "fastest": None if fastest is None else timedelta(milliseconds=round(fastest * DAY)),
    }


def _days(whose: _Whose) -> Select[Any]:
    return whose.rows(
        Score,
        Score.day,
        points=func.sum(Score.points),
        answered=func.sum(Score.answered),
        best_streak=func.max(Score.best_streak),
    )


def _of_days(rows: list[Row[Any]]) -> Fields:
    days = [row.day for row in rows]
    return {
        "points": sum(row.points for row in rows),
        "best_streak": max(row.best_streak for row in rows),
        "busiest": max(row.answered for row in rows),
        "days": len(days),
        "longest_run": longest_run(days),
        "longest_break": longest_break(days),
    }


def _modes(whose: _Whose) -> Select[Any]:
    asked = select(func.count()).where(Asked.game_id == Standing.game_id, Asked.closed_at.isnot(None)).scalar_subquery()
    return whose.rows(
        Standing,
        Standing.mode,
        played=func.count(),
        won=_count(Standing.is_win.is_(True)),
        perfect=_count(Standing.is_right >= WHOLE_GAME, Standing.is_right == asked),
    )


def _of_modes(rows: list[Row[Any]]) -> Fields:
    return {
        "played_in": {row.mode: row.played for row in rows},
        "won_in": {row.mode: row.won for row in rows},
        "perfect": sum(row.perfect for row in rows),
    }


def _dailies(whose: _Whose) -> Select[Any]:
    return whose.rows(DailyGuess, DailyGuess.day).where(DailyGuess.is_right)


def _of_dailies(rows: list[Row[Any]]) -> Fields:
    days = [row.day for row in rows]
    return {"dailies": len(days), "daily_streak": streak_of(set(days), max(days)).best}


def _counts(whose: _Whose) -> Iterable[Select[Any]]:
    """Build the queries of what is only counted; a list belongs to no server."""
    by_drama = case((and_(_RIGHT, _KIND.notin_(NOT_BY_DRAMA)), _DRAMA))
    yield whose.answers(dramas=func.count(by_drama.distinct()), games=func.count(Answer.game_id.distinct()))
    yield whose.rows(RatedDuel, duels=func.count(), duels_won=_count(RatedDuel.outcome == "won"))
    yield whose.rows(Appeal, appeals=func.count()).where(Appeal.status == "accepted")
    yield whose.rows(Report, reports=func.count()).where(Report.status == "upheld")
    if whose.guild is None:
        sums: list[ColumnElement[Any]] = [
            ListEntry.player_id.expression,
            func.count().label("listed"),
            _count(ListEntry.status == "finished").label("finished"),
        ]
        listed = select(*sums)
        yield listed.where(ListEntry.player_id.in_(whose.players)).group_by(ListEntry.player_id)


def _of_counts(rows: list[Row[Any]]) -> Fields:
    [row] = rows
    return {name: count for name, count in row._mapping.items() if name != "player_id"}  # noqa: SLF001 - as documented
