"""The spellings that a server's moderators have accepted, and taking one back."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.messages import Message, message
from cogs._ui import LONGEST_CHOICE, Say, app_of, harmless, small
from cogs.server._layouts import mark_of
from cogs.server._settled import SAVED, Setting, Settled

SHOWN = 25
"""Spellings to choose from, as many as Discord lets a menu hold: what was accepted by mistake is seldom old."""


def _value(say: Say, known: Settled) -> str:
    return say("{count} accepted", count=len(known.accepted))


def _controls(say: Say, known: Settled) -> list[ui.Item[Any]]:
    if not known.accepted:
        return []
    options = [
        discord.SelectOption(
            label=each.spelling.typed[:LONGEST_CHOICE],
            description=each.answer[:LONGEST_CHOICE],
            value=mark_of(each.spelling),
        )
        for each in known.accepted[:SHOWN]
    ]
    choice: ui.Select[Any] = ui.Select(
        custom_id="setting:spellings:take", placeholder=say("Take one back"), options=options
    )
    kept = say("Points already given stay.")
    if len(known.accepted) > SHOWN:
        kept = say("Points already given stay. The newest {count} are listed.", count=SHOWN)
    return [ui.ActionRow(choice), small(kept)]


async def _take_back(interaction: discord.Interaction[Any], _action: str, values: list[str]) -> Message:
    """Take an accepted spelling back; nothing is left to do where somebody else has done so."""
    app, guild = app_of(interaction), interaction.guild_id or 0
    found = [spelling for spelling in await app.spellings.own(guild) if mark_of(spelling) in values]
    for spelling in found:
        await app.spellings.take_back(guild, spelling)
    if not found:
        return SAVED
    return message("✅ Counts no more: “{typed}”", typed=harmless(found[0].typed))


SPELLINGS = Setting(
    message("Spellings that count here"),
    _value,
    message("Typed answers that moderators have accepted on appeal."),
    _controls,
    _take_back,
)
