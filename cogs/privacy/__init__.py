"""/privacy: what is kept about a member, to see, take along, hide or delete at once."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.messages import Message, message
from cogs._games import games_of
from cogs._ui import Say, app_of
from cogs.privacy._export import written
from cogs.privacy._layouts import confirm_card, gone_card, privacy_card

PRESSED = r"privacy:(?P<action>export|hide|show|off|duels|noduels|quotes|noquotes|delete|erase|panel)"


async def panel_pressed(interaction: discord.Interaction[Any], action: str) -> None:
    """Do what a button of the panel says; only its owner sees the panel, so it is always about whoever presses."""
    match action:
        case "export":
            await _export(interaction)
        case "delete":
            await interaction.response.edit_message(view=confirm_card(Say.to(interaction)))
        case "erase":
            await _erase(interaction)
        case _:
            await interaction.response.defer()
            await _show_panel(interaction, await _settle(interaction, action))


async def _settle(interaction: discord.Interaction[Any], action: str) -> Message | None:
    """Settle something, and return what else is to be said about it."""
    app, player = app_of(interaction), interaction.user.id
    match action:
        case "hide" | "show":
            await app.players.hide(player, hidden=action == "hide")
        case "off":
            await app.players.show_everywhere(player, None)
        case "duels" | "noduels":
            await app.duels.refuse(player, refuses=action == "noduels")
        case "quotes" | "noquotes":
            gone = await app.quotes.refuse(player, refuses=action == "noquotes")
            await games_of(interaction).miss_quotes()
            return message("Quotes of you that I deleted: **{count}**.", count=gone) if gone else None
    return None


async def _show_panel(interaction: discord.Interaction[Any], done: Message | None = None) -> None:
    app, say = app_of(interaction), Say.to(interaction)
    kept = await app.players.kept(interaction.user.id)
    told = say(done) if done else None
    await interaction.edit_original_response(view=privacy_card(say, kept, app.settings.privacy_url, done=told))


async def _export(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    rows = await app_of(interaction).players.rows(interaction.user.id)
    export = await asyncio.to_thread(written, interaction.user.id, rows, interaction.filesize_limit)
    file = discord.File(io.BytesIO(export.content), export.name, description="Everything kept about you, as JSON")
    await interaction.edit_original_response(
        content=Say.to(interaction)("Everything I keep about you is in this file."), attachments=[file]
    )


async def _erase(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.defer()
    app = app_of(interaction)
    running = list(app.sessions.values())
    for session in running:
        session.forget(interaction.user.id)
    await app.players.forget(interaction.user.id, running)
    await games_of(interaction).miss_quotes()
    await interaction.edit_original_response(view=gone_card(Say.to(interaction)))


class Privacy(commands.Cog):
    """Every member's own data."""

    @app_commands.command()
    async def privacy(self, interaction: discord.Interaction[Any]) -> None:
        """See, export, hide or delete what I keep about you."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _show_panel(interaction)


async def setup(client: SecondLead) -> None:
    """Add the cog and its buttons."""
    client.on_press(PRESSED, panel_pressed)
    await client.add_cog(Privacy())
