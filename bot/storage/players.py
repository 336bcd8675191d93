"""Players on disk: their scores, and all that is kept about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, false, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Session, Standing
from bot.storage.engine import Database
from bot.storage.games import save, stale_sessions
from bot.storage.owned import Rows, forget_rows, rows_of
from bot.storage.schema import Player, Score


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept about one player: rows of plain values, by what they are."""

    rows: Mapping[str, Rows]

    @property
    def is_hidden(self) -> bool:
        """Whether boards leave them out."""
        return any(row["is_hidden"] for row in self.rows["settings"])


class Players:
    """The players; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def top(self, guild: int, since: date | None, *, limit: int = 10) -> list[Standing]:
        """Return a server's best players since a day, or of all time; who hides is not listed."""
        board = _board(guild, since).subquery()
        async with self._database.read() as connection:
            rows = await connection.execute(select(board).order_by(board.c.rank, board.c.player).limit(limit))
            return [Standing(*row) for row in rows]

    async def rank(self, guild: int, player: int, since: date | None) -> Standing | None:
        """Return one player's own place; None before the first point, or while the player hides."""
        board = _board(guild, since).subquery()
        async with self._database.read() as connection:
            row = (await connection.execute(select(board).where(board.c.player == player))).first()
            return Standing(*row) if row else None

    async def hide(self, player: int, *, hidden: bool) -> None:
        """Leave a player out of boards, or show them again."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Player)
                .values(id=player, is_hidden=hidden)
                .on_conflict_do_update(index_elements=["id"], set_={"is_hidden": hidden})
            )

    async def kept(self, player: int) -> Kept:
        """Return everything kept about a player, but for what would tell an answer while its question is open."""
        async with self._database.read() as connection:
            return Kept(await rows_of(connection, player))

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
                await save(connection, session)


def _board(guild: int, since: date | None) -> Select[int, int, int, int, int, int]:
    """Build the query of a server's whole board with its ranks."""
    points = func.sum(Score.points)
    board = (
        select(
            func.rank().over(order_by=points.desc()).label("rank"),
            Score.player_id.label("player"),
            points.label("points"),
            func.sum(Score.is_right).label("right"),
            func.sum(Score.answered).label("answered"),
            func.max(Score.best_streak).label("best_streak"),
        )
        .outerjoin(Player, Player.id == Score.player_id)
        .where(Score.guild_id == guild, func.coalesce(Player.is_hidden, false()).is_(false()))
        .group_by(Score.player_id)
        .having(points > 0)
    )
    return board if since is None else board.where(Score.day >= since)
