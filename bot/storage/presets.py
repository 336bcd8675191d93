"""Presets on disk: the options that servers keep under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.catalogue import fold
from bot.game import Rules
from bot.messages import UserError
from bot.storage.engine import Database
from bot.storage.schema import Preset as Kept

_RULES = TypeAdapter(Rules)
MOST = 25
"""Presets of a server: as many as Discord lets a menu hold."""
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Preset:
    """Rules under a name; `made_by` is None where who made it had everything about them deleted."""

    name: str
    rules: Rules
    made_by: int | None
    made_at: datetime


class Presets:
    """The presets; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: int) -> list[Preset]:
        """Return a server's presets, by name."""
        kept = select(Kept.__table__).where(Kept.guild_id == guild).order_by(Kept.folded)
        async with self._database.read() as connection:
            return [_preset(row) for row in await connection.execute(kept)]

    async def find(self, guild: int, name: str) -> Preset | None:
        """Return the preset that a server calls so, however it is spaced or capitalised."""
        kept = select(Kept.__table__).where(Kept.guild_id == guild, Kept.folded == fold(name))
        async with self._database.read() as connection:
            row = (await connection.execute(kept)).first()
        return None if row is None else _preset(row)

    async def keep(self, guild: int, preset: Preset, *, may_replace: bool) -> None:
        """Keep a preset, in the place of its maker's own of that name; of anybody's where they may replace it.

        Raises `UserError` where the name is none, is taken, or there are too many.
        """
        folded = fold(preset.name)
        if not folded or len(preset.name) > LONGEST_NAME:
            raise UserError("Give it a name of 1 to {most} letters or digits.", most=LONGEST_NAME)
        values = {
            "name": preset.name,
            "rules": _RULES.dump_python(preset.rules, mode="json"),
            "made_by": preset.made_by,
            "made_at": preset.made_at,
        }
        others = select(Kept.made_by).where(Kept.guild_id == guild, Kept.folded == folded)
        every = select(func.count()).where(Kept.guild_id == guild)
        async with self._database.write() as connection:
            taken = (await connection.execute(others)).first()
            if taken is None and (await connection.execute(every)).scalar_one() >= MOST:
                raise UserError("This server keeps {most} presets, which is the most. Delete one first.", most=MOST)
            if taken is not None and not may_replace and taken.made_by != preset.made_by:
                raise UserError("Somebody else made a preset of that name. Choose another name.")
            await connection.execute(
                upsert(Kept)
                .values(guild_id=guild, folded=folded, **values)
                .on_conflict_do_update(index_elements=["guild_id", "folded"], set_=values)
            )

    async def drop(self, guild: int, name: str) -> None:
        """Delete a preset; nothing is left to do where somebody else has done so."""
        async with self._database.write() as connection:
            await connection.execute(delete(Kept).where(Kept.guild_id == guild, Kept.folded == fold(name)))


def _preset(row: Row[Any]) -> Preset:
    return Preset(row.name, _RULES.validate_python(row.rules), row.made_by, row.made_at)
