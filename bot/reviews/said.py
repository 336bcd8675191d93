"""The words of a text as names are looked for in it: where each stands, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from bot.catalogue.english import is_word
from bot.catalogue.numerals import NUMBERS, ORDINALS
from bot.catalogue.ranks import RANKS
from bot.catalogue.text import fold
from bot.catalogue.title_parts import POINTERS, SMALL
from bot.reviews.telling import When


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text without hyphens: its place without a possessive ending, and its letters with it and without."""

    span: Span
    whole: str
    letters: str
    is_plain: bool
    is_capital: bool
    is_upper: bool
    is_first: bool
    is_number: bool
    is_tied: bool
    """Whether a hyphen ties it to the word before."""


_WORD = re.compile("[^\\W_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}`\N{MODIFIER LETTER APOSTROPHE}][^\\W_]+)*")
_POSSESSIVE = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}`\N{MODIFIER LETTER APOSTROPHE}][sS]$")
_CONTRACTED = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}`](?:t|m|re|ll|ve|d|em|n)$", re.IGNORECASE)
_TINY = SMALL | POINTERS | frozenset({"a", "am", "be", "do", "go", "he", "hi", "i", "no", "o", "oh", "so", "up", "us"})
"""Words that begin a sentence with a capital far more often than they are a name."""
_BEGINS = re.compile('[.!?\u2026:;\u2013\u2014\n\u2022"\u201c\u2018(\\[>]')
_HYPHEN = re.compile("[-\u2010\u2011]")


def words_of(text: str) -> list[Word]:
    found: list[Word] = []
    shouts, before = text.isupper(), 0
    for place, match in enumerate(_WORD.finditer(text)):
        said, between = match.group(), text[before : match.start()]
        stem = _POSSESSIVE.sub("", said)
        letters = fold(stem)
        contracted = _CONTRACTED.search(said) is not None
        found.append(
            Word(
                span=Span(match.start(), match.start() + len(stem)),
                whole=fold(said),
                letters=letters,
                is_plain=contracted or letters.isdecimal() or letters in RANKS or is_word(letters),
                is_capital=said[0].isupper() and not shouts,
                is_upper=stem.isupper(),
                is_first=not place or (_BEGINS.search(between) is not None and not _is_short(found[-1], between)),
                is_number=_is_number(letters),
                is_tied=len(between) == 1 and _HYPHEN.match(between) is not None,
            )
        )
        before = match.end()
    return found


def _is_short(word: Word, behind: str) -> bool:
    """Whether a full stop only shortens a rank."""
    return word.letters in RANKS and behind.strip() == "."


class Joined:
    """Words without what divides them, of which any stretch can be had at once."""

    def __init__(self, letters: Iterable[str]) -> None:
        found = list(letters)
        self._letters = "".join(found)
        self._starts = [0, *accumulate(map(len, found))]

    def between(self, place: int, end: int) -> str:
        """Return the letters of the words from a place on, before another."""
        return self._letters[self._starts[place] : self._starts[end]]


def is_written(run: Sequence[Word], when: When) -> bool:
    """Whether words are written as it takes to tell."""
    if when is When.ANYHOW:
        return True
    if when is When.STRANGE and any(map(_is_strange, run)):
        return True
    if when <= When.CAPITAL and any(word.is_tied for word in run[1:]):
        return True
    if when is When.CAPITAL and run[0].is_capital and any(map(_is_syllable, run[1:])):
        return True  # In u is a name, though "in" begins many a sentence
    if when is When.CAPITALS:
        return all(word.is_upper for word in run)
    main = [word for word in run if word.letters not in SMALL] or run
    capitals = [word for word in main if word.is_capital]
    if any(word.is_capital and not word.is_first for word in run):
        return True
    several = len(main) > 1 and len(capitals) == len(main)
    is_small = len(main) == 1 and main[0].is_plain and main[0].letters in _TINY
    return several or (bool(capitals) and when is not When.INSIDE and not is_small)


def _is_strange(word: Word) -> bool:
    return not word.is_plain or word.letters.isdecimal()


def _is_syllable(word: Word) -> bool:
    """Whether a word is a syllable of a name and no English word, as u is."""
    return _is_strange(word) or (len(word.letters) == 1 and word.letters not in _TINY)


def _is_number(letters: str) -> bool:
    return letters[:1].isdecimal() or letters in NUMBERS or letters in ORDINALS
