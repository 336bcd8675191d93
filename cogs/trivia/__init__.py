"""/trivia: play, stop and skip; and the games that run."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from random import SystemRandom
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands
from discord.utils import utcnow

from bot.client import SecondLead
from bot.game import Answers, Audience, Difficulty, Room, Rules, Scope, Session, Voted
from bot.messages import Message, UserError
from bot.questions import Question
from bot.storage import GuildSettings, RunningGame
from cogs._ui import Say
from cogs.trivia._about import ROUND, round_pressed
from cogs.trivia._appeals import APPEAL, appeal_pressed
from cogs.trivia._board import Channel
from cogs.trivia._buttons import AGAIN, ANSWER, TYPE, TYPED, again_pressed, answer_pressed, type_pressed, typed_sent
from cogs.trivia._dealing import FEWEST, missing_permissions, room_of, too_few
from cogs.trivia._duels import add_duels
from cogs.trivia._guess import MINE, Guess, mine_pressed
from cogs.trivia._hints import HINT, hint_pressed
from cogs.trivia._joining import LOBBY, lobby_pressed
from cogs.trivia._options import Playable, ScopeChoice, chosen
from cogs.trivia._permits import check_may_start, check_may_stop, may_decide
from cogs.trivia._presets import PresetChoice, add_presets, preset_rules
from cogs.trivia._reports import REPORT, SEND, report_pressed, report_sent
from cogs.trivia._runner import Runner
from cogs.trivia._tidying import Tidying
from cogs.trivia._waking import Waking

log = logging.getLogger(__name__)


class Trivia(commands.GroupCog, group_name="trivia", group_description="Trivia rounds about K-dramas"):
    """The games that run, by channel; `waking` are those that a restart interrupted."""

    def __init__(self, client: SecondLead) -> None:
        self.client = client
        self.runners: dict[int, Runner] = {}
        self.waking = Waking(client, self._run)
        self._starting: set[int] = set()
        self._drawing = asyncio.Lock()

    async def cog_load(self) -> None:
        """Find the games that a restart interrupted, before anybody can start another."""
        await self.waking.load()

    async def cog_unload(self) -> None:
        """Let every game rest; it is on disk and goes on at the next start."""
        await self.waking.rest()
        await asyncio.gather(*(runner.rest() for runner in self.runners.values()))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Resume what is left of the games that a restart interrupted; at a later reconnect there are none."""
        await self.waking.all()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Resume the games of a server as soon as Discord shows it."""
        await self.waking.those_of(guild.id)

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(
        rounds="How many questions (10 where left out)",
        about="A drama, actor, trope, decade or category",
        answers="Buttons; typed, for half as much again; or mixed: typed at first, with buttons from half time",
        difficulty="How hard (as the players need it where left out)",
        seconds="Seconds for each question (20 where left out)",
        mode="Everyone; race: first right answer; survival: three lives; or teams",
        teams="How many teams (2 where left out)",
        preset="Options kept under a name, or a share code; what you choose besides comes first",
    )
    async def play(  # noqa: PLR0913, PLR0917 - the options of a game
        self,
        interaction: discord.Interaction[Any],
        rounds: app_commands.Range[int, 1, 50] | None = None,
        about: app_commands.Transform[Scope, ScopeChoice] | None = None,
        answers: Answers | None = None,
        difficulty: Difficulty | None = None,
        seconds: app_commands.Range[int, 5, 90] | None = None,
        mode: Playable | None = None,
        teams: app_commands.Range[int, 2, 4] | None = None,
        preset: app_commands.Transform[str, PresetChoice] | None = None,
    ) -> None:
        """Start a game here."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        given = {
            "rounds": rounds,
            "about": str(about) if about else None,
            "answers": answers,
            "difficulty": difficulty,
            "seconds": seconds,
            "mode": mode,
            "teams": teams,
        }
        settings = await self._settings(interaction)
        rules = await preset_rules(interaction, preset) if preset else settings.defaults or Rules()
        await self.start(interaction, chosen(rules, given), fewest=rounds)

    @app_commands.command()
    @app_commands.guild_only()
    async def stop(self, interaction: discord.Interaction[Any]) -> None:
        """End the game here with its scores; players who did not start it vote."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        settings, runner = await self._settings(interaction), self.runner(interaction.channel_id)
        check_may_stop(interaction, settings, runner.session.starter)
        voted = await runner.stop(interaction.user.id, may_decide=may_decide(interaction, settings))
        say = Say.to(interaction)
        await _tell(interaction, voted, say("Stopping the game."), say("Your vote to stop is counted"))

    @app_commands.command()
    @app_commands.guild_only()
    async def skip(self, interaction: discord.Interaction[Any]) -> None:
        """Skip the open question; players who did not start the game vote."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        settings, runner = await self._settings(interaction), self.runner(interaction.channel_id)
        voted = await runner.skip(interaction.user.id, may_decide=may_decide(interaction, settings))
        say = Say.to(interaction)
        await _tell(interaction, voted, say("Skipping this question."), say("Your vote to skip is counted"))

    async def start(
        self,
        interaction: discord.Interaction[Any],
        rules: Rules,
        *,
        fewest: int | None = None,
        invited: int | None = None,
    ) -> None:
        """Start a game in the channel of a deferred interaction; in a duel, against the member who is `invited`.

        Raises `UserError` where they may not, one runs already, a permission is missing or there are too few questions.
        """
        channel = cast("Channel", interaction.channel)
        check_may_start(interaction, await self._settings(interaction))
        self._refuse(interaction, channel, rules)
        self._starting.add(channel.id)  # before the first await, so that two starts at once make one game
        try:
            game = await self._deal(interaction, channel, rules, fewest or min(rules.rounds, FEWEST), invited)
            runner = self._run(channel, game)
        finally:
            self._starting.discard(channel.id)
        say = Say.to(interaction)

        async def tell(told: Message) -> None:
            await interaction.followup.send(say(told), ephemeral=True)

        await runner.begin(tell)
        if not runner.session.is_over:
            await interaction.edit_original_response(content=_started(say, runner.session))

    def withdraw(self, guild: int, facts: frozenset[str]) -> None:
        """Take the questions that rest on these facts out of a server's running games."""
        for runner in list(self.runners.values()):
            if runner.channel.guild.id == guild:
                runner.withdraw(facts)

    async def miss_quotes(self) -> None:
        """Take every open question back that asks about a quote which its server keeps no longer."""
        for runner in list(self.runners.values()):
            await runner.miss_quotes()

    @asynccontextmanager
    async def settled(self, games: Collection[str]) -> AsyncIterator[dict[str, Session]]:
        """Yield those of some games that run, by id; until it is over, nothing else changes them, in memory or on disk.

        Raises `UserError` while one of them waits to be resumed.
        """
        if self.waking.holds(games):
            raise UserError("I am just waking up. Try again in a moment.")
        running = sorted((runner for runner in self.runners.values() if runner.session.id in games), key=_channel_of)
        async with AsyncExitStack() as stack:
            for runner in running:  # always in this order, so that two who wait do not wait for each other
                await stack.enter_async_context(runner.desk.turn)
            yield {runner.session.id: runner.session for runner in running if not runner.session.is_over}

    async def _settings(self, interaction: discord.Interaction[Any]) -> GuildSettings:
        return await self.client.app.guilds.settings(interaction.guild_id or 0)

    def _refuse(self, interaction: discord.Interaction[Any], channel: Channel, rules: Rules) -> None:
        running = self.runners.get(channel.id)
        if running is not None:
            raise UserError(
                "A game is already running here: {link}. Join in, or /trivia stop it.", link=running.board.link
            )
        if channel.id in self._starting or channel.id in self.waking:
            raise UserError("A game is starting here right now. Join in!")
        missing = missing_permissions(channel, interaction.app_permissions, rules)
        if missing:
            raise UserError(
                "I need {permissions} in {channel} to run a game. Ask a moderator to allow it, then try again.",
                permissions=", ".join(missing),
                channel=channel.mention,
            )

    async def _deal(
        self, interaction: discord.Interaction[Any], channel: Channel, rules: Rules, fewest: int, invited: int | None
    ) -> RunningGame:
        """Draw the questions of a game and keep it."""
        app, guild, starter = self.client.app, channel.guild.id, interaction.user.id
        room = await room_of(app, guild, channel.id, {starter, *({invited} if invited else ())})
        questions = await self._draw(rules, room)
        if len(questions) < fewest:
            anything = replace(room, audience=Audience("show"))
            all_there_are = await self._draw(rules, anything)
            hidden = [question for question in all_there_are if not room.audience.may_hear(question.spoils)]
            raise too_few(rules, len(questions), len(hidden))
        session = Session(uuid.uuid4().hex, rules, starter, questions, invited=invited)
        if session.is_gathered:
            session.gather(utcnow())
        locale = (await Say.aloud(interaction)).locale
        game = RunningGame(session, guild, channel.id, None, locale)
        await app.games.start(game, utcnow())
        return game

    async def _draw(self, rules: Rules, room: Room) -> tuple[Question, ...]:
        """Draw questions in a thread, for one game at a time: more at once would only leave less to the event loop."""
        async with self._drawing:
            return await asyncio.to_thread(self.client.app.deck.draw, rules, SystemRandom(), room)

    def _run(self, channel: Channel, game: RunningGame) -> Runner:
        runner = Runner(self.client, channel, game, self._forget)
        self.runners[channel.id] = runner
        self.client.app.sessions[channel.id] = game.session
        return runner

    def _forget(self, runner: Runner) -> None:
        self.runners.pop(runner.channel.id, None)
        self.client.app.sessions.pop(runner.channel.id, None)

    def runner(self, channel: int | None) -> Runner:
        """Return the game of a channel; raise `UserError` where none runs."""
        if channel in self.waking:
            raise UserError("I am just waking up. Try again in a moment.")
        runner = self.runners.get(channel or 0)
        if runner is None:
            raise UserError("No game is running here. Start one with /trivia play.")
        return runner


