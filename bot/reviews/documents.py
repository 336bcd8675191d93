"""Makes documents of what is written: plain text, Markdown, HTML."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Final

from bot.reviews.html_text import HtmlText
from bot.reviews.letters import Letters
from bot.reviews.markdown import markdown
from bot.reviews.model import Document

__all__ = ["html", "markdown", "plain"]

TELLING: Final = 40
"""From so many letters and digits on, a line stands in one place of a page only; shorter ones are sought between."""
ENOUGH: Final = 0.8
"""If less of the main text than this share is found in the page, all of the page is taken."""


def plain(text: str) -> Document:
    """Make a document of plain text."""
    return Document(text)


def html(source: str) -> Document:
    """Make a document of the main text of a page, or of all its text where no main text is found.

    What the page says of its title, author and date stands before it, a line each.
    """
    page = HtmlText(source)
    page.walk()
    letters = Letters(source)
    spans = _Page(page.body).spans(_main_lines(source)) or [(0, len(page.body.text))]
    first = page.body.places[spans[0][0]] if page.body.text else len(source)
    for name, (start, end) in sorted(page.said.items(), key=lambda said: said[1]):
        if unescape(source[start:end]).strip() and end <= first:
            letters.put(f"{name}: ", start)
            letters.decode(start, end)
            letters.put("\n", end)
    for start, end in spans:
        letters.add(page.body, start, end)
        letters.put("\n", letters.end - 1)
    return letters.document()


def _main_lines(source: str) -> list[str]:
    import trafilatura  # noqa: PLC0415 - it loads for most of a second; few reviews are HTML

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they have to say is seen by what they find
    found = trafilatura.extract(source, include_comments=False, favor_recall=True)
    return found.splitlines() if found else []


class _Page:
    """Finds lines in a text, by their letters and digits alone."""

    def __init__(self, body: Letters) -> None:
        self._text = "".join(body.text)
        reduced = [(letter, place) for place, written in enumerate(self._text) for letter in _reduced(written)]
        self._reduced = "".join(letter for letter, _place in reduced)
        self._places = [place for _letter, place in reduced]

    def spans(self, lines: list[str]) -> list[tuple[int, int]]:
        """Return where the lines stand in the text, in order; nothing where too much of them is not found."""
        wanted = [key for key in map(_reduced, lines) if key]
        found = dict(self._sought(wanted))
        if sum(len(wanted[number]) for number in found) < ENOUGH * sum(map(len, wanted)):
            return []
        return list(self._widened(sorted(found.values())))

    def _sought(self, wanted: list[str]) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield the numbers of the lines that are found, with their places: the long ones first, then those between."""
        anchors, at = [(-1, 0, 0)], 0
        for number, key in enumerate(wanted):
            start = self._reduced.find(key, at) if len(key) >= TELLING else -1
            if start >= 0:
                at = start + len(key)
                anchors.append((number, start, at))
                yield number, (start, at)
        anchors.append((len(wanted), len(self._reduced), len(self._reduced)))
        for (before, _start, begin), (after, end, _end) in pairwise(anchors):
            at = begin
            for number in range(before + 1, after):
                start = self._whole(wanted[number], at, end)
                if start >= 0:
                    at = start + len(wanted[number])
                    yield number, (start, at)

    def _whole(self, key: str, start: int, end: int) -> int:
        """Find a key that begins and ends where words do; -1 if there is none."""
        while (start := self._reduced.find(key, start, end)) >= 0:
            first, last = self._places[start], self._places[start + len(key) - 1]
            if not self._text[first - 1 : first].isalnum() and not self._text[last + 1 : last + 2].isalnum():
                return start
            start += 1
        return -1

    def _widened(self, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield places in the text, with the signs that stand beside their first and last letters."""
        taken = 0
        for first, last in found:
            start, end = self._places[first], self._places[last - 1] + 1
            while start > taken and self._is_sign(start - 1):
                start -= 1
            while end < len(self._text) and self._is_sign(end):
                end += 1
            yield max(start, taken), end
            taken = end

    def _is_sign(self, place: int) -> bool:
        return self._text[place] != "\n" and not self._text[place].isalnum()


def _reduced(text: str) -> str:
    """Return the letters and digits of a text, accents apart, as a page may write them otherwise than its copy."""
    if text.isascii():
        return "".join(filter(str.isalnum, text))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", text)))
