"""A server's quotes as files: out as CSV, and in by way of a card that says what a file would add."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import discord
from discord import ui
from discord.utils import utcnow

from bot.catalogue import fold
from bot.messages import Message, UserError
from bot.sources import quoted
from bot.sources.quoted import Row, Sheet
from bot.sources.sheets import refuse_large
from bot.storage import Added, Credit, Line, OwnQuote, fitted
from bot.storage.quotes import MOST_OF_GUILD
from cogs._files import faults_told, fetched, fetched_from_card, file_of
from cogs._ui import Card, Say, app_of, button, line, refuse_others, row, small, text
from cogs.quotes._adding import guild_of

COMMAND = "/quote import"
EXPORT = "second-lead-quotes.csv"
IMPORT = "second-lead-quotes-import.csv"


async def export(interaction: discord.Interaction[Any]) -> None:
    """Send a moderator the quotes of their server as a file."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild = guild_of(interaction)
    refuse_others(interaction)
    say, quotes = Say.to(interaction), await app_of(interaction).quotes.of(guild)
    if not quotes:
        raise UserError("This server keeps no quotes yet. /quote add or /quote import begins.")
    file = file_of(EXPORT, quoted.written(_rows_of(quotes)), say("The quotes of this server, as CSV"))
    told = say("The quotes of this server are in this file. Spreadsheets open it, and /quote import takes it back.")
    await interaction.edit_original_response(content=told, attachments=[file])


def _rows_of(quotes: Iterable[OwnQuote]) -> Iterator[Row]:
    for number, quote in enumerate(quotes, start=2):
        said, credit = quote.line, quote.line.credit
        yield Row(
            number,
            said.text,
            said.drama,
            credit.author,
            credit.reviewer,
            credit.source,
            credit.published,
            credit.link,
            said.spoiler_from,
            quote.added_by,
            quote.added_at,
            quote.likes,
        )


async def preview(interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
    """Read a file and tell a moderator what it would add; what would be kept is on the card, as a file.

    So nothing has to be remembered until its button is pressed, and a restart in between loses nothing.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild_of(interaction)
    refuse_others(interaction)
    refuse_large(file.size)
    sheet = await _read(interaction, await fetched(interaction, file.url, COMMAND))
    added, rows = await _foreseen(interaction, sheet.rows)
    say = Say.to(interaction)
    files = [file_of(IMPORT, quoted.written(rows), say("What the button keeps, as CSV"))] if rows else []
    await interaction.edit_original_response(view=preview_card(say, added, sheet.faults), attachments=files)


async def import_pressed(interaction: discord.Interaction[Any]) -> None:
    """Keep what the file on the card says, as far as the server has room for it and nobody forbids it."""
    await interaction.response.defer()
    guild = guild_of(interaction)
    refuse_others(interaction)
    sheet = await _read(interaction, await fetched_from_card(interaction, COMMAND))
    lines = [_line_of(each) for each in sheet.rows]
    added = await app_of(interaction).quotes.add_all(guild, lines, interaction.user.id, utcnow())
    told = Say.to(interaction)("✅ Quotes taken from the file: {count}", count=added.kept)
    await interaction.edit_original_response(view=Card(text(told)), attachments=[])


async def _read(interaction: discord.Interaction[Any], content: bytes) -> Sheet:
    app = app_of(interaction)
    today = await app.guilds.day(guild_of(interaction), utcnow())
    return await asyncio.to_thread(quoted.read, content, app.catalogue, today)


def _line_of(each: Row) -> Line:
    credit = Credit(each.author, each.reviewer, each.source, each.published, each.link)
    return Line(each.text, each.drama, credit, each.episode)


async def _foreseen(interaction: discord.Interaction[Any], rows: Sequence[Row]) -> tuple[Added, list[Row]]:
    """Return what would become of the lines of a file, and those that would be kept."""
    quotes, guild = app_of(interaction).quotes, guild_of(interaction)
    kept = [*await quotes.of(guild), *await quotes.of(guild, waiting=True)]
    authors = {each.author for each in rows if each.author is not None}
    forbidding = {author for author in authors if await quotes.refuses(author)}
    willing = [each for each in rows if each.author not in forbidding]
    known = {fold(quote.line.text) for quote in kept}
    new: dict[str, Row] = {}
    for each in willing:
        with suppress(UserError):  # it is one of those that storage counts as unfit
            key = fold(fitted(_line_of(each)).text)
            if key not in known:
                new.setdefault(key, each)
    coming = list(new.values())[: max(0, MOST_OF_GUILD - len(kept))]
    doubles, over = len(willing) - len(new), len(new) - len(coming)
    return Added(len(coming), doubles, len(rows) - len(willing), over), coming


def preview_card(say: Say, added: Added, faults: Sequence[Message]) -> Card:
    """Say what a file would add and what is wrong with it, with the button that keeps it."""
    told = list(faults_told(say, faults))
    below: list[ui.Item[Any]] = []
    if added.kept:
        label = say("Import {count} quotes", count=added.kept) if added.kept > 1 else say("Import 1 quote")
        below = [
            ui.File(f"attachment://{IMPORT}"),
            row(button(label, "quote_import", style=discord.ButtonStyle.primary, emoji="📥")),
        ]
    return Card(
        text(say("## 📥 Your file")),
        text("\n".join(_counts(say, added)) or say("There is no quote in it.")),
        *([line(), text("\n".join(told))] if told else []),
        small(say("Nothing is kept yet. The button keeps what is in the file below."))
        if below
        else small(say("There is nothing to import.")),
        below=below,
    )


def _counts(say: Say, added: Added) -> Iterator[str]:
    if added.kept:
        yield say("New: **{count}**", count=added.kept)
    if added.doubles:
        yield say("Here already, or twice in the file: **{count}**", count=added.doubles)
    if added.refused:
        yield say("Of members who forbid being quoted: **{count}**", count=added.refused)
    if added.over:
        yield say("More than the {most} that I keep: **{count}**", most=f"{MOST_OF_GUILD:,}", count=added.over)
