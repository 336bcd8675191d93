"""Quotes drawn by chance, liked, and opened."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import discord
from discord.utils import utcnow

from bot.app import App
from bot.catalogue import Drama
from bot.game import Audience
from bot.messages import UserError
from bot.storage import Outline
from cogs._ui import acknowledge, app_of, chosen_of, drama_called, is_private
from cogs.quotes._cards import ANY, Reader, gone_card, quote_card
from cogs.quotes._lines import KEY, Quoted, find, is_told, outlines_here

AGAIN = rf"quote:(?P<again>[a-z0-9-]+)(?::(?P<last>{KEY}))?"
LIKE = rf"quote_like:(?P<key>{KEY}):(?P<again>[a-z0-9-]+)"
OPEN = r"quote_open"
NAMED = 5
"""How many dramas are named of those that there are quotes about."""


async def show_drawn(interaction: discord.Interaction[Any], drama: Drama | None = None) -> None:
    """Show everybody a quote that is drawn from all there are, or from those about a drama.

    It is drawn before anything is acknowledged: in the place of that, everybody would read a refusal.
    """
    again = drama.id if drama else ANY
    reader = await Reader.of(interaction, is_alone=False)
    quote = await _drawn(interaction, reader.audience, again, None)
    await interaction.response.send_message(view=quote_card(reader, quote, again))


async def again_pressed(interaction: discord.Interaction[Any], again: str, last: str | None) -> None:
    """Show another quote to whoever asks."""
    await acknowledge(interaction)
    reader = await Reader.of(interaction, is_alone=True)
    quote = await _drawn(interaction, reader.audience, again, last)
    await interaction.edit_original_response(view=quote_card(reader, quote, again))


async def _drawn(interaction: discord.Interaction[Any], audience: Audience, again: str, last: str | None) -> Quoted:
    """Draw a line other than the last one, the server's own as often as those of reviews, however many there are."""
    app, guild = app_of(interaction), interaction.guild_id
    lines = await outlines_here(app, guild, audience)
    if again != ANY:
        lines = _about(app, lines, drama_called(app, again))
    others = [outline for outline in lines if outline.key != last] or lines
    own = [outline for outline in others if outline.key.startswith("s")]
    reviews = [outline for outline in others if not outline.key.startswith("s")]
    while own or reviews:  # one may be taken out at this moment
        pile = random.choice([pile for pile in (own, reviews) if pile])
        found = await find(app, guild, pile.pop(random.randrange(len(pile))).key)
        if found is not None:
            return found
    raise UserError("I know no quotes yet. In a server, /quote add keeps one.")


def _about(app: App, lines: list[Outline], drama: Drama) -> list[Outline]:
    about = [outline for outline in lines if outline.drama == drama.id]
    if about:
        return about
    known = (app.catalogue.dramas.get(outline.drama or "") for outline in lines)
    titles = sorted({drama.title for drama in known if drama})
    if not titles:
        raise UserError("I know no quote about {title} yet. In a server, /quote add keeps one.", title=drama.title)
    raise UserError(
        "I know no quote about {title} yet. There are quotes about {titles}.",
        title=drama.title,
        titles=", ".join(titles[:NAMED]),
    )


async def like_pressed(interaction: discord.Interaction[Any], key: str, again: str) -> None:
    """Keep that whoever presses likes a quote, or no longer does, and count anew on the card."""
    await interaction.response.defer()
    app, reader = app_of(interaction), await Reader.of(interaction, is_alone=is_private(interaction))
    quote = await find(app, interaction.guild_id, key)
    if quote is None:
        await interaction.edit_original_response(view=gone_card(reader.say))
        return
    likes = await app.quotes.like(key, interaction.user.id, utcnow())
    await interaction.edit_original_response(view=quote_card(reader, replace(quote, likes=likes), again))


async def opened(interaction: discord.Interaction[Any]) -> None:
    """Show whoever chose a quote from a menu that quote, beside the menu."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    reader = await Reader.of(interaction, is_alone=True)
    quote = await find(app_of(interaction), interaction.guild_id, chosen_of(interaction))
    is_there = quote is not None and is_told(reader.audience, quote.line.spoiler_from)
    card = quote_card(reader, quote, ANY) if quote and is_there else gone_card(reader.say)
    await interaction.edit_original_response(view=card)
