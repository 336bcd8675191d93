"""Reads a review from a file: text, Markdown or HTML, as UTF-8 or UTF-16."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.messages import UserError
from bot.reviews import Document
from bot.reviews.documents import html, markdown, plain

MOST_BYTES: Final = 10_000_000
READERS: Final[Mapping[str, Callable[[str], Document]]] = {
    **dict.fromkeys(("", ".txt", ".text"), plain),
    **dict.fromkeys((".md", ".markdown"), markdown),
    **dict.fromkeys((".html", ".htm"), html),
}
"""How a file is read, by the end of its name."""
UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAMPLE: Final = 4_096
MOST_CONTROLS: Final = 0.1
"""A text in whose first letters a larger share is meant for machines is none."""
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Page:
    """A file as it was decoded, and what of it is read."""

    name: str
    text: str
    document: Document

    @cached_property
    def digest(self) -> str:
        """What tells this text from every other."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.end() for found in _BREAK.finditer(self.text)]

    def line(self, place: int) -> int:
        """Return the number of the line, from 1, on which a place of the file stands."""
        return bisect_right(self._breaks, place) + 1

    def around(self, start: int, end: int, reach: int) -> tuple[str, str, str]:
        """Return what is read between two places of the file, with so many letters before and behind it at most."""
        places = self.document.places
        first, last = (start, end) if places is None else (bisect_left(places, start), bisect_left(places, end))
        text = self.document.text
        parts = text[max(0, first - reach) : first], text[first:last], text[last : last + reach]
        before, said, after = (_SPACES.sub(" ", part) for part in parts)
        return before.lstrip(), said, after.rstrip()


def read(path: Path) -> Page:
    """Read a review; raise `UserError` where there is none that can be read."""
    reader = READERS.get(path.suffix.lower())
    content = _content(path)
    if reader is None:
        raise UserError("{file} is no review that I can read: give me .txt, .md or .html.", file=path.name)
    text = _decoded(path.name, content)
    if not text.strip():
        raise UserError("{file} is empty.", file=path.name)
    document = reader(text)
    if not document.text.strip():
        raise UserError("{file} holds no text that anybody could read.", file=path.name)
    return Page(path.name, text, document)


def reviews_in(folder: Path) -> list[Path]:
    """Return the files of a folder that may be reviews, sorted; those of its folders are not looked at."""
    suffixes = READERS.keys() - {""}
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError("{file} is a folder, and a file is wanted.", file=path.name)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("{file} is not there.", file=str(path)) from None
    except OSError as error:
        raise UserError("{file} cannot be read: {reason}.", file=path.name, reason=error.strerror or "") from None
    if len(content) > MOST_BYTES:
        raise UserError("{file} is larger than 10 MB, which no review is.", file=path.name)
    return content


def _decoded(name: str, content: bytes) -> str:
    encoding, shown = ("utf-16", "UTF-16") if content.startswith(UTF_16) else ("utf-8-sig", "UTF-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if shown == "UTF-8" and _is_binary(content.decode("latin-1")):
            raise UserError("{file} is no text.", file=name) from None
        raise UserError(
            "{file} is no {encoding} text at byte {byte}. Save it as UTF-8.",
            file=name,
            encoding=shown,
            byte=error.start,
        ) from None
    if _is_binary(text):
        raise UserError("{file} is no text.", file=name)
    return text


def _is_binary(text: str) -> bool:
    """Whether a text has letters that no text has, or too many for machines.

    Those from U+0080 on are let pass: as Latin-1 any foreign text has them.
    """
    sample = text[:SAMPLE]
    controls = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in sample)
    return "\0" in text or controls > MOST_CONTROLS * len(sample)
