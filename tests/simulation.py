"""SimCord by its own clock alone: how long anything takes on this machine changes nothing of what a test sees."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from typing import Any

from simcord import Env

PATIENCE = 60.0
"""Seconds the bot has for whatever it does at once."""
SHORT = 0.1
"""Seconds; a pause below that may end by itself."""
MOMENT = 0.002
"""Seconds after a round figure at which a pause may end: Discord's times are in milliseconds."""
GLANCE = 0.01
"""Seconds between two looks at whether the bot has anything left to do."""


class Simulation(Env):
    """A simulated Discord in which a pause of the bot ends when the test says so, and never by itself.

    SimCord lets a pause end by the real clock too, and waits for one that ends within its patience: a test that took
    half a second from a reveal waited for the rest of the six that follow, and what the bot did then came too late.
    """

    def __init__(self, *of: Any, **options: Any) -> None:  # noqa: ANN401 - SimCord's
        super().__init__(*of, **options, settle_timeout=PATIENCE)

    async def advance_time(self, seconds: float) -> None:
        """Let time pass, and a moment more."""
        await super().advance_time(seconds + MOMENT)

    def be_ready(self) -> None:
        """Let Discord say that it is ready, as after a reconnect."""
        self.let(lambda: self.bot.dispatch("ready"))

    def let(self, act: Callable[[], object]) -> None:
        """Let the bot do something by itself; what follows from it is waited for."""
        with self._bot_scope():
            act()

    def raise_unread(self) -> None:
        """Raise the errors of the bot that the test has not looked at."""
        self._raise_errors_since(self._errors_acknowledged)

    def _schedule_timer(self, record: Any, callback: Any, args: tuple[Any, ...], context: Context | None) -> None:  # noqa: ANN401 - SimCord's
        super()._schedule_timer(record, callback, args, context)
        is_pause = (
            getattr(callback, "__name__", "") == "_set_result_unless_cancelled"
        )  # what asyncio.sleep calls in the end
        if is_pause and record.real_handle is not None and record.when - self._virtual_time > SHORT:
            record.real_handle.cancel()

    async def _settle_internal(self, *, timeout: float | None = None, idle: float = GLANCE, **also: Any) -> None:  # noqa: ANN401, ASYNC109 - SimCord's
        await super()._settle_internal(timeout=timeout and PATIENCE, idle=min(idle, GLANCE), **also)
