"""The ballots of a vote on what to watch together, and the card that shows all members how it stands."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, cast

import discord
from discord.utils import utcnow

from bot.messages import Message, UserError, message
from bot.storage import Gathering
from bot.storage.gatherings import check_may_vote
from cogs._ui import Card, Say, app_of, client_of, titles_here
from cogs.recommend._together_layouts import Draft, Reading, ballot_card, closed_card, open_card, voted_card

log = logging.getLogger(__name__)

GATHERING = r"(?P<gathering>[0-9a-f]{16})"
CARRIED = rf"{GATHERING}:(?P<shown>\d{{1,20}}):(?P<draft>[0-9-]{{4}})"
VOTE = rf"together:vote:{GATHERING}"
PICK = rf"together:pick:{CARRIED}:(?P<menu>[0-3])"
SEND = rf"together:send:{CARRIED}"
UNSHOWN = message("I could not change the card of the vote. Your ballot counts all the same.")


async def reading_of(interaction: discord.Interaction[Any], say: Say | None = None) -> Reading:
    """Return how dramas are called for whoever acts, or for whomever is spoken to."""
    return Reading(say or Say.to(interaction), app_of(interaction).catalogue, await titles_here(interaction))


async def shared_card(interaction: discord.Interaction[Any], gathering: Gathering) -> Card:
    """Make the card that shows everybody how a vote stands."""
    reading = await reading_of(interaction, await Say.aloud(interaction))
    if gathering.closed_at is None:
        return open_card(reading, gathering)
    return closed_card(reading, gathering, may_make=may_make_event(interaction) and not gathering.has_event)


def may_make_event(interaction: discord.Interaction[Any]) -> bool:
    """Whether the bot may make events in the server of an interaction."""
    return interaction.app_permissions.manage_events or interaction.app_permissions.create_events


async def vote_pressed(interaction: discord.Interaction[Any], gathering: str) -> None:
    """Show a member their ballot; a card that missed the end of its vote is put right."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    found, shown = await app_of(interaction).gatherings.find(gathering), _message_of(interaction)
    if found.closed_at is not None:
        await _refresh(interaction, gathering, shown)
    check_may_vote(found, interaction.user.id)
    invited = found.of(interaction.user.id)
    await _show(interaction, found, shown, Draft.of(invited.ballot if invited else None, found.offered))


async def picked(interaction: discord.Interaction[Any], gathering: str, shown: str, draft: str, menu: str) -> None:
    """Note a choice on a member's ballot."""
    await interaction.response.defer()
    found = await app_of(interaction).gatherings.find(gathering)
    check_may_vote(found, interaction.user.id)
    values = cast("dict[str, Any]", interaction.data)["values"]
    await _show(interaction, found, int(shown), Draft(draft).pick(int(menu), values[0] if values else "-"))


async def sent(interaction: discord.Interaction[Any], gathering: str, shown: str, draft: str) -> None:
    """Keep a member's ballot, and show all members how the vote stands now."""
    await interaction.response.defer()
    app, player = app_of(interaction), interaction.user.id
    found = await app.gatherings.find(gathering)
    ballot = Draft(draft).ballot(found.offered)
    if not ballot.choices and ballot.veto is None:
        raise UserError("Your ballot is empty. Choose a drama, or veto one, then send it.")
    voted = await app.gatherings.vote(gathering, player, ballot, utcnow())
    told = await _refresh(interaction, gathering, int(shown))
    card = voted_card(await reading_of(interaction), voted, ballot, told)
    await interaction.edit_original_response(view=card)


async def _show(interaction: discord.Interaction[Any], gathering: Gathering, shown: int, draft: Draft) -> None:
    card = ballot_card(await reading_of(interaction), gathering, shown, draft)
    await interaction.edit_original_response(view=card)


async def _refresh(interaction: discord.Interaction[Any], gathering: str, shown: int) -> Iterable[Message]:
    """Show how a vote stands, until it no longer changes meanwhile; return what is to be said where that failed."""
    client, gatherings = client_of(interaction), app_of(interaction).gatherings
    channel = client.get_partial_messageable(interaction.channel_id or 0, guild_id=interaction.guild_id)
    seen, now = None, await gatherings.find(gathering)
    while seen != now:
        try:
            await channel.get_partial_message(shown).edit(view=await shared_card(interaction, now))
        except discord.HTTPException as error:  # it may be gone, or the channel closed to the bot; the ballots count
            log.warning("message %s could not be changed: %s", shown, error)
            return [UNSHOWN]
        seen, now = now, await gatherings.find(gathering)
    return []


def _message_of(interaction: discord.Interaction[Any]) -> int:
    return interaction.message.id if interaction.message else 0
