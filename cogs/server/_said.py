"""Decisions on quotes that wait to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import discord

from bot.messages import Message, UserError, message
from bot.storage import OwnQuote
from cogs._ui import app_of, refuse_others
from cogs.server._queue import place_in, show_queue, waiting

SAID = r"said:(?P<verdict>accepted|refused):(?P<mark>[0-9a-f]{16})"
VERDICTS: Mapping[str, Message] = {
    "accepted": message("✅ The quote is shown from now on."),
    "refused": message("✅ The quote is deleted. Nothing of it is kept."),
}


async def quote_decided(interaction: discord.Interaction[Any], verdict: str, mark: str) -> None:
    """Let a quote be shown, or delete it, and show the next case; whoever added it is not told."""
    await interaction.response.defer()
    refuse_others(interaction)
    cases = await waiting(interaction)
    place = place_in(cases, mark)
    if place is None:
        raise UserError("Somebody has decided on that quote already. /server queue shows what is left.")
    quotes, quote = app_of(interaction).quotes, cast("OwnQuote", cases[place])
    guild, moderator = interaction.guild_id or 0, interaction.user.id
    await quotes.decide(guild, quote.id, moderator, is_accepted=verdict == "accepted")
    await show_queue(interaction, await waiting(interaction), place, [VERDICTS[verdict]])
