"""Puts dramas on a member's own list: how they stand with one, the next episode, a rating."""

from __future__ import annotations

from typing import Any

import discord

from bot.catalogue import Drama
from bot.messages import UserError
from bot.storage import Entry, Status
from cogs._ui import Card, Say, app_of, drama_called, row, text
from cogs.lists._layouts import mine, stored_card
from cogs.lists._showing import show_own


async def keep(
    interaction: discord.Interaction[Any],
    drama: Drama,
    status: Status,
    episode: int | None,
    rating: int | None = None,
) -> None:
    """Put a drama on the list of whoever asks, and say what is on it now."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    kept, lists, player = episode_kept(drama, status, episode), app_of(interaction).lists, interaction.user.id
    now = discord.utils.utcnow()
    entry = await lists.put(player, drama.id, status, kept, now)
    if rating is not None:
        entry = await lists.rate(player, drama.id, rating, now) or entry
    is_first = len(await lists.of(player)) == 1
    card = stored_card(Say.to(interaction), drama, entry, is_first=is_first)
    await interaction.edit_original_response(view=card)


def episode_kept(drama: Drama, status: Status, episode: int | None) -> int | None:
    """Return the episode to keep with a status, None for the one that is known; raise `UserError` where they clash."""
    if episode is not None and episode > drama.episodes:
        raise UserError(
            "The last episode of {title} is {count}. Give that or an earlier one.",
            title=drama.title,
            count=drama.episodes,
        )
    if status == "planned":
        if episode:
            raise UserError("Planned means that no episode is seen yet. Choose watching, or leave the episode out.")
        return 0
    if status == "finished":
        if episode not in {None, drama.episodes}:
            raise UserError(
                "Finished means all {count} episodes. Choose watching or dropped, or leave the episode out.",
                count=drama.episodes,
            )
        return drama.episodes
    return episode


async def rate(interaction: discord.Interaction[Any], drama: Drama, rating: int | None) -> None:
    """Rate a drama of the list of whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    now = discord.utils.utcnow()
    entry = _listed(drama, await app_of(interaction).lists.rate(interaction.user.id, drama.id, rating, now))
    await interaction.edit_original_response(view=stored_card(Say.to(interaction), drama, entry, is_first=False))


def _listed(drama: Drama, entry: Entry | None) -> Entry:
    if entry is None:
        raise UserError("{title} is not on your list. /list set puts it there.", title=drama.title)
    return entry


async def step_pressed(interaction: discord.Interaction[Any], drama: str, page: str | None) -> None:
    """Count one more episode; on the card of the drama, or on a page of the list."""
    await interaction.response.defer()
    app = app_of(interaction)
    stepped, now = drama_called(app, drama), discord.utils.utcnow()
    entry = _listed(stepped, await app.lists.step(interaction.user.id, stepped.id, stepped.episodes, now))
    if page is not None:
        await show_own(interaction, int(page))
        return
    await interaction.edit_original_response(view=stored_card(Say.to(interaction), stepped, entry, is_first=False))


async def remove(interaction: discord.Interaction[Any], drama: Drama) -> None:
    """Take a drama off the list of whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    if not await app_of(interaction).lists.remove(interaction.user.id, drama.id):
        raise UserError("{title} is not on your list. /list show tells what is.", title=drama.title)
    say = Say.to(interaction)
    told = say("{title} is off your list. I no longer know how far you are.", title=drama.title)
    await interaction.edit_original_response(view=Card(text(told), below=[row(mine(say))]))
