"""The panel of a server's settings: all of them in short lines, and a card for each with what changes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.messages import Message
from cogs._ui import Card, Say, button, filled_in, line, refuse_others, row, small, text
from cogs.server._choices import LOCALE, MENUS
from cogs.server._defaults import DEFAULTS
from cogs.server._settled import Setting, Settled, settled, values_of
from cogs.server._spellings import SPELLINGS
from cogs.server._where import CHANNELS, STARTERS
from cogs.server._zone import ZONE, zone_form

OPEN = r"setting:open"
CHANGE = r"setting:(?P<name>[a-z]+):(?P<action>[a-z]+)"
BACK = r"setting:back"
ASK_ZONE = r"zone:ask"
SEND_ZONE = r"zone:send"
SETTINGS: Mapping[str, Setting] = {
    "channels": CHANNELS,
    "starters": STARTERS,
    "defaults": DEFAULTS,
    "locale": LOCALE,
    **MENUS,
    "zone": ZONE,
    "spellings": SPELLINGS,
}


def panel_card(say: Say, known: Settled) -> Card:
    """Show every setting, and ask which to change."""
    lines = [f"**{say(setting.title)}** · {setting.value(say, known)}" for setting in SETTINGS.values()]
    options = [discord.SelectOption(label=say(setting.title), value=name) for name, setting in SETTINGS.items()]
    choice: ui.Select[Any] = ui.Select(
        custom_id="setting:open", placeholder=say("What would you like to change?"), options=options
    )
    return Card(text(say("## Server settings")), text("\n".join(lines)), ui.ActionRow(choice))


def setting_card(say: Say, name: str, known: Settled, told: Message | None = None) -> Card:
    """Show one setting with what changes it, below what was done just now."""
    setting = SETTINGS[name]
    return Card(
        *([small(say(told))] if told else []),
        text(f"## {say(setting.title)}"),
        text(say("Now: **{value}**", value=setting.value(say, known))),
        small(say(setting.about)),
        *setting.controls(say, known),
        line(),
        row(button(say("All settings"), "setting:back", emoji="↩️")),
    )


async def show_settings(interaction: discord.Interaction[Any]) -> None:
    """Show the panel in answer to a deferred interaction."""
    await interaction.edit_original_response(view=panel_card(Say.to(interaction), await settled(interaction)))


async def setting_opened(interaction: discord.Interaction[Any]) -> None:
    """Open the card of a setting."""
    await interaction.response.defer()
    refuse_others(interaction)
    [name] = values_of(interaction)
    await _show_setting(interaction, name)


async def setting_changed(interaction: discord.Interaction[Any], name: str, action: str) -> None:
    """Do what a control of a setting says, and show what is settled now."""
    await interaction.response.defer()
    refuse_others(interaction)
    told = await SETTINGS[name].change(interaction, action, values_of(interaction))
    await _show_setting(interaction, name, told)


async def back_pressed(interaction: discord.Interaction[Any]) -> None:
    """Go back to the panel."""
    await interaction.response.defer()
    refuse_others(interaction)
    await show_settings(interaction)


async def zone_pressed(interaction: discord.Interaction[Any]) -> None:
    """Open the form at once: that is the acknowledgement."""
    refuse_others(interaction)
    await interaction.response.send_modal(zone_form(Say.to(interaction)))


async def zone_sent(interaction: discord.Interaction[Any]) -> None:
    """Settle the time zone that a form holds."""
    await interaction.response.defer()
    refuse_others(interaction)
    told = await ZONE.change(interaction, "set", [filled_in(interaction).get("zone", "")])
    await _show_setting(interaction, "zone", told)


async def _show_setting(interaction: discord.Interaction[Any], name: str, told: Message | None = None) -> None:
    card = setting_card(Say.to(interaction), name, await settled(interaction), told)
    await interaction.edit_original_response(view=card)
