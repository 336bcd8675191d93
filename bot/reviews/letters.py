"""A text that is put together from what was read, each letter with its place there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from bot.reviews.model import Document

ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RUN: Final = re.compile(r"\s+|\S+")


def decoded(entity: str) -> Iterator[tuple[str, int]]:
    """Yield the letters that an entity stands for, and where in it; what belongs to none stands for itself."""
    letters = unescape(entity)
    own = 0
    while own < len(letters) and letters.endswith(entity[len(entity) - own - 1 :]):
        own += 1
    yield from ((letter, 0) for letter in letters[: len(letters) - own])
    yield from ((letter, len(entity) - own + number) for number, letter in enumerate(letters[len(letters) - own :]))


class Letters:
    """Letters in their order, and where each stands in `source`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text: list[str] = []
        self.places: list[int] = []
        self.end = 0

    def put(self, letters: str, place: int) -> None:
        """Add letters that stand for what is at a place."""
        self.text.extend(letters)
        self.places.extend([place] * len(letters))
        self.end = max(self.end, min(place + 1, len(self.source)))

    def copy(self, start: int, end: int) -> None:
        """Add what stands between two places, as it is."""
        self.text.extend(self.source[start:end])
        self.places.extend(range(start, end))
        self.end = max(self.end, end)

    def decode(self, start: int, end: int) -> None:
        """Add what stands between two places, with the letters that entities stand for."""
        for entity in ENTITY.finditer(self.source, start, end):
            self.copy(start, entity.start())
            for letter, offset in decoded(entity[0]):
                self.put(letter, entity.start() + offset)
            start = self.end = entity.end()
        self.copy(start, end)

    def add(self, other: Letters, start: int, end: int) -> None:
        """Add some of the letters of another text of the same source."""
        self.text.extend(other.text[start:end])
        self.places.extend(other.places[start:end])
        self.end = max(self.end, other.places[end] if end < len(other.places) else other.end)

    def document(self) -> Document:
        """Return the text with one space between words, and one empty line at most between lines."""
        tidy = Letters(self.source)
        text = "".join(self.text)
        for run in _RUN.finditer(text):
            start, end = run.span()
            if not run[0].isspace():
                tidy.text.append(run[0])
                tidy.places.extend(self.places[start:end])
            elif start and end < len(text):
                breaks = [place for place in range(start, end) if text[place] == "\n"][:2]
                tidy.text.append("\n" * len(breaks) or " ")
                tidy.places.extend(self.places[place] for place in breaks or [start])
        return Document("".join(tidy.text), (*tidy.places, self.end))
