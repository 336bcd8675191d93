"""/quote: lines from reviews and of members, always with who wrote them and where."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Drama
from bot.client import SecondLead
from cogs._ui import DramaChoice
from cogs.quotes._about import ASK, TOLD, ask_pressed, told_sent
from cogs.quotes._adding import Written, add
from cogs.quotes._drawing import AGAIN, LIKE, OPEN, again_pressed, like_pressed, opened, show_drawn
from cogs.quotes._files import export, import_pressed, preview
from cogs.quotes._mine import PAGE, REFUSE, page_pressed, refuse_pressed, show_mine
from cogs.quotes._saving import save
from cogs.quotes._search import search
from cogs.quotes._taking import OUT, RemovableQuote, out_pressed, remove

Chosen: TypeAlias = app_commands.Transform[Drama, DramaChoice]


class Quotes(commands.GroupCog, group_name="quote", group_description="Lines from reviews and of members"):
    """Quotes of reviews and of members."""

    @app_commands.command(name="random")
    @app_commands.describe(drama="A title, in any spelling; any drama where left out")
    async def any(self, interaction: discord.Interaction[Any], drama: Chosen | None = None) -> None:
        """Hear a line from any review, or of a member."""
        await show_drawn(interaction, drama)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling")
    async def drama(self, interaction: discord.Interaction[Any], drama: Chosen) -> None:
        """Hear a line about one drama."""
        await show_drawn(interaction, drama)

    @app_commands.command()
    @app_commands.describe(words="Words of the quote, or how they begin")
    async def search(self, interaction: discord.Interaction[Any], words: app_commands.Range[str, 1, 100]) -> None:
        """Look for lines by their words."""
        await search(interaction, words)

    @app_commands.command()
    @app_commands.describe(
        text="The words; of a review twelve at most",
        drama="What it is about: a title, in any spelling",
        reviewer="Who wrote the review, if it says so",
        source="Where it was published; left out, the words are your own",
        link="Where it can be read: https://…",
        published="When: 2025-01-24, 2025-01 or 2025",
        episode="From which episode on it is no spoiler",
    )
    async def add(  # noqa: PLR0913, PLR0917 - what is to be said of a quote
        self,
        interaction: discord.Interaction[Any],
        text: str,
        drama: Chosen,
        reviewer: str = "",
        source: str = "",
        link: str = "",
        published: str = "",
        episode: app_commands.Range[int, 1, 9999] | None = None,
    ) -> None:
        """Keep a line of a review, or your own words, for this server."""
        await add(interaction, drama, Written(text, reviewer, source, link, published), episode)

    @app_commands.command()
    @app_commands.describe(quote="A few of its words")
    async def remove(
        self, interaction: discord.Interaction[Any], quote: app_commands.Transform[int, RemovableQuote]
    ) -> None:
        """Take a quote out: your words, or what you added."""
        await remove(interaction, quote)

    @app_commands.command()
    async def mine(self, interaction: discord.Interaction[Any]) -> None:
        """See what quotes you here and what you added, and forbid being quoted."""
        await show_mine(interaction)

    @app_commands.command()
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """For moderators: get this server's quotes as a CSV file."""
        await export(interaction)

    @app_commands.command(name="import")
    @app_commands.describe(file="CSV: what /quote export made, or one like it")
    async def bring(self, interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
        """For moderators: add quotes from a CSV file; you see what comes first."""
        await preview(interaction, file)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons and its menu."""
    client.on_press(AGAIN, again_pressed)
    client.on_press(LIKE, like_pressed)
    client.on_press(OPEN, opened)
    client.on_press(OUT, out_pressed)
    client.on_press(PAGE, page_pressed)
    client.on_press(REFUSE, refuse_pressed)
    client.on_press(ASK, ask_pressed)
    client.on_press(TOLD, told_sent)
    client.on_press("quote_import", import_pressed)
    await client.add_cog(Quotes())
    menu = app_commands.ContextMenu(name="Save as quote", callback=save)
    client.tree.add_command(app_commands.guild_only(menu))
