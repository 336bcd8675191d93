"""The notice of answers that everybody could read: whose came in, and never what they are worth."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord
from discord import ui

from cogs._ui import Card, Say, button, row, small

log = logging.getLogger(__name__)

APART = 1.0
"""Seconds between two edits, so that a crowd costs no more requests than a few."""
NAMED = 10
"""How many players it names."""


class Notice:
    """One message for one question; it is the same whether an answer is right, near or wrong."""

    def __init__(self, channel: discord.abc.Messageable, say: Say, button_id: str) -> None:
        self._channel = channel
        self._say = say
        self._button_id = button_id
        self._players: list[int] = []
        self._told = 0
        self._message: discord.Message | None = None
        self._task: asyncio.Task[None] | None = None
        self._showing = asyncio.Lock()
        self._is_over = False

    @property
    def message_id(self) -> int | None:
        """The message, once there is one; people may reply to it, too."""
        return self._message.id if self._message else None

    def add(self, player: int) -> None:
        """Name a player, as soon as that is not too often."""
        if player in self._players or self._is_over:
            return
        self._players.append(player)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._keep_up(), name=f"notice {self._button_id}")

    async def remove(self) -> None:
        """Delete the message; nothing is said any more."""
        self._is_over = True
        async with self._showing:  # else a message that is just being sent would stay
            if self._task is not None:
                self._task.cancel()
        if self._message is None:
            return
        try:
            await self._message.delete()
        except discord.NotFound:
            return  # somebody was faster
        except discord.HTTPException as error:  # no reason to end a game
            log.warning("%s could not be deleted: %s", self._button_id, error)

    async def _keep_up(self) -> None:
        while self._told < len(self._players):
            self._told = len(self._players)
            async with self._showing:
                try:
                    await self._show()
                except discord.HTTPException as error:  # the answers count all the same
                    log.warning("%s could not be shown: %s", self._button_id, error)
            await asyncio.sleep(APART)

    async def _show(self) -> None:
        if self._message is None:
            self._message = await self._channel.send(view=self._card())
        else:
            await self._message.edit(view=self._card())

    def _card(self) -> ui.LayoutView:
        named = ", ".join(f"<@{player}>" for player in self._players[:NAMED])
        more = len(self._players) - NAMED
        told = self._say("Noted: {players}.", players=named)
        lines: list[ui.Item[Any]] = [small(told)]
        if more > 0:
            lines.append(small(self._say("…and {count} more", count=more)))
        return Card(*lines, below=[row(button(self._say("What counts for me?"), self._button_id, emoji="👀"))])
