"""Decisions on questions that members reported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import discord
from discord.utils import utcnow

from bot.messages import Message, UserError, message
from bot.storage import Case, Verdict
from cogs._games import games_of
from cogs._ui import app_of, refuse_others
from cogs.server._queue import place_in, show_queue, waiting

DECIDE = r"case:(?P<verdict>upheld|dismissed):(?P<mark>[0-9a-f]{16})"
VERDICTS: Mapping[Verdict, Message] = {
    "upheld": message("✅ Left out: it is not asked here any more."),
    "dismissed": message("✅ Settled: it may be asked here."),
}


async def report_decided(interaction: discord.Interaction[Any], verdict: Verdict, mark: str) -> None:
    """Decide on a reported question, and show the next case."""
    await interaction.response.defer()
    refuse_others(interaction)
    cases = await waiting(interaction)
    place = place_in(cases, mark)
    if place is None:
        raise UserError("Somebody has decided on that question already. /server queue shows what is left.")
    await _decide(interaction, cast("Case", cases[place]), verdict)
    await show_queue(interaction, await waiting(interaction), place, [VERDICTS[verdict]])


async def _decide(interaction: discord.Interaction[Any], case: Case, verdict: Verdict) -> None:
    guild = interaction.guild_id or 0
    pulled = await app_of(interaction).reports.decide(guild, case.key, verdict, interaction.user.id, utcnow())
    if pulled:
        games_of(interaction).withdraw(guild, pulled)
