"""The buttons of a game."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord

from bot.messages import UserError
from cogs._ui import Say, app_of, client_of

if TYPE_CHECKING:
    from cogs.trivia import Trivia

ANSWER = r"answer:(?P<game>[0-9a-f]{32}):(?P<number>\d{1,3}):(?P<choice>[0-3])"
AGAIN = r"again:(?P<game>[0-9a-f]{32})"


def trivia_of(interaction: discord.Interaction[Any]) -> Trivia:
    """Return the cog that holds the running games."""
    return cast("Trivia", client_of(interaction).get_cog("Trivia"))


async def answer_pressed(interaction: discord.Interaction[Any], game: str, number: str, choice: str) -> None:
    """Take an answer: acknowledge first, store, and only then say that it counts."""
    received = interaction.created_at
    await interaction.response.defer(ephemeral=True, thinking=True)
    runner = trivia_of(interaction).runner(interaction.channel_id)
    if runner.session.id != game:
        raise UserError("That game is over. Start another with /trivia play.")
    answered = await runner.answer(interaction.user.id, int(number), int(choice), received)
    say = Say.to(interaction)
    told = (
        say("Locked in: **{choice}**. You may change it once.", choice=answered.choice)
        if answered.may_change
        else say("Changed: **{choice}**. That is final.", choice=answered.choice)
    )
    await interaction.edit_original_response(content=told)


async def again_pressed(interaction: discord.Interaction[Any], game: str) -> None:
    """Start a game by the rules of one that was played."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    rules = await app_of(interaction).games.rules(game)
    if rules is None:
        raise UserError("I no longer know that game. Start one with /trivia play.")
    await trivia_of(interaction).start(interaction, rules)
