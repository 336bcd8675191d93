"""Ratings on disk: how well players answer, and by how much questions are harder than guessed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Difficulties, Rating, Session
from bot.storage.engine import Database
from bot.storage.schema import PlayerRating, QuestionRating


class Ratings:
    """The ratings; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def skills(self, players: Collection[int]) -> dict[int, Rating]:
        """Return the ratings of some players; of somebody who never played, that of a newcomer."""
        wanted = select(PlayerRating.__table__).where(PlayerRating.player_id.in_(players))
        async with self._database.read() as connection:
            known = {row.player_id: Rating(row.skill, row.answers) for row in await connection.execute(wanted)}
        return {player: known.get(player, Rating()) for player in players}

    async def difficulties(self) -> Difficulties:
        """Return what has been learned about every question."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(QuestionRating.__table__))
            return Difficulties({row.key: Rating(row.shift, row.answers) for row in rows})


async def add_ratings(connection: AsyncConnection, session: Session) -> None:
    """Add what a game has shown, in a transaction that is open already.

    Added up in SQL: somebody may have played in another channel meanwhile.
    """
    for player, skill in session.skills.items():
        if skill.given:
            own = upsert(PlayerRating).values(player_id=player, skill=skill.gained, answers=skill.given)
            added = {
                "skill": PlayerRating.skill + own.excluded.skill,
                "answers": PlayerRating.answers + own.excluded.answers,
            }
            await connection.execute(own.on_conflict_do_update(index_elements=["player_id"], set_=added))
    for key, rating in session.learned.items():
        if rating.given:
            found = upsert(QuestionRating).values(key=key, shift=rating.gained, answers=rating.given)
            added = {
                "shift": QuestionRating.shift + found.excluded.shift,
                "answers": QuestionRating.answers + found.excluded.answers,
            }
            await connection.execute(found.on_conflict_do_update(index_elements=["key"], set_=added))
