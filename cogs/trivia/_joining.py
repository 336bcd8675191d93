"""The buttons of a lobby, and those of the teams for whoever comes late."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

import discord

from bot.messages import UserError
from cogs._ui import Card, Say, app_of
from cogs.trivia._buttons import runner_of
from cogs.trivia._duels import declined
from cogs.trivia._modes import team_name
from cogs.trivia._permits import may_decide
from cogs.trivia._runner import Runner

LOBBY = (
    r"lobby:(?P<game>[0-9a-f]{32}):"
    r"(?P<action>join|leave|start|accept|decline|cancel)(?::(?P<team>[0-3]))?"
)
Pressed: TypeAlias = Callable[[discord.Interaction[Any], Runner, str | None], Awaitable[str | Card]]


async def lobby_pressed(interaction: discord.Interaction[Any], game: str, action: str, team: str | None) -> None:
    """Do what a button is for, and tell whoever pressed it."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    told = await ACTIONS[action](interaction, runner_of(interaction, game), team)
    if isinstance(told, Card):
        await interaction.edit_original_response(view=told)
    else:
        await interaction.edit_original_response(content=told)


async def _join(interaction: discord.Interaction[Any], runner: Runner, team: str | None) -> str:
    say = Say.to(interaction)
    joined = await runner.lobby.join(interaction.user.id, int(team) if team else None)
    if joined.team is None:
        return say("You are in.")
    told = say("You are in {team}.", team=team_name(say, joined.team))
    if joined.forfeited:
        told = f"{told} {say('Your {points} points for the other team are lost to it.', points=joined.forfeited)}"
    return told


async def _leave(interaction: discord.Interaction[Any], runner: Runner, _team: str | None) -> str:
    await runner.lobby.leave(interaction.user.id)
    return Say.to(interaction)("You are out. Join again while it is open.")


async def _start(interaction: discord.Interaction[Any], runner: Runner, _team: str | None) -> str:
    await runner.lobby.begin_now(interaction.user.id, may_decide=await _may_decide(interaction))
    return Say.to(interaction)("Starting.")


async def _accept(interaction: discord.Interaction[Any], runner: Runner, _team: str | None) -> str:
    await runner.lobby.accept(interaction.user.id)
    return Say.to(interaction)("Accepted. Here we go!")


async def _decline(interaction: discord.Interaction[Any], runner: Runner, _team: str | None) -> Card:
    challenger = runner.session.starter
    await runner.lobby.decline(interaction.user.id)
    return declined(interaction, challenger)


async def _cancel(interaction: discord.Interaction[Any], runner: Runner, _team: str | None) -> str:
    decides = await _may_decide(interaction)
    if runner.session.is_ready or runner.session.phase != "lobby":
        raise UserError("That duel has begun. /trivia stop ends it.")
    await runner.stop(interaction.user.id, may_decide=decides)
    return Say.to(interaction)("Taken back.")


async def _may_decide(interaction: discord.Interaction[Any]) -> bool:
    return may_decide(interaction, await app_of(interaction).guilds.settings(interaction.guild_id or 0))


ACTIONS: Mapping[str, Pressed] = {
    "join": _join,
    "leave": _leave,
    "start": _start,
    "accept": _accept,
    "decline": _decline,
    "cancel": _cancel,
}
