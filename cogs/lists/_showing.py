"""Shows lists: to their owners, and to those to whom an owner shows theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.messages import Message, UserError, message
from bot.storage import Audience
from cogs._ui import Card, Say, app_of, row, small, text
from cogs.lists._layouts import list_card, mine, others_card

SETTLED: Mapping[Audience, Message] = {
    "nobody": message("🔒 Nobody but you sees your list."),
    "server": message("👥 Members of a server that you are in too can see your list there."),
    "public": message("🌏 Everybody can see your list."),
}


async def show(interaction: discord.Interaction[Any], member: discord.User | discord.Member | None) -> None:
    """Show a list to whoever asks: their own, or a member's who lets them see it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    if member is None or member.id == interaction.user.id:
        await show_own(interaction, 1)
    else:
        await _show_of(interaction, member.id, 1)


async def show_own(interaction: discord.Interaction[Any], page: int) -> None:
    """Show whoever asks a page of their list."""
    app = app_of(interaction)
    entries = await app.lists.of(interaction.user.id)
    card = list_card(Say.to(interaction), app.catalogue, entries, page)
    await interaction.edit_original_response(view=card)


async def page_pressed(interaction: discord.Interaction[Any], page: str) -> None:
    """Turn to a page of the list of whoever presses."""
    await interaction.response.defer()
    await show_own(interaction, int(page))


async def others_page_pressed(interaction: discord.Interaction[Any], owner: str, page: str) -> None:
    """Turn to a page of another member's list, if they still show it."""
    await interaction.response.defer()
    await _show_of(interaction, int(owner), int(page))


async def _show_of(interaction: discord.Interaction[Any], owner: int, page: int) -> None:
    app = app_of(interaction)
    audience = await app.lists.shown_to(owner)
    if audience == "nobody" or (audience == "server" and not await _is_here(interaction, owner)):
        raise UserError("That list is not shown to you. Its owner can change that with /list visible.")
    entries = await app.lists.of(owner)
    card = others_card(Say.to(interaction), app.catalogue, entries, page, owner=owner)
    await interaction.edit_original_response(view=card)


async def _is_here(interaction: discord.Interaction[Any], owner: int) -> bool:
    """Whether somebody is a member of the server where an interaction happens; in private nobody is."""
    if interaction.guild is None:
        return False
    try:
        await interaction.guild.fetch_member(owner)
    except discord.NotFound:
        return False
    return True


async def settle(interaction: discord.Interaction[Any], audience: Audience) -> None:
    """Settle who else sees the list of whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await app_of(interaction).lists.show_to(interaction.user.id, audience)
    say = Say.to(interaction)
    ways = [] if audience == "nobody" else [small(say("They look at it with /list show."))]
    await interaction.edit_original_response(view=Card(text(say(SETTLED[audience])), *ways, below=[row(mine(say))]))
