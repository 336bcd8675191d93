"""/quote search: a few of the lines that hold some words, and a menu to open one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Any

import discord
from discord import ui

from bot.catalogue import Catalogue, words
from bot.messages import UserError
from bot.storage import Credit
from cogs._quotes import barred, spoiler_note, title_of
from cogs._ui import LONGEST_CHOICE, Card, app_of, harmless, text
from cogs.quotes._cards import Reader
from cogs.quotes._lines import Quoted, bundled, is_open, is_told, own

FOUND = 10
"""How many lines are shown."""
SHORT, SHORT_NAME = 70, 30
"""Letters that are shown of each, and of whoever wrote it: on a phone ten of them are to be seen together."""


async def search(interaction: discord.Interaction[Any], typed: str) -> None:
    """Show whoever asks the lines that hold all words."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, guild = app_of(interaction), interaction.guild_id
    if not words(typed):
        raise UserError("Type a word or two of the quote, or how they begin.")
    reader = await Reader.of(interaction, is_alone=True)
    kept = [own(quote) for quote in await app.quotes.search(guild, typed, limit=2 * FOUND)] if guild else []
    both = chain.from_iterable(zip_longest(kept, _bundled(app.catalogue, typed)))
    told = (quoted for quoted in both if quoted and is_told(reader.audience, quoted.line.spoiler_from))
    found = list(islice(told, FOUND))
    if not found:
        raise UserError("I found no quote with all these words. Leave some out, or type only how they begin.")
    await interaction.edit_original_response(view=found_card(reader, found))


def _bundled(catalogue: Catalogue, typed: str) -> Iterator[Quoted]:
    """Yield the bundled lines in which every word typed is the beginning of one."""
    wanted = words(typed)
    for quoted in bundled(catalogue).values():
        there = words(quoted.line.text)
        if all(any(word.startswith(begun) for word in there) for begun in wanted):
            yield quoted


def found_card(reader: Reader, found: Sequence[Quoted]) -> Card:
    """List lines in short, and offer to open one."""
    say = reader.say
    menu: ui.Select[Any] = ui.Select(
        custom_id="quote_open",
        placeholder=say("Open a quote"),
        options=[_option(reader, number, quoted) for number, quoted in enumerate(found, start=1)],
    )
    return Card(
        text(say("### 🔎 Quotes with these words")),
        text("\n\n".join(_line(reader, number, quoted) for number, quoted in enumerate(found, start=1))),
        ui.ActionRow(menu),
    )


def _line(reader: Reader, number: int, quoted: Quoted) -> str:
    line, words_shown = quoted.line, shortened(quoted.line.text, SHORT)
    shown = f"“{harmless(words_shown)}”"
    if not is_open(reader.audience, line):
        shown = f"||“{barred(words_shown)}”||"
    title = title_of(reader.catalogue, line, reader.titles)
    return f"**{number}.** {shown}\n-# {' · '.join(filter(None, (title, _whose(line.credit))))}"


def _whose(credit: Credit) -> str:
    """Write in short whose words they are; the card of a quote says it in full."""
    if credit.author is not None:
        return f"<@{credit.author}>"
    if credit.reviewer is not None:
        return harmless(shortened(credit.reviewer, SHORT_NAME))
    return f"“{harmless(shortened(credit.source or '', SHORT_NAME))}”"


def _option(reader: Reader, number: int, quoted: Quoted) -> discord.SelectOption:
    """Offer a line by its words, or where these are behind a bar, by its number alone."""
    line = quoted.line
    label = line.text if is_open(reader.audience, line) else spoiler_note(reader.say, line)
    title = title_of(reader.catalogue, line, reader.titles)
    return discord.SelectOption(
        label=shortened(f"{number}. {label}", LONGEST_CHOICE), value=quoted.key, description=title
    )


def shortened(told: str, most: int) -> str:
    """Return a text, cut where it is longer than so many letters."""
    return told if len(told) <= most else f"{told[: most - 1].rstrip()}…"
