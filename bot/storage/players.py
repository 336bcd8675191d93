"""Players on disk: how boards show them, and all that is kept about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Session
from bot.storage.endings import drop_ended
from bot.storage.engine import Database
from bot.storage.lists import Audience
from bot.storage.owned import Rows, counts_of, forget_rows, rows_of
from bot.storage.schema import Player, PlayerRating
from bot.storage.sessions import save, stale_sessions


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept about one player, by what it is, and what they have settled.

    `rated` is how many answers their skill rests on; `shown_as` the name by which the board of all servers lists them.
    """

    counts: Mapping[str, int]
    rated: int = 0
    is_hidden: bool = False
    shown_as: str | None = None
    refuses_duels: bool = False
    list_shown_to: Audience = "nobody"
    refuses_quotes: bool = False


class Players:
    """The players; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hide(self, player: int, *, hidden: bool) -> None:
        """Leave a player out of boards, or show them again."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Player)
                .values(id=player, is_hidden=hidden)
                .on_conflict_do_update(index_elements=["id"], set_={"is_hidden": hidden})
            )

    async def show_everywhere(self, player: int, name: str | None) -> None:
        """List a player by a name on the board of all servers; without one, take them off it."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Player)
                .values(id=player, shown_as=name)
                .on_conflict_do_update(index_elements=["id"], set_={"shown_as": name})
            )

    async def kept(self, player: int) -> Kept:
        """Return how much is kept about a player, and what they have settled."""
        rated = select(PlayerRating.answers).where(PlayerRating.player_id == player)
        async with self._database.read() as connection:
            counts = await counts_of(connection, player)
            answers = (await connection.execute(rated)).scalar() or 0
            own = (await connection.execute(select(Player.__table__).where(Player.id == player))).first()
        if own is None:
            return Kept(counts, answers)
        return Kept(
            counts,
            answers,
            is_hidden=own.is_hidden,
            shown_as=own.shown_as,
            refuses_duels=own.refuses_duels,
            list_shown_to=own.list_shown_to,
            refuses_quotes=own.refuses_quotes,
        )

    async def rows(self, player: int) -> Mapping[str, Rows]:
        """Return everything kept about a player, but for what would tell an answer while its question is open.

        They are rows of plain values, by what they are.
        """
        return await self._database.look(lambda connection: rows_of(connection, player))

    async def forget(self, player: int, running: Iterable[Session] = ()) -> None:
        """Delete every row about a player, and keep the running sessions as they are without them.

        A game that nobody runs may be there too, as its end could not be kept: it forgets them as well.
        """
        known = {session.id: session for session in running}
        async with self._database.write() as connection:
            await forget_rows(connection, player)
            for session in await stale_sessions(connection, known):
                session.forget(player)
                known[session.id] = session
            for session in known.values():
                await connection.run_sync(save, session)
            await drop_ended(connection)
