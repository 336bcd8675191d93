"""/leaderboard: who leads a game, this server or all of them, in what, and since when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.game.periods import Period, season_of
from bot.messages import UserError
from bot.storage import Measure
from cogs._ui import Say, app_of, chosen_of
from cogs.boards._everywhere import OFF, SEND, SHOW, name_sent, off_pressed, show_pressed
from cogs.boards._layouts import board_card, hall_card, is_private, private_place
from cogs.boards._reading import read_board
from cogs.boards._rollcall import RollCall
from cogs.boards._view import SHOWN, Scope, View

SEASONS = 3
"""Past seasons on a page."""


class Boards(commands.Cog):
    """Leaderboards; anybody may turn the pages of one, and the place it shows stays that of who asked for it."""

    def __init__(self, client: SecondLead) -> None:
        self._absences = client.app.absences
        self._roll = RollCall(client.app.absences)

    async def cog_load(self) -> None:
        """Learn who had left their servers before the start."""
        await self._absences.load()

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Notice that somebody who had left a server is there again."""
        await self._returned(interaction.guild_id, interaction.user.id)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Notice it of those who type their answers, too."""
        await self._returned(message.guild.id if message.guild else None, message.author.id)

    async def _returned(self, guild: int | None, player: int) -> None:
        if guild is not None and self._absences.has(guild, player):
            await self._absences.end(guild, player)

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(
        scope="This game, this server, or everywhere (this server where left out)",
        period="Which days count (all time where left out)",
        measure="What counts (points where left out)",
    )
    async def leaderboard(
        self,
        interaction: discord.Interaction[Any],
        scope: Scope = "server",
        period: Period = "all",
        measure: Measure = "points",
    ) -> None:
        """See who leads, and your own place."""
        await interaction.response.defer()
        await self._returned(interaction.guild_id, interaction.user.id)
        view = View(scope, period, measure, interaction.user.id)
        own = await self._show(interaction, view)
        if own is not None:
            await interaction.followup.send(own, ephemeral=True)

    async def turn(self, interaction: discord.Interaction[Any], **state: str) -> None:
        """Show another page or scope."""
        await interaction.response.defer()
        await self._show(interaction, View.of(state))

    async def choose_period(self, interaction: discord.Interaction[Any], **state: str) -> None:
        """Show the board of another period."""
        await interaction.response.defer()
        await self._show(interaction, replace(View.of(state), period=cast("Period", chosen_of(interaction)), page=0))

    async def choose_measure(self, interaction: discord.Interaction[Any], **state: str) -> None:
        """Show the board of another measure."""
        await interaction.response.defer()
        await self._show(interaction, replace(View.of(state), measure=cast("Measure", chosen_of(interaction)), page=0))

    async def tell_place(self, interaction: discord.Interaction[Any], **state: str) -> None:
        """Tell whoever pressed their own place, and nobody else."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        shown = await read_board(interaction, replace(View.of(state), asker=interaction.user.id), self._roll)
        told = private_place(Say.to(interaction), shown.view, shown.own)
        await interaction.edit_original_response(content=told)

    async def open_hall(self, interaction: discord.Interaction[Any], page: str) -> None:
        """Show the past seasons to whoever pressed."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._show_hall(interaction, int(page))

    async def turn_hall(self, interaction: discord.Interaction[Any], page: str) -> None:
        """Show other past seasons."""
        await interaction.response.defer()
        await self._show_hall(interaction, int(page))

    async def _show(self, interaction: discord.Interaction[Any], view: View) -> str | None:
        """Show a board; return what only the asker may be told of their place, if anything."""
        shown = await read_board(interaction, view, self._roll)
        say = Say.to(interaction)
        await interaction.edit_original_response(view=board_card(say, shown))
        return private_place(say, shown.view, shown.own) if is_private(shown.view, shown.own) else None

    async def _show_hall(self, interaction: discord.Interaction[Any], page: int) -> None:
        app, guild, now = app_of(interaction), interaction.guild_id or 0, discord.utils.utcnow()
        settings = await app.guilds.settings(guild)
        if not settings.has_seasons:
            raise UserError("This server has no seasons any more. A moderator can switch them on: /server settings.")
        season = season_of(now.astimezone(settings.time_zone).date())
        podiums, total = await app.boards.hall(guild, season, offset=page * SEASONS, limit=SEASONS)
        listed = (own.player for podium in podiums for own in podium.leaders)
        if interaction.guild is not None and await self._roll.call(interaction.guild, listed, now):
            podiums, total = await app.boards.hall(guild, season, offset=page * SEASONS, limit=SEASONS)
        if page and not podiums:  # there were more when the button was made
            await self._show_hall(interaction, 0)
            return
        card = hall_card(Say.to(interaction), podiums, page, -(-total // SEASONS))
        await interaction.edit_original_response(view=card)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons, its choices and its form."""
    boards = Boards(client)
    client.on_press(f"board:(?:scope|page):{SHOWN}", boards.turn)
    client.on_press(f"board:period:{SHOWN}", boards.choose_period)
    client.on_press(f"board:measure:{SHOWN}", boards.choose_measure)
    client.on_press(f"board:mine:{SHOWN}", boards.tell_place)
    client.on_press(r"hall:open:(?P<page>[0-9]{1,4})", boards.open_hall)
    client.on_press(r"hall:turn:(?P<page>[0-9]{1,4})", boards.turn_hall)
    client.on_press(SHOW, show_pressed)
    client.on_press(SEND, name_sent)
    client.on_press(OFF, off_pressed)
    await client.add_cog(boards)
