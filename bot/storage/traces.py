"""Quotes go without a trace: nothing of their words stays in the search for them, nor in games that run."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, String, cast, delete, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.questions.own_quotes import OWN
from bot.storage.schema import Game, Quote, QuoteLike
from bot.storage.sessions import drop_words

OWN_KEY = literal("s").concat(cast(Quote.id, String))
"""The key by which a server's own quote is liked."""
MERGE = text("INSERT INTO quote_search(quote_search) VALUES ('optimize')")
"""FTS5 only notes what is deleted: the words themselves stay in its blobs until these are merged into one."""


async def delete_quotes(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """Delete quotes with their likes, in a transaction that is open already; return how many there were."""
    numbers = (await connection.execute(select(Quote.id).where(which))).scalars().all()
    await connection.run_sync(_drop_from_games, frozenset(numbers))
    keys = select(OWN_KEY).where(which)
    await connection.execute(delete(QuoteLike).where(QuoteLike.key.in_(keys)))
    gone = (await connection.execute(delete(Quote).where(which))).rowcount
    if gone:
        await connection.execute(MERGE)
    return gone


def _drop_from_games(connection: Connection, numbers: frozenset[int]) -> None:
    """Take the words of quotes out of the games that run; those that have ended hold none."""
    holds_quotes = cast(Game.questions, String).contains(OWN)
    running = select(Game.id).where(Game.status == "running", holds_quotes)
    for game in connection.execute(running).scalars().all() if numbers else ():
        drop_words(connection, game, numbers)
