"""The hint button: a hint is read by those who asked for it, and costs nobody else anything."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord

from bot.game import Hinted
from cogs._ui import Say, is_moderator
from cogs.trivia._buttons import OF, asking, sent_to_teams
from cogs.trivia._runner import Runner

HINT = rf"hint{OF}"


async def hint_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Show the hints that are open to a player, or count the vote for the next."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    runner = asking(interaction, game, number)
    if await sent_to_teams(interaction, runner.session):
        return
    hinted = await runner.hint(interaction.user.id, int(number), may_decide=is_moderator(interaction))
    runner.waiting[interaction.user.id] = interaction
    await interaction.edit_original_response(content=_told(Say.to(interaction), runner, hinted))
    await _tell_others(runner, hinted)


async def _tell_others(runner: Runner, hinted: Hinted) -> None:
    """Let those who voted for a hint read it in the answer to their press."""
    for player in hinted.told:
        waiting = runner.waiting.pop(player, None)
        if waiting is not None:
            content = _read(Say.to(waiting), runner, runner.session.hints_seen.get(player, 0))
            with suppress(discord.HTTPException):  # it may be dismissed; a further press shows the hint
                await waiting.edit_original_response(content=content)


def _told(say: Say, runner: Runner, hinted: Hinted) -> str:
    read = _read(say, runner, hinted.seen)
    if hinted.opened or not hinted.votes:
        return read
    voted = say("Your vote for a hint is counted: {votes}/{needed}", votes=hinted.votes, needed=hinted.needed)
    return f"{read}\n{voted}".strip()


def _read(say: Say, runner: Runner, seen: int) -> str:
    return "\n".join(f"💡 {say(hint)}" for hint in runner.desk.hints[:seen])
