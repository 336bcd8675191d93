"""The same bot in a simulated Discord in the browser: no token, no network, nothing to set up."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import discord
from simcord import Env, SetupError
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.preview import Preview

from bot.app import App, open_app
from bot.client import SecondLead
from bot.settings import Settings

MEMBERS = ("Ari", "Bomi", "Chan")
SETTLE = 2.0
"""Seconds that a click waits for the bot to come to rest; shorter than any pause of a game."""
REFRESH = 0.4
"""Seconds between looks for something new to show."""
PORTS = 20
"""How many ports to try, from the one asked for."""


class RealClock:
    """The clock on the wall, in the form in which SimCord keeps its own."""

    def __init__(self) -> None:
        self._began = time.perf_counter()  # SimCord makes time.monotonic read this very clock

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._began

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        """Do nothing: real time advances by itself."""


async def run_demo(settings: Settings, port: int, announce: Callable[[str], None]) -> None:
    """Serve the demo until it is cancelled; `announce` is given its address once it can be opened."""
    async with open_app(settings) as app:
        await _serve(app, port, announce)


async def _serve(app: App, port: int, announce: Callable[[str], None]) -> None:
    env = Env(SecondLead(app, shard_count=1), settle_timeout=SETTLE, check_errors=False)
    channel, members = _furnish(env)
    # Ids come from the clock: everything that a saved game refers to is made before real time starts.
    env.backend.clock = RealClock()  # type: ignore[assignment] # SimCord names no protocol for it
    await env.start()
    try:
        async with env.preview(
            channel, viewers=members, layout="channel", port=free_port(port), width=420, height=860
        ) as preview:
            await asyncio.to_thread(app.prepare)  # now: the first game must not take longer than SETTLE
            announce(preview.url)
            await _keep_fresh(env, preview)
    finally:
        await env.shutdown()


def _furnish(env: Env) -> tuple[ChannelHandle, list[MemberActor]]:
    """Name the bot, and make a server with a channel and members, the first of whom is a moderator."""
    env.backend.edit_bot_profile("Second Lead")
    guild = env.create_guild("K-drama club")
    channel = guild.create_text_channel("trivia-night", topic="Try /trivia play")
    moderators = guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    members = [
        guild.add_member(env.create_user(name.lower(), global_name=name), roles=[] if place else [moderators])
        for place, name in enumerate(MEMBERS)
    ]
    return channel, members


async def _keep_fresh(env: Env, preview: Preview) -> None:
    """Show what the bot does by itself, such as a reveal, as soon as no click is being answered."""
    while True:
        await asyncio.sleep(REFRESH)
        if env.backend.transcript:
            with suppress(SetupError, TimeoutError):  # a click is under way: look again in a moment
                await preview.refresh()
                env.backend.transcript.clear()
                env.backend.http_requests.clear()


def free_port(first: int) -> int:
    """Return the first port from `first` that nothing listens on, or 0 for any where all of the next ones are taken."""
    for port in range(first, min(first + PORTS, 65536)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 0
