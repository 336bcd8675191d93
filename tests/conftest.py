"""What the tests share: the real catalogue, a database of their own, and a simulated Discord with the real bot."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import discord
import hypothesis
import pytest

from bot.app import App, Library, open_app, open_library
from bot.catalogue import Catalogue
from bot.client import SecondLead
from bot.game import Deck
from bot.settings import Settings
from bot.sources import seeds
from bot.storage import open_database
from tests.simulation import Simulation
from tests.stage import Stage

os.environ.pop(
    "PYTHONDONTWRITEBYTECODE", None
)  # else workers, migrations and the bots that tests start compile all anew

hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)  # no test asserts how long anything takes
hypothesis.settings.load_profile("untimed")


def settings_in(folder: Path) -> Settings:
    """Make settings with a database in a folder."""
    return Settings(_env_file=None, database_url=f"sqlite:///{folder / 'test.db'}")


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Make the settings of a bot that ran before: its database is empty, and up to date."""
    settings = settings_in(tmp_path_factory.mktemp("before"))

    async def make() -> None:
        async with open_database(settings.database):
            pass

    asyncio.run(make())
    return settings


@pytest.fixture(scope="session")
def library(before: Settings) -> Library:
    """Read the catalogue that ships, and make of it what a bot makes of it."""
    return open_library(before)


@pytest.fixture(scope="session")
def catalogue(library: Library) -> Catalogue:
    """Everything the bot knows."""
    return library.catalogue


@pytest.fixture(scope="session")
def deck(library: Library) -> Deck:
    """Every question of the catalogue, listed: SimCord waits for no member's first game that long."""
    assert len(library.deck)
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
def small(folder: Path, catalogue: Catalogue) -> Path:
    """Make a seeds folder of the few dramas that have reviews, quick to read and to spoil."""
    made = folder / "seeds"
    bundled = seeds.bundled()
    (made / "dramas").mkdir(parents=True)
    shutil.copytree(bundled / "reviews", made / "reviews")
    shutil.copy(bundled / "tropes.toml", made)
    keep = {review.drama for review in catalogue.reviews.values()}
    keep |= {similar.drama for review in catalogue.reviews.values() for similar in review.similar}
    for drama in keep:
        shutil.copy(bundled / "dramas" / f"{drama}.toml", made / "dramas")
    named = {role.actor for drama in keep for role in catalogue.dramas[drama].roles}
    named |= {
        maker for drama in keep for maker in (*catalogue.dramas[drama].writers, *catalogue.dramas[drama].directors)
    }
    tables = (bundled / "people.toml").read_text(encoding="utf-8").split("\n\n")
    kept = [table for table in tables if table.startswith("[") and table[1 : table.index("]")] in named]
    (made / "people.toml").write_text("\n\n".join(kept), encoding="utf-8")
    return made


@pytest.fixture
def settings(folder: Path, before: Settings, library: Library) -> Settings:
    """Make settings with a database of their own; what takes long at a first start was done by another one."""
    made = settings_in(folder)
    shutil.copy(before.database, made.database)
    made.catalogue_cache.symlink_to(before.catalogue_cache)
    return made


@pytest.fixture
async def app(settings: Settings, library: Library, deck: Deck) -> AsyncIterator[App]:
    """Open the app on an empty database."""
    async with open_app(settings, library) as opened:
        yield opened


@pytest.fixture
def simcord_bot(app: App) -> SecondLead:
    """Make the bot as SimCord's own fixture wants it."""
    return SecondLead(app, shard_count=1)


@pytest.fixture
async def simcord_env(simcord_bot: SecondLead) -> AsyncIterator[Simulation]:
    """Start the bot in a simulated Discord that grants it no privileged intent; no error may go unread."""
    env = Simulation(simcord_bot, approved_intents=discord.Intents.default())
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
    env.raise_unread()


@pytest.fixture
async def opened() -> AsyncIterator[AsyncExitStack]:
    """Keep what a test opens until its simulation has ended."""
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
def stage(opened: AsyncExitStack, simcord_env: Simulation) -> Stage:
    """Put the bot into a simulated server with a channel and three members."""
    return Stage(simcord_env, opened)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/test_demo.py"))
