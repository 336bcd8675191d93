"""The buttons of a game."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import ui

from bot.catalogue.matching import LONGEST
from bot.game import Session
from bot.messages import UserError
from cogs._ui import Form, Say, app_of, client_of, filled_in
from cogs.trivia._confirmed import confirmed
from cogs.trivia._roster import teams_card

if TYPE_CHECKING:
    from cogs.trivia import Trivia
    from cogs.trivia._runner import Runner

OF = r":(?P<game>[0-9a-f]{32}):(?P<number>\d{1,3})"
ANSWER = rf"answer{OF}:(?P<choice>[0-3])"
TYPE = rf"type{OF}"
TYPED = rf"typed{OF}"
AGAIN = r"again:(?P<game>[0-9a-f]{32})"


def trivia_of(interaction: discord.Interaction[Any]) -> Trivia:
    """Return the cog that holds the running games."""
    return cast("Trivia", client_of(interaction).get_cog("Trivia"))


def runner_of(interaction: discord.Interaction[Any], game: str) -> Runner:
    """Return the game of a button; raise `UserError` where it does not run any more."""
    runner = trivia_of(interaction).runner(interaction.channel_id)
    if runner.session.id != game:
        raise UserError("That game is over. Start another with /trivia play.")
    return runner


def asking(interaction: discord.Interaction[Any], game: str, number: str) -> Runner:
    """Return the game of a button whose question is open; raise `UserError` where it is not any more."""
    runner = runner_of(interaction, game)
    if runner.session.phase != "open" or runner.session.number != int(number):
        raise UserError("That question is closed. The next one is on its way.")
    return runner


def is_teamless(session: Session, player: int) -> bool:
    """Whether a player has to choose a team before anything else."""
    return session.rules.mode == "teams" and session.phase == "open" and player not in session.teams


async def sent_to_teams(interaction: discord.Interaction[Any], session: Session) -> bool:
    """Offer the teams, in answer to a deferred interaction, to one who is in none; return whether that was so."""
    if not is_teamless(session, interaction.user.id):
        return False
    await interaction.edit_original_response(view=teams_card(Say.to(interaction), session))
    return True


async def answer_pressed(interaction: discord.Interaction[Any], game: str, number: str, choice: str) -> None:
    """Take an answer: acknowledge first, store, and only then say that it counts."""
    received = interaction.created_at
    await interaction.response.defer(ephemeral=True, thinking=True)
    runner = runner_of(interaction, game)
    if await sent_to_teams(interaction, runner.session):
        return
    answered = await runner.answer(interaction.user.id, int(number), int(choice), received)
    await interaction.edit_original_response(
        content=confirmed(Say.to(interaction), answered, runner.session.rules.mode)
    )


async def type_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Open the form at once: that is the acknowledgement; or say why there is none."""
    session, say = asking(interaction, game, number).session, Say.to(interaction)
    if is_teamless(session, interaction.user.id):
        await interaction.response.send_message(view=teams_card(say, session), ephemeral=True)
        return
    session.may_answer(interaction.user.id)
    field: ui.TextInput[Any] = ui.TextInput(custom_id="answer", max_length=LONGEST)
    labelled = ui.Label(text=say("What is it?"), component=field)
    await interaction.response.send_modal(Form(say("Your answer"), f"typed:{game}:{number}", labelled))


async def typed_sent(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Take the answer that a form holds, as `answer_pressed` does a choice."""
    received, typed = interaction.created_at, filled_in(interaction).get("answer", "")
    await interaction.response.defer(ephemeral=True, thinking=True)
    runner = runner_of(interaction, game)
    if await sent_to_teams(interaction, runner.session):
        return
    answered = await runner.guess(interaction.user.id, int(number), typed, received)
    await interaction.edit_original_response(
        content=confirmed(Say.to(interaction), answered, runner.session.rules.mode)
    )


async def again_pressed(interaction: discord.Interaction[Any], game: str) -> None:
    """Start a game by the rules of one that was played."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    rules = await app_of(interaction).games.rules(game)
    if rules is None:
        raise UserError("I no longer know that game. Start one with /trivia play.")
    await trivia_of(interaction).start(interaction, rules)
