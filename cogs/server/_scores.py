"""What moderators can do to scores, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

import discord
from discord import ui
from discord.utils import format_dt, utcnow

from bot.game.periods import first_day
from bot.messages import Message, message
from bot.storage import Deed, GuildSettings, Intervened, Member, Order, Reach
from cogs._ui import Card, Say, app_of, button, line, refuse_others, row, small, text

PANEL = r"scores:panel"
LOG = r"scores:log"
RESET = r"scores:reset"
ANEW = r"scores:anew"
CHOOSE = r"scores:choose"
MEMBER = r"scores:member:(?P<player>[0-9]{1,20})"
REMOVE = r"scores:remove:(?P<reach>day|season|all):(?P<player>[0-9]{1,20})"
REMOVED = r"scores:removed:(?P<reach>day|season|all):(?P<player>[0-9]{1,20})"
BAR = r"scores:(?P<deed>bar|unbar):(?P<player>[0-9]{1,20})"
REACHES: Mapping[Reach, tuple[Message, Message]] = {
    "day": (message("Today's"), message("today")),
    "season": (message("This season's"), message("this season")),
    "all": (message("All"), message("ever")),
}
"""How much of a score is removed: as a button and as a sentence say it."""
DEEDS: Mapping[Deed, str] = {
    "reset season": "{when} {moderator} began the season anew",
    "removed score": "{when} {moderator} removed what {player} had scored: {reach}",
    "barred": "{when} {moderator} took {player} off the boards",
    "unbarred": "{when} {moderator} put {player} back on the boards",
}


def panel_card(say: Say, settings: GuildSettings, today: date, told: Iterable[Message] = ()) -> Card:
    """Show what can be done, below what was done just now."""
    done = [small(say(each)) for each in told]
    choose: ui.UserSelect[Any] = ui.UserSelect(custom_id="scores:choose", placeholder=say("Choose a member"))
    buttons = [button(say("What was done"), "scores:log", emoji="📜")]
    season = say("This server has no seasons.")
    if settings.has_seasons:
        since = first_day("season", today, settings.season_from)
        season = say("This season counts from {day} on.", day=since.isoformat() if since else "")
        buttons.insert(0, button(say("Begin the season anew"), "scores:reset", emoji="🔄"))
    return Card(
        *done,
        text(say("## Scores of this server")),
        text(season),
        line(),
        text(say("**A member's score**\nRemove some of it, or leave them off the boards.")),
        ui.ActionRow(choose),
        below=[row(*buttons)],
    )


def member_card(say: Say, player: int, member: Member, settings: GuildSettings, told: Iterable[Message] = ()) -> Card:
    """Show a member's score and what can be done to it, below what was done just now."""
    done = [small(say(each)) for each in told]
    state = say("Off the boards of this server") if member.is_barred else say("On the boards of this server")
    reaches = [reach for reach in REACHES if reach != "season" or settings.has_seasons]
    removals = [
        button(say(REACHES[reach][0]), f"scores:remove:{reach}:{player}", style=discord.ButtonStyle.danger, emoji="🧹")
        for reach in reaches
    ]
    listing = (
        button(say("Put back on the boards"), f"scores:unbar:{player}", emoji="✅")
        if member.is_barred
        else button(say("Take off the boards"), f"scores:bar:{player}", emoji="🚫")
    )
    return Card(
        *done,
        text(f"## <@{player}>"),
        text(say("Points here: **{points}**\n{state}", points=f"{member.points:,}", state=state)),
        small(say("Whoever is off the boards may still play, and is not told.")),
        line(),
        text(say("**Remove points**")),
        row(*removals),
        below=[row(listing, button(say("Back"), "scores:panel", emoji="◀️"))],
    )


def sure_card(say: Say, question: str, yes: str, no: str) -> Card:
    """Ask once more."""
    return Card(
        text(question),
        below=[
            row(
                button(say("Yes"), yes, style=discord.ButtonStyle.danger),
                button(say("No, leave it"), no),
            )
        ],
    )


def log_card(say: Say, log: Iterable[Intervened]) -> Card:
    """List what was done, the newest first; nobody is called by it."""
    lines = [_told(say, each) for each in log]
    return Card(
        text(say("## What was done to scores")),
        text("\n".join(lines) or say("Nothing yet.")),
        below=[row(button(say("Back"), "scores:panel", emoji="◀️"))],
    )


