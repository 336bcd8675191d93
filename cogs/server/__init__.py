"""/server: for moderators, what members reported, appealed and quoted, their scores, and the server's settings."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from cogs._ui import refuse_others
from cogs.server._appeals import ACCEPT, REFUSE, SEND, accept_pressed, refuse_pressed, refuse_sent
from cogs.server._queue import NEXT, next_pressed, show_queue, waiting
from cogs.server._reports import DECIDE, report_decided
from cogs.server._said import SAID, quote_decided
from cogs.server._scores import (
    ANEW,
    BAR,
    CHOOSE,
    LOG,
    MEMBER,
    PANEL,
    REMOVE,
    REMOVED,
    RESET,
    anew_pressed,
    bar_pressed,
    log_pressed,
    member_chosen,
    member_pressed,
    panel_pressed,
    remove_pressed,
    removed_pressed,
    reset_pressed,
    show_panel,
)
from cogs.server._settings import (
    ASK_ZONE,
    BACK,
    CHANGE,
    OPEN,
    SEND_ZONE,
    back_pressed,
    setting_changed,
    setting_opened,
    show_settings,
    zone_pressed,
    zone_sent,
)


# Discord shows a command to those who have all the permissions named, so only the one that moderators share is named.
@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Server(
    commands.GroupCog,
    group_name="server",
    group_description="For moderators: reports, appeals, quotes, scores, settings",
):
    """What moderators decide."""

    @app_commands.command()
    async def queue(self, interaction: discord.Interaction[Any]) -> None:
        """Decide on reported questions, on answers that should have counted, and on new quotes."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        refuse_others(interaction)
        await show_queue(interaction, await waiting(interaction))

    @app_commands.command()
    async def settings(self, interaction: discord.Interaction[Any]) -> None:
        """See and change how I do things in this server."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        refuse_others(interaction)
        await show_settings(interaction)

    @app_commands.command()
    async def scores(self, interaction: discord.Interaction[Any]) -> None:
        """Begin the season anew, remove points, take a member off the boards; and see what was done."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        refuse_others(interaction)
        await show_panel(interaction)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons, its form and its choices."""
    client.on_press(NEXT, next_pressed)
    client.on_press(DECIDE, report_decided)
    client.on_press(ACCEPT, accept_pressed)
    client.on_press(REFUSE, refuse_pressed)
    client.on_press(SEND, refuse_sent)
    client.on_press(SAID, quote_decided)
    client.on_press(OPEN, setting_opened)
    client.on_press(BACK, back_pressed)
    client.on_press(CHANGE, setting_changed)
    client.on_press(ASK_ZONE, zone_pressed)
    client.on_press(SEND_ZONE, zone_sent)
    client.on_press(PANEL, panel_pressed)
    client.on_press(LOG, log_pressed)
    client.on_press(RESET, reset_pressed)
    client.on_press(ANEW, anew_pressed)
    client.on_press(CHOOSE, member_chosen)
    client.on_press(MEMBER, member_pressed)
    client.on_press(REMOVE, remove_pressed)
    client.on_press(REMOVED, removed_pressed)
    client.on_press(BAR, bar_pressed)
    await client.add_cog(Server())
