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
    plain = text.isascii()  # most are, and have nothing to take apart
    spread = text.lower() if plain else unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(
        letter if letter.isalnum() else " " if letter.isspace() or letter == "/" else "" for letter in spread
    )
    return tuple((kept if plain else unicodedata.normalize("NFC", kept)).split())


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, so that spellings of one name compare equal.

    >>> fold("Ju Ji-hoon") == fold("ju ji hoon")
    True
    """
    return "".join(words(text))
