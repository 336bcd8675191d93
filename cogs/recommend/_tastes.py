"""What members' own lists say about their taste."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord

from bot.catalogue import Catalogue
from bot.recommend import DISLIKED, Taste, liking
from bot.storage import Entry
from cogs._ui import app_of


async def own_taste(interaction: discord.Interaction[Any]) -> Taste:
    """Return the taste of whoever asks."""
    app = app_of(interaction)
    return taste_of(app.catalogue, await app.lists.of(interaction.user.id))


def taste_of(catalogue: Catalogue, entries: Iterable[Entry]) -> Taste:
    """Return what a list says; what is planned may still be suggested, whatever was begun need not be."""
    listed = [entry for entry in entries if entry.drama in catalogue.dramas]
    likings = {entry.drama: liking(entry.status, entry.rating) for entry in listed}
    return Taste(
        {drama: each for drama, each in likings.items() if each is not None},
        frozenset(entry.drama for entry in listed if entry.status != "planned"),
        frozenset(entry.drama for entry in listed if entry.rating is not None and entry.rating <= DISLIKED),
    )
