"""Players who have left a server, until they act there again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.engine import Database
from bot.storage.schema import Absent


class Absences:
    """Who has left which server; each method is at most one transaction.

    All of them are kept in memory too, as whoever acts is looked for here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: set[tuple[int, int]] = set()

    async def load(self) -> None:
        """Learn who had left before the bot was started."""
        async with self._database.read() as connection:
            rows = await connection.execute(select(Absent.guild_id, Absent.player_id))
            self._known.update((row.guild_id, row.player_id) for row in rows)

    def has(self, guild: int, player: int) -> bool:
        """Whether a player is known to have left a server."""
        return (guild, player) in self._known

    async def add(self, guild: int, players: Collection[int]) -> None:
        """Keep that players have left a server."""
        left = [{"guild_id": guild, "player_id": player} for player in players]
        async with self._database.write() as connection:
            await connection.execute(upsert(Absent).on_conflict_do_nothing(), left)
        self._known.update((guild, player) for player in players)

    async def end(self, guild: int, player: int) -> None:
        """Keep that a player is there again."""
        async with self._database.write() as connection:
            await connection.execute(delete(Absent).where(Absent.guild_id == guild, Absent.player_id == player))
        self._known.discard((guild, player))

    def forget(self, guild: int) -> None:
        """Go by nothing any more that was read of a server."""
        self._known = {left for left in self._known if left[0] != guild}
