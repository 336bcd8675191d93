"""A name as it is written: its words, and how it divides into surname and given name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.catalogue.hangul import is_hangul
from bot.catalogue.readings import Use, readings
from bot.catalogue.romanisation import SURNAMES

LONGEST_SURNAME = 2
"""Syllables."""
SURNAMES_SPELT = {
    spelling: frozenset(hangul for hangul, spellings in SURNAMES.items() if spelling in spellings)
    for spelling in {spelling for spellings in SURNAMES.values() for spelling in spellings}
}
"""The surnames that a spelling may stand for."""


@dataclass(frozen=True)
class Split:
    """One way to divide a name: the surnames that its surname may be in Hangul, empty where there is none.

    `is_last` says that the surname came last though the first word might be one too.
    """

    surnames: frozenset[str]
    surname: str
    given: tuple[str, ...]
    is_last: bool = False

    @cached_property
    def letters(self) -> str:
        """The given name as one word."""
        return "".join(self.given)

    def read(self, use: Use) -> frozenset[str]:
        """Return what the given name may stand for in Hangul."""
        return readings(self.given, use)

    def may_read(self, given: str) -> bool:
        """Whether it may stand for a given name, in a common way or in a rare one."""
        return given in self.read("common") or given in self.read("rare")

    def meets(self, other: Split) -> bool:
        """Whether both may stand for one given name, at least one of them in a common way."""
        return not (
            self.read("common").isdisjoint(other.read("rare")) and self.read("rare").isdisjoint(other.read("common"))
        )

    def meets_in_mccune(self, other: Split) -> bool:
        """Whether both may stand for one given name if this one is by McCune-Reischauer."""
        read = self.read("mccune")
        return not (read.isdisjoint(other.read("common")) and read.isdisjoint(other.read("mccune")))


@dataclass(frozen=True)
class Spelt:
    """A name as somebody wrote it, in small letters without marks: words, each of parts that hyphens join."""

    words: tuple[tuple[str, ...], ...]
    hangul: str
    is_marked: bool = False

    @cached_property
    def letters(self) -> str:
        """All of it as one word."""
        return self.hangul or "".join(part for word in self.words for part in word)

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """The ways to divide it into a surname and a given name, the likeliest first."""
        return tuple(_splits(self.words))

    @cached_property
    def alone(self) -> Split:
        """All of it as a given name."""
        return Split(frozenset(), "", tuple(part for word in self.words for part in word))

    @cached_property
    def is_mccune(self) -> bool:
        """Whether it may be in McCune-Reischauer, with or without its marks: nothing in it is of another system."""
        return self.is_marked or not any(
            _NOT_MCCUNE.search(part) or _NOT_MCCUNE_FIRST.match(word[0]) for word in self.words for part in word
        )


_NOT_MCCUNE = re.compile(r"eo|ee|oo|ou|eui|[ks]h|^woo|ah$|oh$|uh$|hyun|kyung|young|ck")
_NOT_MCCUNE_FIRST = re.compile(r"[gdbj]|lee|par|choi|noh|jun")
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}`"
_PARTS = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=65_536)
def spelt(name: str) -> Spelt:
    """Take a name apart."""
    if name.isascii():
        plain = name.lower()
    else:
        told = unicodedata.normalize("NFC", name)
        if is_hangul(told):
            return Spelt((), "".join(letter for letter in told if letter.isalnum()))
        spread = unicodedata.normalize("NFKD", told).casefold()
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    is_marked = any(mark in plain for mark in _APOSTROPHES)
    for mark in _APOSTROPHES:
        plain = plain.replace(mark, "")
    words = (tuple(_PARTS.findall(word)) for word in plain.split())
    return Spelt(tuple(word for word in words if word), "", is_marked)


def _surnames_of(spelling: str) -> frozenset[str]:
    return SURNAMES_SPELT.get(spelling, frozenset())


def _splits(words: tuple[tuple[str, ...], ...]) -> list[Split]:
    """Divide at the first word and at the last; a single word after every surname that it begins with."""
    if len(words) == 1:
        return _within("".join(words[0]), words[0])
    found = []
    for size in (1, 2):  # Nam Goong Min may be a surname in two words
        first, rest = "".join(part for word in words[:size] for part in word), words[size:]
        surnames = _surnames_of(first)
        if size == 2:  # noqa: PLR2004 - of two syllables
            surnames = frozenset(surname for surname in surnames if len(surname) == LONGEST_SURNAME)
        if surnames and rest:
            found.append(Split(surnames, first, tuple(part for word in rest for part in word)))
    last = "".join(words[-1])
    if _surnames_of(last):
        given = tuple(part for word in words[:-1] for part in word)
        found.append(Split(_surnames_of(last), last, given, is_last=bool(found)))
    return found


def _within(word: str, parts: tuple[str, ...]) -> list[Split]:
    if len(parts) > 1 and _surnames_of(parts[0]):
        return [Split(_surnames_of(parts[0]), parts[0], parts[1:])]
    cuts = [cut for cut in range(1, min(len(word) - 1, 9)) if _surnames_of(word[:cut])]
    return [Split(_surnames_of(word[:cut]), word[:cut], (word[cut:],)) for cut in reversed(cuts)]


def surname_of_hangul(name: str) -> str | None:
    """Return the surname of a whole name in Hangul, the longer one where two fit; None if it is no such name."""
    if not is_hangul(name) or " " in name:
        return None
    return next((name[:size] for size in (2, 1) if name[:size] in SURNAMES and len(name) > size), None)
