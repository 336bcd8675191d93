"""/list: what a member watches and how far they are, so that nothing spoils it for them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.storage import Audience, Status
from cogs.lists._choices import Chosen, Episode, Own, Rating
from cogs.lists._files import export, import_pressed, preview
from cogs.lists._keeping import keep, rate, remove, step_pressed
from cogs.lists._showing import others_page_pressed, page_pressed, settle, show

PAGE = "(?P<page>[1-9][0-9]{0,3})"


class Lists(commands.GroupCog, group_name="list", group_description="What you watch and how far you are"):
    """Every member's own list."""

    @app_commands.command(name="set")
    @app_commands.describe(
        drama="A title, in any spelling",
        status="How you stand with it",
        episode="The last episode you have seen (as before where left out)",
        rating="From 1 to 10 (as before where left out)",
    )
    async def put(
        self,
        interaction: discord.Interaction[Any],
        drama: Chosen,
        status: Status,
        episode: Episode | None = None,
        rating: Rating | None = None,
    ) -> None:
        """Put a drama on your list, or change how you stand with it."""
        await keep(interaction, drama, status, episode, rating)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling", episode="The last episode you have seen")
    async def progress(self, interaction: discord.Interaction[Any], drama: Own, episode: Episode) -> None:
        """Say how far you are with a drama."""
        await keep(interaction, drama, "finished" if episode == drama.episodes else "watching", episode)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling", rating="From 1 to 10; left out, your rating is taken away")
    async def rate(self, interaction: discord.Interaction[Any], drama: Own, rating: Rating | None = None) -> None:
        """Rate a drama on your list."""
        await rate(interaction, drama, rating)

    @app_commands.command()
    @app_commands.describe(member="Whose list; yours where left out")
    async def show(self, interaction: discord.Interaction[Any], member: discord.User | None = None) -> None:
        """See your list, or that of a member who shows it to you."""
        await show(interaction, member)

    @app_commands.command()
    @app_commands.describe(to="nobody else, members of a server that you are in too, or everybody")
    async def visible(self, interaction: discord.Interaction[Any], to: Audience) -> None:
        """Settle who else can see your list."""
        await settle(interaction, to)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling")
    async def remove(self, interaction: discord.Interaction[Any], drama: Own) -> None:
        """Take a drama off your list."""
        await remove(interaction, drama)

    @app_commands.command()
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """Get your list as a CSV file."""
        await export(interaction)

    @app_commands.command(name="import")
    @app_commands.describe(file="CSV: what /list export made, or MyDramaList, Trakt or a spreadsheet")
    async def bring(self, interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
        """Add dramas to your list from a CSV file; you see what changes first."""
        await preview(interaction, file)


async def setup(client: SecondLead) -> None:
    """Add the cog and its buttons."""
    client.on_press(f"list:{PAGE}", page_pressed)
    client.on_press(f"list_of:(?P<owner>[0-9]{{1,20}}):{PAGE}", others_page_pressed)
    client.on_press(f"list_step:(?P<drama>[a-z0-9-]+)(?::{PAGE})?", step_pressed)
    client.on_press("list_import", import_pressed)
    await client.add_cog(Lists())
