"""What a member's own list says about their taste."""

from __future__ import annotations

from typing import Any

import discord

from bot.storage import Status
from cogs._ui import app_of

KEPT: tuple[Status, ...] = ("watching", "finished", "dropped")
"""Who has begun a drama needs no suggestion of it; what is planned may well be one."""
TASTES: dict[Status, float] = {"finished": 1.0, "watching": 0.5, "dropped": -0.5}
"""How much somebody is taken to like what is on their list."""


async def tastes_of(interaction: discord.Interaction[Any]) -> dict[str, float]:
    """Return how much whoever asks likes what is on their list, by id."""
    app = app_of(interaction)
    entries = await app.lists.of(interaction.user.id)
    return {
        entry.drama: TASTES[entry.status]
        for entry in entries
        if entry.status in TASTES and entry.drama in app.catalogue.dramas
    }


async def left_out(interaction: discord.Interaction[Any]) -> frozenset[str]:
    """Return what whoever asks has seen, or begun to."""
    entries = await app_of(interaction).lists.of(interaction.user.id)
    return frozenset(entry.drama for entry in entries if entry.status in KEPT)
