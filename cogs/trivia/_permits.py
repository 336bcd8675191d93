"""Who may start a game, where, and who may stop one: as the server has settled it."""

from __future__ import annotations

from typing import Any

import discord

from bot.messages import UserError
from bot.storage import GuildSettings
from cogs._ui import is_moderator

NAMED = 10
"""How many channels a refusal names."""


def check_may_start(interaction: discord.Interaction[Any], settings: GuildSettings) -> None:
    """Raise `UserError` where whoever acts may not start a game, or nobody may do so there."""
    _check_channel(interaction, settings)
    if may_decide(interaction, settings) or settings.starters == "everyone":
        return
    role = _role(interaction, settings)
    if role is None:
        raise UserError("Only moderators start games here. Ask one of them.")
    raise UserError("Only those with {role} start games here. Ask one of them, or a moderator.", role=role.mention)


def check_may_stop(interaction: discord.Interaction[Any], settings: GuildSettings, starter: int) -> None:
    """Raise `UserError` where whoever acts may neither stop a game nor vote for that."""
    if settings.starters == "everyone" or interaction.user.id == starter or may_decide(interaction, settings):
        return
    role = _role(interaction, settings)
    if role is None:
        raise UserError("Only moderators stop games here, or who started this one. Ask one of them.")
    raise UserError(
        "Only those with {role} stop games here, or who started this one. Ask one of them.", role=role.mention
    )


def may_decide(interaction: discord.Interaction[Any], settings: GuildSettings) -> bool:
    """Whether whoever acts needs no votes: a moderator, or somebody whom the server lets start games."""
    role = _role(interaction, settings)
    user = interaction.user
    return is_moderator(interaction) or (
        role is not None and isinstance(user, discord.Member) and user.get_role(role.id) is not None
    )


def _check_channel(interaction: discord.Interaction[Any], settings: GuildSettings) -> None:
    channel, guild = interaction.channel, interaction.guild
    if settings.channels is None or channel is None or guild is None:
        return
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    if not settings.channels.isdisjoint({channel.id, parent}):
        return
    there = [f"<#{allowed}>" for allowed in sorted(settings.channels) if guild.get_channel(allowed)]
    if not there:
        raise UserError("The channels for games are gone. Ask a moderator to choose others in /server settings.")
    raise UserError("Games are played in {channels}. Start one there.", channels=", ".join(there[:NAMED]))


def _role(interaction: discord.Interaction[Any], settings: GuildSettings) -> discord.Role | None:
    """Return the role of those who start games, if there is one still: else it is for moderators."""
    if settings.starters != "role" or interaction.guild is None:
        return None
    return interaction.guild.get_role(settings.starter_role or 0)
