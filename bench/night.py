"""A night of many games at once: python -m bench.night [--games 500] [--players 10] [--rounds 5].

The real bot in a simulated Discord in the same process, by the clock on the wall. Exits with 1 where an answer was
lost or counted twice, a game never ended, or an interaction took longer than Discord waits.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import gc
import logging
import os
import pstats
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.night_books import Books
from bench.night_discord import Deed, Discord
from bench.night_tables import PLANS, Night
from bot.app import open_app
from bot.client import SecondLead
from bot.settings import Settings

A_GUILD = 25
"""Channels of a server."""
LONGEST = 3.0
"""Seconds that Discord waits for an interaction to be acknowledged, and we for its answer."""
STARTS = 5.0
"""Games that are started in a second."""
LONGEST_GAME = 900.0
"""Seconds after which a game that still runs is stuck."""
LOOK = 5.0
WINDOW = 10
"""Seconds over which the most answers stored in a second are counted."""


class Evening:
    """A night as it is played: its figures, and what the bot has complained of."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.asked = asked
        self.complaints: Counter[str] = Counter()
        self.lags: list[float] = []
        self.spent = 0.0
        self.took = 0.0
        self.most_at_once = 0
        self.requests = 0

    async def play(self, folder: Path) -> Night:
        """Play all games to their ends."""
        settings = Settings(_env_file=None, database_url=f"sqlite:///{folder / 'night.db'}")
        async with open_app(settings) as app:
            await asyncio.to_thread(app.prepare)
            discord = Discord(SecondLead(app, shard_count=1))
            night = Night(discord, app, Random(self.asked.seed), rounds=self.asked.rounds, seconds=self.asked.seconds)
            furnish(night, self.asked.games, self.asked.players)
            await discord.start()
            gc.freeze()  # the members are Discord's, and none of the bot's garbage
            watch = asyncio.create_task(self._watch(night))
            try:
                began, spent = perf_counter(), process_time()
                await self._until_over(night)
                self.took, self.spent = perf_counter() - began, process_time() - spent
            finally:
                watch.cancel()
                self.requests = discord.wire.requests
                await discord.shutdown()
        return night

    async def _until_over(self, night: Night) -> None:
        for table in sorted(night.tables.values(), key=lambda table: table.plan.is_short):
            night.spawn(table.begin())
            await asyncio.sleep(1 / STARTS)
        await asyncio.sleep(LOOK)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over(night), LONGEST_GAME)
        await night.rest()

    async def _over(self, night: Night) -> None:
        while night.app.sessions:  # noqa: ASYNC110 - the bot does not tell when a game is over
            await asyncio.sleep(0.5)

    async def _watch(self, night: Night) -> None:
        """Print how far the games are, and measure how late the event loop is."""
        due = perf_counter()
        while True:
            before = perf_counter()
            await asyncio.sleep(0.05)
            self.lags.append(perf_counter() - before - 0.05)
            self.most_at_once = max(self.most_at_once, len(night.app.sessions))
            if perf_counter() > due:
                due = perf_counter() + LOOK
                locked = sum(deed.is_locked for deed in night.deeds)
                print(f"{len(night.app.sessions):4} games run, {locked:6} answers are locked in", flush=True)


