"""The channels of a night: in each, members who start a game, join it and answer at random moments."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from simcord import interactions
from simcord.actors import MemberActor

from bench.loopback import custom_ids
from bench.night_discord import Deed, Discord, Given, Place
from bot.app import App
from bot.catalogue import cleaned

BUTTON = re.compile(r"(?P<what>answer|type|lobby):(?P<game>[0-9a-f]{32}):(?P<more>.+)")
LOCKED = "Locked in:"
PATIENCE = 30.0
"""Seconds that a member waits for an answer before it counts as lost."""
RIGHT, CHANGES, TYPES = 0.5, 0.15, 0.5
"""How likely somebody is right, changes an answer, and types where there will be buttons."""
MARGIN = 0.7
"""Seconds before the end after which nobody begins to answer any more."""
DUEL_SECONDS = 8
"""Seconds in which the two of a duel answer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A game that is to be played: the options of its command, none of a duel."""

    name: str
    options: Mapping[str, Any] | None = field(default_factory=dict)

    @property
    def is_lobbied(self) -> bool:
        """Whether its players join before it begins."""
        return self.name in {"survival", "teams"}

    @property
    def is_short(self) -> bool:
        """Whether its game would be over before the others have all begun."""
        return self.name in {"race", "duel"}


PLANS = (
    Plan("everyone"),
    Plan("race", {"mode": "race"}),
    Plan("survival", {"mode": "survival"}),
    Plan("teams", {"mode": "teams", "teams": 3}),
    Plan("mixed", {"answers": "mixed"}),
    Plan("duel", None),
)


class Night:
    """What happens in all channels together, and what was done there."""

    def __init__(self, discord: Discord, app: App, rng: Random, *, rounds: int, seconds: int) -> None:
        self.discord = discord
        self.app = app
        self.rng = rng
        self.rounds = rounds
        self.seconds = seconds
        self.tables: dict[int, Table] = {}
        self.deeds: list[Deed] = []
        self._tasks: set[asyncio.Task[None]] = set()
        discord.backend.subscribers.append(self._see)

    @property
    def locked(self) -> dict[Place, int | str]:
        """The last answer to each question that each player was told to be locked in."""
        told = sorted((deed for deed in self.deeds if deed.is_locked), key=lambda deed: deed.answered or 0)
        return {deed.given.place: deed.given.answer for deed in told if deed.given}

    def seat(self, channel: int, plan: Plan, members: Sequence[MemberActor]) -> None:
        """Let members meet in a channel."""
        self.tables[channel] = Table(self, channel, plan, members)

    def spawn(self, doing: Coroutine[Any, Any, None]) -> None:
        """Let somebody do something meanwhile."""
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def done(self, deed: Deed) -> str:
        """Wait for the answer to something; return what it says, nothing where none came."""
        self.deeds.append(deed)
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await deed.is_answered.wait()
        return deed.told

    async def rest(self) -> None:
        """Wait until all have done what they were about to do."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        task.result()

    def _see(self, event: str, payload: Mapping[str, Any]) -> None:
        if event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and (table := self.tables.get(int(payload["channel_id"]))):
            table.see(payload)


