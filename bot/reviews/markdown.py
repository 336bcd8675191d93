"""Markdown as the text that its readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.reviews.inline import Inline
from bot.reviews.letters import Letters
from bot.reviews.model import Document

WRAPPED: Final = 60
"""From so many letters on, a line is thought to go on in the next; shorter ones are lists that nobody marked."""
KEPT: Final = ("title", "author", "date")
"""What front matter says that is read."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FRONT: Final = re.compile(
    r"\s*(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
_FIELD: Final = re.compile(
    rf"^(?P<key>{'|'.join(KEPT)})[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<value>\S.*?)(?P=quote)[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_MARGIN: Final = re.compile(r"[ \t]*(?:>[ \t]*)*")
_FENCE: Final = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_RULE: Final = re.compile(r"(?:=+|(?:-[ \t]*)+|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ROW_RULE: Final = re.compile(r"(?=[^|]*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_DEFINITION: Final = re.compile(r"\[(?!\^)[^\[\]]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$")
_NOTE: Final = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*")
_HEADING: Final = re.compile(r"#{1,6}(?:[ \t]+|$)")
_ITEM: Final = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)])[ \t]+(?=\S)")
_CLOSING: Final = re.compile(r"(?:[ \t]+#+)?[ \t]*$")


def markdown(text: str) -> Document:
    """Make a document of Markdown; of its front matter the title, author and date are kept, a line each."""
    return _Reader(text).document()


@dataclass(slots=True)
class _Reader:
    """Goes through the lines; `begun` is the paragraph that may go on, as the places of its lines."""

    source: str
    begun: list[tuple[int, int]] = field(default_factory=list)
    letters: Letters = field(init=False)
    fence: str = ""

    def __post_init__(self) -> None:
        self.letters = Letters(self.source)

    def document(self) -> Document:
        for start, end in self._lines(self._front()):
            self._read(start, end)
        self._close()
        return self.letters.document()

    def _front(self) -> int:
        """Read the front matter, and return where the text begins."""
        front = _FRONT.match(self.source)
        if front is None:
            return 0
        for said in _FIELD.finditer(self.source, *front.span("inside")):
            self.letters.put(f"{said['key'].capitalize()}: ", said.start("key"))
            self.letters.copy(*said.span("value"))
            self.letters.put("\n", said.end())
        return front.end()

    def _lines(self, start: int) -> Iterator[tuple[int, int]]:
        for line in _LINE.finditer(self.source, start):
            if line[0]:
                yield line.start(), line.start() + len(line[0].rstrip("\r\n"))

    def _read(self, start: int, end: int) -> None:
        margin = _MARGIN.match(self.source, start, end)
        begin = margin.end() if margin else start
        fence = _FENCE.match(self.source, begin, end)
        if self.fence:
            self._read_code(start, end, fence[0] if fence else "")
        elif fence:
            self._close()
            self.fence = fence[0]
        elif begin == end:
            self._close()
            self.letters.put("\n", max(0, begin - 1))
        else:
            self._read_text(begin, end)

    def _read_code(self, start: int, end: int, fence: str) -> None:
        if fence.startswith(self.fence) and not self.source[start:end].strip(" \t>`~"):
            self.fence = ""
        else:
            self.letters.copy(start, end)
            self._break(end)

    def _read_text(self, start: int, end: int) -> None:
        source = self.source
        if any(unseen.match(source, start, end) for unseen in (_RULE, _ROW_RULE, _DEFINITION)):
            self._close()
        elif heading := _HEADING.match(source, start, end):
            closing = _CLOSING.search(source, heading.end(), end)
            self._block(heading.end(), closing.start() if closing else end)
        elif source[start] == "|":
            row = source[start:end].rstrip(" \t")
            self._block(start + 1, start + len(row) - row.endswith("|"))
        elif note := _NOTE.match(source, start, end):
            self._close()
            self.begun = [(note.end(), end)]
        elif item := _ITEM.match(source, start, end):
            self._close()
            self.letters.put("- ", start)
            self.begun = [(item.end(), end)]
        else:
            self.begun.append((start, end))

    def _block(self, start: int, end: int) -> None:
        """Read what stands on a line of its own."""
        self._close()
        self.begun = [(start, max(start, end))]
        self._close()

    def _close(self) -> None:
        """Read the paragraph that was begun."""
        inline = Inline(self.source)
        for number, (start, end) in enumerate(self.begun):
            if number:
                inline.put(" " if self._goes_on(*self.begun[number - 1]) else "\n", self.begun[number - 1][1])
            inline.copy(start, end)
        if self.begun:
            inline.write(self.letters)
            self._break(self.begun[-1][1])
        self.begun = []

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a line was only wrapped."""
        return end - start >= WRAPPED and not self.source[start:end].endswith(("  ", "\\"))

    def _break(self, place: int) -> None:
        self.letters.put("\n", min(place, max(0, len(self.source) - 1)))
