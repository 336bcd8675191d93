"""What a server has settled, as its panel shows it, and what a setting is there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack, cast

import discord
from discord import ui
from discord.utils import utcnow

from bot.messages import Message, message
from bot.questions.judging import shown_of
from bot.storage import Changes, GuildSettings, OwnSpelling
from cogs._ui import Say, app_of

SAVED = message("✅ Saved")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A spelling that counts in a server, and what it counts for."""

    spelling: OwnSpelling
    answer: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A server's settings and what goes with them; `languages` are those there are texts in, by their codes."""

    settings: GuildSettings
    accepted: Sequence[Accepted]
    guild: discord.Guild
    languages: Mapping[str, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is called, its value in a short line, what it does, and what changes it.

    The custom ids of its controls are `setting:<name>:<action>`; `change` does what an action says with what was
    chosen, and returns what to tell.
    """

    title: Message
    value: Callable[[Say, Settled], str]
    about: Message
    controls: Callable[[Say, Settled], Sequence[ui.Item[Any]]]
    change: Callable[[discord.Interaction[Any], str, list[str]], Awaitable[Message]]


async def settled(interaction: discord.Interaction[Any]) -> Settled:
    """Return what the server of an interaction has settled."""
    app, guild = app_of(interaction), cast("discord.Guild", interaction.guild)
    own = await app.spellings.own(guild.id)
    return Settled(
        settings=await app.guilds.settings(guild.id),
        accepted=[Accepted(spelling, shown_of(app.catalogue, spelling.subject)) for spelling in own],
        guild=guild,
        languages=app.translations.names,
        now=utcnow(),
    )


def values_of(interaction: discord.Interaction[Any]) -> list[str]:
    """Return what was chosen in a menu; nothing where a button was pressed."""
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    return list(data.get("values", ()))


async def change(interaction: discord.Interaction[Any], **changes: Unpack[Changes]) -> Message:
    """Change settings of the server of an interaction."""
    await app_of(interaction).guilds.change(interaction.guild_id or 0, **changes)
    return SAVED
