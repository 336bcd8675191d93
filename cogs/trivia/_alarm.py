"""The alarm of a game: rings once, for the last thing it was set to."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeAlias

Action: TypeAlias = Callable[[], Awaitable[None]]
MOMENT = 2.0
"""Seconds."""


class Alarm:
    """One alarm; `now` is the clock it goes by, and `act` does what it was set for."""

    def __init__(self, name: str, now: Callable[[], datetime], act: Callable[[Action], Awaitable[None]]) -> None:
        self._name = name
        self._now = now
        self._act = act
        self._tasks: set[asyncio.Task[Any]] = set()
        self._busy: set[asyncio.Task[Any]] = set()
        self._asleep: asyncio.Task[None] | None = None

    def set(self, when: datetime, action: Action) -> None:
        """Set the alarm anew; one that has rung already is not called back."""
        self.put_off()
        self._asleep = self._begin(when, action)

    def ring(self, action: Action) -> asyncio.Task[None]:
        """Ring at once, whatever it was set for; that is not put off any more, and may be waited for."""
        self.put_off()
        return self._begin(self._now(), action)

    def put_off(self) -> None:
        """Let it not ring; what it has rung for already goes on."""
        if self._asleep is not None:
            self._asleep.cancel()

    async def rest(self) -> None:
        """Let what it has rung for be finished, if that takes no more than a moment, and stop the rest.

        Stopped in the middle of a transaction, a task would leave the database's connection behind.
        """
        for task in self._tasks - self._busy:
            task.cancel()
        if self._busy:
            await asyncio.wait(self._busy, timeout=MOMENT)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, when: datetime, action: Action) -> asyncio.Task[None]:
        task = asyncio.create_task(self._ring(when, action), name=self._name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _ring(self, when: datetime, action: Action) -> None:
        await asyncio.sleep(max((when - self._now()).total_seconds(), 0))
        if self._asleep is asyncio.current_task():
            self._asleep = None
        task = asyncio.current_task()
        if task is None:
            return
        self._busy.add(task)
        try:
            await self._act(action)
        finally:
            self._busy.discard(task)
