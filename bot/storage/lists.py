"""Lists on disk: which dramas each member watches, and how far they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.engine import Database
from bot.storage.schema import ListEntry

Status: TypeAlias = Literal["planned", "watching", "finished", "dropped"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A drama on somebody's list, by its id; `episode` is the last one they have seen, 0 before the first."""

    drama: str
    status: Status
    episode: int
    changed_at: datetime


class Lists:
    """The members' lists; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, player: int, drama_id: str, status: Status, episode: int | None, now: datetime) -> Entry:
        """Keep how a player stands with a drama, and return that; without an episode the known one stays, or 0."""
        changed: dict[str, object] = {"status": status, "changed_at": now}
        if episode is not None:
            changed["episode"] = episode
        async with self._database.write() as connection:
            kept = await connection.execute(
                upsert(ListEntry)
                .values(player_id=player, drama_id=drama_id, **{"episode": 0, **changed})
                .on_conflict_do_update(index_elements=["player_id", "drama_id"], set_=changed)
                .returning(ListEntry.__table__)
            )
            return _entry(kept.one())

    async def remove(self, player: int, drama_id: str) -> bool:
        """Take a drama off a player's list; whether it was on it."""
        async with self._database.write() as connection:
            removed = await connection.execute(
                delete(ListEntry).where(ListEntry.player_id == player, ListEntry.drama_id == drama_id)
            )
            return bool(removed.rowcount)

    async def of(self, player: int) -> list[Entry]:
        """Return a player's list, the newest change first."""
        async with self._database.read() as connection:
            rows = await connection.execute(
                select(ListEntry.__table__)
                .where(ListEntry.player_id == player)
                .order_by(ListEntry.changed_at.desc(), ListEntry.drama_id)
            )
            return [_entry(row) for row in rows]

    async def progress(self, players: Collection[int], dramas: Collection[str]) -> dict[int, dict[str, int]]:
        """Return the last episode each player has seen of each drama; what is not there is not known."""
        listed = select(ListEntry.player_id, ListEntry.drama_id, ListEntry.episode)
        theirs = listed.where(ListEntry.player_id.in_(players))  # thousands of dramas are looked for sooner here
        rows = await self._database.look(lambda connection: connection.execute(theirs).all())
        progress: dict[int, dict[str, int]] = {}
        for row in rows:
            if row.drama_id in dramas:
                progress.setdefault(row.player_id, {})[row.drama_id] = row.episode
        return progress


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.drama_id, row.status, row.episode, row.changed_at)
