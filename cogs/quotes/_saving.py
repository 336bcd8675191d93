"""The message menu "Save as quote": keeps what a member said, and tells them where they said it."""

from __future__ import annotations

from typing import Any

import discord

from bot.catalogue import fold
from bot.messages import UserError
from bot.reviews.titled import mentioned
from bot.sources.quoted import one_line, quotable, unbarred
from bot.storage import Credit, Line, OwnQuote
from cogs._ui import Card, Say, app_of, row, small, text
from cogs.quotes._about import saved_card
from cogs.quotes._adding import guild_of, keep
from cogs.quotes._cards import Reader, gone_card, take_out


async def save(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Keep a message as a quote of its author, and tell the channel so that they can take it out."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild = guild_of(interaction)
    kept = await keep(interaction, await _line(interaction, message))
    reader = await Reader.of(interaction, is_alone=True)
    await interaction.edit_original_response(view=saved_card(reader, kept))
    author = message.author.id
    called = [] if author == interaction.user.id else [discord.Object(author)]
    try:
        await interaction.followup.send(
            view=notice(await Say.aloud(interaction), interaction.user.id, message, kept),
            allowed_mentions=discord.AllowedMentions(users=called),
        )
    except discord.HTTPException:
        await app_of(interaction).quotes.remove(guild, kept.id)  # nobody is quoted without being told
        await interaction.edit_original_response(view=gone_card(reader.say))
        raise


async def _line(interaction: discord.Interaction[Any], message: discord.Message) -> Line:
    """Return what a message says as a quote of its author; raise `UserError` where it is none."""
    if message.author.bot or message.webhook_id is not None:
        raise UserError(
            "Only what members write can be a quote, not what bots and webhooks do. Choose another message."
        )
    if message.is_system() or not fold(message.content):
        raise UserError("There are no words in that message. Choose one that says something.")
    app = app_of(interaction)
    dramas = mentioned(app.catalogue, message.content)
    drama = dramas[0] if len(dramas) == 1 else None
    words, hidden_from = unbarred(one_line(message.content), drama)
    day = await app.guilds.day(guild_of(interaction), message.created_at)
    credit = Credit(message.author.id, published=day.isoformat(), link=message.jump_url)
    return Line(quotable(words, is_review=False), drama.id if drama else None, credit, hidden_from)


def notice(say: Say, saver: int, message: discord.Message, kept: OwnQuote) -> Card:
    """Tell a channel that a message is kept, without its words, so that nothing is left of it when it is taken out."""
    author, link = message.author.id, message.jump_url
    told = say(
        "💬 <@{saver}> saved [a message]({link}) of <@{author}> as a quote.", saver=saver, link=link, author=author
    )
    if author == saver:
        told = say("💬 <@{saver}> saved [a message]({link}) of theirs as a quote.", saver=saver, link=link)
    waits = [] if kept.is_shown else [text(say("⏳ It waits until a moderator of this server has seen it."))]
    return Card(
        text(told),
        *waits,
        small(
            say("Whoever wrote or saved it and moderators can take it out. /quote mine lets you forbid being quoted.")
        ),
        below=[row(take_out(say, kept.id))],
    )
