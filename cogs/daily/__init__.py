"""/daily: one drama a day for everybody, six clues, six guesses, played alone."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from cogs._ui import Typed, app_of, is_enough
from cogs.daily import _buttons
from cogs.daily._desk import guessed, show, today


class Title(Typed):
    """A title, suggested from all there are, whatever the answer is."""

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the titles that the letters so far may mean."""
        if not is_enough(typed):
            return {}
        found = await asyncio.to_thread(app_of(interaction).catalogue.titles.search, typed)  # the first lists them all
        return {drama.title: drama.title for drama in found}


class Daily(commands.Cog):
    """The drama of the day."""

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.describe(guess="A title, in any spelling (left out: see your clues so far)")
    async def daily(
        self, interaction: discord.Interaction[Any], guess: app_commands.Transform[str, Title] | None = None
    ) -> None:
        """Find the drama of the day by its clues; nobody else sees how."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if guess is None:
            await show(interaction, today())
        else:
            await guessed(interaction, today(), guess)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons and its form."""
    client.on_press(_buttons.OPEN, _buttons.open_pressed)
    client.on_press(_buttons.GUESS, _buttons.guess_pressed)
    client.on_press(_buttons.GUESSED, _buttons.guess_sent)
    client.on_press(_buttons.CLUE, _buttons.clue_pressed)
    client.on_press(_buttons.SHARE, _buttons.share_pressed)
    await client.add_cog(Daily())
