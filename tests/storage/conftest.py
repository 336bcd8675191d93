"""A database to keep things in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file for a database that is not there yet."""
    return tmp_path / "deep" / "scores.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    """Open a new database."""
    async with open_database(path) as opened:
        yield opened
