"""/duel: one member challenges another; rematches, and those who want no challenges."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import SecondLead
from bot.game import Answers, Difficulty, Rules, Scope
from bot.game.duelling import FEWEST, ROUNDS
from bot.messages import UserError
from cogs._ui import Card, Say, app_of, client_of
from cogs.trivia._duel_layouts import declined_card, refusing_card
from cogs.trivia._options import ScopeChoice

if TYPE_CHECKING:
    from cogs.trivia import Trivia

REMATCH = r"rematch:(?P<game>[0-9a-f]{32}):(?P<one>\d{1,20}):(?P<other>\d{1,20})"
WISH = r"duels:(?P<wish>never|again)"
SECONDS = 20
PATIENCE = timedelta(minutes=10)
"""Who declined somebody's challenge is left alone by them for so long."""


class Duels(commands.Cog):
    """Challenges; the duels themselves are games of `Trivia`."""

    def __init__(self, trivia: Trivia) -> None:
        self._trivia = trivia
        self._declined: dict[tuple[int, int], datetime] = {}

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(
        member="Whom you challenge",
        about="A drama, actor, trope, decade or category",
        answers="Buttons; typed, for half as much again; or mixed: typed at first, with buttons from half time",
        difficulty="How hard (as the two of you need it where left out)",
    )
    async def duel(
        self,
        interaction: discord.Interaction[Any],
        member: discord.User | discord.Member,
        about: app_commands.Transform[Scope, ScopeChoice] | None = None,
        answers: Answers = "buttons",
        difficulty: Difficulty = "auto",
    ) -> None:
        """Challenge a member to seven questions, rated."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        _refuse_unfit(interaction, member)
        rules = Rules(ROUNDS, SECONDS, difficulty, str(about) if about else None, answers, "duel")
        await self.challenge(interaction, member.id, rules)

    async def challenge(self, interaction: discord.Interaction[Any], invited: int, rules: Rules) -> None:
        """Challenge somebody in the channel of a deferred interaction; raises `UserError` where that may not be."""
        await self._refuse(interaction, invited)
        await self._trivia.start(interaction, rules, fewest=FEWEST, invited=invited)

    def decline(self, challenger: int, declined: int, at: datetime) -> None:
        """Remember who declined whose challenge, as long as it matters."""
        self._declined = {pair: when for pair, when in self._declined.items() if at - when < PATIENCE}
        self._declined[challenger, declined] = at

    async def _refuse(self, interaction: discord.Interaction[Any], invited: int) -> None:
        challenger = interaction.user.id
        running = self._trivia.runners.get(interaction.channel_id or 0)
        if running is not None and running.session.phase == "lobby":
            session = running.session
            if (session.starter, session.invited) == (invited, challenger):
                raise UserError("You are challenged already: {link}. Press Accept there.", link=running.board.link)
        at = self._declined.get((challenger, invited))
        if at is not None and interaction.created_at - at < PATIENCE:
            raise UserError(
                "{member} declined just now. Ask again {when}, or challenge somebody else.",
                member=f"<@{invited}>",
                when=discord.utils.format_dt(at + PATIENCE, "R"),
            )
        if await app_of(interaction).duels.refuses(invited):
            raise UserError("{member} wants no duels. Challenge somebody else.", member=f"<@{invited}>")


def _refuse_unfit(interaction: discord.Interaction[Any], member: discord.User | discord.Member) -> None:
    """Raise `UserError` where somebody cannot be challenged here by whoever acts."""
    if member.id == interaction.user.id:
        raise UserError("You cannot duel yourself. Challenge somebody else.")
    if member.bot:
        raise UserError("Bots do not duel. Challenge a member.")
    if not isinstance(member, discord.Member):
        raise UserError("{member} is not in this server. Challenge one of its members.", member=member.mention)
    channel = cast("discord.abc.GuildChannel", interaction.channel)
    allowed = member.resolved_permissions or channel.permissions_for(member)
    if not allowed.view_channel:
        raise UserError(
            "{member} cannot see this channel. Challenge them where both of you can.", member=member.mention
        )


def duels_of(interaction: discord.Interaction[Any]) -> Duels:
    """Return the cog that takes challenges."""
    return cast("Duels", client_of(interaction).get_cog("Duels"))


def declined(interaction: discord.Interaction[Any], challenger: int) -> Card:
    """Remember that whoever acted has declined a challenge, and offer them to be challenged no more."""
    duels_of(interaction).decline(challenger, interaction.user.id, interaction.created_at)
    return declined_card(Say.to(interaction))


async def wish_pressed(interaction: discord.Interaction[Any], wish: str) -> None:
    """Let nobody challenge whoever pressed, or everybody again."""
    await interaction.response.defer()
    refuses = wish == "never"
    await app_of(interaction).duels.refuse(interaction.user.id, refuses=refuses)
    await interaction.edit_original_response(view=refusing_card(Say.to(interaction), refuses=refuses))


async def rematch_pressed(interaction: discord.Interaction[Any], game: str, one: str, other: str) -> None:
    """Let one of the two who have played challenge the other by the same rules."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    others = {int(one), int(other)} - {interaction.user.id}
    if len(others) != 1:
        raise UserError("That rematch is for the two who played. Challenge somebody yourself with /duel.")
    rules = await app_of(interaction).games.rules(game)
    if rules is None:
        raise UserError("I no longer know that duel. Challenge somebody with /duel.")
    await duels_of(interaction).challenge(interaction, others.pop(), rules)


async def add_duels(client: SecondLead, trivia: Trivia) -> None:
    """Add the cog and its buttons."""
    client.on_press(REMATCH, rematch_pressed)
    client.on_press(WISH, wish_pressed)
    await client.add_cog(Duels(trivia))
