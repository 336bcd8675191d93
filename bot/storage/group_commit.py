"""Group commit: what is to be kept at the same moment is kept in one transaction, in one visit to a thread.

Each transaction by way of the asynchronous driver visits its thread a dozen times, which costs more than the writing
itself. An answer is kept so often that it goes by here; everything else is free to read between its writes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

Work: TypeAlias = Callable[[Connection], object]
"""What is to be kept: runs in a thread, in a transaction that is open."""
Prepare: TypeAlias = Callable[[], Work]
"""Makes the work: runs on the event loop, when nothing is written any more before it."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    prepare: Prepare
    kept: asyncio.Future[None]

    def settle(self, error: Exception | None) -> None:
        """Tell who waits what came of it; if nobody does any more, it is done all the same."""
        if self.kept.done():
            return
        if error is None:
            self.kept.set_result(None)
        else:
            self.kept.set_exception(error)


class GroupCommit:
    """Whoever comes while a transaction is under way is in the next one, with all others who came meanwhile.

    `turn` is held while one is under way: the connection of all other writes takes it too. The thread is its own: what
    else is done in threads, such as drawing a game, may take long.
    """

    def __init__(self, engine: Engine, turn: asyncio.Lock) -> None:
        self._engine = engine
        self._turn = turn
        self._waiting: list[_Waiting] = []
        self._once: dict[str, asyncio.Future[None]] = {}
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "writer")

    def submit(self, prepare: Prepare, key: str | None = None) -> asyncio.Future[None]:
        """Take on work for the next transaction, behind what came before; it is on disk when the future is done.

        Of what waits under one `key` the first is done for all: `prepare` has to make what is true for all by then.
        Fails with `DBAPIError` where it could not be kept; what others wanted to keep is kept all the same.
        """
        kept = self._once.get(key) if key else None
        if kept is None:
            kept = asyncio.get_running_loop().create_future()
            self._waiting.append(_Waiting(prepare, kept))
            if key:
                self._once[key] = kept
        if self._task is None:
            self._task = asyncio.create_task(self._commit_all(), name="group commit")
        return kept

    async def close(self) -> None:
        """Wait for what is under way, and close the connection."""
        if self._task is not None:
            await self._task
        await asyncio.to_thread(self._engine.dispose)
        self._thread.shutdown()

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                async with self._turn:
                    together, self._waiting, self._once = self._waiting, [], {}
                    await self._commit(together)
        finally:
            self._task = None

    async def _commit(self, together: list[_Waiting]) -> None:
        works: list[Work] = []
        prepared: list[_Waiting] = []
        for waiting in together:
            try:
                works.append(waiting.prepare())
                prepared.append(waiting)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                waiting.settle(error)
        failed = await asyncio.get_running_loop().run_in_executor(self._thread, self._keep, works)
        for waiting, failure in zip(prepared, failed, strict=True):
            waiting.settle(failure)

    def _keep(self, works: list[Work]) -> list[Exception | None]:
        """Do all of it in one transaction; where that fails, each in one of its own. Return what failed."""
        try:
            error = self._tried(works)
        except DBAPIError as locked:
            return [locked] * len(works)
        if error is None or len(works) == 1:
            return [error] * len(works)
        return list(chain.from_iterable(self._keep([work]) for work in works))

    def _tried(self, works: list[Work]) -> Exception | None:
        """Return what failed; raise `DBAPIError` where it cannot even begin, which took the time there is for it."""
        with self._engine.connect() as connection, connection.begin() as transaction:
            try:
                for work in works:
                    work(connection)
                transaction.commit()
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                transaction.rollback()
                return error
        return None
