"""Runs one game in one channel: owns the clock, the messages and the saving."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.client import SecondLead
from bot.game import Answered, Closed, Finished, Hinted, Voted
from bot.messages import Message, message
from bot.storage import RunningGame
from cogs._ui import Say
from cogs.trivia._alarm import Action, Alarm
from cogs.trivia._audience import may_ask, taken_out
from cogs.trivia._board import Board, Channel
from cogs.trivia._desk import Desk
from cogs.trivia._ending import Ending
from cogs.trivia._lobby import Lobby

PAUSE = timedelta(seconds=6)
"""Time to read a reveal before the next question."""
ARRIVAL = timedelta(seconds=1)
"""How long an answer that Discord received in time may be on its way to us."""
LONGEST_BREAK = timedelta(minutes=15)
"""A game that stood still for longer than this is closed, not resumed: its players are gone."""


class Runner:
    """One game. Everything it does by itself is done when an alarm rings, one thing at a time.

    Alarms carry what they are for and look again before they do it, so one that rings late does no harm.
    """

    def __init__(self, client: SecondLead, channel: Channel, game: RunningGame, over: Callable[[Runner], None]) -> None:
        self.session = game.session
        self.channel = channel
        self.board = Board(channel, Say(client, game.locale), game.session, client.app.catalogue, game.message)
        self.desk = Desk(client.app, channel.guild.id, game.session, self._lose)
        self.waiting: dict[int, discord.Interaction[Any]] = {}
        self._client = client
        self._games = client.app.games
        self._over = over
        self._skew = timedelta()
        self._pulled: set[str] = set()
        self._alarm = Alarm(f"game {game.session.id}", self._now, self._act)
        self._acting = asyncio.Lock()
        self.lobby = Lobby(self.session, self.desk, self.board, self._alarm, self._gathered)
        self._ending = Ending(client, channel, self.session, self.board, self._leave)

    async def begin(self, tell_starter: Callable[[Message], Awaitable[None]]) -> None:
        """Open the lobby or ask the first question; `tell_starter` is for when the channel cannot be written to."""
        self._ending.tell_starter = tell_starter
        await self._act(self._gather if self.session.phase == "lobby" else self._ask)

    async def resume(self) -> None:
        """Go on where the game stood before a restart, or close it if that was long ago."""
        await self._act(self._resume)

    async def answer(self, player: int, number: int, choice: int, at: datetime) -> Answered:
        """Take an answer; it is on disk when this returns.

        Raises `UserError` where it does not count, `StorageError` where it could not be kept: then the game ends.
        """
        answered = await self.desk.answer(player, number, choice, at)
        self._wait()
        return replace(answered, choice=self.board.called(answered.choice))

    async def guess(self, player: int, number: int, typed: str, at: datetime, *, is_public: bool = False) -> Answered:
        """Take a typed answer, as `answer` does a choice."""
        answered = await self.desk.guess(player, number, typed, at, is_public=is_public)
        self._wait()
        return answered

    async def hint(self, player: int, number: int, *, may_decide: bool) -> Hinted:
        """Open the next hint, count the vote for it, or let a player see those that are open."""
        hinted = await self.desk.hint(player, number, may_decide=may_decide)
        if hinted.opened:
            self._alarm.ring(self._refresh)
        return hinted

    def withdraw(self, facts: Collection[str]) -> None:
        """Take the open question back if it rests on one of these facts; no later one that does is asked."""
        self._pulled.update(facts)
        if self.session.rests_on(self._pulled):
            self._alarm.ring(self._withdraw)

    async def miss_quotes(self) -> None:
        """Take the open question back if it asks about a quote which its server keeps no longer."""
        self.withdraw(await self._taken_out())

    async def skip(self, player: int, *, may_decide: bool) -> Voted:
        """Skip the open question, or count the vote for it."""
        voted = await self.desk.skip(player, self._now, may_decide=may_decide)
        if voted.passed:
            self._alarm.ring(self._close)
        return voted

    async def stop(self, player: int, *, may_decide: bool) -> Voted:
        """Stop the game, or count the vote for it."""
        voted = await self.desk.stop(player, may_decide=may_decide)
        if voted.passed:
            self._alarm.ring(self._stop)
        return voted

    async def rest(self) -> None:
        """Put every alarm off, leaving the game on disk as it stands, to be resumed."""
        await self._alarm.rest()
        await self.board.rest()

    def _now(self) -> datetime:
        """Return the present moment by Discord's clock, which times the answers; this machine's may be off."""
        return discord.utils.utcnow() + self._skew

    async def _gather(self) -> None:
        await self.lobby.open(self._now())

    async def _gathered(self, finished: Finished | None) -> None:
        if finished is not None:
            await self._finish(finished)
        else:
            await self.board.begin()
            await self._ask()

    async def _ask(self) -> None:
        if self.session.phase != "between":
            return
        app, guild = self._client.app, self.channel.guild.id
        may = await may_ask(app, guild, self.session)  # something may be pulled while this is found out
        opened = self.session.open(self._now(), may_ask=lambda asked: may(asked) and not asked.rests_on(self._pulled))
        if isinstance(opened, Finished):
            await self._finish(opened)
        else:
            self.session.recall(app.difficulties.of([opened.question]))
            await self._show()

    async def _show(self) -> None:
        self.desk.renew()
        self.waiting.clear()
        self.board.titles = (await self._client.app.guilds.settings(self.channel.guild.id)).titles
        async with self.desk.turn:  # whoever answers at once is on disk after the question
            sent = await self.board.ask(self._now(), len(self.desk.hints))
            self._skew = sent.created_at - discord.utils.utcnow()
            self.session.shown(sent.created_at)
            kept = self._games.opened(self.session, self.channel.id, sent.id)
        await kept
        self._wait()

    def _wait(self) -> None:
        """Set the alarm for whatever comes next to the open question: a further clue, its choices, or its end."""
        if self.session.closes_at is None:
            return
        now = self._now()
        changes = (self.session.next_clue(now), self.session.choices_due)
        change = min((when for when in changes if when is not None and when > now), default=None)
        if change is not None and change < self.session.closes_at:
            self._alarm.set(change, self._refresh)
        else:
            self._alarm.set(self.session.closes_at + ARRIVAL, self._close)

    async def _refresh(self) -> None:
        if self.session.phase == "open":
            self._wait()
            await self.board.refresh(self._now(), len(self.desk.hints))

    async def _withdraw(self) -> None:
        async with self.desk.turn:
            if not self.session.rests_on(self._pulled):
                return
            withdrawn = self.session.withdraw()
            await self._games.saved(self.session)
        await self.board.take_back(withdrawn)
        self._alarm.set(self._now() + PAUSE, self._ask)

    async def _taken_out(self) -> frozenset[str]:
        """Return what the open question rests on that its server keeps no longer."""
        asked = [self.session.question] if self.session.phase == "open" else []
        return await taken_out(self._client.app, self.channel.guild.id, asked)

    async def _close(self) -> None:
        await self.miss_quotes()
        now = self._now()
        async with self.desk.turn:
            if self.session.phase != "open" or self.session.closes_at is None or now < self.session.closes_at:
                return
            if self.session.rests_on(self._pulled):
                return
            had_choices = self.session.shows_choices(now)
            closed, finished = await self._score(now)
        await self.board.reveal(closed, had_choices=had_choices)
        if finished is not None:
            await self._finish(finished)
        else:
            self._alarm.set(now + PAUSE, self._ask)

    async def _score(self, now: datetime) -> tuple[Closed, Finished | None]:
        """Close the open question and keep its points; to be called in a turn of its own."""
        strangers = self.session.joined - self.session.skills.keys()
        if strangers:
            self.session.meet(await self._client.app.ratings.skills(strangers))
        closed, finished = self.session.close()
        guild = self.channel.guild.id
        day = await self._client.app.guilds.day(guild, now)
        await self._games.closed(self.session, closed, guild, day, now)
        return closed, finished

    async def _resume(self) -> None:
        now = self._now()
        if self.session.is_over:
            await self._finish(self.session.ended())
        elif now - (self.session.closes_at or now) > LONGEST_BREAK:
            await self._finish(self.session.finish("broken"))
        elif self.session.phase == "lobby":
            self.board.resume(message("I was restarted. Who had joined is still in."), moves=True)
            await self._gather()
        else:
            told = message("I was restarted. The game goes on, with every answer I had confirmed.")
            self.board.resume(told, moves=self.session.phase == "open")
            if self.session.phase == "open":
                self.session.reopen(self._now())
                await self._show()
                self.withdraw(await self._client.app.reports.pulled(self.channel.guild.id))
                await self.miss_quotes()
            else:
                await self._ask()

    async def _stop(self) -> None:
        """End the game; answers that were confirmed to the open question count."""
        now = self._now()
        async with self.desk.turn:
            was_open = self.session.phase == "open"
            had_choices = was_open and self.session.shows_choices(now)
            closed = (await self._score(now))[0] if was_open else None
        if closed is not None:
            await self.board.reveal(closed, had_choices=had_choices)
        await self._finish(self.session.finish("stopped"))

    async def _finish(self, finished: Finished) -> None:
        await self._ending.finish(finished, self._now())

    def _lose(self) -> None:
        """End the game because something could not be kept."""
        self._alarm.ring(self._give_up)

    async def _give_up(self) -> None:
        await self._ending.give_up(self._now())

    def _leave(self) -> None:
        self._alarm.put_off()
        self._over(self)

    async def _act(self, action: Action) -> None:
        """Do one thing; whatever goes wrong ends the game and is told to whoever can be reached."""
        async with self._acting:
            if self._ending.is_over:
                return
            try:
                await action()
            except Exception as error:  # noqa: BLE001 - a game must never be stuck "in progress"
                await self._ending.after(error, self._now())