def _told(say: Say, each: Intervened) -> str:
    somebody = say("somebody")
    reach = REACHES.get(cast("Reach", each.note))
    return say(
        DEEDS[each.deed],
        when=format_dt(each.at, "d"),
        moderator=somebody if each.moderator is None else f"<@{each.moderator}>",
        player=somebody if each.player is None else f"<@{each.player}>",
        reach="" if reach is None else reach[1],
    )


async def show_panel(interaction: discord.Interaction[Any], told: Iterable[Message] = ()) -> None:
    """Show what can be done, in answer to a deferred interaction."""
    settings = await _settings(interaction)
    card = panel_card(Say.to(interaction), settings, await _today(interaction), told)
    await interaction.edit_original_response(view=card)


async def panel_pressed(interaction: discord.Interaction[Any]) -> None:
    """Go back to what can be done."""
    await _begin(interaction)
    await show_panel(interaction)


async def log_pressed(interaction: discord.Interaction[Any]) -> None:
    """Show what was done."""
    await _begin(interaction)
    log = await app_of(interaction).moderation.log(interaction.guild_id or 0)
    await interaction.edit_original_response(view=log_card(Say.to(interaction), log))


async def reset_pressed(interaction: discord.Interaction[Any]) -> None:
    """Ask whether the season is really to begin anew."""
    await _begin(interaction)
    say = Say.to(interaction)
    question = say(
        "## Begin the season anew?\nIts board then counts from today on, with all of today. "
        "No points are deleted: they stay on the other boards."
    )
    await interaction.edit_original_response(view=sure_card(say, question, "scores:anew", "scores:panel"))


async def anew_pressed(interaction: discord.Interaction[Any]) -> None:
    """Let the season begin anew."""
    await _begin(interaction)
    await app_of(interaction).moderation.reset_season(_order(interaction), await _today(interaction))
    await show_panel(interaction, [message("✅ The season begins anew today.")])


async def member_chosen(interaction: discord.Interaction[Any]) -> None:
    """Show the score of the member chosen."""
    await _begin(interaction)
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    [player] = data["values"]
    await _show_member(interaction, int(player))


async def member_pressed(interaction: discord.Interaction[Any], player: str) -> None:
    """Go back to a member."""
    await _begin(interaction)
    await _show_member(interaction, int(player))


async def remove_pressed(interaction: discord.Interaction[Any], reach: Reach, player: str) -> None:
    """Ask whether points are really to be removed."""
    await _begin(interaction)
    say = Say.to(interaction)
    question = say(
        "## Remove points?\nWhat {player} has scored here: **{reach}**. Wins of that time go too. "
        "This cannot be undone.",
        player=f"<@{player}>",
        reach=REACHES[reach][1],
    )
    card = sure_card(say, question, f"scores:removed:{reach}:{player}", f"scores:member:{player}")
    await interaction.edit_original_response(view=card)


async def removed_pressed(interaction: discord.Interaction[Any], reach: Reach, player: str) -> None:
    """Remove points."""
    await _begin(interaction)
    since = first_day(reach, await _today(interaction), (await _settings(interaction)).season_from)
    removed = await app_of(interaction).moderation.remove_score(_order(interaction), int(player), since, reach)
    await _show_member(interaction, int(player), [message("✅ Points removed: {points}", points=f"{removed:,}")])


async def bar_pressed(interaction: discord.Interaction[Any], deed: str, player: str) -> None:
    """Leave a member off the boards, or list them again."""
    await _begin(interaction)
    moderation, order = app_of(interaction).moderation, _order(interaction)
    if deed == "bar":
        await moderation.bar(order, int(player))
        told = message("✅ Off the boards now.")
    else:
        await moderation.unbar(order, int(player))
        told = message("✅ Back on the boards.")
    await _show_member(interaction, int(player), [told])


async def _begin(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.defer()
    refuse_others(interaction)


async def _show_member(interaction: discord.Interaction[Any], player: int, told: Iterable[Message] = ()) -> None:
    member = await app_of(interaction).moderation.member(interaction.guild_id or 0, player)
    card = member_card(Say.to(interaction), player, member, await _settings(interaction), told)
    await interaction.edit_original_response(view=card)


async def _settings(interaction: discord.Interaction[Any]) -> GuildSettings:
    return await app_of(interaction).guilds.settings(interaction.guild_id or 0)


async def _today(interaction: discord.Interaction[Any]) -> date:
    return await app_of(interaction).guilds.day(interaction.guild_id or 0, utcnow())


def _order(interaction: discord.Interaction[Any]) -> Order:
    return Order(interaction.guild_id or 0, interaction.user.id, utcnow())
