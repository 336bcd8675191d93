"""The buttons of a game."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord

from bot.messages import UserError
from cogs._ui import Press, Say, app_of, client_of

if TYPE_CHECKING:
    from cogs.trivia import Trivia


def trivia_of(interaction: discord.Interaction[Any]) -> Trivia:
    """Return the cog that holds the running games."""
    return cast("Trivia", client_of(interaction).get_cog("Trivia"))


class AnswerPress(Press, template=r"answer:(?P<game>[0-9a-f]{32}):(?P<number>\d{1,2}):(?P<choice>[0-3])"):
    """One of the choices of a question."""

    def __init__(self, item: discord.ui.Button[Any], *, game: str, number: str, choice: str) -> None:
        super().__init__(item)
        self._game, self._number, self._choice = game, int(number), int(choice)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Acknowledge first, store, and only then say that the answer counts."""
        received = interaction.created_at
        await interaction.response.defer(ephemeral=True, thinking=True)
        runner = trivia_of(interaction).runners.get(interaction.channel_id or 0)
        if runner is None or runner.session.id != self._game:
            raise UserError("That game is over. Start another with /trivia play.")
        answered = await runner.answer(interaction.user.id, self._number, self._choice, received)
        say = Say.to(interaction)
        told = (
            say("Locked in: **{choice}**. You may change it once.", choice=answered.choice)
            if answered.may_change
            else say("Changed: **{choice}**. That is final.", choice=answered.choice)
        )
        await interaction.edit_original_response(content=told)


class AgainPress(Press, template=r"again:(?P<game>[0-9a-f]{32})"):
    """Play again with the same options."""

    def __init__(self, item: discord.ui.Button[Any], *, game: str) -> None:
        super().__init__(item)
        self._game = game

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Start a game by the rules of that one."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        rules = await app_of(interaction).games.rules(self._game)
        if rules is None:
            raise UserError("I no longer know that game. Start one with /trivia play.")
        await trivia_of(interaction).start(interaction, rules)
