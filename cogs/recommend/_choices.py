"""Tropes, typed with suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.catalogue import Trope, fold
from bot.messages import UserError
from cogs._ui import Offered, app_of

OFFERED = 20


class TropeChoice(Offered):
    """A trope, chosen from the list or typed in full; one that spoils is offered to nobody."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Trope:
        """Find the trope."""
        wanted = fold(value)
        for trope in app_of(interaction).catalogue.tropes.values():
            if wanted in {fold(trope.id), fold(trope.name)}:
                return trope
        shown = discord.utils.escape_markdown(value[:60])
        raise UserError("I know no trope called {typed}. Type a few letters and choose from the list.", typed=shown)

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the tropes whose name holds these letters, those that begin with them in front."""
        wanted = fold(typed)
        tropes = [trope for trope in app_of(interaction).catalogue.tropes.values() if not trope.spoils]
        holding = [trope for trope in tropes if wanted in fold(trope.name)]
        holding.sort(key=lambda trope: (not fold(trope.name).startswith(wanted), trope.name))
        return {trope.id: trope.name for trope in holding[:OFFERED]}
