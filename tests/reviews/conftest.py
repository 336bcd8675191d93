"""What the tests of reviews share: a reader that knows the catalogue, and reviews to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest

from bot.catalogue import Catalogue, Drama
from bot.reviews import Document, Reading
from bot.reviews.reader import read

Reader: TypeAlias = Callable[[str], Reading]


@pytest.fixture(scope="session")
def known(catalogue: Catalogue) -> Reader:
    """Read what is said of a drama of the catalogue."""
    return lambda said: read(Document(f"Hometown Cha-Cha-Cha Review\n\n{said}\n"), catalogue)


@pytest.fixture(scope="session")
def unknown(catalogue: Catalogue) -> Reader:
    """Read what is said of a drama that the catalogue has not."""
    return lambda said: read(Document(f"Paper Lanterns Review\n\n{said}\n"), catalogue)


@pytest.fixture(scope="session")
def drama(catalogue: Catalogue) -> Drama:
    """Give the drama of which the known reviews are."""
    return catalogue.dramas["hometown-cha-cha-cha"]
