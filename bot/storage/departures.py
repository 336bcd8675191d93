"""Servers that removed the bot, and what goes with them when they have been away for long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, exists, or_, select, union, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.absences import Absences
from bot.storage.endings import break_game
from bot.storage.engine import Database
from bot.storage.guilds import Guilds
from bot.storage.reports import Reports
from bot.storage.schema import (
    Absent,
    Answer,
    Appeal,
    Barred,
    Departure,
    Game,
    Gathering,
    Guild,
    Intervention,
    Preset,
    PulledFact,
    Quote,
    RatedDuel,
    Report,
    Spelling,
    Standing,
)
from bot.storage.traces import delete_quotes

GOES = (
    Absent.guild_id,
    Appeal.guild_id,
    Barred.guild_id,
    Gathering.guild_id,
    Guild.id,
    Intervention.guild_id,
    Preset.guild_id,
    PulledFact.guild_id,
    Quote.guild_id,
    Report.guild_id,
    Spelling.guild_id,
)
"""The columns that say which server's a row is, in all tables that are a server's own."""


class Departures:
    """The servers that removed the bot; each method is one transaction.

    What else keeps a server's rows in memory is told to forget them when they go.
    """

    def __init__(self, database: Database, *knowing: Guilds | Reports | Absences) -> None:
        self._database = database
        self._knowing = knowing

    async def add(self, guild: int, now: datetime) -> None:
        """Keep that a server has removed the bot; of one that is known to have done so, it stays as it is."""
        gone = upsert(Departure).values(guild_id=guild, at=now)
        async with self._database.write() as connection:
            await connection.execute(gone.on_conflict_do_nothing())

    async def end(self, guild: int) -> None:
        """Keep that the bot is in a server again."""
        async with self._database.write() as connection:
            await connection.execute(delete(Departure).where(Departure.guild_id == guild))

    async def gone(self, before: datetime) -> list[int]:
        """Return the servers that removed the bot before a moment, the first to do so in front."""
        wanted = select(Departure.guild_id).where(Departure.at < before).order_by(Departure.at, Departure.guild_id)
        return await self._database.look(lambda connection: list(connection.execute(wanted).scalars()))

    async def note(self, there: Collection[int], now: datetime) -> None:
        """Keep which servers the bot is in: of all others of which something is kept, that they have removed it."""
        missing, returned = await self._database.look(lambda connection: _compared(connection, frozenset(there)))
        if not missing and not returned:
            return
        async with self._database.write() as connection:
            await connection.execute(delete(Departure).where(Departure.guild_id.in_(returned)))
            if missing:
                rows = [{"guild_id": guild, "at": now} for guild in missing]
                await connection.execute(upsert(Departure).on_conflict_do_nothing(), rows)

    async def wipe(self, guild: int, now: datetime) -> bool:
        """Delete what is a server's own, if it still is one that removed the bot; return whether it was.

        What its members earned there stays theirs, without what they typed; games that run are over.
        """
        departed = delete(Departure).where(Departure.guild_id == guild)
        async with self._database.write() as connection:
            if not (await connection.execute(departed)).rowcount:
                return False
            await connection.run_sync(_empty_games, guild, now)
            await delete_quotes(connection, Quote.guild_id == guild)
            for column in GOES:
                await connection.execute(delete(column.class_).where(column == guild))
        for knowing in self._knowing:
            knowing.forget(guild)
        return True


def _compared(connection: Connection, there: frozenset[int]) -> tuple[list[int], list[int]]:
    """Return the servers that are missing and not known to be, and those that are known to be and are not."""
    departed = set(connection.execute(select(Departure.guild_id)).scalars())
    own = set(connection.execute(union(*map(select, GOES))).scalars())
    played = set(connection.execute(select(Game.guild_id).distinct()).scalars()) - own
    missing = {guild for guild in played - there - departed if _holds_games(connection, guild)}
    return sorted(own - there - departed | missing), sorted(departed & there)


def _holds_games(connection: Connection, guild: int) -> bool:
    """Whether there is a game of a server that was not emptied."""
    full = exists().where(Game.guild_id == guild, Game.questions != [])
    return bool(connection.execute(select(full)).scalar())


def _empty_games(connection: Connection, guild: int, now: datetime) -> None:
    """End a server's games, and leave no more of them than what their players have earned."""
    running = select(Game.id).where(Game.guild_id == guild, Game.status == "running")
    for game in connection.execute(running).scalars().all():
        break_game(connection, Game.id == game, now, is_told=True)
    earned = [exists().where(table.game_id == Game.id) for table in (Answer, Standing, RatedDuel)]
    connection.execute(delete(Game).where(Game.guild_id == guild, ~or_(*earned)))
    own = select(Game.id).where(Game.guild_id == guild)
    connection.execute(update(Answer).where(Answer.game_id.in_(own), Answer.typed.isnot(None)).values(typed=""))
    connection.execute(update(Game).where(Game.guild_id == guild).values(questions=[], state=None, tidy_at=None))
