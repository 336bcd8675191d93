"""The kept reviews, for a program that waits for each step and may be interrupted between them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.reviews import Kept, Reading
from bot.sources.documents import Page

if TYPE_CHECKING:
    from bot.storage import Readings


class Shelf:
    """The reviews in the database."""

    def __init__(self, runner: asyncio.Runner, readings: Readings) -> None:
        self._runner = runner
        self._readings = readings

    def add(self, page: Page, reading: Reading, link: str | None) -> int | None:
        """Keep a reading and return its number; None where the same text is there already."""
        from bot.storage import Origin  # noqa: PLC0415 - as below

        origin = Origin(page.name, page.digest, link)
        return self._runner.run(self._readings.add(reading, origin, datetime.now(UTC)))

    def all(self) -> list[Kept]:
        """Return every review."""
        return self._runner.run(self._readings.all())

    def digests(self) -> frozenset[str]:
        """Return what tells the texts apart that are there."""
        return self._runner.run(self._readings.digests())

    def forget(self, number: int) -> bool:
        """Delete a review; return whether it was there."""
        return self._runner.run(self._readings.forget(number))


@contextmanager
def open_shelf(path: Path, *, is_new: bool = False) -> Iterator[Shelf]:
    """Open the database; one that is not there is made if it may be new."""
    from bot.storage import Readings, open_database, read_database  # noqa: PLC0415 - most of a second

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            database = runner.run(stack.enter_async_context(open_database(path) if is_new else read_database(path)))
            yield Shelf(runner, Readings(database))
        finally:
            runner.run(stack.aclose())
