"""/leaderboard: who leads this server, by day, week, month or ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.game import Standing
from bot.messages import Message, message
from cogs._ui import Card, Say, app_of, line, place_of, small, text

Period: TypeAlias = Literal["day", "week", "month", "all"]
TITLES: Mapping[Period, Message] = {
    "day": message("today"),
    "week": message("this week"),
    "month": message("this month"),
    "all": message("of all time"),
}


def first_day(period: Period, today: date) -> date | None:
    """Return the day a period began; weeks begin on Monday; None for all time."""
    match period:
        case "day":
            return today
        case "week":
            return today - timedelta(days=today.weekday())
        case "month":
            return today.replace(day=1)
        case _:
            return None


def next_reset(period: Period, now: datetime) -> datetime | None:
    """Return when a period ends and its board begins anew, in the time zone of `now`; None for all time."""
    first = first_day(period, now.date())
    if first is None:
        return None
    days = {"day": 1, "week": 7}.get(period)
    after = first + timedelta(days=days) if days else (first + timedelta(days=32)).replace(day=1)
    return datetime.combine(after, time(), tzinfo=now.tzinfo)


def board_card(say: Say, period: Period, top: list[Standing], own: Standing | None, reset: datetime | None) -> Card:
    """Show the best ten, and the viewer's own place."""
    lines = [f"{place_of(standing)} <@{standing.player}> {_told(say, standing)}" for standing in top]
    mine = (
        say("You: {place} {told}", place=place_of(own), told=_told(say, own))
        if own
        else say("You are not on this board yet. /trivia play changes that.")
    )
    notes = [] if reset is None else [small(say("Starts anew {when}", when=discord.utils.format_dt(reset, "R")))]
    return Card(
        text(f"## 🏆 {say('Leaders {period}', period=TITLES[period])}"),
        text("\n".join(lines) or say("Nobody has scored yet. /trivia play starts a game.")),
        line(),
        text(mine),
        *notes,
    )


def _told(say: Say, own: Standing) -> str:
    return say("**{points}** · {right}/{answered} right", points=own.points, right=own.right, answered=own.answered)


class Boards(commands.Cog):
    """Leaderboards."""

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(period="Which days count (all time where left out)")
    async def leaderboard(self, interaction: discord.Interaction[Any], period: Period = "all") -> None:
        """See who leads this server, and your own place."""
        await interaction.response.defer()
        app, guild = app_of(interaction), interaction.guild_id or 0
        zone = (await app.guilds.settings(guild)).time_zone
        now = discord.utils.utcnow().astimezone(zone)
        since = first_day(period, now.date())
        top = await app.players.top(guild, since)
        own = await app.players.rank(guild, interaction.user.id, since)
        card = board_card(Say.to(interaction), period, top, own, next_reset(period, now))
        await interaction.edit_original_response(view=card)


async def setup(client: SecondLead) -> None:
    """Add the cog."""
    await client.add_cog(Boards())
