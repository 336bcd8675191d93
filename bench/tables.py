"""A channel of a Discord on this machine, and members who play there, again and again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.ledger import Ledger, Seat, told_of
from bench.loopback import Loopback, custom_ids, is_public, sent_by

MODES: tuple[Mapping[str, object], ...] = (
    {"mode": "everyone"},
    {"mode": "race"},
    {"mode": "survival"},
    {"mode": "teams", "teams": 3},
    {},
    {"mode": "everyone", "answers": "typed"},
    {"mode": "everyone", "answers": "mixed"},
)
"""The options of a channel's games; none where its members challenge each other."""
SECONDS, ROUNDS = 30, 5
HASTE = 20.0
"""Within so many seconds everybody answers."""
CHANGES, VOTES = 0.2, 0.05
"""How likely a member changes an answer, and how likely one votes to skip the question."""
STALE = 75.0
"""Seconds after which a channel where nothing happens starts a game of its own."""
WORDS = (
    "Goblin",
    "Crash Landing on You",
    "Gong Yoo",
    "IU",
    "Seoul",
    "2016",
    "tvN",
    "a chef",
    "Kim Tan",
    "Song Joong-ki",
)
KINDS = ("answer", "type", "lobby", "again", "rematch")
"""What the buttons of a game begin with."""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, who is there, and what they play."""

    guild: str
    channel: str
    members: tuple[str, ...]
    options: Mapping[str, object]
    patience: float
    """Seconds within which the first game is started."""


class Table:
    """Plays in one channel, by what is written there."""

    def __init__(self, loopback: Loopback, place: Place, ledger: Ledger, rng: Random) -> None:
        self.place = place
        self.started = 0
        self._loopback = loopback
        self._ledger = ledger
        self._rng = rng
        self._seen = sent_by(time.time())
        self._card: tuple[str, list[str]] | None = None
        self._done: str | None = None
        self._since = time.monotonic()

    async def play(self, is_over: asyncio.Event) -> None:
        """Play until it is said to be over; what was sent by then is still waited for."""
        self._since = time.monotonic()
        if self._card is None:  # games are not started all in the same second
            await asyncio.sleep(self._rng.uniform(0, self.place.patience))
        while not is_over.is_set():
            await self._look()
            await self._act(is_over)
            await asyncio.sleep(self._rng.uniform(1, 2))

    async def _look(self) -> None:
        for message in await self._loopback.written(self.place.channel, self._seen):
            self._seen = max(self._seen, int(message["id"]))
            shown = [each for each in custom_ids(message["components"]) if each.partition(":")[0] in KINDS]
            if is_public(message) and shown:
                self._card, self._since = (message["id"], shown), time.monotonic()

    async def _act(self, is_over: asyncio.Event) -> None:
        message, shown = self._card or ("", ["again"])
        kind = shown[0].partition(":")[0]
        if time.monotonic() - self._since > STALE:
            self._since = time.monotonic()
            await self._start(is_stale=True)
        elif message and message == self._done:
            return
        elif kind in {"again", "rematch"}:
            await self._start()
        elif kind == "lobby":
            await self._gather(message, shown)
        else:
            await self._answer(message, shown, is_over)
        self._done = message

    async def _start(self, *, is_stale: bool = False) -> None:
        name, given = "trivia play", {**self.place.options, "rounds": ROUNDS, "seconds": SECONDS}
        if not self.place.options:
            name, given = "duel", {"member": self.place.members[1]}
        outcome = await self._slash(self.place.members[0], name, given)
        told = told_of(outcome) or ""
        self.started += told.startswith(("Game on", "Your lobby", "Your challenge"))
        if is_stale and "already running" in told:
            self._ledger.stuck.append(f"{self.place.channel}: {told}")

    async def _gather(self, message: str, shown: list[str]) -> None:
        starter, *others = self.place.members
        if not self.place.options:
            await self._press(message, shown[0], others[0])  # accept
            return
        joins = [each for each in shown if ":join" in each]
        await asyncio.gather(
            *(self._press(message, joins[place % len(joins)], who) for place, who in enumerate(self.place.members))
        )
        await self._press(message, next(each for each in shown if each.endswith(":start")), starter)

    async def _answer(self, message: str, shown: list[str], is_over: asyncio.Event) -> None:
        """Let everybody answer in their own time, some of them twice."""
        _kind, game, number, *_choice = shown[0].split(":")
        choices = [each for each in shown if each.startswith("answer:")]
        players = self.place.members if self.place.options else self.place.members[:2]

        async def one(player: str) -> None:
            for _time in range(1 + (self._rng.random() < CHANGES)):
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(is_over.wait(), self._rng.uniform(0, HASTE / 2))
                if is_over.is_set():
                    return
                seat = Seat(game, int(player))
                if choices:
                    chosen = self._rng.choice(choices)
                    await self._sent(seat, int(number), chosen[-1], self._press(message, chosen, player))
                else:
                    word = self._rng.choice(WORDS)
                    await self._sent(seat, int(number), f"typed {word}", self._slash(player, "guess", {"answer": word}))

        await asyncio.gather(*map(one, players))
        if self._rng.random() < VOTES:
            await self._slash(self._rng.choice(players), "trivia skip", {})

    async def _sent(self, seat: Seat, number: int, answer: str, sending: Awaitable[dict[str, Any]]) -> None:
        sent = self._ledger.sends(seat, number, answer)
        with self._ledger.sending():
            outcome = await sending
        self._ledger.hears(sent, told_of(outcome) if outcome else "the button is gone")

    async def _slash(self, who: str, name: str, options: Mapping[str, object]) -> dict[str, Any]:
        told: dict[str, Any] = await self._loopback("slash", name=name, options=options, **self._as(who))
        return told

    async def _press(self, message: str, custom_id: str, who: str) -> dict[str, Any]:
        """Press a button, and return what became of it: nothing where it is gone."""
        try:
            return dict(
                await self._loopback(
                    "click", message=[self.place.channel, message], custom_id=custom_id, **self._as(who)
                )
            )
        except RuntimeError:
            return {}

    def _as(self, who: str) -> dict[str, object]:
        return {"guild": self.place.guild, "channel": self.place.channel, "user": who, "wait": "settled", "timeout": 8}
