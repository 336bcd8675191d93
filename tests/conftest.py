"""What the tests share: the real catalogue, a database of their own, and a simulated Discord with the real bot."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import discord
import pytest
from simcord import Env

from bot.app import App, Library, open_app, open_library
from bot.catalogue import Catalogue
from bot.client import SecondLead
from bot.game import Deck
from bot.settings import Settings
from tests.stage import Stage

SETTLE = 5.5
"""Seconds; shorter than the pause after a reveal, so that SimCord leaves that to its own clock."""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Read the catalogue that ships, and make of it what a bot makes of it."""
    database = tmp_path_factory.mktemp("library") / "test.db"
    return open_library(Settings(_env_file=None, database_url=f"sqlite:///{database}"))


@pytest.fixture(scope="session")
def catalogue(library: Library) -> Catalogue:
    """Everything the bot knows."""
    return library.catalogue


@pytest.fixture(scope="session")
def deck(library: Library) -> Deck:
    """Every question of the catalogue."""
    return library.deck


@pytest.fixture
def rng() -> Random:
    """Make a generator that deals the same each time."""
    return Random(20)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Make an empty folder, in memory where there is such a place: a disk that stalls for seconds is not the bot's."""
    memory = Path("/dev/shm")  # noqa: S108 - used only where the system offers it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as made:
        yield Path(made)


@pytest.fixture
def settings(folder: Path) -> Settings:
    """Make settings with a database of their own."""
    return Settings(_env_file=None, database_url=f"sqlite:///{folder / 'test.db'}")


@pytest.fixture
async def app(settings: Settings, library: Library) -> AsyncIterator[App]:
    """Open the app on a new database."""
    async with open_app(settings, library) as opened:
        yield opened


@pytest.fixture
def simcord_bot(app: App) -> SecondLead:
    """Make the bot as SimCord's own fixture wants it."""
    return SecondLead(app, shard_count=1)


@pytest.fixture
async def opened() -> AsyncIterator[AsyncExitStack]:
    """Keep what a test opens until its simulation has ended."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
def stage(opened: AsyncExitStack, simcord_env: Env) -> Stage:
    """Put the bot into a simulated server with a channel and three members."""
    return Stage(simcord_env, opened)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every simulation settle in the same time, grant the bot no privileged intent, and begin with the longest."""
    for item in items:
        item.add_marker(pytest.mark.simcord(settle_timeout=SETTLE, approved_intents=discord.Intents.default()))
    items.sort(key=lambda item: not item.nodeid.startswith("tests/test_demo.py"))
