"""A name as it is written: its words, and how it divides into surname and given name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from bot.catalogue.hangul import is_hangul
from bot.catalogue.readings import Use, readings
from bot.catalogue.romanisation import SURNAMES

SURNAMES_SPELT = {
    spelling: frozenset(hangul for hangul, spellings in SURNAMES.items() if spelling in spellings)
    for spelling in {spelling for spellings in SURNAMES.values() for spelling in spellings}
}
"""The surnames that a spelling may stand for."""


@dataclass(frozen=True, eq=False)
class Split:
    """One way to divide a name: the surnames that its surname may be in Hangul, empty where there is none.

    `letters` are those of the given name. `is_last` says that the surname came last though the first word might be one
    too.
    """

    surnames: frozenset[str]
    surname: str
    given: tuple[str, ...]
    letters: str
    is_last: bool = False

    def read(self, use: Use) -> frozenset[str]:
        """Return what the given name may stand for in Hangul."""
        return readings(self.given, use)

    def may_read(self, given: str) -> bool:
        """Whether it may stand for a given name, in a common way or in a rare one."""
        return given in self.read("common") or given in self.read("rare")

    def meets(self, other: Split) -> bool:
        """Whether both may stand for one given name, at least one of them in a common way."""
        mine, theirs = self.read("common"), other.read("common")
        if not mine.isdisjoint(theirs):  # as most that meet; rare readings need not be made then
            return True
        return not (mine.isdisjoint(other.read("rare")) and self.read("rare").isdisjoint(theirs))

    def meets_in_mccune(self, other: Split) -> bool:
        """Whether both may stand for one given name if this one is by McCune-Reischauer."""
        read = self.read("mccune")
        return not (read.isdisjoint(other.read("common")) and read.isdisjoint(other.read("mccune")))


@dataclass(frozen=True, eq=False)
class Spelt:
    """A name as somebody wrote it, in small letters without marks: words, each of parts that hyphens join.

    `letters` is all of it as one word; `splits` are the ways to divide it, the likeliest first, and `alone` is all of
    it as a given name. `ranks` are those that were said with it and taken off.
    """

    words: tuple[tuple[str, ...], ...]
    letters: str
    hangul: str
    splits: tuple[Split, ...]
    alone: Split
    is_marked: bool = False
    ranks: frozenset[str] = frozenset()

    @cached_property
    def is_mccune(self) -> bool:
        """Whether it may be in McCune-Reischauer, with or without its marks: nothing in it is of another system."""
        return self.is_marked or not any(
            _NOT_MCCUNE.search(part) or _NOT_MCCUNE_FIRST.match(word[0]) for word in self.words for part in word
        )


_NOT_MCCUNE = re.compile(r"eo|ee|oo|ou|eui|[ks]h|^woo|ah$|oh$|uh$|hyun|kyung|young|ck")
_NOT_MCCUNE_FIRST = re.compile(r"[gdbj]|lee|par|choi|noh|jun")
_APOSTROPHES = str.maketrans(
    "", "", "'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
)
_PARTS = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=65_536)
def spelt(name: str) -> Spelt:
    """Take a name apart."""
    if name.isascii():
        plain = name.lower()
    else:
        told = unicodedata.normalize("NFC", name)
        if is_hangul(told):
            syllables = "".join(letter for letter in told if letter.isalnum())
            return Spelt((), syllables, syllables, (), _split(frozenset(), "", ()))
        spread = unicodedata.normalize("NFKD", told).casefold()
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    unmarked = plain.translate(_APOSTROPHES)
    words = tuple(filter(None, map(_parts, unmarked.split())))
    alone = _split(frozenset(), "", tuple(chain.from_iterable(words)))
    splits = tuple(_splits(words)) if words else ()
    return Spelt(words, alone.letters, "", splits, alone, is_marked=unmarked != plain)


def _parts(word: str) -> tuple[str, ...]:
    return (word,) if word.isalpha() else tuple(_PARTS.findall(word))


def _split(surnames: frozenset[str], surname: str, given: tuple[str, ...], *, is_last: bool = False) -> Split:
    return Split(surnames, surname, given, "".join(given), is_last)


def _surnames_of(spelling: str) -> frozenset[str]:
    return SURNAMES_SPELT.get(spelling, frozenset())


def _splits(words: tuple[tuple[str, ...], ...]) -> list[Split]:
    """Divide at the first word and at the last; a single word after every surname that it begins with."""
    if len(words) == 1:
        (parts,) = words
        return _within(parts[0]) if len(parts) == 1 else []  # So-yi is a given name, not one of the So family
    found = []
    for size in (1, 2):  # Nam Goong Min may be a surname in two words
        first, rest = "".join(chain.from_iterable(words[:size])), words[size:]
        surnames = _surnames_of(first)
        if rest and any(len(surname) >= size for surname in surnames):
            found.append(_split(surnames, first, tuple(chain.from_iterable(rest))))
    last = "".join(words[-1])
    if surnames := _surnames_of(last):
        found.append(_split(surnames, last, tuple(chain.from_iterable(words[:-1])), is_last=bool(found)))
    return found


def _within(word: str) -> list[Split]:
    cuts = [cut for cut in range(1, min(len(word) - 1, 9)) if _surnames_of(word[:cut])]
    return [_split(_surnames_of(word[:cut]), word[:cut], (word[cut:],)) for cut in reversed(cuts)]
