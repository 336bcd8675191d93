"""Who is still there, of those whom a board lists: without the members intent, Discord does not say who left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

import discord

from bot.storage import Absences

log = logging.getLogger(__name__)

AGAIN = timedelta(hours=1)
"""Nobody is looked up more often."""
PATIENCE = 2.0
"""Seconds that a board waits for lookups; with Discord's limits, or when it is unwell, they may take many more."""


class RollCall:
    """Looks up members, and keeps who is found to have left."""

    def __init__(self, absences: Absences) -> None:
        self._absences = absences
        self._called: dict[tuple[int, int], datetime] = {}

    async def call(self, guild: discord.Guild, players: Iterable[int], now: datetime) -> bool:
        """Look up those who were not lately; return whether anybody has left. Who cannot be looked up is there."""
        self._called = {who: at for who, at in self._called.items() if now - at < AGAIN}
        due = [player for player in players if (guild.id, player) not in self._called]
        self._called |= {(guild.id, player): now for player in due}
        found = await asyncio.gather(*(_has_left(guild, player) for player in due))
        gone = [player for player, has_left in zip(due, found, strict=True) if has_left]
        for player in (player for player, has_left in zip(due, found, strict=True) if has_left is None):
            del self._called[guild.id, player]
        if gone:
            await self._absences.add(guild.id, gone)
        return bool(gone)


async def _has_left(guild: discord.Guild, player: int) -> bool | None:
    """Whether somebody is no member any more; None where that took too long to be found out."""
    try:
        async with asyncio.timeout(PATIENCE):
            await guild.fetch_member(player)
    except discord.NotFound:
        return True
    except TimeoutError:
        return None
    except (discord.HTTPException, OSError) as error:
        log.warning("a member could not be looked up: %s", error, extra={"guild": guild.id})
    return False
