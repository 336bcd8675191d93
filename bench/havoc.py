"""What goes wrong at Discord, at random: refusals, faults and limits, sessions that end, answers that come too late."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from bench.loopback import Loopback

GATEWAY = ("drop", "close4000", "reconnect", "invalid", "invalid_resumable", "forget")
SENDING = r"^/channels/\d+/messages$"
EDITING = r"^/channels/\d+/messages/\d+$"
ACKNOWLEDGING = r"^/interactions/"
ANSWERING = r"^/webhooks/"
MISSING_PERMISSIONS = 50013
USUAL = {"ack_deadline": 3.0, "token_life": 900.0}


@dataclass(slots=True)
class Havoc:
    """Makes things go wrong; `forbidden` are the channels that could not be written to since they were last asked."""

    loopback: Loopback
    channels: Sequence[str]
    rng: Random
    forbidden: set[str] = field(default_factory=set)
    made: int = 0

    async def go_on(self, is_over: asyncio.Event) -> None:
        """Let something go wrong every few seconds."""
        while not is_over.is_set():
            await self.once()
            await asyncio.sleep(self.rng.uniform(0.5, 3))

    async def once(self) -> None:
        """Let one thing go wrong."""
        self.made += 1
        wrongs = (self._fail, self._fail, self._limit, self._limit, self._limit_all, self._forbid, self._leave)
        await self.rng.choice((*wrongs, self._expire))()

    async def calm(self) -> None:
        """Let nothing go wrong any more."""
        await self.loopback("set", faults=[], **USUAL)

    async def _fail(self) -> None:
        method, path = self.rng.choice(
            (("POST", SENDING), ("PATCH", EDITING), ("POST", ACKNOWLEDGING), ("PATCH", ANSWERING))
        )
        status = self.rng.choice((500, 502, 503))
        await self.loopback("fault", path=path, method=method, status=status, times=self.rng.randint(1, 2))

    async def _limit(self) -> None:
        method, path = self.rng.choice((("POST", SENDING), ("PATCH", EDITING), ("PATCH", ANSWERING)))
        wait = self.rng.uniform(0.2, 1.5)
        times = self.rng.randint(1, 5)
        await self.loopback("fault", path=path, method=method, status=429, times=times, retry_after=wait)

    async def _limit_all(self) -> None:
        wait = self.rng.uniform(0.2, 1)
        await self.loopback("fault", path=SENDING, method="POST", status=429, times=3, retry_after=wait, glob=True)

    async def _forbid(self) -> None:
        """Let a channel not be written to, for one message."""
        channel = self.rng.choice(self.channels)
        self.forbidden.add(channel)
        path = rf"^/channels/{channel}/messages"
        method = self.rng.choice(("POST", "PATCH"))
        await self.loopback("fault", path=path, method=method, status=403, times=1, code=MISSING_PERMISSIONS)

    async def _leave(self) -> None:
        await self.loopback("gw", action=self.rng.choice(GATEWAY))

    async def _expire(self) -> None:
        """Let interactions be too old to be answered, for a moment."""
        await self.loopback("set", **self.rng.choice(({"ack_deadline": 0.002}, {"token_life": 0.01})))
        await asyncio.sleep(self.rng.uniform(0.2, 1))
        await self.loopback("set", **USUAL)
