"""The board of all servers lists nobody who has not chosen a name for it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import discord
from discord import ui

from bot.messages import UserError, message
from cogs._ui import Form, Say, app_of, filled_in, harmless

SHOW = r"everywhere:show"
SEND = r"everywhere:send"
OFF = r"everywhere:off"
LONGEST = 32
MOST_MARKS = 3
"""Accents on one letter; no language needs more, and a heap of them covers the lines above and below."""
_FILLERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"), " ")
"""Letters, says Unicode, that nobody sees."""
_FORBIDDEN = re.compile(r"@|<[#:/a-z]|://|\bwww\.|\bdiscord(app)?\.|\w\.\w{2}", re.IGNORECASE)
"""What calls somebody or leads somewhere."""


def name_of(written: str) -> str:
    """Return a name as it can be shown to strangers; raise `UserError` for what is none."""
    name = " ".join(unicodedata.normalize("NFC", written).translate(_FILLERS).split())
    if not 1 <= len(name) <= LONGEST or not name.isprintable() or not any(map(str.isalnum, name)):
        raise UserError("A name on this board has 1 to 32 letters. Choose another one.")
    if _FORBIDDEN.search(name):
        raise UserError("A name on this board calls nobody and leads nowhere. Choose one without links and mentions.")
    marks = "".join("^" if unicodedata.combining(sign) else " " for sign in name)
    if max(map(len, marks.split()), default=0) > MOST_MARKS:
        raise UserError("A name on this board has no more than three marks on a letter. Choose another one.")
    return name


async def show_pressed(interaction: discord.Interaction[Any]) -> None:
    """Ask for a name at once: the form is the acknowledgement."""
    say = Say.to(interaction)
    field: ui.TextInput[Any] = ui.TextInput(custom_id="name", max_length=LONGEST)
    described = say("Members of other servers read it. It need not be your own.")
    label: ui.Label[Any] = ui.Label(text=say("Show me as"), description=described, component=field)
    await interaction.response.send_modal(Form(say("Show me everywhere"), "everywhere:send", label))


async def name_sent(interaction: discord.Interaction[Any]) -> None:
    """List a member by the name they wrote."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    name = name_of(filled_in(interaction).get("name", ""))
    app, player = app_of(interaction), interaction.user.id
    await app.players.show_everywhere(player, name)
    told = message("✅ The board of all servers lists you as {name}.", name=harmless(name))
    if await app.records.hidden({player}):
        told = message(
            "✅ Kept: {name}. But you are hidden, so no board lists you. /privacy shows you again.", name=harmless(name)
        )
    await interaction.edit_original_response(content=Say.to(interaction)(told))


async def off_pressed(interaction: discord.Interaction[Any]) -> None:
    """List a member no longer."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await app_of(interaction).players.show_everywhere(interaction.user.id, None)
    told = Say.to(interaction)("✅ The board of all servers does not list you.")
    await interaction.edit_original_response(content=told)
