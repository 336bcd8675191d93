"""Tidies up after games: deletes their questions some time after the end, where a server wants it."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands
from discord.utils import utcnow

from bot.client import SecondLead
from bot.storage import Leftover, StorageError
from cogs.trivia._alarm import Action, Alarm

log = logging.getLogger(__name__)

UNKNOWN_CHANNEL = 10003
"""Discord's code for a channel that is gone, which its messages are with it."""


class Tidying(commands.Cog):
    """One alarm, set for the game that is to be tidied away next; what is due is on disk."""

    def __init__(self, client: SecondLead) -> None:
        self._client = client
        self._leftovers = client.app.leftovers
        self._is_tidying = False
        self._alarm = Alarm("tidying", utcnow, self._act)

    async def cog_unload(self) -> None:
        """Leave the rest for the next start."""
        await self._alarm.rest()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Catch up with what came due while the bot was away."""
        await self._act(self._wait)

    @commands.Cog.listener()
    async def on_game_kept(self, guild: int) -> None:
        """Look anew for what comes next, since a game has ended in a server that wants it tidied away."""

        async def wait() -> None:
            if (await self._client.app.guilds.settings(guild)).tidy is not None:
                await self._wait()

        await self._act(wait)

    async def _wait(self) -> None:
        due = await self._leftovers.next_due()
        if (
            due is not None and not self._is_tidying
        ):  # else it is what is being deleted, and the next is looked for then
            self._alarm.set(due, self._tidy)

    async def _tidy(self) -> None:
        self._is_tidying = True
        try:
            for left in await self._leftovers.due(utcnow()):
                await self._delete(left)
                await self._leftovers.cleared(left.game)
        finally:
            self._is_tidying = False
        await self._wait()

    async def _delete(self, left: Leftover) -> None:
        """Delete one message after the other; at the first that may not be, the rest is left as well."""
        channel = self._client.get_partial_messageable(left.channel)
        for message in left.messages:
            try:
                await channel.get_partial_message(message).delete()
            except discord.NotFound as gone:
                if gone.code == UNKNOWN_CHANNEL:
                    return
            except discord.HTTPException as error:
                log.warning("game %s is not tidied away: %s", left.game, error, extra={"channel": left.channel})
                return

    async def _act(self, action: Action) -> None:
        """Do one thing; what cannot be kept is looked at again when the next game ends, or at the next start."""
        try:
            await action()
        except StorageError as error:
            log.warning("nothing can be tidied away: %s", error)
        except Exception as error:  # noqa: BLE001 - the next game is to be tidied away all the same
            self._client.report(error, None, task="tidying")
