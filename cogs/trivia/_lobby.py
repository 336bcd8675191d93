"""The lobby of a game: takes who joins and leaves, and begins the game when its time is up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.game import Finished, Joined, Session
from cogs.trivia._alarm import Alarm
from cogs.trivia._board import Board
from cogs.trivia._desk import Desk


class Lobby:
    """The time before a game's first question, for the modes whose players are to be known; late joining, too.

    `over` is told when that time is over: what the game came to where too few have joined, or None.
    """

    def __init__(
        self,
        session: Session,
        desk: Desk,
        board: Board,
        alarm: Alarm,
        over: Callable[[Finished | None], Awaitable[None]],
    ) -> None:
        self._session = session
        self._desk = desk
        self._board = board
        self._alarm = alarm
        self._over = over

    async def open(self, now: datetime) -> None:
        """Show who is in, and let the time to join begin."""
        async with self._desk.turn:
            closes_at = self._session.gather(now).closes_at
            sent = await self._board.gather()
            await self._desk.keep(sent.id)
        self._alarm.set(closes_at, self._close)

    async def join(self, player: int, team: int | None = None) -> Joined:
        """Let a player join, or change teams; it is on disk when this returns."""
        joined = await self._desk.join(player, team)
        self._changed()
        return joined

    async def accept(self, player: int) -> None:
        """Let the one who is challenged accept: the duel begins."""
        await self._desk.join(player)
        self._alarm.ring(self._close)

    async def leave(self, player: int) -> None:
        """Let a player leave."""
        await self._desk.leave(player)
        self._changed()

    async def begin_now(self, player: int, *, may_decide: bool) -> None:
        """Begin at once."""
        await self._desk.begin_now(player, may_decide=may_decide)
        self._alarm.ring(self._close)

    async def decline(self, player: int) -> None:
        """Let the one who is challenged say no; the game is over when this returns."""
        finished = await self._desk.decline(player)
        await self._alarm.ring(lambda: self._over(finished))

    def _changed(self) -> None:
        self._board.gathered()

    async def _close(self) -> None:
        async with self._desk.turn:
            if self._session.phase != "lobby":
                return
            finished = self._session.gathered()
            if finished is None:
                await self._desk.keep()
        await self._over(finished)
