"""The one card that a quote is shown on, and what it says when the quote is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import discord
from discord import ui

from bot.catalogue import Catalogue
from bot.catalogue.called import TitleLanguage
from bot.game import Audience
from bot.messages import Message
from cogs._quotes import about, credited, quoted
from cogs._ui import Card, Say, app_of, button, is_moderator, row, small, text, titles_here
from cogs.quotes._lines import Quoted, audience_of, is_open

ANY = "any"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a quote is shown to: in which language, what they may hear, and whether they may take it out."""

    say: Say
    catalogue: Catalogue
    titles: TitleLanguage
    audience: Audience
    may_take_out: bool

    @classmethod
    async def of(cls, interaction: discord.Interaction[Any], *, is_alone: bool) -> Self:
        """Speak to whoever acted alone, or to everybody in the place where they did."""
        is_alone = is_alone or interaction.guild_id is None
        return cls(
            Say.to(interaction) if is_alone else await Say.aloud(interaction),
            app_of(interaction).catalogue,
            await titles_here(interaction),
            await audience_of(interaction, is_alone=is_alone),
            is_alone and is_moderator(interaction),
        )


def quote_card(reader: Reader, quote: Quoted, again: str, told: Iterable[Message] = ()) -> Card:
    """Show a quote with its credit, below what was done just now; `again` is what another one is drawn from."""
    return Card(
        *(small(reader.say(each)) for each in told),
        *quote_texts(reader, quote),
        below=[row(*_buttons(reader, quote, again))],
    )


def quote_texts(reader: Reader, quote: Quoted) -> list[ui.Item[Any]]:
    """Write a quote: its words, behind a bar if they spoil, what it is about, and whose it is."""
    say, line = reader.say, quote.line
    credit = credited(say, line.credit)
    if quote.rating is not None:
        credit = f"{credit} · {say('rating: {rating}', rating=quote.rating)}"
    return [
        text(quoted(say, line, openly=is_open(reader.audience, line))),
        *map(text, about(say, reader.catalogue, line, reader.titles)),
        small(credit),
    ]


def _buttons(reader: Reader, quote: Quoted, again: str) -> Iterable[ui.Button[Any]]:
    say, drama = reader.say, quote.line.drama
    liked = f"❤ {quote.likes}" if quote.likes else say("♡ Like")
    yield button(liked, f"quote_like:{quote.key}:{again}")
    yield button(say("Another"), f"quote:{again}:{quote.key}", emoji="🔁")
    if drama in reader.catalogue.dramas:
        yield button(say("About this drama"), f"card:{drama}", emoji="🎬")
    if reader.may_take_out and quote.number is not None:
        yield take_out(say, quote.number)


def take_out(say: Say, number: int) -> ui.Button[Any]:
    """Make the button that takes a server's own quote out."""
    return button(say("Take it out"), f"quote_out:{number}", emoji="🗑️")


def gone_card(say: Say) -> Card:
    """Say that a quote is gone."""
    return Card(text(say("🗑️ That quote was taken out. Nothing of it is kept.")))
