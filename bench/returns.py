"""How soon after a start each channel knows that its game goes on, or is over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bench.loopback import Loopback, custom_ids, is_public, sent_at, sent_by

GAME = ("answer", "type", "lobby")
"""What the buttons of a question or a lobby begin with."""
EVERY = 1.5
"""Seconds between two looks; how long it took is told by the messages themselves."""


@dataclass(frozen=True, slots=True)
class Return:
    """A channel's first word after a start, and the seconds until all of it was said; none where that never was."""

    channel: str
    seconds: float | None
    goes_on: bool


async def returns(loopback: Loopback, channels: Collection[str], since: float, patience: float) -> dict[str, Return]:
    """Wait until every channel is told what becomes of its game, or patience is at an end."""
    found: dict[str, Return] = {}

    async def look(channel: str) -> None:
        told = _told(channel, await loopback.written(channel, sent_by(since)), since)
        if told is not None:
            found[channel] = told

    while len(found) < len(channels) and time.time() - since < patience:
        await asyncio.sleep(EVERY)
        await asyncio.gather(*(look(channel) for channel in channels if channel not in found))
    return {**{channel: Return(channel, None, goes_on=False) for channel in channels}, **found}


def _told(channel: str, messages: list[Any], since: float) -> Return | None:
    """Return what a channel was told: of a restart and what goes on, or how its game ended."""
    said = [message for message in messages if is_public(message) and message["author"].get("bot")]
    shown = next((message for message in said if message["components"]), None)
    if shown is None:
        return None
    text = str(said)
    goes_on = "I was restarted" in text
    if not goes_on and any(each.startswith(GAME) for each in custom_ids(shown["components"])):
        return None  # a question, and nobody knows why it is asked
    return Return(channel, sent_at(shown["id"]) - since, goes_on)
