"""What a server has settled, and the choices that change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import discord
from discord import ui

from bot.game import Policy
from bot.messages import Message, message
from bot.questions.judging import shown_of
from bot.storage import GuildSettings, OwnSpelling
from cogs._ui import LONGEST_CHOICE, Card, Say, app_of, harmless, line, small, text
from cogs.server._layouts import mark_of
from cogs.server._queue import refuse_others

POLICIES: Mapping[Policy, tuple[Message, Message]] = {
    "hide": (message("Never"), message("I ask nothing that spoils")),
    "progress": (message("What all have seen"), message("By the lists of those who play")),
    "show": (message("Ask anything"), message("Spoilers and all")),
}


SHOWN = 25
"""Spellings to choose from, as many as Discord lets a menu hold: what was accepted by mistake is seldom old."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A spelling that counts in a server, and what it counts for."""

    spelling: OwnSpelling
    answer: str


def settings_card(
    say: Say, settings: GuildSettings, accepted: Sequence[Accepted], told: Iterable[Message] = ()
) -> Card:
    """Show what the server has settled, each with what changes it, below what was done just now."""
    done = [small(say(each)) for each in told]
    heading = text(say("## Server settings"))
    return Card(*done, heading, *_spoilers(say, settings.spoilers), line(), *_spellings(say, accepted))


def _spellings(say: Say, accepted: Sequence[Accepted]) -> list[ui.Item[Any]]:
    heading = text(say("**Spellings that count here**\nAccepted by moderators: **{count}**", count=len(accepted)))
    if not accepted:
        return [heading]
    options = [
        discord.SelectOption(
            label=each.spelling.typed[:LONGEST_CHOICE],
            description=each.answer[:LONGEST_CHOICE],
            value=mark_of(each.spelling),
        )
        for each in accepted[:SHOWN]
    ]
    choice: ui.Select[Any] = ui.Select(custom_id="setting:spelling", placeholder=say("Take one back"), options=options)
    kept = say("Points already given stay.")
    if len(accepted) > SHOWN:
        kept = say("Points already given stay. The newest {count} are listed.", count=SHOWN)
    return [heading, ui.ActionRow(choice), small(kept)]


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


async def spelling_chosen(interaction: discord.Interaction[Any]) -> None:
    """Take an accepted spelling back; nothing is left to do where somebody else has done so."""
    await interaction.response.defer()
    refuse_others(interaction)
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    [mark] = data["values"]
    app, guild = app_of(interaction), interaction.guild_id or 0
    found = [spelling for spelling in await app.spellings.own(guild) if mark_of(spelling) == mark]
    for spelling in found:
        await app.spellings.take_back(guild, spelling)
    told = [message("✅ Counts no more: “{typed}”", typed=harmless(spelling.typed)) for spelling in found]
    await show_settings(interaction, told)


async def show_settings(interaction: discord.Interaction[Any], told: Iterable[Message] = ()) -> None:
    """Show the settings in answer to a deferred interaction, below what was done just now."""
    app, guild = app_of(interaction), interaction.guild_id or 0
    settings = await app.guilds.settings(guild)
    own = await app.spellings.own(guild)
    accepted = [Accepted(spelling, shown_of(app.catalogue, spelling.subject)) for spelling in own]
    await interaction.edit_original_response(view=settings_card(Say.to(interaction), settings, accepted, told))
