"""A review with a single sign for each name and each title in it, so that patterns are about the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.reviews.mentions import Mention

FIRST: Final = 0xE000
MOST: Final = 0x1800
"""Names that have a sign of their own; those beyond are passed over."""
TITLE: Final = "\uf8fe"
"""Stands for the title of another drama."""
OWN: Final = "\uf8fd"
"""Stands for the title of the drama that is reviewed."""
NAME: Final = "[\ue000-\uf7ff]"
"""Any name, in a pattern."""
_END: Final = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)]*(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A title of a drama where it stands; `is_own` where it is that of the drama reviewed."""

    start: int
    end: int
    is_own: bool


@dataclass(frozen=True)
class Skeleton:
    """The text with its names and titles as signs; `origin` says for each letter of it where it stands in the text."""

    text: str
    origin: tuple[int, ...]
    mentions: Sequence[Mention]

    def mention(self, sign: str) -> Mention:
        """Return the name that a sign stands for."""
        return self.mentions[ord(sign) - FIRST]

    def all(self, signs: str) -> list[Mention]:
        """Return the names whose signs are among these letters."""
        return [self.mention(sign) for sign in signs if FIRST <= ord(sign) < FIRST + MOST]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends; none is longer than its line."""
        found, start = [], 0
        for end in _END.finditer(self.text):
            if self.text[start : end.start()].strip():
                found.append((start, end.end()))
            start = end.end()
        if self.text[start:].strip():
            found.append((start, len(self.text)))
        return found

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Where each line that says anything begins and ends."""
        return [(line.start(), line.end()) for line in re.finditer(r"[^\n]*\S[^\n]*", self.text)]


def skeleton_of(text: str, found: Sequence[Mention], titles: Sequence[Marked]) -> Skeleton:
    """Put a sign in the place of each name, its ranks included, and of each title."""
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, sign in sorted(_signs(found, titles)):
        if start < at:
            continue
        letters.append(text[at:start])
        origin.extend(range(at, start))
        letters.append(sign)
        origin.append(start)
        at = end
    letters.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return Skeleton("".join(letters), tuple(origin), found)


def _signs(found: Sequence[Mention], titles: Sequence[Marked]) -> Iterator[tuple[int, int, str]]:
    for number, mention in enumerate(found[:MOST]):
        yield mention.from_rank, mention.end, chr(FIRST + number)
    for title in titles:
        yield title.start, title.end, OWN if title.is_own else TITLE
