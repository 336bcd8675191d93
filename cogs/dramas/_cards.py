"""/drama: a card with the facts, the cast and where they come from."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.catalogue import Drama, Role
from bot.catalogue.called import TitleLanguage, called
from bot.client import SecondLead
from cogs._ui import Card, DramaChoice, Say, app_of, button, drama_called, line, row, small, text, titles_here

SHOWN = 8
"""How many roles a card names."""


def drama_card(say: Say, app: App, drama: Drama, titles: TitleLanguage = "english") -> Card:
    """Show what is known of a drama, without spoilers, under its title in a language and the other one below."""
    below = drama.title if titles == "korean" else drama.native_title
    tropes = [app.catalogue.tropes[trope] for trope in drama.tropes]
    roles = [role for role in drama.roles if role.spoiler_from is None]
    names = app.catalogue.name_of
    facts = [
        f"{drama.year} · {', '.join(drama.networks)}",
        say("{episodes} episodes of about {minutes} minutes", episodes=drama.episodes, minutes=drama.minutes),
        *([say("Written by {names}", names=", ".join(map(names, drama.writers)))] if drama.writers else []),
        say("Directed by {names}", names=", ".join(map(names, drama.directors))),
        " · ".join(drama.genres),
    ]
    notes = [say("Sources: {sources}", sources=", ".join(drama.sources))]
    if drama.content_notes:
        notes.insert(0, say("Contains: {notes}", notes=", ".join(drama.content_notes)))
    if disputed := _disputed(drama):
        notes.append(say("Sources disagree on: {facts}", facts=", ".join(disputed)))
    buttons = [button(say("Something like it"), f"like:{drama.id}", emoji="💡")]
    if app.catalogue.reviews_of(drama.id):
        buttons.append(button(say("A review quote"), f"quote:{drama.id}", emoji="💬"))
    return Card(
        text(f"## {called(drama, titles)}\n{below}  {drama.emoji}"),
        text(f"*{drama.blurb}*"),
        text("\n".join(facts)),
        line(),
        text("\n".join(_role_line(app, role) for role in roles[:SHOWN])),
        line(),
        text(" · ".join(trope.name for trope in tropes if not trope.spoils)),
        small("\n-# ".join(notes)),
        below=[row(*buttons)],
    )


def _role_line(app: App, role: Role) -> str:
    return f"**{app.catalogue.name_of(role.actor)}** · {role.character}"


def _disputed(drama: Drama) -> list[str]:
    """Name the disputed facts, roles by their character where that spoils nothing."""
    hidden = {role.character for role in drama.roles if role.spoiler_from is not None}
    told = (dispute for dispute in drama.disputed if dispute.role not in hidden)
    named = (f"{dispute.fact} of {dispute.role}" if dispute.role else dispute.fact for dispute in told)
    return list(dict.fromkeys(fact.replace("_", " ") for fact in named))


async def card_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Show a drama's card to whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app = app_of(interaction)
    card = drama_card(Say.to(interaction), app, drama_called(app, drama), await titles_here(interaction))
    await interaction.edit_original_response(view=card)


class Dramas(commands.Cog):
    """Dramas, looked up."""

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling")
    async def drama(
        self, interaction: discord.Interaction[Any], drama: app_commands.Transform[Drama, DramaChoice]
    ) -> None:
        """Look a drama up: facts, cast and sources."""
        await interaction.response.defer(thinking=True)
        card = drama_card(Say.to(interaction), app_of(interaction), drama, await titles_here(interaction))
        await interaction.edit_original_response(view=card)


async def setup(client: SecondLead) -> None:
    """Add the cog and its button."""
    client.on_press(r"card:(?P<drama>[a-z0-9-]+)", card_pressed)
    await client.add_cog(Dramas())
