"""Answers that are typed: /guess, replies to the question, and mentions of the bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Catalogue, cleaned
from bot.messages import UserError
from bot.questions.model import Expected
from bot.storage import StorageError
from cogs._ui import Say, Typed, app_of, is_enough
from cogs.trivia._buttons import OF, asking, sent_to_teams, trivia_of
from cogs.trivia._confirmed import NEAR, confirmed, locked_in
from cogs.trivia._runner import Runner

if TYPE_CHECKING:
    from cogs.trivia import Trivia

log = logging.getLogger(__name__)

MINE = rf"mine{OF}"


class Answer(Typed):
    """An answer to the open question."""

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer what the open question could be answered with, by what it asks for and nothing else of it."""
        runner = trivia_of(interaction).runners.get(interaction.channel_id or 0)
        session = runner.session if runner else None
        if session is None or session.phase != "open" or not session.is_typed or not is_enough(typed):
            return {}
        catalogue, expected = app_of(interaction).catalogue, session.question.expects
        found = await asyncio.to_thread(_names, catalogue, expected, typed)  # the first lists all names there are
        return {name: name for name in found}


def _names(catalogue: Catalogue, expected: Expected | None, typed: str) -> list[str]:
    match expected:
        case "person":
            return catalogue.names.search(typed, 10)
        case "character":
            return catalogue.characters.search(typed, 10)
        case "drama":
            return [drama.title for drama in catalogue.titles.search(typed)]
        case _:
            return []


class Guess(commands.Cog):
    """The ways to type an answer; the games themselves are `Trivia`'s."""

    def __init__(self, trivia: Trivia) -> None:
        self._trivia = trivia

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(answer="A name, a title or a year, in any common spelling")
    async def guess(self, interaction: discord.Interaction[Any], answer: app_commands.Transform[str, Answer]) -> None:
        """Answer the open question by typing; nobody else sees it."""
        received = interaction.created_at
        await interaction.response.defer(ephemeral=True, thinking=True)
        runner = self._trivia.runner(interaction.channel_id)
        if not runner.board.precedes(interaction.id):
            raise UserError("That question is closed. The next one is on its way.")
        if await sent_to_teams(interaction, runner.session):
            return
        answered = await runner.guess(interaction.user.id, runner.session.number, answer, received)
        await interaction.edit_original_response(
            content=confirmed(Say.to(interaction), answered, runner.session.rules.mode)
        )

    @commands.Cog.listener()
    async def on_message(self, sent: discord.Message) -> None:
        """Take a reply to the question, or a mention of the bot, for an answer.

        Discord shows the text of no other messages. Whatever becomes of it is told to its player only.
        """
        runner = self._answered(sent)
        if runner is None:
            return
        player, session, number = sent.author.id, runner.session, runner.session.number
        try:
            await runner.guess(player, number, self._without_me(sent.content), sent.created_at, is_public=True)
        except UserError:
            log.debug("a message did not count")  # the notice's button tells its player what does
        except StorageError as error:
            log.warning("an answer cannot be saved: %s", error, extra={"channel": sent.channel.id})
        if player in session.answers and session.phase == "open" and session.number == number:
            runner.board.note(player)

    def _answered(self, sent: discord.Message) -> Runner | None:
        """Return the game whose open question a message answers."""
        if sent.guild is None or sent.author.bot or sent.webhook_id is not None or not cleaned(sent.content):
            return None
        runner = self._trivia.runners.get(sent.channel.id)
        if runner is None or runner.session.phase != "open" or not runner.session.is_typed:
            return None
        return runner if runner.board.precedes(sent.id) and self._is_meant(sent, runner) else None

    def _without_me(self, content: str) -> str:
        """Leave out the mention that a message is meant by; one of somebody else is theirs."""
        me = cast("discord.ClientUser", self._trivia.client.user).id
        return content.replace(f"<@{me}>", " ").replace(f"<@!{me}>", " ")

    def _is_meant(self, sent: discord.Message, runner: Runner) -> bool:
        me = cast("discord.ClientUser", self._trivia.client.user).id
        if me in sent.raw_mentions:
            return True
        replied = sent.reference.message_id if sent.reference else None
        return replied is not None and runner.board.shows(replied) and any(user.id == me for user in sent.mentions)


async def mine_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Tell a player what counts for them."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    try:
        runner = asking(interaction, game, number)
    except UserError:
        if interaction.message is not None:  # left behind by a process that was killed
            with suppress(discord.HTTPException):
                await interaction.message.delete()
        raise
    if await sent_to_teams(interaction, runner.session):
        return
    runner.session.may_answer(interaction.user.id)
    await interaction.edit_original_response(content=_mine(Say.to(interaction), runner, interaction.user.id))


def _mine(say: Say, runner: Runner, player: int) -> str:
    session = runner.session
    answer = session.answers.get(player)
    told = [say(NEAR)] if player in runner.desk.near or (answer and answer.is_near) else []
    if answer and not answer.is_near:
        pressed = runner.board.called(session.question.choices[answer.choice or 0])
        choice = pressed if answer.typed is None else answer.typed
        told.append(locked_in(say, choice, session.rules.mode, may_change=not answer.changed))
    return "\n".join(told) or say("Nothing of yours counts yet. Reply to the question, or use /guess.")
