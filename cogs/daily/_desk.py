"""Looks up what a player has of a day's drama, keeps a guess, and shows what became of it."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import discord
from discord.utils import utcnow

from bot.app import App
from bot.catalogue import Drama
from bot.game.daily import Guess, clues, drama_of, eligible, meant, statistics_of
from bot.messages import Message, message
from cogs._ui import Say, app_of
from cogs.daily._layouts import Day, over_card, past_card, play_card

NEAR = message("So close to a title! Check the spelling and send it again. Nothing is used up.")
OLDER = message("That came from an older card, so it does not count. This is how far you are.")


def today() -> date:
    """Return the day that it is, everywhere by the same clock."""
    return utcnow().date()


async def drama_on(app: App, day: date) -> Drama:
    """Return the drama of a day, chosen when it is first asked for."""
    catalogue = app.catalogue
    kept = catalogue.dramas.get(await app.dailies.kept(day) or "")
    if kept is not None:
        return kept
    await asyncio.to_thread(eligible, catalogue)
    chosen = await app.dailies.drama(day, lambda recent: drama_of(catalogue, day, recent).id, catalogue.dramas)
    return catalogue.dramas[chosen]


async def show(
    interaction: discord.Interaction[Any], day: date, note: Message | None = None, *, has_shared: bool = False
) -> None:
    """Show a player the card of today."""
    app, say, player = app_of(interaction), Say.to(interaction), interaction.user.id
    drama = await drama_on(app, day)
    play = await app.dailies.play(player, day)
    shown = Day(say, app.catalogue, day, play, note)
    if play.is_over:
        statistics = statistics_of(await app.dailies.plays(player), today())
        card = over_card(shown, drama, statistics, has_shared=has_shared)
    else:
        card = play_card(shown, clues(app.catalogue, drama)[: play.clues_open])
    await interaction.edit_original_response(view=card)


async def is_past(interaction: discord.Interaction[Any], day: date) -> bool:
    """Whether a day is over: then whoever acted is told what it was."""
    if day == today():
        return False
    app = app_of(interaction)
    kept = await app.dailies.kept(day) if day < today() else None
    card = past_card(Say.to(interaction), day, app.catalogue.dramas.get(kept or ""))
    await interaction.edit_original_response(view=card)
    return True


async def guessed(interaction: discord.Interaction[Any], day: date, typed: str, number: int | None = None) -> None:
    """Take what a player typed; without the number of the guess it is their next one."""
    app, player = app_of(interaction), interaction.user.id
    drama = await drama_on(app, day)
    named, is_near = await asyncio.to_thread(meant, app.catalogue, typed)
    play = await app.dailies.play(player, day)
    if play.is_over:
        await show(interaction, day)
        return
    if named is None:
        await show(interaction, day, NEAR if is_near else _unknown(typed))
        return
    guess = Guess(named.id, named.id == drama.id)
    sent = number or play.number
    if play.has_tried(named.id) and play.guesses[sent - 1 : sent] != (guess,):
        tried = message("You have tried {title} already. Nothing is used up.", title=named.title)
        await show(interaction, day, tried)
        return
    await keep(interaction, day, sent, guess)


async def keep(interaction: discord.Interaction[Any], day: date, number: int, guess: Guess) -> None:
    """Keep a guess, and show how far its player is with it."""
    guild = None if is_away(interaction) else interaction.guild_id
    kept = await app_of(interaction).dailies.guessed(interaction.user.id, day, number, guess, at=utcnow(), guild=guild)
    is_kept = kept.guesses[number - 1 : number] == (guess,)
    await show(interaction, day, None if is_kept else OLDER)


def is_away(interaction: discord.Interaction[Any]) -> bool:
    """Whether it comes from a server that has not let the bot in: only a member has installed it."""
    return interaction.is_user_integration() and not interaction.is_guild_integration()


def _unknown(typed: str) -> Message:
    shown = discord.utils.escape_markdown(" ".join(typed.split())[:60])
    return message("I know no drama called {typed}. Nothing is used up.", typed=shown)
