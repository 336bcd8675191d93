"""Quotes on disk: the lines that servers keep, and what members like of these and of those that are bundled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, column, delete, exists, func, insert, select, table, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalogue import fold
from bot.messages import UserError
from bot.storage.engine import Database
from bot.storage.lines import Credit, Line, fitted, matching
from bot.storage.schema import Player, Quote, QuoteLike
from bot.storage.traces import OWN_KEY, delete_quotes

MOST_OF_GUILD = 1_000
MOST_A_DAY = 20
MOST_A_DAY_OF_MODERATOR = 200
"""Quotes that one member may add to a server within a day."""
SEARCH = table("quote_search", column("rowid"), column("rank"))
"""The full-text search, which is no table of the schema; `rank` is BM25, the best in front."""


@dataclass(frozen=True, slots=True)
class OwnQuote:
    """A quote that a server keeps; `added_by` is None where they had everything about them deleted.

    It waits for the moderators where it is not shown.
    """

    id: int
    line: Line
    added_by: int | None
    added_at: datetime
    is_shown: bool
    likes: int = 0

    @property
    def key(self) -> str:
        """The name by which it is liked."""
        return f"s{self.id}"


@dataclass(frozen=True, slots=True)
class Outline:
    """A quote by its key: what it is about, and from which episode it is no spoiler."""

    key: str
    drama: str | None
    spoiler_from: int | None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of lines that were imported.

    `doubles` the server had, of the `refused` somebody does not want to be quoted, `over` were too many for it.
    `unfit` could not be kept as they are.
    """

    kept: int = 0
    doubles: int = 0
    refused: int = 0
    over: int = 0
    unfit: int = 0


