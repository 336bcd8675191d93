"""Lists as files: out as CSV, and in by way of a card that says what a file would change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import discord

from bot.catalogue import Catalogue
from bot.messages import UserError
from bot.sources import listed, lists
from bot.sources.sheets import refuse_large
from bot.storage import Entry
from cogs._files import fetched, fetched_from_card, file_of, line_of
from cogs._ui import Card, Say, app_of, row, text
from cogs.lists._layouts import mine
from cogs.lists._merging import merged
from cogs.lists._previews import preview_card

COMMAND = "/list import"
EXPORT = "second-lead-list.csv"
IMPORT = "second-lead-import.csv"


async def export(interaction: discord.Interaction[Any]) -> None:
    """Send the list of whoever asks as a file."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, say = app_of(interaction), Say.to(interaction)
    entries = await app.lists.of(interaction.user.id)
    if not entries:
        raise UserError("Your list is empty. /list set or /list import begins it.")
    file = file_of(EXPORT, lists.written(rows_of(app.catalogue, entries)), say("Your list, as CSV"))
    told = say("Your list is in this file. Spreadsheets open it, and /list import takes it back.")
    await interaction.edit_original_response(content=told, attachments=[file])


def rows_of(catalogue: Catalogue, entries: Iterable[Entry]) -> Iterable[lists.Row]:
    """Write entries as the rows of a file, a drama that left the catalogue by its id."""
    for line, entry in enumerate(entries, start=2):
        drama = catalogue.dramas.get(entry.drama)
        yield lists.Row(
            line,
            drama.title if drama else entry.drama,
            drama.native_title if drama else "",
            drama.year if drama else None,
            entry.status,
            entry.episode,
            drama.episodes if drama else None,
            entry.rating,
            entry.changed_at,
        )


async def preview(interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
    """Read a file and say what it would change; what would be kept is on the card, as a file, and kept by its button.

    So nothing has to be remembered until then, and a restart in between loses nothing.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    refuse_large(file.size)
    app, say = app_of(interaction), Say.to(interaction)
    sheet = await asyncio.to_thread(lists.read, await fetched(interaction, file.url, COMMAND))
    findings = await asyncio.to_thread(listed.find, app.catalogue, sheet.rows)
    result = merged(await app.lists.of(interaction.user.id), findings.listed, discord.utils.utcnow())
    faults = sorted((*sheet.faults, *findings.faults), key=line_of)
    card = preview_card(say, result, faults, sheet.left_out, IMPORT)
    rows = rows_of(app.catalogue, result.entries)
    files = [file_of(IMPORT, lists.written(rows), say("What the button keeps, as CSV"))] if result.entries else []
    await interaction.edit_original_response(view=card, attachments=files)


async def import_pressed(interaction: discord.Interaction[Any]) -> None:
    """Keep what the file on the card says, as far as it still says more than the list."""
    await interaction.response.defer()
    app, say, player = app_of(interaction), Say.to(interaction), interaction.user.id
    sheet = await asyncio.to_thread(lists.read, await fetched_from_card(interaction, COMMAND))
    findings = await asyncio.to_thread(listed.find, app.catalogue, sheet.rows)
    result = merged(await app.lists.of(player), findings.listed, discord.utils.utcnow())
    await app.lists.keep_all(player, result.entries)
    told = say("✅ Dramas taken from the file: {count}", count=len(result.entries))
    await interaction.edit_original_response(view=Card(text(told), below=[row(mine(say))]), attachments=[])
