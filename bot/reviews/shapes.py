"""How Korean names are built: what is one wherever it is met, be its bearer known or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.catalogue.english import is_word
from bot.catalogue.hangul import FIRST, LAST
from bot.catalogue.readings import syllables
from bot.catalogue.spelt import SURNAMES_SPELT
from bot.reviews.ordinary import is_plain

SYLLABLES: Final = 2
"""Of a given name."""
SHORTEST_SYLLABLE: Final = 2
"""Letters of one."""
VOWELS: Final = frozenset("aiou")
"""Syllables of a single letter, which a hyphen marks, as in Seong-a."""
LONGEST_GIVEN: Final = 10
"""Letters of a given name in one word, such as Kyoungsoon."""
HANGUL_SIZES: Final = range(3, 5)
"""Syllables of a full name in Hangul."""
_HYPHEN: Final = re.compile(r"[-\u2010\u2011]")
_SURNAMES: Final = frozenset(hangul for many in SURNAMES_SPELT.values() for hangul in many if len(hangul) == 1)


def is_capital(word: str) -> bool:
    """Whether a word begins as names do; Hangul has no small letters."""
    return word[:1].isupper() or FIRST <= word[:1] <= LAST


@lru_cache(maxsize=16_384)
def is_given_name(word: str) -> bool:
    """Whether a word with a hyphen is built as a Korean given name of two syllables."""
    parts = _HYPHEN.split(word.casefold())
    return len(parts) == SYLLABLES and all(part in VOWELS or _is_syllable(part) for part in parts)


def is_full_name(parts: Sequence[str]) -> bool:
    """Whether words are built as a Korean surname and given name are, written with capitals as names are."""
    surname, *given = parts
    if not given:
        return len(surname) in HANGUL_SIZES and surname[0] in _SURNAMES
    if len(given) > SYLLABLES or not _is_surname(surname):
        return _is_turned(parts)
    return _is_one_word(*given) if len(given) == 1 else _is_two_words(surname, *given)


def _is_one_word(given: str) -> bool:
    return given[:1].isupper() and (is_given_name(given) or (_may_be_given(given) and not is_plain(given)))


def _is_two_words(surname: str, first: str, second: str) -> bool:
    """Whether a given name follows in two words, as in Ju Ji Hoon; three English words are no name."""
    if not (_is_syllable(first.casefold()) and _is_syllable(second.casefold())):
        return False
    is_marked = first[:1].isupper() and (second[:1].isupper() or not is_word(second))
    return is_marked and not (is_plain(first) and is_plain(second) and is_word(surname.casefold()))


def _is_turned(parts: Sequence[str]) -> bool:
    """Whether words are a given name with a hyphen and a surname behind it, as in Ji-hoon Ju."""
    given, surname, *others = parts
    return not others and is_given_name(given) and given[:1].isupper() and _is_surname(surname)


def may_be_turned(parts: Sequence[str]) -> bool:
    """Whether two words may be a given name and a surname behind it, as in Jihoon Ju."""
    given, surname = parts
    return _is_surname(surname) and given[:1].isupper() and not is_plain(given)


def _is_surname(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in SURNAMES_SPELT


def _is_syllable(word: str) -> bool:
    return len(word) >= SHORTEST_SYLLABLE and bool(syllables(word, "common"))


def _may_be_given(word: str) -> bool:
    """Whether a word may be a given name without a hyphen: of one syllable, or of two."""
    folded = word.casefold()
    if not SHORTEST_SYLLABLE <= len(folded) <= LONGEST_GIVEN or not folded.isalpha():
        return False
    if syllables(folded, "common"):
        return True
    cuts = range(SHORTEST_SYLLABLE, len(folded) - 1)
    return any(syllables(folded[:cut], "common") and syllables(folded[cut:], "common") for cut in cuts)