class Quotes:
    """The quotes; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(  # noqa: PLR0913 - what a quote is, and on whose word
        self, guild: int, line: Line, adder: int, now: datetime, *, waits: bool, is_moderator: bool
    ) -> OwnQuote:
        """Keep a line, shown at once or when the moderators have seen it.

        Raises `UserError` where it does not fit, is there already, is one too many, or its author forbids it.
        """
        line = fitted(line)
        most = MOST_A_DAY_OF_MODERATOR if is_moderator else MOST_A_DAY
        async with self._database.write() as connection:
            await _refuse_forbidden(connection, line.credit.author, adder)
            await _refuse_double(connection, guild, line)
            if await _count(connection, Quote.guild_id == guild) >= MOST_OF_GUILD:
                raise UserError("This server keeps {most} quotes, which is the most. Remove one.", most=MOST_OF_GUILD)
            own = and_(Quote.guild_id == guild, Quote.added_by == adder, Quote.added_at > now - timedelta(days=1))
            if await _count(connection, own) >= most:
                raise UserError("You added {most} quotes within a day, which is the most. Go on tomorrow.", most=most)
            row = _row(guild, line, adder, now, is_shown=not waits)
            number = (await connection.execute(insert(Quote).values(row).returning(Quote.id))).scalar_one()
        return OwnQuote(number, line, adder, now, not waits)

    async def add_all(self, guild: int, lines: Iterable[Line], adder: int, now: datetime) -> Added:
        """Keep lines that a moderator imports, shown at once, as many as there is room for."""
        given = list(lines)
        fit = list(_fitting(given))
        authors = {line.credit.author for line in fit if line.credit.author is not None}
        async with self._database.write() as connection:
            known = set((await connection.execute(select(Quote.folded).where(Quote.guild_id == guild))).scalars())
            forbidding = await _forbidding(connection, authors)
            willing = [line for line in fit if line.credit.author not in forbidding]
            new = {fold(line.text): line for line in reversed(willing) if fold(line.text) not in known}
            kept = list(reversed(new.values()))[: MOST_OF_GUILD - len(known)]
            if kept:
                rows = [_row(guild, line, adder, now, is_shown=True) for line in kept]
                await connection.execute(insert(Quote), rows)
        return Added(
            kept=len(kept),
            doubles=len(willing) - len(new),
            refused=len(fit) - len(willing),
            over=len(new) - len(kept),
            unfit=len(given) - len(fit),
        )

    async def get(self, guild: int, number: int) -> OwnQuote | None:
        """Return a quote of a server, shown or not."""
        found = await self._found(_quotes(Quote.guild_id == guild, Quote.id == number))
        return next(iter(found), None)

    async def of(
        self, guild: int, *, drama: str | None = None, author: int | None = None, waiting: bool = False
    ) -> list[OwnQuote]:
        """Return a server's quotes that are shown, or those that wait, of one drama or author if given, by age."""
        wanted = _quotes(Quote.guild_id == guild, Quote.is_shown.is_(not waiting))
        if drama is not None:
            wanted = wanted.where(Quote.drama_id == drama)
        if author is not None:
            wanted = wanted.where(Quote.author_id == author)
        return await self._found(wanted.order_by(Quote.id))

    async def speak_of(self, guild: int, drama: str) -> bool:
        """Whether a quote of a server that is shown is about a drama."""
        shown = exists().where(Quote.guild_id == guild, Quote.is_shown.is_(True), Quote.drama_id == drama)
        return bool(await self._database.look(lambda connection: connection.execute(select(shown)).scalar()))

    async def outlines(self, guild: int) -> list[Outline]:
        """Return what the shown quotes of a server are about, without their words: enough to draw one of them."""
        wanted = select(Quote.id, Quote.drama_id, Quote.spoiler_from)
        shown = wanted.where(Quote.guild_id == guild, Quote.is_shown.is_(True)).order_by(Quote.id)
        return await self._database.look(
            lambda connection: [
                Outline(f"s{row.id}", row.drama_id, row.spoiler_from) for row in connection.execute(shown)
            ]
        )

    async def search(self, guild: int, words: str, limit: int = 10) -> list[OwnQuote]:
        """Return the quotes of a server in which all these words are, or begin as the last of them, the best first."""
        expression = matching(words)
        if not expression:
            return []
        wanted = _quotes(Quote.guild_id == guild, Quote.is_shown.is_(True))
        hits = wanted.join(SEARCH, SEARCH.c.rowid == Quote.id).where(column("quote_search").op("MATCH")(expression))
        return await self._found(hits.order_by(SEARCH.c.rank, Quote.id).limit(limit))

    async def change(self, guild: int, number: int, *, drama: str | None, spoiler_from: int | None) -> OwnQuote | None:
        """Settle what a quote is about, and from which episode it is no spoiler; None where it is gone."""
        own = Quote.guild_id == guild, Quote.id == number
        async with self._database.write() as connection:
            await connection.execute(update(Quote).where(*own).values(drama_id=drama, spoiler_from=spoiler_from))
            row = (await connection.execute(_quotes(*own))).first()
        return None if row is None else _quote(row)

    async def decide(self, guild: int, number: int, moderator: int, *, is_accepted: bool) -> None:
        """Show a quote that waits, or delete it. Raises `UserError` where somebody else has decided."""
        waiting = and_(Quote.guild_id == guild, Quote.id == number, Quote.is_shown.is_(False))
        accepted = update(Quote).where(waiting).values(is_shown=True, decided_by=moderator)
        async with self._database.write() as connection:
            if is_accepted:
                decided = (await connection.execute(accepted)).rowcount
            else:
                decided = await delete_quotes(connection, waiting)
        if not decided:
            raise UserError("Somebody has decided on that quote already. /server queue shows what is left.")

    async def remove(self, guild: int, number: int) -> bool:
        """Delete a quote with its likes; return whether it was there still."""
        async with self._database.write() as connection:
            return bool(await delete_quotes(connection, and_(Quote.guild_id == guild, Quote.id == number)))

    async def like(self, key: str, player: int, now: datetime) -> int:
        """Keep that a member likes a quote, or no longer does, and return how many do.

        Raises `UserError` where a server's own is there no more.
        """
        own = QuoteLike.key == key, QuoteLike.player_id == player
        async with self._database.write() as connection:
            if key.startswith("s") and not await _count(connection, Quote.id == int(key[1:])):
                raise UserError("That quote was taken out. /quote random has others.")
            if not (await connection.execute(delete(QuoteLike).where(*own))).rowcount:
                await connection.execute(insert(QuoteLike).values(key=key, player_id=player, at=now))
            return (await connection.execute(select(func.count()).where(QuoteLike.key == key))).scalar_one()

    async def likes(self, keys: Iterable[str]) -> Mapping[str, int]:
        """Return how many members like each of these quotes."""
        wanted = dict.fromkeys(keys, 0)
        counted = select(QuoteLike.key, func.count().label("likes")).where(QuoteLike.key.in_(wanted))
        rows = await self._database.look(lambda connection: connection.execute(counted.group_by(QuoteLike.key)).all())
        return wanted | {row.key: row.likes for row in rows}

    async def refuse(self, player: int, *, refuses: bool) -> int:
        """Let nobody quote a member, or everybody again.

        All that they are quoted with goes, in every server; return how many quotes that were.
        """
        settled = upsert(Player).values(id=player, refuses_quotes=refuses)
        async with self._database.write() as connection:
            await connection.execute(
                settled.on_conflict_do_update(index_elements=["id"], set_={"refuses_quotes": refuses})
            )
            return await delete_quotes(connection, Quote.author_id == player) if refuses else 0

    async def refuses(self, player: int) -> bool:
        """Whether a member forbids being quoted."""
        refuses = exists().where(Player.id == player, Player.refuses_quotes)
        return bool(await self._database.look(lambda connection: connection.execute(select(refuses)).scalar()))

    async def _found(self, wanted: Select[Any]) -> list[OwnQuote]:
        return await self._database.look(lambda connection: [_quote(row) for row in connection.execute(wanted)])


