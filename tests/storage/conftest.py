"""A database to keep things in."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.storage import Database, open_database


@pytest.fixture
def path(folder: Path) -> Path:
    """Name a file for a database that is not there yet."""
    return folder / "deep" / "scores.db"


@pytest.fixture
async def database(path: Path, before: Settings) -> AsyncIterator[Database]:
    """Open an empty database."""
    path.parent.mkdir()
    shutil.copy(before.database, path)
    async with open_database(path) as opened:
        yield opened
