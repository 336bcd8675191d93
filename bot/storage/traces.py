"""Quotes go without a trace: nothing of their words stays in the search for them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, String, cast, delete, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.schema import Quote, QuoteLike

OWN_KEY = literal("s").concat(cast(Quote.id, String))
"""The key by which a server's own quote is liked."""
MERGE = text("INSERT INTO quote_search(quote_search) VALUES ('optimize')")
"""FTS5 only notes what is deleted: the words themselves stay in its blobs until these are merged into one."""


async def delete_quotes(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """Delete quotes with their likes, in a transaction that is open already; return how many there were."""
    keys = select(OWN_KEY).where(which)
    await connection.execute(delete(QuoteLike).where(QuoteLike.key.in_(keys)))
    gone = (await connection.execute(delete(Quote).where(which))).rowcount
    if gone:
        await connection.execute(MERGE)
    return gone
