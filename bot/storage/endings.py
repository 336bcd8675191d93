"""How games end on disk: what they have shown is kept once, whoever ends them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game import Finished, Reason, Session
from bot.storage.duels import add_duel
from bot.storage.leftovers import plan_tidying
from bot.storage.ratings import add_ratings
from bot.storage.schema import Asked, Game
from bot.storage.sessions import RunningGame, running_of, state_of
from bot.storage.standings import add_standings


@dataclass(frozen=True, slots=True)
class EndedGame:
    """A game that is over, and whose channel may not have been told."""

    game: RunningGame
    reason: Reason


@dataclass(frozen=True, slots=True)
class End:
    """How a session has finished, on which of its server's days, and when."""

    session: Session
    finished: Finished
    guild: int
    day: date
    now: datetime


def end_game(connection: Connection, end: End, state: dict[str, object] | None) -> None:
    """Keep that a game is over, and once what it has shown of players and questions, and everybody's place.

    Its `state` is kept for as long as its channel may not know how it ended.
    """
    session, now = end.session, end.now
    over = update(Game).where(Game.id == session.id, Game.status == "running")
    if connection.execute(over.values(status=end.finished.reason, state=state, ended_at=now)).rowcount:
        add_ratings(connection, session)
        add_standings(connection, session, end.finished, end.guild, end.day)
        plan_tidying(connection, session.id, now)
        add_duel(connection, session, end.finished, now)


def break_game(connection: Connection, which: ColumnElement[bool], now: datetime, *, is_told: bool) -> Finished | None:
    """End the game, if one runs still, that nobody runs any more: as it was kept, whatever came to pass since.

    Return how it ended; None if it had ended already.
    """
    game = connection.execute(select(Game.__table__).where(which, Game.status == "running")).first()
    if game is None:
        return None
    session = running_of(game, []).session
    finished = session.ended() if session.is_over else session.finish("broken")
    last = connection.execute(select(func.max(Asked.day)).where(Asked.game_id == game.id)).scalar()
    end = End(session, finished, game.guild_id, last or now.date(), now)
    end_game(connection, end, None if is_told else state_of(session))
    return finished


async def drop_ended(connection: AsyncConnection, before: datetime | None = None) -> None:
    """Drop what is kept of games that are over to tell how they ended, in a transaction that is open already."""
    ended = update(Game).where(Game.status != "running", Game.state.isnot(None))
    if before is not None:
        ended = ended.where(Game.ended_at < before)
    await connection.execute(ended.values(state=None))
