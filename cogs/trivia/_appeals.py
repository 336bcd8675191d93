"""Appeals: the button of a reveal for whoever typed an answer that should have counted."""

from __future__ import annotations

from typing import Any

import discord
from discord.utils import utcnow

from bot.messages import UserError
from bot.questions.judging import subject_of
from cogs._ui import Say, app_of, harmless
from cogs.trivia._buttons import OF

APPEAL = rf"appeal{OF}"


async def appeal_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Put what a player typed before the moderators."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app = app_of(interaction)
    question = await app.games.question(game, int(number))
    if question is None:
        raise UserError("I no longer know that question. Talk to the moderators.")
    subject = subject_of(app.catalogue, question)
    appealed = await app.appeals.make(game, int(number), interaction.user.id, subject, utcnow())
    say = Say.to(interaction)
    told = say(
        "Sent to the moderators: “{typed}” for {answer}. You will be told here.",
        typed=harmless(appealed.typed),
        answer=appealed.answer,
    )
    await interaction.edit_original_response(content=told)
