"""/privacy: what is kept about a member, to see, take along, hide or delete at once."""

from __future__ import annotations

import io
import json
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.storage import Kept
from cogs._ui import Card, Say, app_of, button, row, small, text


def privacy_card(say: Say, kept: Kept) -> Card:
    """Say what is kept, with a button for each thing to be done about it."""
    rows = kept.rows
    state = (
        say("You are **hidden**: no board lists you.") if kept.is_hidden else say("You are **shown** on server boards.")
    )
    toggle = (
        button(say("Show me on boards"), "privacy:show", emoji="👁️")
        if kept.is_hidden
        else button(say("Hide me from boards"), "privacy:hide", emoji="🙈")
    )
    return Card(
        text(say("## Your data")),
        text(
            say(
                "Answers kept (which question, what you chose or typed, when): **{answers}**\n"
                "Days with points kept: **{days}**\n"
                "Dramas on your list: **{listed}**\n"
                "Answers that your skill is rated by: **{rated}**\n"
                "Questions you reported: **{reports}**\n"
                "Answers you appealed: **{appeals}**\n"
                "I keep no other messages and no names.",
                answers=len(rows["answers"]),
                days=len(rows["scores"]),
                listed=len(rows["list"]),
                rated=str(next((rated["answers"] for rated in rows["rating"]), 0)),
                reports=len(rows["reports"]),
                appeals=len(rows["appeals"]),
            )
        ),
        text(state),
        small(say("Only you see this. Deleting is final and covers every server.")),
        below=[
            row(
                button(say("Export"), "privacy:export", emoji="📦"),
                toggle,
                button(say("Delete all"), "privacy:delete", style=discord.ButtonStyle.danger, emoji="🗑️"),
            )
        ],
    )


def confirm_card(say: Say) -> Card:
    """Ask once more before everything is deleted."""
    return Card(
        text(say("## Delete everything about you?")),
        text(
            say(
                "Your list, answers, points, ranks, reports and appeals go for good, in every server and running game. "
                "Spellings that moderators accepted stay, without your name."
            )
        ),
        below=[
            row(
                button(say("Yes, delete all"), "privacy:erase", style=discord.ButtonStyle.danger),
                button(say("No, keep it"), "privacy:panel"),
            )
        ],
    )


async def panel_pressed(interaction: discord.Interaction[Any], action: str) -> None:
    """Do what a button of the panel says; only its owner sees the panel, so it is always about whoever presses."""
    match action:
        case "export":
            await _export(interaction)
        case "delete":
            await interaction.response.edit_message(view=confirm_card(Say.to(interaction)))
        case "erase":
            await _erase(interaction)
        case "hide" | "show":
            await interaction.response.defer()
            await app_of(interaction).players.hide(interaction.user.id, hidden=action == "hide")
            await _show_panel(interaction)
        case _:
            await interaction.response.defer()
            await _show_panel(interaction)


async def _show_panel(interaction: discord.Interaction[Any]) -> None:
    kept = await app_of(interaction).players.kept(interaction.user.id)
    await interaction.edit_original_response(view=privacy_card(Say.to(interaction), kept))


async def _export(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    kept = await app_of(interaction).players.kept(interaction.user.id)
    told = {"player": interaction.user.id, **kept.rows}
    written = json.dumps(told, indent=2, default=str).encode()
    file = discord.File(
        io.BytesIO(written), "second-lead-export.json", description="Everything kept about you, as JSON"
    )
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
    say = Say.to(interaction)
    await interaction.edit_original_response(view=Card(text(say("Done. I keep nothing about you any more."))))


class Privacy(commands.Cog):
    """Every member's own data."""

    @app_commands.command()
    async def privacy(self, interaction: discord.Interaction[Any]) -> None:
        """See, export, hide or delete what I keep about you."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _show_panel(interaction)


async def setup(client: SecondLead) -> None:
    """Add the cog and its buttons."""
    client.on_press(r"privacy:(?P<action>export|hide|show|delete|erase|panel)", panel_pressed)
    await client.add_cog(Privacy())
