"""Reduces a title to what tells it from others: no articles, no short forms, and every number in digits."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from bot.catalogue.english import is_word
from bot.catalogue.hangul import has_hangul, romanised
from bot.catalogue.matching import LOOKED_AT
from bot.catalogue.numerals import ROMAN_LETTERS, number_at, ordinal_at
from bot.catalogue.text import fold

ARTICLES: Final = frozenset({"a", "an", "the"})
MARKERS: Final = frozenset(
    (
        "season",
        "s",
        "series",
        "part",
        "pt",
        "chapter",
        "volume",
        "vol",
        "number",
        "sijeun",
        "shijeun",
        "sijun",
        "shijun",
        "shijoon",
        "pateu",
        "시즌",
        "파트",
    )
)
"""Words that say only that a number comes: Stranger Season 2 is Stranger 2."""
MARKED_BY_ORDINALS: Final = frozenset({"season", "series", "part"})
MISSPELT_MARKERS: Final = ("season", "part", "series", "sijeun")
SHORTEST_MARKER: Final = 4
"""Letters; a shorter word is not looked at for slips."""
MEASURES: Final = frozenset({"percent"})
"""Words that are as often left to a sign: 1 percent is 1%."""
SAME: Final = {
    "mr": "mister", "dr": "doctor", "mrs": "missus", "ms": "miss", "versus": "vs", "o": "oh",
    "feat": "ft", "featuring": "ft", "ok": "okay",
    "im": "i am", "ive": "i have", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "havent": "have not", "hasnt": "has not", "cant": "can not",
    "cannot": "can not", "wont": "will not", "youre": "you are", "youve": "you have", "theyre": "they are",
    "its": "it is", "whats": "what is", "thats": "that is", "lets": "let us", "hes": "he is", "shes": "she is",
}  # fmt: skip
"""What a word stands for in every title; apostrophes are gone by then."""
CLIPPED: Final = {"u": "you", "ur": "your", "r": "are", "n": "and", "luv": "love"}
"""What stands for a word as people type on phones, after an English word."""
CONTRACTED: Final = {"n't": " not", "'m": " am", "'re": " are", "'ll": " will", "'ve": " have"}
IS: Final = frozenset(
    ("it", "what", "that", "there", "here", "he", "she", "who", "where", "how", "something", "everything", "nothing")
)
"""What an 's after is short for is; after other words it is a possessive."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A title without what may be left out or written another way.

    `words` are those of the title without articles, numerals and what announces numerals; `spoken` are all but numerals
    and their announcement, hangul romanised. `letters` are those of `words`, hangul as single jamo.
    """

    folded: str
    words: tuple[str, ...]
    spoken: tuple[str, ...]
    numbers: tuple[str, ...]
    letters: str
    tokens: tuple[str, ...]
    is_korean: bool
    ends_in_number: bool


@lru_cache(maxsize=65_536)
def wording(text: str) -> Wording:
    """Reduce a title, of which no more is read than of what is typed.

    >>> wording("The Player, Season Two").letters, wording("Player 2").numbers
    ('player', ('2',))
    """
    return worded(text[:LOOKED_AT], tuple(_tokens(text[:LOOKED_AT])))


def worded(text: str, tokens: tuple[str, ...]) -> Wording:
    """Reduce a title that is split into its words already."""
    parts = list(_parts(tokens))
    said = tuple(part for part in parts if not part.isdecimal())
    numbers = tuple(str(int(part)) for part in parts if part.isdecimal())
    words = tuple(word for word in said if word not in ARTICLES)
    return Wording(
        folded=fold(text),
        words=words,
        spoken=tuple(romanised(word) for word in said),
        numbers=numbers,
        letters=unicodedata.normalize("NFD", "".join(words)),
        tokens=tokens,
        is_korean=any(has_hangul(word) for word in words),
        ends_in_number=bool(parts) and parts[-1].isdecimal(),
    )


def _tokens(text: str) -> Iterator[str]:
    """Split a text into words and runs of digits, contractions spelt out."""
    plain = html.unescape(text).translate(_QUOTES).replace("&", " and ")
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    marked = unicodedata.normalize(
        "NFC", "".join(letter for letter in spread if unicodedata.category(letter)[0] != "M")
    )
    before = "-"
    for found in _TOKEN.findall(_NUMBER_SIGN.sub("number ", marked.replace("number_", "number "))):
        for token in _spelt_out(found).split():
            yield CLIPPED[token] if token in CLIPPED and is_word(before) else token
            before = token


def _spelt_out(token: str) -> str:
    stem, quote, rest = token.rpartition("'")
    for short, long in CONTRACTED.items():
        if quote and token.endswith(short):
            stem = token[: -len(short)]
            return {"ca": "can", "wo": "will"}.get(stem, stem) + long if short == "n't" else stem + long
    if quote and rest == "s" and stem in IS:
        return f"{stem} is"
    plain = token.replace("'", "")
    return SAME.get(plain, plain)


_QUOTES: Final = dict.fromkeys((0x60, 0xB4, 0x2BC, 0x2018, 0x2019, 0x2032), "'")
_NUMBER_SIGN: Final = re.compile(r"#\s*(?=\d)|\bno\.?\s*(?=\d)")
_TOKEN: Final = re.compile(r"\d+(?:st|nd|rd|th)(?![^\W\d_])|\d+|[^\W\d_](?:[^\W\d_]|'(?=[^\W\d_]))*")


def _parts(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the words of a title with its numbers in digits, and without what announces them."""
    numbered = list(_numbered(tokens))
    for place, part in enumerate(numbered):
        before, after = numbered[place - 1] if place else "", numbered[place + 1 : place + 2]
        if after and after[0].isdecimal() and _is_marker(part):
            continue
        if before.isdecimal() and part in MEASURES:
            continue
        if part == TH and after and after[0] in MARKED_BY_ORDINALS:
            continue
        if part in MARKED_BY_ORDINALS and before == TH:
            continue
        yield part


TH: Final = "th"
"""Stands behind the number of an ordinal: the first love is not one love."""


def _numbered(tokens: Sequence[str]) -> Iterator[str]:
    """Yield the tokens with what is a number in digits."""
    place, before = 0, ""
    while place < len(tokens):
        token = tokens[place]
        number, taken = ordinal_at(tokens, place)
        is_ordinal = taken > 0
        if not taken:
            number, taken = number_at(tokens, place)
        if not taken and before in MARKERS and token in ROMAN_LETTERS:
            number, taken = ROMAN_LETTERS[token], 1
        if taken:
            yield str(number)
        elif token[0].isdecimal():
            yield token.rstrip("stndrh")
            is_ordinal = not token.isdecimal()
        else:
            yield token
        if is_ordinal:
            yield TH
        before, place = token, place + max(taken, 1)


def _is_marker(word: str) -> bool:
    """Whether a word before a number only announces it, a slip in it included."""
    if word in MARKERS:
        return True
    if len(word) < SHORTEST_MARKER or is_word(word):
        return False
    return any(OSA.distance(word, marker, score_cutoff=1) <= 1 for marker in MISSPELT_MARKERS)
