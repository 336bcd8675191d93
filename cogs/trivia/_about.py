"""Rounds that begin at the card of a drama or an actor."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from bot.game import Rules
from bot.messages import UserError
from cogs._ui import app_of
from cogs.trivia._buttons import trivia_of

ROUND = r"round:(?P<kind>drama|person):(?P<wanted>[a-z0-9-]+)"


async def round_pressed(interaction: discord.Interaction[Any], kind: str, wanted: str) -> None:
    """Start a game about what a card shows, by the server's own rules."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    if interaction.guild_id is None:
        raise UserError("Games are played in a server. Look it up there, and press the button again.")
    app, about = app_of(interaction), f"{kind}:{wanted}"
    if app.deck.find(about) is None:
        raise UserError("I have no questions about that. Choose another topic with /trivia play.")
    rules = (await app.guilds.settings(interaction.guild_id)).defaults or Rules()
    await trivia_of(interaction).start(interaction, replace(rules, about=about))
