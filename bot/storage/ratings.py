"""Ratings on disk: how well players answer, and by how much questions are harder than guessed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from sqlalchemy import Connection, FromClause, Insert, Table, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Difficulties, Rating, Session
from bot.game.rating import Learned, kind_key, relearn
from bot.storage.engine import Database
from bot.storage.repairs import Mended
from bot.storage.schema import PlayerRating, QuestionRating


class Ratings:
    """The ratings; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def skills(self, players: Collection[int]) -> dict[int, Rating]:
        """Return the ratings of some players; of somebody who never played, that of a newcomer."""
        known = await self._database.look(lambda connection: _known(connection, PlayerRating.__table__, players))
        return {player: known.get(player, Rating()) for player in players}

    async def difficulties(self) -> Difficulties:
        """Return what has been learned about every question."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(QuestionRating.__table__))
            return Difficulties({row.key: Rating(row.shift, row.answers) for row in rows})


def add_ratings(connection: Connection, session: Session) -> None:
    """Add what a game has shown, in a transaction that is open already."""
    _add(connection, _SKILL_ADDED, session.skills)
    _add(connection, _LEARNED_ADDED, session.learned)


def mend_ratings(connection: Connection, mended: Collection[Mended]) -> dict[str, Rating]:
    """Learn that answers count after all, in a transaction that is open already; their games have ended.

    Return what is learned of questions and kinds, by their keys. What has no rating has learned nothing from them.
    """
    skills = _known(connection, PlayerRating.__table__, {each.player for each in mended})
    keys = {key for each in mended for key in (each.key, kind_key(each.kind))}
    learned = _known(connection, QuestionRating.__table__, keys)
    for each in mended:
        of_key, of_kind = learned.get(each.key, Rating()), learned.get(kind_key(each.kind), Rating())
        relearn(skills.get(each.player, Rating()), Learned(of_key, of_kind))
    _add(connection, _SKILL_ADDED, skills)
    _add(connection, _LEARNED_ADDED, learned)
    return learned


Key = TypeVar("Key", int, str)


def _known(connection: Connection, table: FromClause, keys: Collection[Key]) -> dict[Key, Rating]:
    """Return the ratings of a table of key, value and answers, of those keys that have one."""
    identity, value, answers = table.columns
    rows = connection.execute(select(identity, value, answers).where(identity.in_(keys)))
    return {key: Rating(value, answers) for key, value, answers in rows}


def _add(connection: Connection, added: Insert, ratings: Mapping[Key, Rating]) -> None:
    """Add what was gained since to the rows of some ratings."""
    rows = [(key, rating.gained, rating.given) for key, rating in ratings.items() if rating.given or rating.gained]
    if rows:
        names = added.table.columns.keys()
        connection.execute(added, [dict(zip(names, row, strict=True)) for row in rows])


def _adding(table: FromClause) -> Insert:
    """Make what adds to a row of key, value and answers; in SQL, as another game may have added meanwhile."""
    identity, value, answers = table.columns
    given = upsert(cast("Table", table))
    added = {column.name: column + given.excluded[column.name] for column in (value, answers)}
    return given.on_conflict_do_update(index_elements=[identity], set_=added)


_SKILL_ADDED, _LEARNED_ADDED = _adding(PlayerRating.__table__), _adding(QuestionRating.__table__)
