"""/quote add: a line of a review with its credit, or a member's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.utils import utcnow

from bot.catalogue import Drama
from bot.messages import Message, UserError, message
from bot.sources import quoted
from bot.storage import Credit, Line, OwnQuote
from cogs._ui import Card, app_of, is_moderator, small
from cogs.quotes._cards import Reader, quote_card, quote_texts
from cogs.quotes._lines import own

KEPT = message("✅ The quote is kept.")
WAITS = message("⏳ It waits until a moderator of this server has seen it.")


@dataclass(frozen=True, slots=True)
class Written:
    """A quote as a member writes it, and what they say of where it was published; each may be empty."""

    text: str
    reviewer: str = ""
    source: str = ""
    link: str = ""
    published: str = ""


def guild_of(interaction: discord.Interaction[Any]) -> int:
    """Return the server where something is asked; raise what says that it works in one only."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    return interaction.guild_id


async def add(interaction: discord.Interaction[Any], drama: Drama, written: Written, episode: int | None) -> None:
    """Keep a quote for the server."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild_of(interaction)
    text, hidden_from = quoted.unbarred(quoted.one_line(written.text), drama)
    spoiler_from = quoted.episode_of(str(episode or ""), drama) or hidden_from
    credit = await _credit(interaction, written)
    quoted.quotable(text, is_review=credit.source is not None)
    kept = await keep(interaction, Line(text, drama.id, credit, spoiler_from))
    await interaction.edit_original_response(view=await kept_card(interaction, kept, KEPT))


async def _credit(interaction: discord.Interaction[Any], written: Written) -> Credit:
    """Return whose words they are: those of whoever writes, where no publication is named."""
    today = await app_of(interaction).guilds.day(guild_of(interaction), utcnow())
    source = quoted.named(written.source)
    if source is not None:
        published, link = quoted.published_on(written.published, today), quoted.link_of(written.link)
        return Credit(None, quoted.named(written.reviewer), source, published, link)
    if written.reviewer.strip() or written.link.strip() or written.published.strip():
        raise UserError("Say where the review was published, too: fill in source. Your own words need text alone.")
    return Credit(interaction.user.id, published=today.isoformat())


async def keep(interaction: discord.Interaction[Any], line: Line) -> OwnQuote:
    """Keep a line, shown at once unless the server's moderators look at what others add."""
    app, guild, may_decide = app_of(interaction), guild_of(interaction), is_moderator(interaction)
    waits = (await app.guilds.settings(guild)).has_quote_queue and not may_decide
    return await app.quotes.add(guild, line, interaction.user.id, utcnow(), waits=waits, is_moderator=may_decide)


async def kept_card(interaction: discord.Interaction[Any], kept: OwnQuote, told: Message) -> Card:
    """Show whoever kept a quote what is kept; it is liked and so on once it is shown."""
    reader = await Reader.of(interaction, is_alone=True)
    if kept.is_shown:
        return quote_card(reader, own(kept), kept.line.drama or "any", [told])
    return Card(small(reader.say(WAITS)), *quote_texts(reader, own(kept)))
