"""Notices which servers have removed the bot, and deletes what they kept when they have been away for a week."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from datetime import timedelta

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.client import SecondLead
from bot.storage import StorageError

log = logging.getLogger(__name__)

STAY = timedelta(days=7)
"""How long a server's own stays for it to come back to."""
EVERY = timedelta(days=1)
MOMENT = 2.0
"""Seconds that what is being written has to end."""


class Departures(commands.Cog):
    """Discord says at once that a server removes the bot, unless the bot is away then: so all are gone through too."""

    def __init__(self, client: SecondLead) -> None:
        self._client = client
        self._departures = client.app.departures
        self._looking = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    async def cog_unload(self) -> None:
        """Leave the rest for the next start; what is being written is written first, if it takes no more than that."""
        if self._task is None:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._looking.acquire(), MOMENT)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Begin to count the days; of a server that Discord cannot show for a time, discord.py does not say this."""
        await self._try(self._departures.add(guild.id, utcnow()))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Let a server keep everything, as it has come back in time."""
        await self._try(self._departures.end(guild.id))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Go through all servers when all shards are ready, and every day from then on."""
        if self._task is None:
            self._task = asyncio.create_task(self._keep_looking(), name="departures")

    async def _keep_looking(self) -> None:
        # Discord has just said which servers there are, with those that it cannot show.
        await self._look({guild.id for guild in self._client.guilds})
        while True:
            await asyncio.sleep(EVERY.total_seconds())
            await self._try(self._ask())

    async def _ask(self) -> None:
        """Ask Discord which servers there are: the client is not told who left while its connection was down."""
        listed = {guild.id async for guild in self._client.fetch_guilds(limit=None, with_counts=False)}
        await self._look(listed | {guild.id for guild in self._client.guilds if guild.unavailable})

    async def _look(self, there: set[int]) -> None:
        """Keep which servers the bot is in, and delete what those kept that removed it long ago."""
        async with self._looking:
            await self._try(self._go_through(there))

    async def _go_through(self, there: set[int]) -> None:
        now = utcnow()
        await self._departures.note(there, now)
        for guild in await self._departures.gone(now - STAY):
            if await self._departures.wipe(guild, now):
                log.info("what server %s kept is deleted: it removed the bot a week ago", guild)

    async def _try(self, work: Awaitable[None]) -> None:
        """Do something; what cannot be done now is done when all servers are gone through the next time."""
        try:
            await work
        except (StorageError, discord.HTTPException, OSError) as error:
            log.warning("departures wait for tomorrow: %s", error)
        except Exception as error:  # noqa: BLE001 - the others are to be noticed all the same
            self._client.report(error, None, task="departures")


async def setup(client: SecondLead) -> None:
    """Add the cog; it has no command."""
    await client.add_cog(Departures(client))
