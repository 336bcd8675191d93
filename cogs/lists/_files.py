"""Lists as files: out as CSV, and in by way of a card that says what a file would change."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterable
from typing import Any

import discord

from bot.catalogue import Catalogue
from bot.messages import Message, UserError
from bot.sources import listed, lists
from bot.storage import Entry
from cogs._ui import Card, Say, app_of, client_of, row, text
from cogs.lists._layouts import mine
from cogs.lists._merging import merged
from cogs.lists._previews import preview_card

log = logging.getLogger(__name__)

EXPORT = "second-lead-list.csv"
IMPORT = "second-lead-import.csv"


async def export(interaction: discord.Interaction[Any]) -> None:
    """Send the list of whoever asks as a file."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, say = app_of(interaction), Say.to(interaction)
    entries = await app.lists.of(interaction.user.id)
    if not entries:
        raise UserError("Your list is empty. /list set or /list import begins it.")
    file = _file(EXPORT, lists.written(rows_of(app.catalogue, entries)), say("Your list, as CSV"))
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


def _file(name: str, content: bytes, description: str) -> discord.File:
    return discord.File(io.BytesIO(content), name, description=description)


async def preview(interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
    """Read a file and say what it would change; what would be kept is on the card, as a file, and kept by its button.

    So nothing has to be remembered until then, and a restart in between loses nothing.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    lists.refuse_large(file.size)
    app, say = app_of(interaction), Say.to(interaction)
    sheet = await asyncio.to_thread(lists.read, await _content(interaction, file.url))
    findings = await asyncio.to_thread(listed.find, app.catalogue, sheet.rows)
    result = merged(await app.lists.of(interaction.user.id), findings.listed, discord.utils.utcnow())
    faults = sorted((*sheet.faults, *findings.faults), key=_line)
    card = preview_card(say, result, faults, sheet.left_out, IMPORT)
    rows = rows_of(app.catalogue, result.entries)
    files = [_file(IMPORT, lists.written(rows), say("What the button keeps, as CSV"))] if result.entries else []
    await interaction.edit_original_response(view=card, attachments=files)


def _line(fault: Message) -> int:
    return int(str(fault.values["line"]))


async def import_pressed(interaction: discord.Interaction[Any]) -> None:
    """Keep what the file on the card says, as far as it still says more than the list."""
    await interaction.response.defer()
    app, say, player = app_of(interaction), Say.to(interaction), interaction.user.id
    shown = interaction.message.components if interaction.message else []
    file = next((each.media for each in shown if isinstance(each, discord.FileComponent)), None)
    if file is None:
        raise UserError("The file is no longer there. Send it again with /list import.")
    sheet = await asyncio.to_thread(lists.read, await _content(interaction, file.url))
    findings = await asyncio.to_thread(listed.find, app.catalogue, sheet.rows)
    result = merged(await app.lists.of(player), findings.listed, discord.utils.utcnow())
    await app.lists.keep_all(player, result.entries)
    told = say("✅ Dramas taken from the file: {count}", count=len(result.entries))
    await interaction.edit_original_response(view=Card(text(told), below=[row(mine(say))]), attachments=[])


async def _content(interaction: discord.Interaction[Any], url: str) -> bytes:
    try:
        return await client_of(interaction).http.get_from_cdn(url)
    except (discord.HTTPException, OSError) as error:
        log.warning("a list's file could not be fetched: %s", error, extra={"guild": interaction.guild_id})
        raise UserError("Discord did not give me the file. Send it again with /list import.") from None