class Table:
    """One channel: its members act upon what is shown there."""

    def __init__(self, night: Night, channel: int, plan: Plan, members: Sequence[MemberActor]) -> None:
        self.plan = plan
        self._night = night
        self._channel = channel
        self._members = members
        self._players = members[:2] if plan.options is None else members
        self._shown: Mapping[str, Any] = {}
        self._places: list[str] = []
        self._seen: set[str] = set()
        self._out: set[int] = set()

    async def begin(self) -> None:
        """Let one of the members start the game."""
        starter, night = self._members[0], self._night
        if self.plan.options is None:
            resolved: dict[str, dict[str, Any]] = {}
            interactions.resolve_handle(starter, self._members[1], resolved, channel_id=self._channel)
            option = {"name": "member", "type": 6, "value": str(self._members[1].id)}
            data = {"name": "duel", "options": [option], "resolved": resolved}
        else:
            given = {"rounds": night.rounds, "seconds": night.seconds, **self.plan.options}
            options = [
                {"name": name, "type": 4 if isinstance(value, int) else 3, "value": value}
                for name, value in given.items()
            ]
            data = {"name": "trivia", "options": [{"name": "play", "type": 1, "options": options}]}
        await night.done(night.discord.command("start", starter, self._channel, data))

    def see(self, message: Mapping[str, Any]) -> None:
        """Look at a message, as it is new or has changed."""
        buttons = [found for custom_id in custom_ids(message.get("components")) if (found := BUTTON.match(custom_id))]
        if not buttons:
            return
        self._shown = message
        game, what = buttons[0]["game"], buttons[0]["what"]
        if what == "lobby":
            self._meet(game, buttons)
            return
        number = int(buttons[0]["more"].partition(":")[0])
        self._places = [found[0] for found in buttons if found["what"] == "answer"]
        if f"{game}:{number}" not in self._seen:
            self._seen.add(f"{game}:{number}")
            for who in self._players:
                if who.id not in self._out:
                    self._night.spawn(self._answer(who, game, number))

    def _meet(self, game: str, buttons: Sequence[re.Match[str]]) -> None:
        ways = [found[0] for found in buttons if found["more"].startswith(("join", "accept"))]
        if game in self._seen or not ways:
            return
        self._seen.add(game)
        for who, way in self._joining(ways):
            self._night.spawn(self._join(who, way))
        if self.plan.is_lobbied:
            self._night.spawn(self._start(game))

    def _joining(self, ways: Sequence[str]) -> Iterator[tuple[MemberActor, str]]:
        """Yield who joins, and by which button; teams are as even as they can be."""
        joining = self._members if self.plan.name == "teams" else self._players[1:]
        for place, who in enumerate(joining):
            yield who, ways[place % len(ways)]

    async def _join(self, who: MemberActor, way: str) -> None:
        await asyncio.sleep(self._night.rng.uniform(0.5, 6))
        await self._night.done(self._night.discord.press("join", who, self._shown, way))

    async def _start(self, game: str) -> None:
        await asyncio.sleep(10)
        await self._night.done(self._night.discord.press("begin", self._members[0], self._shown, f"lobby:{game}:start"))

    async def _answer(self, who: MemberActor, game: str, number: int) -> None:
        """Answer a question at some moment of its time, and perhaps think again."""
        rng, is_duel = self._night.rng, self.plan.options is None
        time = DUEL_SECONDS if is_duel else self._night.seconds
        types = self.plan.name == "mixed" and rng.random() < TYPES
        begin, end = 0.3, time - MARGIN
        if self.plan.name == "mixed":
            begin, end = (begin, time / 2 - MARGIN) if types else (time / 2 + MARGIN, end)
        await asyncio.sleep(rng.uniform(begin, end))
        told = await self._give(who, game, number, types=types)
        if told.startswith(LOCKED) and "change" in told and rng.random() < CHANGES:
            await asyncio.sleep(rng.uniform(0.2, 1))
            await self._give(who, game, number, types=types)

    async def _give(self, who: MemberActor, game: str, number: int, *, types: bool) -> str:
        session = self._night.app.sessions.get(self._channel)
        if session is None or session.number != number:
            return ""  # everybody else was quicker
        rng, question = self._night.rng, session.question
        choice = question.answer if rng.random() < RIGHT else rng.randrange(len(question.choices))
        deed: Deed
        given: int | str
        if types:
            given = cleaned(question.choices[choice])
            data = {"name": "guess", "options": [{"name": "answer", "type": 3, "value": given}]}
            deed = self._night.discord.command("typed", who, self._channel, data)
        else:
            if not self._places:
                return ""
            given = choice
            deed = self._night.discord.press("answer", who, self._shown, f"answer:{game}:{number}:{choice}")
        deed.given = Given(game, number, who.id, given)
        told = await self._night.done(deed)
        if told.startswith("You are out of lives"):
            self._out.add(who.id)
        return told
