"""Favourites on disk: the dramas that players show on their profiles."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select

from bot.storage.engine import Database
from bot.storage.schema import Favourite

MOST = 4


class Favourites:
    """The players' favourites; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, player: int) -> list[str]:
        """Return the ids of a player's favourite dramas, in their order."""
        own = select(Favourite.drama_id).where(Favourite.player_id == player).order_by(Favourite.place)
        async with self._database.read() as connection:
            return list((await connection.execute(own)).scalars())

    async def put(self, player: int, dramas: Iterable[str]) -> None:
        """Keep these dramas, each once and four at most, as a player's favourites, instead of all before."""
        ordered = list(dict.fromkeys(dramas))[:MOST]
        rows = [
            {"player_id": player, "place": place, "drama_id": drama} for place, drama in enumerate(ordered, start=1)
        ]
        async with self._database.write() as connection:
            await connection.execute(delete(Favourite).where(Favourite.player_id == player))
            if rows:
                await connection.execute(insert(Favourite), rows)
