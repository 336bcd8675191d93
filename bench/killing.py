"""Kills the bot in the middle of many games, again and again: python -m bench.killing ADDRESS [--games 200] [--faults].

Whatever a member was told that counts has to be on disk once, and every channel has to hear soon after the next start
what becomes of its game.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import aiohttp

from bench.books import Books
from bench.havoc import Havoc
from bench.ledger import Ledger
from bench.loopback import NONE, Loopback, Process, sent_by
from bench.returns import Return, returns
from bench.solitaires import Solitaire
from bench.tables import MODES, Place, Table

SOON = 10.0
"""Seconds after a start within which every channel is told."""
PATIENCE = 60.0
NEARLY_ALL = 0.9
"""Of the games: in so many a kill finds a question or a lobby."""
PLAYED = (20, 40)
"""Seconds between two kills."""
APART = 0.25
"""Seconds between the starts of two games, on average."""
PLAYERS = 6
"""Of a channel; a further one plays nothing but the daily drama."""
SHORTLY = timedelta(seconds=3)
"""A game that ended so shortly before a kill may still owe its channel the scores."""


@dataclass(slots=True)
class Trial:
    """The games, the bot, and what was found wrong."""

    address: str
    loopback: Loopback
    folder: Path
    rng: Random
    tables: list[Table]
    solitaires: list[Solitaire]
    ledger: Ledger
    havoc: Havoc | None
    process: Process | None = None
    waits: int = 180
    """Seconds that games may take to begin, all in all."""
    wrong: list[str] = field(default_factory=list)

    @property
    def books(self) -> Books:
        """What the bot keeps."""
        return Books(self.folder / "second-lead.db")

    async def run(self, times: int) -> None:
        """Start, and kill, so many times; and once more, to be left in peace."""
        with closing(self):
            await self._start()
            for time_of in range(1, times + 1):
                is_over = asyncio.Event()
                playing = self._playing(is_over)
                await self._in_the_middle(seconds=self.rng.uniform(*PLAYED))
                self.close()
                is_over.set()
                await self.loopback("set", sessions={})  # else it writes to those who are gone, too
                owed = await self._owed()
                stolen = stolen_so_far()
                started = await self._start()
                back = await returns(self.loopback, owed, started, PATIENCE)
                stolen = (stolen_so_far() - stolen) / (time.time() - started)
                await asyncio.gather(*playing)
                await self._judge(time_of, back, stolen)

    def close(self) -> None:
        """Kill the bot."""
        if self.process is not None:
            self.process.kill()

    async def _start(self) -> float:
        """Start the bot, wait until it is there, and return when that began."""
        before, now = int((await self.loopback("status"))["identifies"]), time.time()
        self.process = Process(self.address, self.folder, ("run",))
        await _until(lambda: self._has_joined(before), 0.5)
        return now

    async def _has_joined(self, before: int) -> bool:
        """Whether the bot is there once more, with its commands."""
        joined = int((await self.loopback("status"))["identifies"]) > before
        return joined and bool((await self.loopback("wait_ready", commands=True))["commands"])

    def _playing(self, is_over: asyncio.Event) -> list[asyncio.Task[None]]:
        playing = [asyncio.create_task(table.play(is_over)) for table in self.tables]
        playing += [asyncio.create_task(alone.play(is_over)) for alone in self.solitaires]
        if self.havoc is not None:
            playing.append(asyncio.create_task(self.havoc.go_on(is_over)))
        return playing

    async def _in_the_middle(self, seconds: float) -> None:
        """Wait, and then for answers to be on their way."""
        await asyncio.sleep(seconds)
        await _until(self._is_full, 1)
        await _until(self._is_busy, 0)

    async def _is_full(self) -> bool:
        """Whether nearly all games have begun, as far as there are to be any in so short a time."""
        self.waits -= 1
        return len(await asyncio.to_thread(self.books.running)) >= NEARLY_ALL * len(self.tables) or self.waits < 0

    async def _is_busy(self) -> bool:
        return self.ledger.in_flight > 0

    async def _owed(self) -> dict[str, str]:
        """Return the games whose channels are to be told something, by their channels."""
        owed = await asyncio.to_thread(self.books.running)
        lately = datetime.now(UTC) - SHORTLY
        for channel, game in (await asyncio.to_thread(self.books.ended, lately)).items():
            # Of all that was ever written there it would show the oldest.
            written = str(await self.loopback.written(channel, sent_by(lately.timestamp())))
            if channel not in owed and f"again:{game}" not in written and f"rematch:{game}" not in written:
                owed[channel] = game
        return owed

    async def _judge(self, time_of: int, back: dict[str, Return], stolen: float) -> None:
        running = await asyncio.to_thread(self.books.running)
        refused = self.havoc.forbidden if self.havoc else set()
        seconds = [each.seconds for each in back.values() if each.seconds is not None]
        flaws = await asyncio.to_thread(self.books.flaws, self.ledger)
        for each in back.values():
            if each.seconds is None and not (each.channel in refused and each.channel not in running):
                flaws.append(f"{each.channel} was told nothing")
            elif each.seconds is not None and each.seconds > SOON:
                flaws.append(f"{each.channel} was told after {each.seconds:.1f} s")
        flaws += self.ledger.stuck
        flaws += [f"violation: {each['path']}: {each['errors']}" for each in await self.loopback("violations")]
        flaws += [f"unimplemented: {each}" for each in await self.loopback("unimplemented")]
        self.ledger.stuck.clear()
        if self.havoc is not None:
            refused.clear()
        self.wrong += flaws
        goes_on = sum(each.goes_on for each in back.values())
        print(
            f"{time_of:2}: {goes_on} resumed, {len(seconds) - goes_on} closed of {len(back)}, told within "
            f"{max(seconds, default=0):.1f} s ({self.process.cpu if self.process else 0:.1f} s of processor time; "
            f"the host took {stolen:.0%} of that of this machine); "
            f"{self.ledger.acknowledged} acknowledged, {await asyncio.to_thread(self.books.stored)} stored; "
            f"{len(flaws)} wrong",
            flush=True,
        )
        for flaw in flaws[:8]:
            print(f"    {flaw}", flush=True)


def stolen_so_far() -> float:
    """Return the seconds that other machines on the same host took from this one's processors, for each of these."""
    ticks = int(Path("/proc/stat").read_text(encoding="ascii").split()[8])
    return ticks / os.sysconf("SC_CLK_TCK") / (os.cpu_count() or 1)


