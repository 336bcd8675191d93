"""The settings of where games may be played, and of who may start and stop them."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import ui

from bot.messages import Message, UserError, message
from bot.storage import Starters
from cogs._ui import Say, button, row
from cogs.server._settled import Setting, Settled, change

MOST_CHANNELS = 25
NAMED = 5
"""How many channels the panel names."""
PLAYABLE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.forum,
]
STARTERS_TOLD = {
    "everyone": message("Everyone"),
    "role": message("Those with a role"),
    "moderators": message("Moderators only"),
}


def _channels(say: Say, known: Settled) -> str:
    if known.settings.channels is None:
        return say("Everywhere")
    there = [channel for channel in sorted(known.settings.channels) if known.guild.get_channel(channel)]
    if not there:
        return say("⚠️ Nowhere: the channels are gone")
    named = " ".join(f"<#{channel}>" for channel in there[:NAMED])
    more = len(there) - NAMED
    return f"{named} {say('…and {count} more', count=more)}" if more > 0 else named


def _channel_controls(say: Say, known: Settled) -> list[ui.Item[Any]]:
    chosen = known.settings.channels or ()
    menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id="setting:channels:choose",
        placeholder=say("Choose channels"),
        channel_types=PLAYABLE,
        max_values=MOST_CHANNELS,
        default_values=[
            discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
            for channel in sorted(chosen)
            if known.guild.get_channel(channel)
        ],
    )
    return [ui.ActionRow(menu), row(button(say("Everywhere"), "setting:channels:everywhere", emoji="🌏"))]


async def _allow(interaction: discord.Interaction[Any], action: str, values: list[str]) -> Message:
    return await change(interaction, channels=None if action == "everywhere" else [int(value) for value in values])


CHANNELS = Setting(
    message("Games in"),
    _channels,
    message("Their threads are meant as well."),
    _channel_controls,
    _allow,
)


def _starters(say: Say, known: Settled) -> str:
    settings = known.settings
    if settings.starters != "role":
        return say(STARTERS_TOLD[settings.starters])
    if known.guild.get_role(settings.starter_role or 0) is None:
        return say("⚠️ Moderators only: the role is gone")
    return f"<@&{settings.starter_role}>"


def _starter_controls(say: Say, known: Settled) -> list[ui.Item[Any]]:
    settings = known.settings
    options = [
        discord.SelectOption(label=say(STARTERS_TOLD[value]), value=value, default=value == settings.starters)
        for value in ("everyone", "moderators")
    ]
    role = known.guild.get_role(settings.starter_role or 0)
    chosen: ui.RoleSelect[Any] = ui.RoleSelect(
        custom_id="setting:starters:role",
        placeholder=say("Or those with this role, and moderators"),
        default_values=[discord.SelectDefaultValue(id=role.id, type=discord.SelectDefaultValueType.role)]
        if role
        else [],
    )
    who: ui.Select[Any] = ui.Select(
        custom_id="setting:starters:choose", placeholder=say("Everyone or moderators"), options=options
    )
    return [ui.ActionRow(who), ui.ActionRow(chosen)]


async def _let(interaction: discord.Interaction[Any], action: str, values: list[str]) -> Message:
    if action == "choose":
        return await change(interaction, starters=cast("Starters", values[0]), starter_role=None)
    guild = cast("discord.Guild", interaction.guild)
    role = guild.get_role(int(values[0]))
    if role is None:
        raise UserError("That role is gone. Choose another.")
    if role.is_default():
        return await change(interaction, starters="everyone", starter_role=None)
    return await change(interaction, starters="role", starter_role=role.id)


STARTERS = Setting(
    message("Who may start and stop"),
    _starters,
    message("Who starts a game may always stop it. Where everyone may, the others vote."),
    _starter_controls,
    _let,
)
