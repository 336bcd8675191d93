"""What a stored answer costs beside the same click in a bare discord.py bot: python -m bench.clicks ADDRESS."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp

from bench.loopback import NONE, Loopback, Process, custom_ids, running

AT_ONCE = (1, 20)
"""So many members press at the same time."""
QUIET, IDLE = 5, 0.05
"""Seconds, and of processor time in them; a bot that uses no more has done all it does at its start."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A button, and the channel and the id of its message."""

    message: list[str]
    custom_id: str


async def measure(address: str) -> None:
    """Let every member press in either bot, and print the processor time of one click."""
    async with aiohttp.ClientSession() as session:
        loopback = Loopback(session, address)
        for at_once in AT_ONCE:
            bare = await _measured(loopback, address, "bare", at_once)
            ours = await _measured(loopback, address, "run", at_once)
            print(f"{at_once:3} at once: bare {bare:.3f} ms, ours {ours:.3f} ms: {ours / bare:.2f} times")


async def _measured(loopback: Loopback, address: str, word: str, at_once: int) -> float:
    """Return the milliseconds of processor time that one click costs a bot."""
    guild, channel = next((guild, given["channels"][0]["id"]) for guild, given in (await loopback("guilds")).items())
    members = list((await loopback("members"))[guild])
    if len(members) <= max(AT_ONCE):
        sys.exit(f"That Discord's first server has {len(members)} members. Start it with some hundred.")
    before = set(await _messages(loopback, channel))
    with TemporaryDirectory() as folder, running(address, Path(folder), word) as process:
        await loopback("wait_ready", timeout=60, commands=word == "run")
        await _at_rest(process)
        if word == "run":
            await loopback("slash", name="trivia play", options={"seconds": 90, "rounds": 1}, channel=channel)
        shown = await _shown(loopback, channel, before)
        await _press_all(loopback, shown, members[:at_once], at_once)  # the first click of all makes more
        spent = process.cpu
        await _press_all(loopback, shown, members[at_once:], at_once)
        return (process.cpu - spent) / len(members[at_once:]) * 1000


async def _at_rest(process: Process) -> None:
    spent = -1.0
    while process.cpu - spent > IDLE:
        spent = process.cpu
        await asyncio.sleep(QUIET)


async def _press_all(loopback: Loopback, shown: _Shown, members: Iterable[str], at_once: int) -> None:
    waiting = iter(members)

    async def press() -> None:
        for member in waiting:
            pressed = await loopback("click", message=shown.message, custom_id=shown.custom_id, user=member)
            done = await loopback("wait_settled", id=pressed["id"])
            told = (done["original"] or {}).get("content")
            if "Locked in" not in str(told):
                raise RuntimeError(f"a click was answered by: {told}")

    await asyncio.gather(*(press() for _ in range(at_once)))


async def _shown(loopback: Loopback, channel: str, before: set[str]) -> _Shown:
    """Return the button of a new message."""
    while True:
        messages = await _messages(loopback, channel)
        for name in messages.keys() - before:
            for custom_id in custom_ids(messages[name].get("components")):
                if custom_id.startswith("answer:"):
                    return _Shown([channel, name], custom_id)
        await asyncio.sleep(0.1)


async def _messages(loopback: Loopback, channel: str) -> dict[str, Any]:
    found: dict[str, Any] = (await loopback("messages")).get(channel, {})
    return found


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004 - the address
        sys.exit(NONE)
    asyncio.run(measure(sys.argv[1]))
