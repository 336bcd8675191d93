"""After a start, what a restart interrupted goes on, one game after the other, as soon as Discord shows its server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine
from typing import Any, cast

import discord
from discord.utils import utcnow

from bot.client import SecondLead
from bot.storage import EndedGame, RunningGame, StorageError
from cogs._ui import Say
from cogs.trivia._board import Board, Channel
from cogs.trivia._runner import LONGEST_BREAK, Runner

log = logging.getLogger(__name__)

APART = 1 / 46
"""Seconds between two messages."""
AT_ONCE = 4
"""So many messages follow without a pause when the host has held the bot up; with those that are due in any second they
are fifty, and Discord takes no more requests a second from one bot."""


class Waking:
    """The games that wait to go on, by channel, and those whose channels may not know how they ended.

    `run` makes a game one that runs.
    """

    def __init__(self, client: SecondLead, run: Callable[[Channel, RunningGame], Runner]) -> None:
        self._client = client
        self._run = run
        self._interrupted: dict[int, RunningGame] = {}
        self._left: list[RunningGame] = []
        self._untold: list[EndedGame] = []
        self._turn = asyncio.Lock()
        self._due = 0.0
        self._moved: list[tuple[RunningGame, Board]] = []
        self._is_awake = False
        self._tasks: set[asyncio.Task[None]] = set()

    def __contains__(self, channel: int | None) -> bool:
        """Whether a channel's game waits still."""
        return channel in self._interrupted

    def holds(self, games: Collection[str]) -> bool:
        """Whether one of some games waits still."""
        return any(game.session.id in games for game in self._interrupted.values())

    async def load(self) -> None:
        """Find what a restart interrupted, before anybody can start another game."""
        games = self._client.app.games
        self._left = await games.running()
        self._untold = await games.untold(utcnow() - LONGEST_BREAK)
        self._interrupted = {game.channel: game for game in self._left}
        self._client.app.sessions.update({game.channel: game.session for game in self._left})

    async def those_of(self, guild: int) -> None:
        """Let the games of one server go on."""
        await asyncio.gather(*self._begin(lambda game: game.guild == guild))
        if self._is_awake:
            await self._retire()

    async def all(self) -> None:
        """Let all go on but for those of servers that Discord cannot show now; the bot is awake when this returns."""
        self._begin(lambda game: not self._is_away(game.guild))
        await asyncio.gather(*self._tasks)
        self._is_awake = True
        await self._retire()
        self._client.dispatch("awake")

    async def rest(self) -> None:
        """Leave on disk whatever has not gone on yet."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _is_away(self, guild: int) -> bool:
        known = self._client.get_guild(guild)
        return known is not None and known.unavailable

    def _begin(self, is_due: Callable[[RunningGame], bool]) -> list[asyncio.Task[None]]:
        """Begin with those that are due, each once."""
        games = [game for game in self._left if is_due(game)]
        ended = [ended for ended in self._untold if is_due(ended.game)]
        self._left = [game for game in self._left if not is_due(game)]
        self._untold = [ended for ended in self._untold if not is_due(ended.game)]
        return self._start(
            [(game, self._go_on(game)) for game in games] + [(each.game, self._tell(each)) for each in ended]
        )

    async def _retire(self) -> None:
        """Point from where games stood to where they go on; nobody waits for that, so all others are told before."""
        moved, self._moved = self._moved, []
        await asyncio.gather(*self._start([(game, self._point(board)) for game, board in moved]))

    def _start(self, works: list[tuple[RunningGame, Coroutine[Any, Any, None]]]) -> list[asyncio.Task[None]]:
        """Do what is due for some games at the same time."""
        tasks = [asyncio.create_task(self._do(game, work), name="waking") for game, work in works]
        self._tasks.update(tasks)
        for task in tasks:
            task.add_done_callback(self._tasks.discard)
        return tasks

    async def _do(self, game: RunningGame, work: Awaitable[None]) -> None:
        """Do what is due for one game; whatever goes wrong there is nothing to the others."""
        where: dict[str, Any] = {"guild": game.guild, "channel": game.channel}
        try:
            await work
        except (discord.HTTPException, StorageError) as error:
            log.warning("game %s could not be woken: %s", game.session.id, error, extra=where)
        except Exception as error:  # noqa: BLE001 - the others are to go on
            self._client.report(error, session=game.session.id, **where)

    async def _go_on(self, game: RunningGame) -> None:
        """Let a game go on."""
        await self._wait()
        del self._interrupted[game.channel]
        channel = self._channel(game)
        if channel is None:
            log.warning("game %s is closed: its channel is gone", game.session.id)
            self._client.app.sessions.pop(game.channel, None)
            await self._abandon(game.session.id)
            return
        runner = self._run(channel, game)
        await runner.resume()
        self._moved.append((game, runner.board))

    async def _point(self, board: Board) -> None:
        await self._wait()
        await board.retire()

    def _channel(self, game: RunningGame) -> Channel | None:
        """Return where a game is played; looked for in its server, as the client would look through all of them."""
        guild = self._client.get_guild(game.guild)
        return cast("Channel | None", guild and guild.get_channel_or_thread(game.channel))

    async def _abandon(self, game_id: str) -> None:
        games = self._client.app.games
        await games.broken(game_id, utcnow())
        await games.told(game_id)  # there is nobody to be told

    async def _tell(self, ended: EndedGame) -> None:
        """Show how a game has ended, which was killed before it could."""
        await self._wait()
        app, game, session = self._client.app, ended.game, ended.game.session
        channel = self._channel(game)
        if channel is not None:
            moved = await app.duels.moved(session.id)
            say = Say(self._client, game.locale)
            board = Board(channel, say, session, app.catalogue, game.message)
            await board.end(session.finish(ended.reason), moved)
        await app.games.told(session.id)

    async def _wait(self) -> None:
        """Wait for one's turn; who comes first has it first."""
        async with self._turn:
            now = asyncio.get_running_loop().time()
            self._due = max(self._due + APART, now - AT_ONCE * APART)
            await asyncio.sleep(self._due - now)
