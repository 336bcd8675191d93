"""Appeals: the button of a reveal for whoever typed an answer that should have counted."""

from __future__ import annotations

from typing import Any

import discord
from discord.utils import utcnow

from cogs._ui import app_of

APPEAL = r"appeal:(?P<game>[0-9a-f]{32}):(?P<number>\d{1,3})"


async def appeal_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Put what the member typed before the moderators."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild, channel = interaction.guild_id or 0, interaction.channel_id or 0
    plea = await app_of(interaction).appeals.make(guild, channel, game, int(number), interaction.user.id, utcnow())
