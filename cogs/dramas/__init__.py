"""/drama, /actor and /link: dramas and people, looked up, and how they hang together."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from cogs._ui import Say, acknowledge, app_of, chosen_of, drama_called, titles_here
from cogs.dramas._actors import COSTARS, PAGE, actor_card, costars_pressed, page_pressed
from cogs.dramas._cards import CARD, PLAN, card_pressed, drama_card, plan_pressed
from cogs.dramas._choices import DramaOption, PersonOption, person_called
from cogs.dramas._links import add_links
from cogs.dramas._menus import answer

LOOK = r"look:(?P<what>drama|actor)"


class Dramas(commands.Cog):
    """Dramas and people, looked up."""

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling; or an actor or a trope, to choose from theirs")
    async def drama(self, interaction: discord.Interaction[Any], drama: DramaOption) -> None:
        """Look a drama up: facts, cast and sources."""
        await interaction.response.defer(thinking=True)
        await answer(interaction, await drama_card(interaction, drama))

    @app_commands.command()
    @app_commands.describe(person="A name, in any spelling")
    async def actor(self, interaction: discord.Interaction[Any], person: PersonOption) -> None:
        """Look an actor, writer or director up: what they did, and with whom."""
        await interaction.response.defer(thinking=True)
        card = actor_card(Say.to(interaction), app_of(interaction), person, await titles_here(interaction))
        await answer(interaction, card)


async def look_chosen(interaction: discord.Interaction[Any], what: str) -> None:
    """Show what was chosen from a menu of dramas or people."""
    await acknowledge(interaction)
    app, say, titles = app_of(interaction), Say.to(interaction), await titles_here(interaction)
    chosen = chosen_of(interaction)
    if what == "drama":
        await answer(interaction, await drama_card(interaction, drama_called(app, chosen)))
    else:
        await answer(interaction, actor_card(say, app, person_called(app.catalogue, chosen), titles))


async def setup(client: SecondLead) -> None:
    """Add the cogs and their buttons."""
    client.on_press(CARD, card_pressed)
    client.on_press(PLAN, plan_pressed)
    client.on_press(LOOK, look_chosen)
    client.on_press(PAGE, page_pressed)
    client.on_press(COSTARS, costars_pressed)
    await client.add_cog(Dramas())
    await add_links(client)