def _quotes(*which: ColumnElement[bool]) -> Select[Any]:
    likes = select(func.count()).where(QuoteLike.key == OWN_KEY).scalar_subquery().label("likes")
    return select(Quote.__table__, likes).where(*which)


def _quote(row: Row[Any]) -> OwnQuote:
    credit = Credit(row.author_id, row.reviewer, row.source, row.published, row.link)
    line = Line(row.text, row.drama_id, credit, row.spoiler_from)
    return OwnQuote(row.id, line, row.added_by, row.added_at, row.is_shown, row.likes)


def _row(guild: int, line: Line, adder: int, now: datetime, *, is_shown: bool) -> dict[str, object]:
    credit = line.credit
    return {
        "guild_id": guild,
        "drama_id": line.drama,
        "text": line.text,
        "folded": fold(line.text),
        "author_id": credit.author,
        "reviewer": credit.reviewer,
        "source": credit.source,
        "published": credit.published,
        "link": credit.link,
        "spoiler_from": line.spoiler_from,
        "added_by": adder,
        "added_at": now,
        "is_shown": is_shown,
    }


def _fitting(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        with suppress(UserError):  # whoever imports counts those that do not fit
            yield fitted(line)


async def _count(connection: AsyncConnection, which: ColumnElement[bool]) -> int:
    return (await connection.execute(select(func.count()).select_from(Quote).where(which))).scalar_one()


async def _forbidding(connection: AsyncConnection, players: Collection[int]) -> set[int]:
    """Return those of some members who forbid being quoted."""
    forbidding = select(Player.id).where(Player.id.in_(players), Player.refuses_quotes)
    return set((await connection.execute(forbidding)).scalars())


async def _refuse_forbidden(connection: AsyncConnection, author: int | None, adder: int) -> None:
    if author is None or not await _forbidding(connection, {author}):
        return
    if author == adder:
        raise UserError("You want nobody to quote you. /privacy changes that.")
    raise UserError("They do not want to be quoted. Choose a line of somebody else.")


async def _refuse_double(connection: AsyncConnection, guild: int, line: Line) -> None:
    double = select(Quote.is_shown).where(Quote.guild_id == guild, Quote.folded == fold(line.text))
    is_shown = (await connection.execute(double)).scalar()
    if is_shown:
        raise UserError("This server keeps that quote already. Choose another line.")
    if is_shown is not None:
        raise UserError("That quote waits for the moderators already. Choose another line.")