async def _until(is_so: Callable[[], Awaitable[bool]], apart: float) -> None:
    """Wait for something, looking for it so many seconds apart."""
    while not await is_so():  # noqa: ASYNC110 - what is waited for is in another process
        await asyncio.sleep(apart)


async def places(loopback: Loopback, games: int) -> list[Place]:
    """Return channels to play in, each with members of its server; raise `SystemExit` where there are too few."""
    guilds, members = await loopback("guilds"), await loopback("members")
    found: list[Place] = []
    for rank in range(2):  # every server has two channels; one in each is taken first
        for guild, given in guilds.items():
            here = [each["id"] for each in given["channels"] if each["type"] == 0]
            who = [each for each, member in members[guild].items() if not member["user"]["bot"]]
            found.append(Place(guild, here[rank], tuple(who), MODES[len(found) % len(MODES)], games * APART))
    if len(found) < games:
        sys.exit(f"That Discord has {len(found)} channels. Start it with more servers, or ask for fewer games.")
    return found[:games]


async def listens(address: str) -> bool:
    """Whether there is a Discord at an address."""
    async with aiohttp.ClientSession() as session:
        try:
            await Loopback(session, address)("status")
        except aiohttp.ClientError:
            return False
    return True


async def kill(asked: argparse.Namespace) -> bool:
    """Play and kill; return whether all was as it should be."""
    rng, ledger = Random(asked.seed), Ledger()
    connector = aiohttp.TCPConnector(limit=0)
    with TemporaryDirectory() as folder:
        async with aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(60)) as session:
            loopback = Loopback(session, asked.address)
            found = await places(loopback, asked.games)
            tables = [Table(loopback, _seated(each), ledger, Random(rng.random())) for each in found]
            alone = [Solitaire(loopback, each, ledger, Random(rng.random())) for each in found[:: len(MODES)]]
            channels = [each.channel for each in found]
            havoc = Havoc(loopback, channels, Random(rng.random())) if asked.faults else None
            where = asked.keep or Path(folder)
            trial = Trial(asked.address, loopback, where, rng, tables, alone, ledger, havoc)
            await trial.run(asked.times)
    verdict = f"{len(trial.wrong)} things are wrong" if trial.wrong else "everything as it was told"
    started = sum(table.started for table in tables)
    print(f"{asked.times} kills, {started} games, {ledger.acknowledged} answers acknowledged: {verdict}")
    return not trial.wrong


def _seated(place: Place) -> Place:
    return Place(place.guild, place.channel, place.members[:PLAYERS], place.options, place.patience)


def main() -> int:
    """Return the exit code."""
    asked = argparse.ArgumentParser(prog="python -m bench.killing")
    asked.add_argument("address", nargs="?")
    asked.add_argument("--games", type=int, default=200)
    asked.add_argument("--times", type=int, default=10)
    asked.add_argument("--faults", action="store_true")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="a folder for the database and the log, to be looked at afterwards")
    given = asked.parse_args()
    if given.address is None or not asyncio.run(listens(given.address)):
        print(NONE)
        return 0
    return 0 if asyncio.run(kill(given)) else 1


if __name__ == "__main__":
    sys.exit(main())
