"""A Discord on this machine, for the benches that need the bot as a process of its own.

Its address is given to them; it speaks Discord's API, and takes what members do at `/_fake/rpc`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp

TOKEN = "loopback-token"  # noqa: S105 - no real one
EPOCH = 1420070400
"""When Discord's ids begin, in seconds since 1970."""
EPHEMERAL = 1 << 6
NONE = "There is no Discord on this machine to play against: give the address of one, such as http://127.0.0.1:8765."


class Loopback:
    """What members do there, and what they see."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def __call__(self, verb: str, /, **arguments: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Do something; raise `RuntimeError` where that cannot be done."""
        asked = {"method": verb, "args": arguments}
        async with self._session.post(f"{self._address}/_fake/rpc", json=asked) as response:
            told = await response.json()
        if "error" in told:
            raise RuntimeError(f"{verb}: {told['error']}")
        return told["result"]

    async def written(self, channel: str, after: int) -> list[Any]:
        """Return what was written in a channel after a message, the oldest first; a hundred at the most."""
        query = {"after": str(after), "limit": "100"}
        path, authorised = f"/api/v10/channels/{channel}/messages", {"Authorization": f"Bot {TOKEN}"}
        async with self._session.get(self._address + path, params=query, headers=authorised) as response:
            response.raise_for_status()
            return list(reversed(await response.json()))


class Process:
    """A bot as a process."""

    def __init__(self, address: str, folder: Path, words: tuple[str, ...]) -> None:
        self.log = folder / f"{words[0]}.log"
        with self.log.open("a") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own
                [sys.executable, "-m", "bench.pointed", address, *words],
                cwd=folder,
                env={
                    **os.environ,
                    "PYTHONPATH": str(Path(__file__).parents[1]),
                    "PYTHONDONTWRITEBYTECODE": "",  # a host keeps what was compiled; here it is beside the database
                    "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
                    "DISCORD_TOKEN": TOKEN,
                },
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def cpu(self) -> float:
        """Return the seconds of processor time used so far, all threads together."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()


@contextmanager
def running(address: str, folder: Path, *words: str) -> Iterator[Process]:
    """Run a bot, and kill it at the end."""
    process = Process(address, folder, words)
    try:
        yield process
    finally:
        process.kill()


def is_public(message: Mapping[str, Any]) -> bool:
    """Whether everybody in the channel sees a message."""
    return not message["flags"] & EPHEMERAL


def sent_at(message: str) -> float:
    """Return when something was sent, by its id, in seconds since 1970."""
    return (int(message) >> 22) / 1000 + EPOCH


def sent_by(moment: float) -> int:
    """Return the id that everything sent after a moment has a higher one than."""
    return int((moment - EPOCH) * 1000) << 22


def custom_ids(components: object) -> Iterator[str]:
    """Yield the custom ids of what can be pressed in a message."""
    if isinstance(components, list):
        for component in components:
            yield from custom_ids(component)
    elif isinstance(components, dict):
        if "custom_id" in components:
            yield components["custom_id"]
        for key in ("components", "accessory"):
            yield from custom_ids(components.get(key))
