"""Players on disk: their scores, and all that is kept about one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, delete, false, func, null, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game import Session, Standing
from bot.storage.appeals import forget_appeals, kept_appeals, kept_rulings
from bot.storage.engine import Database
from bot.storage.games import save, stale_sessions
from bot.storage.reports import forget_reports, kept_decisions, kept_reports
from bot.storage.schema import Answer, Game, ListEntry, Player, PlayerRating, Score


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept about one player, as rows of plain values by table."""

    is_hidden: bool
    scores: tuple[dict[str, object], ...]
    answers: tuple[dict[str, object], ...]
    entries: tuple[dict[str, object], ...]
    rating: dict[str, object] | None
    reports: tuple[dict[str, object], ...]
    appeals: tuple[dict[str, object], ...]
    decisions: tuple[dict[str, object], ...]


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
            hidden = (await connection.execute(select(Player.is_hidden).where(Player.id == player))).scalar()
            scores = await connection.execute(select(Score.__table__).where(Score.player_id == player))
            answers = await connection.execute(_answers().where(Answer.player_id == player))
            entries = await connection.execute(select(ListEntry.__table__).where(ListEntry.player_id == player))
            rating = await connection.execute(select(PlayerRating.__table__).where(PlayerRating.player_id == player))
            rated = rating.mappings().first()
            return Kept(
                is_hidden=bool(hidden),
                scores=tuple(map(dict, scores.mappings())),
                answers=tuple(map(dict, answers.mappings())),
                entries=tuple(map(dict, entries.mappings())),
                rating=None if rated is None else dict(rated),
                reports=await kept_reports(connection, player),
                appeals=await kept_appeals(connection, player),
                decisions=(*await kept_decisions(connection, player), *await kept_rulings(connection, player)),
            )

    async def forget(self, player: int, running: Iterable[Session] = ()) -> None:
        """Delete every row about a player, and keep the running sessions as they are without them.

        A game that nobody runs may be there too, as its end could not be kept: it forgets them as well.
        """
        known = {session.id: session for session in running}
        async with self._database.write() as connection:
            await connection.execute(delete(Answer).where(Answer.player_id == player))
            await connection.execute(delete(Score).where(Score.player_id == player))
            await connection.execute(delete(ListEntry).where(ListEntry.player_id == player))
            await connection.execute(delete(PlayerRating).where(PlayerRating.player_id == player))
            await connection.execute(delete(Player).where(Player.id == player))
            await forget_reports(connection, player)
            await forget_appeals(connection, player)
            for session in await stale_sessions(connection, known):
                session.forget(player)
                known[session.id] = session
            for session in known.values():
                await save(connection, session)


def _answers() -> Select[Any]:
    """Build the query of answers; what a typed one names, if anything, is not told before the question is over."""
    is_open = and_(Game.status == "running", Answer.is_right.is_(None), Answer.typed.isnot(None))
    columns = [column for column in Answer.__table__.columns if column.name != "choice"]
    choice = case((is_open, null()), else_=Answer.choice).label("choice")
    return select(*columns, choice, Game.guild_id, Game.channel_id).join(Game, Game.id == Answer.game_id)


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
