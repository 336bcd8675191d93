"""/recommend: what to watch next, with the reasons that made the choice, alone or together."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.app import App
from bot.catalogue import Drama
from bot.catalogue.called import TitleLanguage, called
from bot.client import SecondLead
from bot.messages import UserError
from bot.recommend import Suggestion, Wish
from cogs._ui import Card, DramaChoice, Say, app_of, button, drama_called, small, text, titles_here
from cogs.recommend._together import add_together

Chosen: TypeAlias = app_commands.Transform[Drama, DramaChoice]


def suggestions_card(
    say: Say, app: App, liked: list[Drama], unlike: list[Drama], titles: TitleLanguage = "english"
) -> Card:
    """Show five dramas like those given, each with its reasons and a way to its card."""
    wish = Wish({**{drama.id: 1.0 for drama in liked}, **{drama.id: -1.0 for drama in unlike}})
    advice = app.recommender.advise(wish, titles=titles)
    named = say(" and ").join(f"**{called(drama, titles)}**" for drama in liked)
    heading = say("If you liked {titles}", titles=named)
    if unlike:
        heading += say(", and not {titles}", titles=" / ".join(called(drama, titles) for drama in unlike))
    sequels = ", ".join(called(drama, titles) for drama in advice.sequels)
    return Card(
        text(f"### 💡 {heading}"),
        *(_section(say, suggestion, titles) for suggestion in advice.suggestions),
        *([small(say("The same story goes on: {titles}", titles=sequels))] if sequels else []),
        small(say("Reasons are what moved the ranking, biggest first.")),
    )


def _section(say: Say, suggestion: Suggestion, titles: TitleLanguage) -> ui.Section[Any]:
    drama = suggestion.drama
    reasons = " · ".join(say(reason) for reason in suggestion.reasons)
    return ui.Section(
        text(f"**{called(drama, titles)}** ({drama.year}) {drama.emoji}\n{reasons}"),
        accessory=button(say("About"), f"card:{drama.id}"),
    )


async def like_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Suggest dramas like one that is being looked at, to whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, titles = app_of(interaction), await titles_here(interaction)
    card = suggestions_card(Say.to(interaction), app, [drama_called(app, drama)], [], titles)
    await interaction.edit_original_response(view=card)


class Recommend(commands.GroupCog, group_name="recommend", group_description="What to watch next"):
    """Recommendations."""

    @app_commands.command()
    @app_commands.describe(
        drama="A drama you liked", second="Another one", third="And another", unlike="One to steer away from"
    )
    async def like(
        self,
        interaction: discord.Interaction[Any],
        drama: Chosen,
        second: Chosen | None = None,
        third: Chosen | None = None,
        unlike: Chosen | None = None,
    ) -> None:
        """Get five dramas like those you liked, each with its reasons."""
        liked = list({chosen.id: chosen for chosen in (drama, second, third) if chosen is not None}.values())
        if unlike is not None and unlike in liked:
            raise UserError("{title} cannot be both liked and steered away from. Leave one out.", title=unlike.title)
        await interaction.response.defer(thinking=True)
        app, titles = app_of(interaction), await titles_here(interaction)
        card = suggestions_card(Say.to(interaction), app, liked, [unlike] if unlike else [], titles)
        await interaction.edit_original_response(view=card)


async def setup(client: SecondLead) -> None:
    """Add the cog and its button."""
    client.on_press(r"like:(?P<drama>[a-z0-9-]+)", like_pressed)
    cog = Recommend()
    add_together(client, cast("app_commands.Group", cog.app_command))
    await client.add_cog(cog)
