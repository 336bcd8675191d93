"""/recommend together: what several members could all begin, the vote on it, and an event for what won."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any, TypeAlias, cast

import discord
from discord import app_commands
from discord.utils import utcnow

from bot.app import App
from bot.catalogue.called import called
from bot.client import SecondLead
from bot.messages import UserError
from bot.recommend import Filters, Offer, Taste, offers
from bot.storage import Gathering, Invited
from cogs._ui import Card, Say, app_of, is_moderator, text, titles_here
from cogs.recommend import _ballots
from cogs.recommend._ballots import GATHERING, may_make_event, reading_of, shared_card
from cogs.recommend._tastes import taste_of
from cogs.recommend._together_layouts import choosing_card, closed_card

CHOOSE = r"together:choose:(?P<episodes>[0-9]{1,3})"
CLOSE = rf"together:close:{GATHERING}"
EVENT = rf"together:event:{GATHERING}"
BEGINS, LASTS = time(20), timedelta(hours=2)
"""When an event begins, on the day after in the server's time zone, and how long it lasts; members change that."""
Episodes: TypeAlias = app_commands.Range[int, 1, 999]


@app_commands.describe(episodes="How many episodes it may have at most")
async def together(interaction: discord.Interaction[Any], episodes: Episodes | None = None) -> None:
    """Find what several of you could begin, and vote on it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    await interaction.edit_original_response(view=choosing_card(Say.to(interaction), episodes or 0))


async def members_chosen(interaction: discord.Interaction[Any], episodes: str) -> None:
    """Offer to those who are chosen, and to whoever chose them, what all could begin."""
    await interaction.response.defer()
    members = _members(interaction)
    app, filters = app_of(interaction), Filters(most_episodes=int(episodes) or None)
    tastes = [taste_of(app.catalogue, await app.lists.of(member)) for member in members]
    offered = await asyncio.to_thread(offers, app.catalogue, app.recommender, tastes, filters)
    if not offered:
        raise UserError("There is nothing that none of you has begun. Allow more episodes, or choose other members.")
    gathering = _gathering(interaction, members, tastes, offered)
    await app.gatherings.begin(gathering, utcnow())
    called_upon = [discord.Object(member) for member in members if member != interaction.user.id]
    await interaction.followup.send(
        view=await shared_card(interaction, gathering), allowed_mentions=discord.AllowedMentions(users=called_upon)
    )
    say = Say.to(interaction)
    done = Card(text(say("It is in the channel. Vote there, and close the vote when you have waited long enough.")))
    await interaction.edit_original_response(view=done)


async def close_pressed(interaction: discord.Interaction[Any], gathering: str) -> None:
    """Close a vote for good, and show how it ended."""
    await interaction.response.defer()
    gatherings = app_of(interaction).gatherings
    _check_may_decide(interaction, await gatherings.find(gathering))
    closed = await gatherings.close(gathering, utcnow())
    await interaction.edit_original_response(view=await shared_card(interaction, closed))


async def event_pressed(interaction: discord.Interaction[Any], gathering: str) -> None:
    """Make an event of what won, once."""
    await interaction.response.defer()
    gatherings = app_of(interaction).gatherings
    found = await gatherings.find(gathering)
    _check_may_decide(interaction, found)
    if found.winner is None or interaction.guild is None or not may_make_event(interaction):
        raise UserError("I may make no events here. Ask a moderator to let me, or make it yourself.")
    if not await gatherings.mark_event(gathering, has_event=True):
        raise UserError("The event is made already. Look under the server's events.")
    try:
        made = await _make_event(interaction, interaction.guild, found.winner)
    except discord.HTTPException as error:
        await gatherings.mark_event(gathering, has_event=False)
        if isinstance(error, discord.Forbidden):
            raise UserError("I may make no events here. Ask a moderator to let me, or make it yourself.") from error
        raise
    reading = await reading_of(interaction, await Say.aloud(interaction))
    await interaction.edit_original_response(view=closed_card(reading, found, event=made.url))


def _members(interaction: discord.Interaction[Any]) -> list[int]:
    """Return whoever acts and those they chose; raise `UserError` where somebody cannot vote."""
    data = cast("Mapping[str, Any]", interaction.data)
    chosen, resolved = [int(value) for value in data["values"]], data.get("resolved", {})
    if any(user.get("bot") for user in resolved.get("users", {}).values()):
        raise UserError("Bots watch nothing. Choose members.")
    if set(map(str, chosen)) - resolved.get("members", {}).keys():
        raise UserError("Somebody of them is no longer in this server. Choose others.")
    members = list(dict.fromkeys([interaction.user.id, *chosen]))
    if len(members) == 1:
        raise UserError("That is only you: /recommend like is for one. Choose somebody else, too.")
    return members


def _gathering(
    interaction: discord.Interaction[Any], members: Sequence[int], tastes: Sequence[Taste], offered: Sequence[Offer]
) -> Gathering:
    invited = tuple(
        Invited(member, tuple(offer.drama.id for offer in offered if place in offer.suits) if taste.tastes else None)
        for place, (member, taste) in enumerate(zip(members, tastes, strict=True))
    )
    ids = tuple(offer.drama.id for offer in offered)
    return Gathering(secrets.token_hex(8), interaction.guild_id or 0, interaction.user.id, ids, invited)


def _check_may_decide(interaction: discord.Interaction[Any], gathering: Gathering) -> None:
    if interaction.user.id != gathering.starter and not is_moderator(interaction):
        raise UserError("Only whoever began this vote or a moderator may do that. Ask one of them.")


async def _make_event(
    interaction: discord.Interaction[Any], guild: discord.Guild, winner: str
) -> discord.ScheduledEvent:
    """Make an event on the evening after."""
    app, say = app_of(interaction), await Say.aloud(interaction)
    begins = await _tomorrow_evening(app, guild.id)
    drama = app.catalogue.dramas.get(winner)
    return await guild.create_scheduled_event(
        name=called(drama, await titles_here(interaction)) if drama else winner,
        description=say(
            "Chosen by vote with /recommend together. Whoever may manage events can change when and where."
        ),
        start_time=begins,
        end_time=begins + LASTS,
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location=say("your place"),
    )


async def _tomorrow_evening(app: App, guild: int) -> datetime:
    zone = (await app.guilds.settings(guild)).time_zone
    return datetime.combine(utcnow().astimezone(zone).date() + timedelta(days=1), BEGINS, zone)


def add_together(client: SecondLead, group: app_commands.Group) -> None:
    """Add the command to its group, and the buttons and menus that follow from it."""
    client.on_press(CHOOSE, members_chosen)
    client.on_press(CLOSE, close_pressed)
    client.on_press(EVENT, event_pressed)
    client.on_press(_ballots.VOTE, _ballots.vote_pressed)
    client.on_press(_ballots.PICK, _ballots.picked)
    client.on_press(_ballots.SEND, _ballots.sent)
    group.add_command(
        app_commands.Command(
            name="together", description="Find what several of you could begin, and vote on it", callback=together
        )
    )
