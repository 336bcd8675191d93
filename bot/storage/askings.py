"""What members asked to be recommended, on disk, so that the menus below it work after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.recommend import Wish
from bot.storage.engine import Database
from bot.storage.schema import Asking as Kept

_WISH = TypeAdapter(Wish)
STAYS = timedelta(days=30)
"""Nobody looks at recommendations that are older."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A wish, whose it is, and the id by which the menus below what was recommended name it."""

    id: str
    player: int
    wish: Wish


class Askings:
    """The wishes; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, asking: Asking, now: datetime) -> None:
        """Keep a wish, new or changed, and drop those that are old."""
        values = {"wish": _WISH.dump_python(asking.wish, mode="json"), "changed_at": now}
        kept = upsert(Kept).values(id=asking.id, player_id=asking.player, **values)
        async with self._database.write() as connection:
            await connection.execute(delete(Kept).where(Kept.changed_at < now - STAYS))
            await connection.execute(kept.on_conflict_do_update(index_elements=["id"], set_=values))

    async def find(self, asking_id: str) -> Asking | None:
        """Return a wish by its id; None where it is too old, or its member had everything deleted."""
        wanted = select(Kept.player_id, Kept.wish).where(Kept.id == asking_id)
        row = await self._database.look(lambda connection: connection.execute(wanted).first())
        return None if row is None else Asking(asking_id, row.player_id, _WISH.validate_python(row.wish))
