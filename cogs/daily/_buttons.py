"""The buttons of the daily drama, and the form behind one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import discord
from discord import ui

from bot.catalogue.matching import LONGEST
from bot.game.daily import Guess, Play
from bot.messages import UserError, message
from cogs._ui import Form, Say, app_of, filled_in
from cogs.daily import _layouts
from cogs.daily._desk import guessed, is_away, is_past, keep, show, today

DAY = r":(?P<day>\d{4}-\d\d-\d\d)"
OPEN = _layouts.OPEN
GUESS = rf"daily_guess{DAY}:(?P<number>[1-6])"
GUESSED = rf"daily_guessed{DAY}:(?P<number>[1-6])"
CLUE = rf"daily_clue{DAY}:(?P<number>[1-6])"
SHARE = rf"daily_share{DAY}"
ALONE = message("Only you can see what I post here. Copy it, and send it yourself.")


async def open_pressed(interaction: discord.Interaction[Any]) -> None:
    """Show today's card to whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show(interaction, today())


async def guess_pressed(interaction: discord.Interaction[Any], day: str, number: str) -> None:
    """Open the form at once: that is the acknowledgement."""
    if date.fromisoformat(day) != today():
        await interaction.response.defer()
        await is_past(interaction, date.fromisoformat(day))
        return
    say = Say.to(interaction)
    field: ui.TextInput[Any] = ui.TextInput(custom_id="title", max_length=LONGEST)
    labelled = ui.Label(text=say("Which drama is it?"), component=field)
    await interaction.response.send_modal(Form(say("Your guess"), f"daily_guessed:{day}:{number}", labelled))


async def guess_sent(interaction: discord.Interaction[Any], day: str, number: str) -> None:
    """Take the title that a form holds."""
    await interaction.response.defer()
    if not await is_past(interaction, date.fromisoformat(day)):
        typed = filled_in(interaction).get("title", "")
        await guessed(interaction, date.fromisoformat(day), typed, int(number))


async def clue_pressed(interaction: discord.Interaction[Any], day: str, number: str) -> None:
    """Give a guess away for the next clue; a second press of the same button asks for no other."""
    await interaction.response.defer()
    if not await is_past(interaction, date.fromisoformat(day)):
        await keep(interaction, date.fromisoformat(day), int(number), Guess(None))


async def share_pressed(interaction: discord.Interaction[Any], day: str) -> None:
    """Post how it went, for all in the channel to see; where that may not be, give it to be copied."""
    await interaction.response.defer()
    played = date.fromisoformat(day)
    play = await app_of(interaction).dailies.play(interaction.user.id, played)
    if not play.is_over:
        raise UserError("There is nothing to share yet. Find today's drama first: /daily.")
    is_posted = await _is_posted(interaction, played, play)
    if played == today():
        await show(interaction, played, None if is_posted else ALONE, has_shared=is_posted)


async def _is_posted(interaction: discord.Interaction[Any], day: date, play: Play) -> bool:
    """Post a play where others see it, else where its player does; whether others do."""
    say, may_post = Say.to(interaction), _may_post(interaction)
    if may_post:
        card = _layouts.shared_card(say, interaction.user.id, day, play)
        sent = await interaction.followup.send(view=card, wait=True)
        if not sent.flags.ephemeral:
            return True
    await interaction.followup.send(_layouts.shared_text(say, day, play), ephemeral=True)
    return False


def _may_post(interaction: discord.Interaction[Any]) -> bool:
    """Whether whoever acted may write here, by an app of their own too if it is one."""
    if interaction.guild_id is None:
        return True
    may, is_thread = interaction.permissions, isinstance(interaction.channel, discord.Thread)
    may_write = may.send_messages_in_threads if is_thread else may.send_messages
    return may_write and (may.use_external_apps or not is_away(interaction))
