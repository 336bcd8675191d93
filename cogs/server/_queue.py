"""The one queue of what waits for a server's moderators, reports, appeals and quotes, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import discord

from bot.messages import Message
from bot.storage import OwnQuote
from cogs._ui import Say, app_of, refuse_others
from cogs.server._layouts import Waiting, mark_of, queue_card

NEXT = r"case:next:(?P<mark>[0-9a-f]{16})"


async def waiting(interaction: discord.Interaction[Any]) -> list[Waiting]:
    """Return what waits for the moderators of a server, the oldest in front."""
    app, guild = app_of(interaction), interaction.guild_id or 0
    found: list[Waiting] = [*await app.reports.open(guild), *await app.appeals.open(guild)]
    found += await app.quotes.of(guild, waiting=True)
    return sorted(found, key=_since)


def _since(case: Waiting) -> datetime:
    return case.added_at if isinstance(case, OwnQuote) else case.since


def place_in(cases: list[Waiting], mark: str) -> int | None:
    """Return where the case of a button stands in the queue, None where it does not wait any more."""
    return next((place for place, case in enumerate(cases) if mark_of(case) == mark), None)


async def show_queue(
    interaction: discord.Interaction[Any], cases: list[Waiting], place: int = 0, told: Iterable[Message] = ()
) -> None:
    """Show a place of the queue, which begins anew after its end, below what was done just now."""
    say, catalogue = Say.to(interaction), app_of(interaction).catalogue
    card = queue_card(say, catalogue, cases, place % max(len(cases), 1), told)
    await interaction.edit_original_response(view=card)


async def next_pressed(interaction: discord.Interaction[Any], mark: str) -> None:
    """Pass a case over, and show the one after it."""
    await interaction.response.defer()
    refuse_others(interaction)
    cases = await waiting(interaction)
    place = place_in(cases, mark)
    await show_queue(interaction, cases, 0 if place is None else place + 1)
