"""The one queue of what waits for a server's moderators, reports, appeals and quotes, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol, cast

import discord

from bot.game import Session
from bot.messages import Message
from bot.storage import OwnQuote
from cogs._ui import Say, app_of, client_of, refuse_others
from cogs.server._layouts import Waiting, mark_of, queue_card

NEXT = r"case:next:(?P<mark>[0-9a-f]{16})"


class Runners(Protocol):
    """What the cog that runs the games does for this one, which does not import it."""

    def withdraw(self, guild: int, facts: frozenset[str]) -> None:
        """Take the questions that rest on these facts out of a server's running games."""

    def settled(self, games: Collection[str]) -> AbstractAsyncContextManager[dict[str, Session]]:
        """Hold those of some games that run, so that nothing changes them but what is done meanwhile."""


def runners_of(interaction: discord.Interaction[Any]) -> Runners:
    """Return the cog that runs the games."""
    return cast("Runners", client_of(interaction).get_cog("Trivia"))


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
