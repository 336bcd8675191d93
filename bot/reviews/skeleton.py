"""A review with a single sign for each name and each title in it, so that patterns are about the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from bot.catalogue import Role, fold
from bot.reviews.mentions import Mention
from bot.reviews.signs import FIRST, MOST, OWN, TITLE

_EMPHASIS: Final = frozenset("*_")
_END: Final = re.compile(r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)]*+(?=\s|$)|\n++")
_LINE: Final = re.compile(r"[^\n]++")


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

    def informed(self, characters: Mapping[str, Role | None]) -> Skeleton:
        """Return the same with more known of names: which characters they are, by their folded letters."""
        found = [_informed(mention, characters.get(fold(mention.text))) for mention in self.mentions]
        return Skeleton(self.text, self.origin, found)

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

    def sentence_of(self, place: int) -> int:
        """Return where the sentence begins that a letter is of; the letter itself where it is of none."""
        number = bisect_right(self.sentences, (place, len(self.text))) - 1
        start, end = self.sentences[number] if number >= 0 else (0, 0)
        return start if start <= place < end else place

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Where each line that says anything begins and ends."""
        return [line.span() for line in _LINE.finditer(self.text) if line[0].strip()]


def _informed(mention: Mention, role: Role | None) -> Mention:
    if role is None or mention.whose.role is not None:
        return mention
    return replace(mention, whose=mention.whose._replace(role=role))


def skeleton_of(text: str, found: Sequence[Mention], titles: Sequence[Marked]) -> Skeleton:
    """Put a sign in the place of each name, its ranks included, and of each title."""
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, sign in sorted(_signs(text, found, titles)):
        if start < at:
            continue
        letters += text[at:start], sign
        origin += *range(at, start), start
        at = end
    letters.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return Skeleton("".join(letters), tuple(origin), found)


def _signs(text: str, found: Sequence[Mention], titles: Sequence[Marked]) -> Iterator[tuple[int, int, str]]:
    for number, mention in enumerate(found[:MOST]):
        start, end = mention.from_rank, mention.end
        while start and end < len(text) and text[start - 1] in _EMPHASIS and text[end] in _EMPHASIS:
            start, end = start - 1, end + 1
        yield start, end, chr(FIRST + number)
    for title in titles:
        yield title.start, title.end, OWN if title.is_own else TITLE
