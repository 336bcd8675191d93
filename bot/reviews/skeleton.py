"""A review with a single sign for each name and each title in it, so that patterns are about the words between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from bot.catalogue import Role, fold
from bot.catalogue.hangul import is_hangul as is_hangul_name
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
_EMPHASIS: Final = frozenset("*_")
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

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Where each line that says anything begins and ends."""
        return [(line.start(), line.end()) for line in re.finditer(r"[^\n]*\S[^\n]*", self.text)]


def without_asides(skeleton: Skeleton) -> Skeleton:
    """Return the same without what only says who else somebody is: other dramas they were in, their name in Hangul."""
    return _without(
        _without(skeleton, _CREDIT, lambda _aside: True), _ASIDE, lambda aside: _tells_nothing(skeleton, aside)
    )


def _tells_nothing(skeleton: Skeleton, aside: str) -> bool:
    within = skeleton.all(aside)
    is_hangul = bool(within) and all(is_hangul_name(mention.text) for mention in within)
    return is_hangul or not any(mention.is_built or mention.whose.is_known for mention in within)


def _without(skeleton: Skeleton, aside: re.Pattern[str], is_dropped: Callable[[str], bool]) -> Skeleton:
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for found in aside.finditer(skeleton.text):
        if is_dropped(found[0]):
            kept.append(skeleton.text[at : found.start()])
            origin.extend(skeleton.origin[at : found.start()])
            at = found.end()
    kept.append(skeleton.text[at:])
    origin.extend(skeleton.origin[at:])
    return Skeleton("".join(kept), tuple(origin), skeleton.mentions)


_ASIDE: Final = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])")
_CREDIT: Final = re.compile(
    rf"(?<={NAME}),? (?:of|from) {TITLE}(?:(?:,| and|, and| &) {TITLE})*"
    rf"|,? (?:who|known for|best known|last seen|fresh off|of|from|whom)\b[^,.;()\n\ue000-\uf7ff]{{0,60}}{TITLE}"
    rf"[^,.;()\n\ue000-\uf7ff]{{0,30}},"
)


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
        letters.append(text[at:start])
        origin.extend(range(at, start))
        letters.append(sign)
        origin.append(start)
        at = end
    letters.append(text[at:])
    origin.extend(range(at, len(text) + 1))
    return Skeleton("".join(letters), tuple(origin), found)


def _signs(text: str, found: Sequence[Mention], titles: Sequence[Marked]) -> Iterator[tuple[int, int, str]]:
    for number, mention in enumerate(found[:MOST]):
        start, end = mention.from_rank, mention.end
        while text[start - 1 : start] in _EMPHASIS and text[end : end + 1] in _EMPHASIS and start and end < len(text):
            start, end = start - 1, end + 1
        yield start, end, chr(FIRST + number)
    for title in titles:
        yield title.start, title.end, OWN if title.is_own else TITLE
