"""/quote mine: what quotes a member in a server, or was added by them, and whether they may be quoted at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import discord
from discord import ui

from bot.messages import Message, message
from bot.storage import OwnQuote
from cogs._games import games_of
from cogs._quotes import barred, spoiler_note, title_of, whose
from cogs._ui import Card, app_of, button, harmless, line, row, small, text
from cogs.quotes._adding import guild_of
from cogs.quotes._cards import Reader
from cogs.quotes._search import shortened
from cogs.quotes._taking import own_of, take_out

PAGE = r"quote_mine:(?P<page>[1-9][0-9]{0,3})(?::(?P<number>[1-9][0-9]{0,18}))?"
REFUSE = r"quotes_of_me:(?P<answer>forbid|allow)"
SHOWN = 5
"""How many quotes a page shows."""
SHORT = 140
"""Letters that are shown of each."""
GONE = message("🗑️ That quote was taken out. Nothing of it is kept.")


async def show_mine(interaction: discord.Interaction[Any]) -> None:
    """Show whoever asks what of theirs is kept."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild_of(interaction)
    await _show(interaction, 1)


async def page_pressed(interaction: discord.Interaction[Any], page: str, number: str | None) -> None:
    """Turn to a page, after a quote of it is taken out where one is named."""
    await interaction.response.defer()
    told = [GONE] if number and await take_out(interaction, int(number)) else []
    await _show(interaction, int(page), told)


async def refuse_pressed(interaction: discord.Interaction[Any], answer: str) -> None:
    """Let nobody quote whoever presses, or everybody again."""
    await interaction.response.defer()
    gone = await app_of(interaction).quotes.refuse(interaction.user.id, refuses=answer == "forbid")
    await games_of(interaction).miss_quotes()
    told = message("✅ You may be quoted again.")
    if answer == "forbid":
        told = message(
            "🔒 Nobody can quote you any more. Quotes of yours that are gone, in all servers: {count}", count=gone
        )
    await _show(interaction, 1, [told])


async def _show(interaction: discord.Interaction[Any], page: int, told: Iterable[Message] = ()) -> None:
    reader, quotes = await Reader.of(interaction, is_alone=True), await own_of(interaction)
    refuses = await app_of(interaction).quotes.refuses(interaction.user.id)
    card = mine_card(reader, quotes, page, told, refuses=refuses)
    await interaction.edit_original_response(view=card)


def mine_card(
    reader: Reader, quotes: Sequence[OwnQuote], page: int, told: Iterable[Message] = (), *, refuses: bool
) -> Card:
    """List a page of quotes, each with the button that takes it out, below what was done just now."""
    say, pages = reader.say, max(1, -(-len(quotes) // SHOWN))
    page = min(page, pages)
    about = say("Your words here, and what you added: {count}", count=len(quotes))
    return Card(
        *(small(say(each)) for each in told),
        text(say("## 💬 Your quotes")),
        *(_section(reader, quote, page) for quote in quotes[(page - 1) * SHOWN : page * SHOWN]),
        line(),
        small(f"{about} · {say('page {page} of {pages}', page=page, pages=pages)}" if pages > 1 else about),
        below=[row(*_turns(reader, page, pages), _choice(reader, refuses=refuses))],
    )


def _section(reader: Reader, quote: OwnQuote, page: int) -> ui.Section[Any]:
    say, words = reader.say, shortened(quote.line.text, SHORT)
    shown = f"“{harmless(words)}”" if quote.line.spoiler_from is None else f"||“{barred(words)}”||"
    facts = [
        title_of(reader.catalogue, quote.line, reader.titles),
        whose(say, quote.line.credit),
        None if quote.line.spoiler_from is None else spoiler_note(say, quote.line),
        f"❤ {quote.likes}" if quote.likes else None,
        None if quote.is_shown else say("waits for a moderator"),
    ]
    taking = button(say("Take it out"), f"quote_mine:{page}:{quote.id}")
    return ui.Section(text(shown), small(" · ".join(filter(None, facts))), accessory=taking)


def _turns(reader: Reader, page: int, pages: int) -> Iterator[ui.Button[Any]]:
    if page > 1:
        yield button(reader.say("Back"), f"quote_mine:{page - 1}", emoji="◀️")
    if page < pages:
        yield button(reader.say("Next"), f"quote_mine:{page + 1}", emoji="▶️")


def _choice(reader: Reader, *, refuses: bool) -> ui.Button[Any]:
    if refuses:
        return button(reader.say("Let me be quoted"), "quotes_of_me:allow", emoji="🔓")
    return button(reader.say("Forbid quoting me"), "quotes_of_me:forbid", style=discord.ButtonStyle.danger, emoji="🔒")
