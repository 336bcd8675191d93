"""/quote: lines from reviews, always with who wrote them and where."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.catalogue import Drama, Quote, Review
from bot.client import SecondLead
from bot.messages import UserError
from cogs._ui import Card, DramaChoice, Say, app_of, button, drama_called, row, small, text

ANY = "any"


def quote_card(say: Say, drama: Drama, review: Review, quote: Quote, *, again: str) -> Card:
    """Show a quote with its credit; spoilers stay behind a bar. `again` is what the next one is drawn from."""
    shown = f"> {quote.text}"
    if quote.spoiler_from is not None:
        shown = f"{say('Spoiler from episode {episode}', episode=quote.spoiler_from)}\n> ||{quote.text}||"
    credit = [review.credit, *([review.published] if review.published else [])]
    if review.rating is not None:
        credit.append(say("rating: {rating}", rating=review.rating.given))
    return Card(
        text(shown),
        text(say("on **{title}** ({year})", title=drama.title, year=drama.year)),
        small(" · ".join(credit)),
        below=[
            row(
                button(say("Another"), f"quote:{again}", emoji="🔁"),
                button(say("About this drama"), f"card:{drama.id}", emoji="🎬"),
            )
        ],
    )


def draw_quote(say: Say, app: App, reviews: Sequence[Review], *, again: str) -> Card:
    """Draw one quote of these reviews."""
    review, quote = random.choice([(review, quote) for review in reviews for quote in review.quotes])
    return quote_card(say, app.catalogue.dramas[review.drama], review, quote, again=again)


def quote_of(say: Say, app: App, drama: Drama) -> Card:
    """Draw a quote about a drama; raise `UserError` where no review is known."""
    reviews = app.catalogue.reviews_of(drama.id)
    if not reviews:
        reviewed = sorted({app.catalogue.dramas[review.drama].title for review in app.catalogue.reviews.values()})
        raise UserError(
            "I have no review of {title} yet. There are quotes about {reviewed}.",
            title=drama.title,
            reviewed=", ".join(reviewed[:5]),
        )
    return draw_quote(say, app, reviews, again=drama.id)


async def quote_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Show another quote to whoever asks."""
    app, say = app_of(interaction), Say.to(interaction)
    if drama == ANY:
        card = draw_quote(say, app, list(app.catalogue.reviews.values()), again=ANY)
    else:
        card = quote_of(say, app, drama_called(app, drama))
    await interaction.response.send_message(view=card, ephemeral=True)


class Quotes(commands.GroupCog, group_name="quote", group_description="Lines from reviews"):
    """Quotes from reviews."""

    @app_commands.command(name="random")
    async def any(self, interaction: discord.Interaction[Any]) -> None:
        """Hear a line from any review."""
        app = app_of(interaction)
        card = draw_quote(Say.to(interaction), app, list(app.catalogue.reviews.values()), again=ANY)
        await interaction.response.send_message(view=card)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling")
    async def drama(
        self, interaction: discord.Interaction[Any], drama: app_commands.Transform[Drama, DramaChoice]
    ) -> None:
        """Hear a line from a review of one drama."""
        await interaction.response.send_message(view=quote_of(Say.to(interaction), app_of(interaction), drama))


async def setup(client: SecondLead) -> None:
    """Add the cog and its button."""
    client.on_press(r"quote:(?P<drama>[a-z0-9-]+)", quote_pressed)
    await client.add_cog(Quotes())
