"""A simulated Discord by the clock on the wall, and what its members do there: when it was answered, and how."""

from __future__ import annotations

import asyncio
import pickle
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import discord
from simcord import Env, HttpLogEntry, components, gateway, interactions
from simcord._runtime import _restore_loop
from simcord.actors import MemberActor
from simcord.http import router

from bot.client import SecondLead
from bot.demo import RealClock

OF = re.compile(r"/(?:interactions/\d+|webhooks/\d+)/simcord_interaction_(?P<deed>\d+)(?P<rest>/.*)?")
COMMAND, PRESS = 2, 3
Place = tuple[str, int, int]
"""A game, the number of a question and a player."""
SETTLE = 60.0
"""Seconds that the bot has to come to rest at its start."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as its player gave it: to which question of which game, and which choice or what was typed."""

    game: str
    number: int
    player: int
    answer: int | str

    @property
    def place(self) -> Place:
        """What it is an answer to, and whose."""
        return self.game, self.number, self.player


@dataclass(slots=True)
class Deed:
    """Something that a member did; the moments are in seconds, and `told` what they were told in the end."""

    kind: str
    given: Given | None = None
    at: float = 0.0
    acknowledged: float | None = None
    answered: float | None = None
    told: str = ""
    is_answered: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_locked(self) -> bool:
        """Whether it was an answer that counts."""
        return self.told.startswith(("Locked in:", "Changed:"))

    def hear(self, text: str) -> None:
        """Take what the bot says first; whatever it adds is no answer any more."""
        if self.answered is None:
            self.answered, self.told = perf_counter(), text
            self.is_answered.set()


class Wire(list[HttpLogEntry]):
    """What the bot asks of Discord: looked at, and not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.deeds: dict[str, Deed] = {}
        self.requests = 0

    def append(self, entry: HttpLogEntry) -> None:
        """See whether this answers a deed."""
        self.requests += 1
        found = OF.fullmatch(entry.path)
        deed = self.deeds.get(found["deed"]) if found else None
        if found is None or deed is None:
            return
        given = entry.json if isinstance(entry.json, dict) else {}
        if found["rest"] != "/callback":
            deed.hear(_text(given))
            return
        deed.acknowledged = perf_counter()
        if "content" in given.get("data", {}):
            deed.hear(_text(given["data"]))


@dataclass(frozen=True, slots=True)
class Copying:
    """Stands where SimCord has the module `copy`."""

    deepcopy: Callable[[Any], Any]


class _Unkept(list[tuple[str, str, Any]]):
    def append(self, _entry: tuple[str, str, Any]) -> None:
        pass


class Discord(Env):
    """SimCord in which thousands act at once: it watches no task of the bot, and waits for none."""

    def __init__(self, client: SecondLead) -> None:
        super().__init__(client, approved_intents=discord.Intents.default(), settle_timeout=SETTLE, check_errors=False)
        self.backend.clock = RealClock()  # type: ignore[assignment] # SimCord names no protocol for it
        self.wire = Wire()
        self.backend.http_requests = self.wire
        self.backend.transcript = _Unkept()

    async def start(self) -> None:
        """Start the bot, and give the event loop back as it was: to watch each callback costs more than the bot."""
        await super().start()
        _restore_loop(self)
        # As above: to copy by hand costs more than the bot. The wire only looks at what it is given.
        quick = Copying(lambda value: pickle.loads(pickle.dumps(value)))  # noqa: S301 - it was written right here
        for module, name, copies in (
            (gateway, "copy", quick),
            (components, "deepcopy", quick.deepcopy),
            (router, "copy", Copying(lambda value: value)),
        ):
            setattr(module, name, copies)

    def command(self, kind: str, who: MemberActor, channel: int, data: Mapping[str, Any]) -> Deed:
        """Let a member use a slash command."""
        known = self.backend.find_command(data["name"], None, type=1)
        if known is None:
            raise RuntimeError(f"there is no command /{data['name']}")
        return self._act(kind, COMMAND, who, channel, {"id": known["id"], "type": 1, **data})

    def press(self, kind: str, who: MemberActor, message: Mapping[str, Any], custom_id: str) -> Deed:
        """Let a member press a button of a message."""
        data = {"custom_id": custom_id, "component_type": 2}
        return self._act(kind, PRESS, who, int(message["channel_id"]), data, message=message)

    def _act(self, kind: str, code: int, who: MemberActor, channel: int, data: dict[str, Any], **also: object) -> Deed:
        record, payload = interactions.base_payload(
            self.backend, type=code, channel_id=channel, guild_id=who.guild.id, user_id=who.id, data=data
        )
        deed = self.wire.deeds[str(record.id)] = Deed(kind)
        deed.at = perf_counter()
        self.backend.emit("INTERACTION_CREATE", {**payload, **also})
        return deed


def _text(body: Mapping[str, Any]) -> str:
    return str(body.get("content") or body.get("components") or "")