def _started(say: Say, session: Session) -> str:
    """Say what goes on now, to whoever started it."""
    if session.rules.mode == "duel":
        return say("Your challenge stands for a minute. Take it back with its button.")
    if session.phase == "lobby":
        return say("Your lobby is open. Start when all are in; /trivia stop calls it off.")
    if session.rounds == 1:
        return say("Game on: 1 question. /trivia stop ends it.")
    return say("Game on: {count} questions. /trivia stop ends it.", count=session.rounds)


def _channel_of(runner: Runner) -> int:
    return runner.channel.id


async def _tell(interaction: discord.Interaction[Any], voted: Voted, done: str, counted: str) -> None:
    told = done if voted.passed else f"{counted}: {voted.votes}/{voted.needed}"
    await interaction.edit_original_response(content=told)


async def setup(client: SecondLead) -> None:
    """Add the cog and its buttons."""
    client.on_press(ANSWER, answer_pressed)
    client.on_press(TYPE, type_pressed)
    client.on_press(TYPED, typed_sent)
    client.on_press(HINT, hint_pressed)
    client.on_press(MINE, mine_pressed)
    client.on_press(AGAIN, again_pressed)
    client.on_press(ROUND, round_pressed)
    client.on_press(LOBBY, lobby_pressed)
    client.on_press(REPORT, report_pressed)
    client.on_press(SEND, report_sent)
    client.on_press(APPEAL, appeal_pressed)
    trivia = Trivia(client)
    await client.add_cog(trivia)
    await client.add_cog(Guess(trivia))
    await client.add_cog(Tidying(client))
    await add_duels(client, trivia)
    add_presets(client, trivia)
