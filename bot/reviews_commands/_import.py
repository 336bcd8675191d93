"""Keeps what reviews say, one review after another, until all are done or somebody stops it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten

from bot.catalogue import Catalogue, Drama
from bot.reviews import Proposal, Reading
from bot.reviews_commands._asking import Asked, QuitError, SkippedError
from bot.reviews_commands._files import Desk, read_review
from bot.reviews_commands._shelf import Shelf
from bot.reviews_commands._shown import out, printable
from bot.sources.documents import Page

LONGEST_SOURCE = 100
"""Letters; a review without a heading begins with its first paragraph."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the host says of the reviews, whatever they say themselves."""

    source: str | None
    reviewer: str | None
    link: str | None
    published: str | None

    def put_right(self, reading: Reading) -> Reading:
        """Return a reading with what is settled."""
        return replace(
            reading,
            source=shorten(self.source or reading.source, LONGEST_SOURCE, placeholder=" …"),
            reviewer=self.reviewer or reading.reviewer,
            published=self.published or reading.published,
        )


class Import:
    """An import, and how far it came."""

    def __init__(self, desk: Desk, shelf: Shelf, catalogue: Catalogue, settled: Settled) -> None:
        self.kept = 0
        self.statements = 0
        self.left = 0
        self.known = 0
        self.was_interrupted = False
        self._desk = desk
        self._shelf = shelf
        self._catalogue = catalogue
        self._settled = settled

    def run(self, about: Drama | None, asked: Asked | None) -> None:
        """Take in every file; what was finished stays when it is stopped."""
        try:
            with self._desk:
                digests = set(self._shelf.digests())
                for page in self._desk.pages():
                    if page.digest in digests:
                        self.known += 1
                        self._say(f"{page.name} has been read in already.")
                    else:
                        digests.add(page.digest)
                        self._take(page, about, asked)
        except (KeyboardInterrupt, QuitError) as stopped:
            self.was_interrupted = isinstance(stopped, KeyboardInterrupt)
            out.print("\nStopped. What was finished is kept; continue with the same command.", soft_wrap=True)
        self._sum_up()

    def _take(self, page: Page, about: Drama | None, asked: Asked | None) -> None:
        reading = self._settled.put_right(read_review(page, self._catalogue, about))
        if reading.drama is None:
            self._desk.fail(f"{page.name} is about a drama that the catalogue has not; name it with --drama.")
            return
        try:
            chosen = _uncontradicted(reading) if asked is None else asked.chosen(page, reading)
        except SkippedError:
            self._say(f"{page.name} is skipped; it is asked about again the next time.")
            return
        number = self._shelf.add(page, replace(reading, proposals=chosen), self._settled.link)
        if number is None:  # another import was faster
            self.known += 1
            return
        left = len(reading.proposals) - len(chosen)
        self.kept, self.statements, self.left = self.kept + 1, self.statements + len(chosen), self.left + left
        rest = f"; {left} left out" + (", which the catalogue contradicts" if asked is None else "") if left else ""
        self._say(f"{page.name}: {_counted(len(chosen), 'statement')} kept as review {number}{rest}.")

    def _say(self, sentence: str) -> None:
        """Say what became of one file, unless a bar shows it."""
        if not self._desk.has_bar:
            out.print(printable(sentence), markup=False, soft_wrap=True)

    def _sum_up(self) -> None:
        if len(self._desk.paths) > 1:
            known = f", {_counted(self.known, 'review')} there already" if self.known else ""
            left = f", {self.left:,} left out" if self.left else ""
            told = f"{_counted(self.kept, 'review')} kept with {_counted(self.statements, 'statement')}{left}{known}."
            out.print(told, soft_wrap=True)


def _uncontradicted(reading: Reading) -> tuple[Proposal, ...]:
    return tuple(proposal for proposal in reading.proposals if proposal.verdict != "contradicts")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
