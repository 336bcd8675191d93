"""What the options of /list take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.catalogue import Drama, fold
from bot.catalogue.title_parts import titles_of
from cogs._ui import DramaChoice, app_of

OFFERED = 10
"""How many dramas are offered while typing."""


class OwnDrama(DramaChoice):
    """A drama, those of the member's own list offered first."""

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer what is called exactly so, then the member's own, the last changed first, then all others."""
        app = app_of(interaction)
        entries = await app.lists.of(interaction.user.id)
        own = [app.catalogue.dramas[entry.drama] for entry in entries if entry.drama in app.catalogue.dramas]
        exact = app.catalogue.titles.find(typed)
        likely = [*([exact] if exact else []), *(drama for drama in own if _is_called(drama, typed))]
        offered = {drama.id: named(drama) for drama in likely} | dict(await super().offers(interaction, typed))
        return dict(list(offered.items())[:OFFERED])


def _is_called(drama: Drama, typed: str) -> bool:
    """Whether a title of the drama holds these letters."""
    wanted = fold(typed)
    return any(wanted in fold(title) for title in titles_of(drama))


def named(drama: Drama) -> str:
    """Write a title with its year."""
    return f"{drama.title} ({drama.year})"


Chosen: TypeAlias = app_commands.Transform[Drama, DramaChoice]
Own: TypeAlias = app_commands.Transform[Drama, OwnDrama]
Episode: TypeAlias = app_commands.Range[int, 0]
Rating: TypeAlias = app_commands.Range[int, 1, 10]
