"""Reads the files that a command names, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.catalogue import Catalogue, Drama
from bot.messages import UserError
from bot.reviews import Reading
from bot.reviews_commands._shown import err, printable
from bot.sources import documents
from bot.sources.documents import Page


def read_review(page: Page, catalogue: Catalogue, about: Drama | None) -> Reading:
    """Read what a page says of a drama, of the one that it names if none is given."""
    from bot.reviews.reader import read  # noqa: PLC0415 - its patterns take a second to make; most commands do without

    return read(page.document, catalogue, about)


class Desk:
    """The files, and whether something was wrong with one: that is said at once, and the others go on."""

    def __init__(self, files: Sequence[Path], *, has_bar: bool) -> None:
        self.has_failed = False
        self.paths = list(self._spread(files))
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.has_bar = has_bar and err.is_terminal and len(self.paths) > 1
        self._bar = Progress(
            *columns,
            console=err,
            transient=True,
            disable=not self.has_bar,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def pages(self) -> Iterator[Page]:
        """Yield what can be read."""
        task = self._bar.add_task("Reading", total=len(self.paths))
        for path in self.paths:
            try:
                yield documents.read(path)
            except UserError as error:
                self.fail(str(error))
            self._bar.advance(task)

    def fail(self, sentence: str) -> None:
        """Say what is wrong with a file."""
        self.has_failed = True
        err.print(printable(sentence), markup=False, soft_wrap=True)

    def leave(self) -> None:
        """End the program with exit code 1 if something was wrong."""
        if self.has_failed:
            raise typer.Exit(1)

    def _spread(self, files: Sequence[Path]) -> Iterator[Path]:
        for path in files:
            if not path.is_dir():
                yield path
            elif found := documents.reviews_in(path):
                yield from found
            else:
                self.fail(f"{path} holds no .txt, .md or .html file.")
