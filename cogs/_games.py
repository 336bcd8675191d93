"""What the cog that runs the games does for the others, which do not import it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, cast

import discord

from bot.game import Session
from cogs._ui import client_of


class Games(Protocol):
    """The games that run, in all servers."""

    def withdraw(self, guild: int, facts: frozenset[str]) -> None:
        """Take the questions that rest on these facts out of a server's running games."""

    async def miss_quotes(self) -> None:
        """Take every open question back that asks about a quote which its server keeps no longer."""

    def settled(self, games: Collection[str]) -> AbstractAsyncContextManager[dict[str, Session]]:
        """Hold those of some games that run, so that nothing changes them but what is done meanwhile."""


def games_of(interaction: discord.Interaction[Any]) -> Games:
    """Return the cog that runs the games."""
    return cast("Games", client_of(interaction).get_cog("Trivia"))
