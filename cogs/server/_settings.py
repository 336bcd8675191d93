"""What a server has settled, and the choices that change it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord import ui

from bot.game import Policy
from bot.messages import Message, message
from bot.storage import GuildSettings
from cogs._ui import Card, Say, app_of, text
from cogs.server._queue import refuse_others

POLICIES: Mapping[Policy, tuple[Message, Message]] = {
    "hide": (message("Never"), message("I ask nothing that spoils")),
    "progress": (message("What all have seen"), message("By the lists of those who play")),
    "show": (message("Ask anything"), message("Spoilers and all")),
}


def settings_card(say: Say, settings: GuildSettings) -> Card:
    """Show what the server has settled, each with what changes it."""
    return Card(text(say("## Server settings")), *_spoilers(say, settings.spoilers))


def _spoilers(say: Say, chosen: Policy) -> list[ui.Item[Any]]:
    options = [
        discord.SelectOption(label=say(label), description=say(told), value=policy, default=policy == chosen)
        for policy, (label, told) in POLICIES.items()
    ]
    return [
        text(say("**Questions that spoil**\nNow: **{chosen}**", chosen=POLICIES[chosen][0])),
        ui.ActionRow(ui.Select(custom_id="setting:spoilers", options=options)),
    ]


async def spoilers_chosen(interaction: discord.Interaction[Any]) -> None:
    """Settle how spoilers are dealt with."""
    await interaction.response.defer()
    refuse_others(interaction)
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    [policy] = data["values"]
    await app_of(interaction).guilds.set_spoilers(interaction.guild_id or 0, policy)
    await show_settings(interaction)


async def show_settings(interaction: discord.Interaction[Any]) -> None:
    """Show the settings in answer to a deferred interaction."""
    settings = await app_of(interaction).guilds.settings(interaction.guild_id or 0)
    await interaction.edit_original_response(view=settings_card(Say.to(interaction), settings))
