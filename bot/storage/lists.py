"""Lists on disk: which dramas each member watches, and how far they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import Row, case, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.storage.engine import Database
from bot.storage.schema import ListEntry, Player

Status: TypeAlias = Literal["planned", "watching", "finished", "dropped"]
Audience: TypeAlias = Literal["nobody", "server", "public"]
"""Who else sees a list: nobody, members of a server that its owner is in too, or everybody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A drama on somebody's list, by its id; `episode` is the last one they have seen, 0 before the first.

    `rating` is from 1 to 10.
    """

    drama: str
    status: Status
    episode: int
    changed_at: datetime
    rating: int | None = None


class Lists:
    """The members' lists; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, player: int, drama_id: str, status: Status, episode: int | None, now: datetime) -> Entry:
        """Keep how a player stands with a drama, and return that; without an episode the known one stays, or 0.

        So does the rating.
        """
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

    async def keep_all(self, player: int, entries: Iterable[Entry]) -> None:
        """Keep entries as they are, whatever was known of their dramas."""
        rows = [
            {
                "player_id": player,
                "drama_id": entry.drama,
                "status": entry.status,
                "episode": entry.episode,
                "changed_at": entry.changed_at,
                "rating": entry.rating,
            }
            for entry in entries
        ]
        put = upsert(ListEntry)
        new = {name: put.excluded[name] for name in ("status", "episode", "changed_at", "rating")}
        async with self._database.write() as connection:
            if rows:
                await connection.execute(
                    put.on_conflict_do_update(index_elements=["player_id", "drama_id"], set_=new), rows
                )

    async def rate(self, player: int, drama_id: str, rating: int | None, now: datetime) -> Entry | None:
        """Rate a drama, or take the rating away; None where it is not on the player's list."""
        return await self._change(player, drama_id, {"rating": rating, "changed_at": now})

    async def step(self, player: int, drama_id: str, episodes: int, now: datetime) -> Entry | None:
        """Count one more episode of a drama that has so many as seen; None where it is not on the player's list.

        The sum is made in SQL, so that of two presses in the same moment both count.
        """
        seen = func.min(ListEntry.episode + 1, episodes)
        status = case((ListEntry.episode + 1 >= episodes, "finished"), else_="watching")
        return await self._change(player, drama_id, {"episode": seen, "status": status, "changed_at": now})

    async def _change(self, player: int, drama_id: str, changed: dict[str, object]) -> Entry | None:
        async with self._database.write() as connection:
            kept = await connection.execute(
                update(ListEntry)
                .where(ListEntry.player_id == player, ListEntry.drama_id == drama_id)
                .values(changed)
                .returning(ListEntry.__table__)
            )
            row = kept.one_or_none()
            return None if row is None else _entry(row)

    async def show_to(self, player: int, audience: Audience) -> None:
        """Settle who else sees a player's list."""
        async with self._database.write() as connection:
            await connection.execute(
                upsert(Player)
                .values(id=player, list_shown_to=audience)
                .on_conflict_do_update(index_elements=["id"], set_={"list_shown_to": audience})
            )

    async def shown_to(self, player: int) -> Audience:
        """Return who else sees a player's list; nobody, unless they settled something else."""
        settled = select(Player.list_shown_to).where(Player.id == player)
        async with self._database.read() as connection:
            found: Audience | None = (await connection.execute(settled)).scalar()  # type: ignore[assignment] # a condition of the table
            return found or "nobody"

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
    return Entry(row.drama_id, row.status, row.episode, row.changed_at, row.rating)
