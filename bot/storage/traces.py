"""Quotes go without a trace: neither the search nor a game that asked about one keeps anything of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from bot.messages import message
from bot.storage.schema import Appeal, Game, Quote, QuoteLike, Report

OWN_KEY = literal("s").concat(cast(Quote.id, String))
"""The key by which a server's own quote is liked."""
ASKED = re.compile(r".*[:/]s(\d+)")
"""How the key of a question about one ends, whatever its kind."""
MAYBE_ASKED = ("*:s[0-9]*", "*/s[0-9]*")
"""What such keys look like to SQLite, which finds a letter in much text fast, but not one of two."""
MERGE = text("INSERT INTO quote_search(quote_search) VALUES ('optimize')")
"""FTS5 only notes what is deleted: the words themselves stay in its blobs until these are merged into one."""
TAKEN_OUT = message("This quote was taken out.")
BLANK = {"text": TAKEN_OUT.text, "values": {}}


async def delete_quotes(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    """Delete quotes with their likes, in a transaction that is open already; return how many there were."""
    keys = select(OWN_KEY).where(which)
    await connection.execute(delete(QuoteLike).where(QuoteLike.key.in_(keys)))
    gone = (await connection.execute(delete(Quote).where(which).returning(Quote.guild_id, Quote.id))).all()
    of_guild: dict[int, set[int]] = defaultdict(set)
    for row in gone:
        of_guild[row.guild_id].add(row.id)
    for guild, numbers in of_guild.items():
        await _blank_games(connection, guild, numbers)
        await _blank_cases(connection, guild, numbers)
    if gone:
        await connection.execute(MERGE)
    return len(gone)


async def _blank_games(connection: AsyncConnection, guild: int, numbers: Collection[int]) -> None:
    """Take the words of quotes out of the questions that were drawn in a server's games."""
    games = select(Game.id, Game.questions).where(Game.guild_id == guild, _maybe(cast(Game.questions, String)))
    for game in await connection.execute(games):
        blanked = [_blanked(question) if _is_of(question["key"], numbers) else question for question in game.questions]
        await connection.execute(update(Game).where(Game.id == game.id).values(questions=blanked))


async def _blank_cases(connection: AsyncConnection, guild: int, numbers: Collection[int]) -> None:
    """Take the words of quotes out of what moderators decide or decided on."""
    for table in (Report, Appeal):
        cases = select(table.id, table.key).where(table.guild_id == guild, _maybe(table.key))
        of_quotes = [case.id for case in await connection.execute(cases) if _is_of(case.key, numbers)]
        await connection.execute(update(table).where(table.id.in_(of_quotes)).values(stem=TAKEN_OUT.text))


def _maybe(written: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return or_(*(written.op("GLOB")(pattern) for pattern in MAYBE_ASKED))


def _is_of(key: str, numbers: Collection[int]) -> bool:
    found = ASKED.fullmatch(key)
    return found is not None and int(found[1]) in numbers


def _blanked(question: dict[str, Any]) -> dict[str, Any]:
    return {**question, "stem": BLANK, "reveal": BLANK, "clues": [], "sources": []}
