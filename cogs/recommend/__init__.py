"""/recommend: what to watch next, with the reasons that made the choice."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Drama, Trope
from bot.client import SecondLead
from bot.messages import UserError
from bot.recommend import GEMS, Filters, Wish
from cogs._ui import DramaChoice, app_of, drama_called
from cogs.recommend._choices import TropeChoice
from cogs.recommend._menus import REFINE, SHELVE, VOTE, answer, refined, shelved, voted
from cogs.recommend._tastes import own_taste
from cogs.recommend._together import add_together

Chosen: TypeAlias = app_commands.Transform[Drama, DramaChoice]
Theme: TypeAlias = app_commands.Transform[Trope, TropeChoice]
Episodes: TypeAlias = app_commands.Range[int, 1, 500]
Year: TypeAlias = app_commands.Range[int, 1950, 2100]


async def like_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Suggest dramas like one that is being looked at, to whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await answer(interaction, Wish({drama_called(app_of(interaction), drama).id: 1.0}))


class Recommend(commands.GroupCog, group_name="recommend", group_description="What to watch next"):
    """Recommendations."""

    @app_commands.command()
    @app_commands.describe(
        drama="A drama you liked",
        second="Another one",
        third="And another",
        unlike="One to steer away from",
        since="From this year on",
        until="Up to this year",
        episodes="At most so many episodes",
        trope="Only with this trope",
        without="Nothing with this trope",
        ended="Only what has been broadcast to its end",
        gems="Rather what few people know",
        listed="With what is on your list, too (left out otherwise)",
    )
    async def like(  # noqa: PLR0913, PLR0917 - the options of a wish
        self,
        interaction: discord.Interaction[Any],
        drama: Chosen,
        second: Chosen | None = None,
        third: Chosen | None = None,
        unlike: Chosen | None = None,
        since: Year | None = None,
        until: Year | None = None,
        episodes: Episodes | None = None,
        trope: Theme | None = None,
        without: Theme | None = None,
        ended: bool = False,  # noqa: FBT001, FBT002 - as Discord's options are
        gems: bool = False,  # noqa: FBT001, FBT002 - as above
        listed: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Get five dramas like those you liked, each with its reasons."""
        liked = dict.fromkeys((each.id for each in (drama, second, third) if each is not None), 1.0)
        if unlike is not None and unlike.id in liked:
            raise UserError("{title} cannot be both liked and steered away from. Leave one out.", title=unlike.title)
        await interaction.response.defer(thinking=True)
        filters = Filters(since, until, episodes, _ids(trope), _ids(without), ended)
        hidden = frozenset() if listed else (await own_taste(interaction)).begun
        disliked = {} if unlike is None else {unlike.id: -1.0}
        wish = Wish({**liked, **disliked}, filters=filters, without=hidden, fame=GEMS if gems else 1.0)
        await answer(interaction, wish)

    @app_commands.command()
    @app_commands.describe(episodes="At most so many episodes")
    async def me(self, interaction: discord.Interaction[Any], episodes: Episodes | None = None) -> None:
        """Get five dramas that suit what is on your list."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        taste = await own_taste(interaction)
        if not any(each > 0 for each in taste.tastes.values()):
            raise UserError("I know nothing yet that you like. Put dramas you finished on your list with /list set.")
        # What everybody knows suits everybody a little: a whole list says better what suits its owner.
        filters = Filters(most_episodes=episodes)
        await answer(interaction, Wish(taste.tastes, filters=filters, without=taste.begun, fame=0.0))


def _ids(trope: Trope | None) -> frozenset[str]:
    return frozenset() if trope is None else frozenset({trope.id})


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons and its menus."""
    client.on_press(r"like:(?P<drama>[a-z0-9-]+)", like_pressed)
    client.on_press(VOTE, voted)
    client.on_press(REFINE, refined)
    client.on_press(SHELVE, shelved)
    recommend = Recommend()
    add_together(client, cast("app_commands.Group", recommend.app_command))
    await client.add_cog(recommend)
