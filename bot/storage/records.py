"""Records on disk: what players have done in all, added up from what was played, and the badges they have for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, union
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.game.badge import Badge
from bot.game.badges import BADGES, earned
from bot.game.records import Record
from bot.storage import schema
from bot.storage.adding_up import records_of
from bot.storage.engine import Database
from bot.storage.schema import Answer, DailyGuess, ListEntry, Report


class Records:
    """What players have done, and their badges, of those there are; each method is one transaction or two."""

    def __init__(self, database: Database, badges: Collection[Badge] = tuple(BADGES.values())) -> None:
        self._database = database
        self._badges = badges

    async def of(self, player: int, guild: int | None = None) -> Record:
        """Return what a player has done in a server, or everywhere."""
        found = await self._database.look(lambda connection: records_of(connection, {player}, guild))
        return found[player]

    async def hidden(self, players: Collection[int]) -> set[int]:
        """Return which of some players keep what they have done to themselves."""
        if not players:
            return set()
        hiding = select(schema.Player.id).where(schema.Player.id.in_(players), schema.Player.is_hidden)
        return await self._database.look(lambda connection: set(connection.execute(hiding).scalars()))

    async def course(self, player: int, guild: int | None = None) -> list[int]:
        """Return what a player's rating has been after each rated duel in a server, or anywhere, oldest first."""
        rated = select(schema.RatedDuel.mean).where(schema.RatedDuel.player_id == player)
        here = rated if guild is None else rated.where(schema.RatedDuel.guild_id == guild)
        async with self._database.read() as connection:
            return [round(mean) for mean in (await connection.execute(here.order_by(schema.RatedDuel.at))).scalars()]

    async def badges(self, player: int) -> dict[str, date]:
        """Return the badges that a player has been given, and on which day each."""
        given = select(schema.Badge.badge, schema.Badge.day).where(schema.Badge.player_id == player)
        async with self._database.read() as connection:
            return {row.badge: row.day for row in await connection.execute(given)}

    async def award(self, players: Collection[int], day: date) -> dict[int, list[str]]:
        """Give players the badges that they have earned and have not got; return those, of whoever got any."""
        if not players:
            return {}
        given = select(schema.Badge.player_id, schema.Badge.badge).where(schema.Badge.player_id.in_(players))
        records, rows = await self._database.look(
            lambda connection: (records_of(connection, players, None), connection.execute(given).all())
        )
        had = {(row.player_id, row.badge) for row in rows}
        due = [
            {"player_id": player, "badge": badge.id, "day": day}
            for player, record in records.items()
            for badge in earned(record, self._badges)
            if (player, badge.id) not in had
        ]
        return await self._give(due) if due else {}

    async def _give(self, due: list[dict[str, Any]]) -> dict[int, list[str]]:
        """Give badges, and return those that are new; who had everything deleted meanwhile gets none."""
        awarded: dict[int, list[str]] = {}
        new = upsert(schema.Badge).on_conflict_do_nothing().returning(schema.Badge.player_id, schema.Badge.badge)

        def give(connection: Connection) -> None:
            awarded.clear()  # it is done again where something else that was kept with it failed
            known = _known(connection, {row["player_id"] for row in due})
            if rows := [row for row in due if row["player_id"] in known]:
                for row in connection.execute(new.values(rows)):
                    awarded.setdefault(row.player_id, []).append(row.badge)

        await self._database.write_together(give)
        return awarded


def _known(connection: Connection, players: Collection[int]) -> set[int]:
    """Return those of some players of whom anything is kept that a badge may be for."""
    tables = (Answer, DailyGuess, ListEntry, Report)
    kept = union(*(select(table.player_id).where(table.player_id.in_(players)) for table in tables))
    return set(connection.execute(kept).scalars())
