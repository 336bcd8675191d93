"""Reduces texts to what matters when two of them are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Split a text into its words: case, accents and punctuation dropped, a hyphenated name kept whole.

    >>> words("Strong Woman Do Bong-soon!")
    ('strong', 'woman', 'do', 'bongsoon')
    """
    if text.isascii():  # most are, and have nothing to take apart
        return tuple(text.lower().translate(_ASCII).split())
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return tuple(unicodedata.normalize("NFC", "".join(map(_kept, spread))).split())


def _kept(letter: str) -> str:
    """Return what is left of a letter: itself, a space between words, or nothing."""
    return letter if letter.isalnum() else " " if letter.isspace() or letter == "/" else ""


_ASCII = {code: _kept(chr(code)) for code in range(128)}


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Reduce a text to its letters and digits, so that spellings of one name compare equal.

    >>> fold("Ju Ji-hoon") == fold("ju ji hoon")
    True
    """
    return "".join(words(text))
