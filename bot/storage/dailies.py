"""The daily drama on disk: which one each day had, and what everybody guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Select, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.game.daily import Guess, Play
from bot.storage.engine import Database
from bot.storage.schema import Daily, DailyGuess

YEAR = timedelta(days=365)


class Dailies:
    """The daily dramas; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def kept(self, day: date) -> str | None:
        """Return the id of a day's drama; None where nobody has asked for it."""
        async with self._database.read() as connection:
            return await _kept(connection, day)

    async def drama(self, day: date, choose: Callable[[Sequence[str]], str], known: Container[str]) -> str:
        """Return the id of a day's drama, chosen when it is first asked for, and again if it is no longer known.

        `choose` is given the ids of the dramas of the year before, the last one last.
        """
        async with self._database.write() as connection:
            kept = await _kept(connection, day)
            if kept is not None and kept in known:
                return kept
            chosen = choose(await _recent(connection, day))
            await connection.execute(
                upsert(Daily)
                .values(day=day, drama_id=chosen)
                .on_conflict_do_update(index_elements=["day"], set_={"drama_id": chosen})
            )
            return chosen

    async def recent(self, day: date) -> Sequence[str]:
        """Return the ids of the dramas of the year before a day, the last one last."""
        async with self._database.read() as connection:
            return await _recent(connection, day)

    async def play(self, player: int, day: date) -> Play:
        """Return what a player has guessed on a day."""
        async with self._database.read() as connection:
            return await _play(connection, player, day)

    async def plays(self, player: int) -> dict[date, Play]:
        """Return what a player has guessed on every day on which they guessed."""
        guesses: dict[date, list[Guess]] = defaultdict(list)
        async with self._database.read() as connection:
            for row in await connection.execute(_guesses(player).order_by(DailyGuess.day, DailyGuess.number)):
                guesses[row.day].append(Guess(row.drama_id, row.is_right))
        return {day: Play(tuple(made)) for day, made in guesses.items()}

    async def guessed(  # noqa: PLR0913 - a guess, and all that is kept of it
        self, player: int, day: date, number: int, guess: Guess, *, at: datetime, guild: int | None
    ) -> Play:
        """Keep a player's guess if it is their next one, and return all that they have guessed on that day.

        A guess that is sent twice has the same number both times, so it is kept once.
        """
        async with self._database.write() as connection:
            play = await _play(connection, player, day)
            if number != play.number or play.is_over:
                return play
            told = {"drama_id": guess.drama, "is_right": guess.is_right, "at": at, "guild_id": guild}
            await connection.execute(insert(DailyGuess).values(player_id=player, day=day, number=number, **told))
            return play.guess(guess.drama, is_right=guess.is_right)


async def _kept(connection: AsyncConnection, day: date) -> str | None:
    return (await connection.execute(select(Daily.drama_id).where(Daily.day == day))).scalar()


async def _recent(connection: AsyncConnection, day: date) -> Sequence[str]:
    within = select(Daily.drama_id).where(Daily.day < day, Daily.day >= day - YEAR).order_by(Daily.day)
    return (await connection.execute(within)).scalars().all()


async def _play(connection: AsyncConnection, player: int, day: date) -> Play:
    rows = await connection.execute(_guesses(player).where(DailyGuess.day == day).order_by(DailyGuess.number))
    return Play(tuple(Guess(row.drama_id, row.is_right) for row in rows))


def _guesses(player: int) -> Select[date, str | None, bool]:
    columns = (DailyGuess.day, DailyGuess.drama_id, DailyGuess.is_right)
    return select(*columns).where(DailyGuess.player_id == player)
