"""What a file would change on a list, before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.messages import Message
from cogs._files import faults_told
from cogs._ui import Card, Say, button, line, row, small, text
from cogs.lists._merging import Merged


def preview_card(say: Say, result: Merged, faults: Sequence[Message], left_out: int, file: str) -> Card:
    """Say what a file would change and what is wrong with it, with the button that keeps it."""
    told = list(faults_told(say, faults))
    counted = "\n".join(_counts(say, result, left_out)) or say("There is no drama in it that I know.")
    below: list[ui.Item[Any]] = []
    if count := len(result.entries):
        label = say("Import {count} dramas", count=count) if count > 1 else say("Import 1 drama")
        below = [
            ui.File(f"attachment://{file}"),
            row(button(label, "list_import", style=discord.ButtonStyle.primary, emoji="📥")),
        ]
    return Card(
        text(say("## 📥 Your file")),
        text(counted),
        *([line(), text("\n".join(told))] if told else []),
        small(say("Nothing is kept yet. The button keeps what is in the file below."))
        if below
        else small(say("There is nothing to import.")),
        below=below,
    )


def _counts(say: Say, result: Merged, left_out: int) -> Iterator[str]:
    changed = len(result.entries) - result.new
    if result.new:
        yield say("New on your list: **{count}**", count=result.new)
    if changed:
        yield say("Changed, as the file is further or newer: **{count}**", count=changed)
    if result.differing:
        yield say("Left, as your list is further or newer: **{count}**", count=result.differing)
    if result.alike:
        yield say("Already so on your list: **{count}**", count=result.alike)
    if left_out:
        yield say("Lines about films, seasons or people, left out: **{count}**", count=left_out)
