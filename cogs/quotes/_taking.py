"""Taking quotes out: who may, the command, and the button below a notice or a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.catalogue import fold
from bot.messages import UserError
from bot.storage import OwnQuote
from cogs._games import games_of
from cogs._quotes import spoiler_note, title_of
from cogs._ui import LONGEST_CHOICE, Offered, Say, app_of, is_moderator, is_private, titles_here
from cogs.quotes._adding import guild_of
from cogs.quotes._cards import gone_card
from cogs.quotes._search import shortened

OUT = r"quote_out:(?P<number>[1-9][0-9]{0,18})"
MOST = 25
"""How many quotes Discord shows while one is typed."""


class RemovableQuote(Offered):
    """A server's own quote that whoever types may take out, the newest first."""

    async def transform(self, _interaction: discord.Interaction[Any], value: str, /) -> int:
        """Return the number of the quote."""
        if not value.isdecimal():
            raise UserError("Type a few words of the quote and choose it from the list.")
        return int(value)

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer those whose words hold the letters so far; what somebody else added and spoils is not written out."""
        say, titles = Say.to(interaction), await titles_here(interaction)
        catalogue, wanted = app_of(interaction).catalogue, fold(typed)
        offered: dict[str, str] = {}
        for quote in await removable(interaction):
            line = quote.line
            name = line.text
            if line.spoiler_from is not None and not _is_of(interaction, quote):
                name = " · ".join(filter(None, (spoiler_note(say, line), title_of(catalogue, line, titles))))
            if wanted in fold(name):
                offered[str(quote.id)] = shortened(name, LONGEST_CHOICE)
        return dict(list(offered.items())[:MOST])


async def own_of(interaction: discord.Interaction[Any]) -> list[OwnQuote]:
    """Return what quotes whoever acted in their server, or was added by them, the newest first."""
    return [quote for quote in await _all(interaction) if _is_of(interaction, quote)]


async def removable(interaction: discord.Interaction[Any]) -> list[OwnQuote]:
    """Return the quotes of a server that whoever acted may take out, the newest first."""
    return [quote for quote in await _all(interaction) if may_take_out(interaction, quote)]


async def _all(interaction: discord.Interaction[Any]) -> list[OwnQuote]:
    quotes, guild = app_of(interaction).quotes, interaction.guild_id or 0
    found = [*await quotes.of(guild), *await quotes.of(guild, waiting=True)]
    return sorted(found, key=lambda quote: -quote.id)


def _is_of(interaction: discord.Interaction[Any], quote: OwnQuote) -> bool:
    """Whether a quote is of whoever acted: their words, or added by them."""
    return interaction.user.id in {quote.line.credit.author, quote.added_by}


def may_take_out(interaction: discord.Interaction[Any], quote: OwnQuote) -> bool:
    """Whether whoever acted may take a quote out."""
    return _is_of(interaction, quote) or is_moderator(interaction)


async def take_out(interaction: discord.Interaction[Any], number: int) -> bool:
    """Delete a quote, and return whether it was there; raise `UserError` where whoever acted may not."""
    quotes, guild = app_of(interaction).quotes, guild_of(interaction)
    quote = await quotes.get(guild, number)
    if quote is None:
        return False
    refuse_strangers(interaction, quote)
    is_gone = await quotes.remove(guild, number)
    await games_of(interaction).miss_quotes()
    return is_gone


def refuse_strangers(interaction: discord.Interaction[Any], quote: OwnQuote) -> None:
    """Raise `UserError` where whoever acted may not decide on a quote."""
    if not may_take_out(interaction, quote):
        raise UserError("Only whoever wrote or saved it and moderators decide on that quote. Ask one of them.")


async def remove(interaction: discord.Interaction[Any], number: int) -> None:
    """Take a quote out that was typed or chosen."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    guild_of(interaction)
    if not await take_out(interaction, number):
        raise UserError("That quote is gone already. /quote mine shows what is left of yours.")
    await interaction.edit_original_response(view=gone_card(Say.to(interaction)))


async def out_pressed(interaction: discord.Interaction[Any], number: str) -> None:
    """Take a quote out, and say so in the place of the notice or card that the button is on."""
    await interaction.response.defer()
    await take_out(interaction, int(number))
    say = Say.to(interaction) if is_private(interaction) else await Say.aloud(interaction)
    await interaction.edit_original_response(view=gone_card(say))
