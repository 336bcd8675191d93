"""/profile: what a member has done, as a picture and in words; their badges and favourite dramas."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from cogs.profile import _badges, _desk, _favourites


class Profile(commands.Cog):
    """The members' profiles."""

    @app_commands.command()
    @app_commands.describe(member="Whose (your own where left out)")
    async def profile(
        self, interaction: discord.Interaction[Any], member: discord.Member | discord.User | None = None
    ) -> None:
        """See what you or another member have done here: level, strengths, badges, favourites."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _desk.show(interaction, member or interaction.user)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons and its form."""
    client.on_press(_desk.EVERYWHERE, _desk.everywhere_pressed)
    client.on_press(_desk.POST, _desk.post_pressed)
    client.on_press(_desk.COURSE, _desk.course_pressed)
    client.on_press(_badges.LISTED, _badges.badges_pressed)
    client.on_press(_badges.TURNED, _badges.page_pressed)
    client.on_press(_favourites.CHANGE, _favourites.change_pressed)
    client.on_press(_favourites.CHANGED, _favourites.change_sent)
    await client.add_cog(Profile())