class Complaints(logging.Handler):
    """Counts what the bot logs as wrong."""

    def __init__(self, found: Counter[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        told = str(record.exc_info[1]) if record.exc_info else record.getMessage()
        self._found[f"{record.levelname} {record.name}: {told[:120]}"] += 1


def furnish(night: Night, games: int, players: int) -> None:
    """Make servers with channels, and in each of these the members of one game."""
    for place in range(games):
        if place % A_GUILD == 0:
            guild = night.discord.create_guild(f"club {place // A_GUILD}")
        members = [guild.add_member(night.discord.create_user(f"member{place}x{number}")) for number in range(players)]
        night.seat(guild.create_text_channel(f"trivia-{place}").id, PLANS[place % len(PLANS)], members)


def pace() -> float:
    """Return the milliseconds that this machine takes now for a fixed piece of work."""
    began = perf_counter()
    sum(number * number for number in range(300_000))
    return (perf_counter() - began) * 1000


def disk_pace(folder: Path) -> float:
    """Return the milliseconds that this machine takes now until something is on its disk: the longest of several."""
    times = []
    with (folder / "pace").open("wb", buffering=0) as file:
        for _time in range(20):
            file.write(b"x" * 4096)
            began = perf_counter()
            os.fsync(file.fileno())
            times.append(perf_counter() - began)
    return max(times) * 1000


def share(times: Sequence[float], part: float) -> float:
    """Return what so many of some times do not exceed."""
    return sorted(times)[min(int(len(times) * part), len(times) - 1)]


def told_of(times: Sequence[float]) -> str:
    """Write the shares of some times, in milliseconds."""
    p50, p95, p99 = (share(times, part) * 1000 for part in (0.50, 0.95, 0.99))
    return f"p50 {p50:6.0f}, p95 {p95:6.0f}, p99 {p99:6.0f}, worst {max(times) * 1000:6.0f} ms"


def print_figures(evening: Evening, night: Night, books: Books) -> None:
    """Print how quickly what was answered, and what it cost."""
    for kind in dict.fromkeys(deed.kind for deed in night.deeds):
        deeds = [deed for deed in night.deeds if deed.kind == kind]
        known = [deed.acknowledged - deed.at for deed in deeds if deed.acknowledged is not None]
        told = [deed.answered - deed.at for deed in deeds if deed.answered is not None]
        print(f"{kind:>6} {len(deeds):6}: acknowledged {told_of(known)}; answered {told_of(told)}")
    clicks = [deed for deed in night.deeds if deed.is_locked]
    moments = Counter(int(deed.answered or 0) // WINDOW for deed in clicks)
    print(f"locked in: {told_of([(deed.answered or 0) - deed.at for deed in clicks])}")
    print(f"{books.stored} answers stored, {len(clicks)} with changes; ", end="")
    print(f"{len(clicks) / evening.took:.0f} a second, at most {max(moments.values()) / WINDOW:.0f}")
    print(f"games: {dict(books.statuses)}, {evening.most_at_once} at the same moment; ", end="")
    print(f"answers, right, points: {books.sums}")
    refused = Counter(deed.told[:60] for deed in night.deeds if not deed.is_locked)
    print(f"other answers: {dict(refused.most_common(12))}")
    print(f"event loop late: {told_of(evening.lags)}; {evening.requests} requests to Discord")
    each = evening.spent / len(night.deeds) * 1000
    print(
        f"{evening.took:.0f} s, {evening.spent:.0f} s of processor time, simulated Discord and members included: ",
        end="",
    )
    print(f"{each:.1f} ms for each of {len(night.deeds)} interactions")


def faults(evening: Evening, night: Night, books: Books) -> Iterator[str]:
    """Yield a sentence for whatever must not be."""
    yield from books.faults(len(night.tables), night.locked)
    yield from _slow("acknowledged", night.deeds, [deed.acknowledged for deed in night.deeds])
    yield from _slow("answered", night.deeds, [deed.answered for deed in night.deeds])
    for complaint, times in evening.complaints.items():
        yield f"The bot complained {times} times: {complaint}"


def _slow(what: str, deeds: Sequence[Deed], moments: Sequence[float | None]) -> Iterator[str]:
    never = Counter(deed.kind for deed, at in zip(deeds, moments, strict=True) if at is None)
    late = Counter(deed.kind for deed, at in zip(deeds, moments, strict=True) if at and at - deed.at > LONGEST)
    if never:
        yield f"{sum(never.values())} interactions were never {what}: {dict(never)}."
    if late:
        yield f"{sum(late.values())} interactions were {what} after more than {LONGEST:.0f} s: {dict(late)}."


@contextmanager
def profiled(wanted: str | None) -> Iterator[None]:
    """Write where the time goes to a file, if one is named."""
    if wanted is None:
        yield
        return
    profile = cProfile.Profile()
    with profile:
        yield
    with Path(wanted).open("w", encoding="utf-8") as out:
        stats = pstats.Stats(profile, stream=out)
        stats.sort_stats("cumulative").print_stats(150)
        stats.sort_stats("tottime").print_stats(70)


def main() -> None:
    """Play, and print."""
    parser = argparse.ArgumentParser(description="Play many games at once, and see that nothing is lost or late.")
    parser.add_argument("--games", type=int, default=500)
    parser.add_argument("--players", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=30, help="seconds for each question")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--profile", help="a file to write to where the time went")
    asked = parser.parse_args()
    if asked.players < len(("challenger", "challenged")):
        parser.error("a duel takes two players")
    evening = Evening(asked)
    logging.getLogger().handlers = [Complaints(evening.complaints)]
    with TemporaryDirectory() as folder:
        before = pace(), disk_pace(Path(folder))
        with profiled(asked.profile):
            night = asyncio.run(evening.play(Path(folder)))
        books = Books(Path(folder) / "night.db")
        after = pace(), disk_pace(Path(folder))
    print_figures(evening, night, books)
    for name, paces in (("before", before), ("after", after)):
        print(
            f"this machine's pace {name}: {paces[0]:.0f} ms for a fixed loop, {paces[1]:.0f} ms for its disk at worst"
        )
    wrong = list(faults(evening, night, books))
    print("\n".join(wrong) or "Nothing was lost, nothing counted twice, nothing late.")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
