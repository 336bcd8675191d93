"""Writes hangul in Latin letters, as it sounds and as it is typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

FIRST, LAST = "가", "힣"
VOWEL_COUNT, CODA_COUNT = 21, 28

_LATIN: Final = """
g kk n d tt r m b pp s ss . j jj ch k t p h
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
. k k k n n n t l k m l l l p l m p p t t ng t t k t p t
. g kk gs n nj n d r lg lm lb ls lt lp r m b bs s ss ng j ch k t p .
"""
_KEYS: Final = """
r R s e E f a q Q t T d w W c z x v g
k o i O j p u P h hk ho hl y n nj np nl b m ml l
. r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g
"""


def _rows(table: str) -> list[list[str]]:
    """Return the lines of a table as lists, a dot being nothing."""
    return [["" if each == "." else each for each in row.split()] for row in table.strip().split("\n")]


ONSETS, VOWELS, CODAS, LINKED = _rows(_LATIN)
"""The parts of a syllable in Revised Romanisation, in the order of Unicode; a coda before a vowel is `LINKED`."""

_ASSIMILATED: Final = """
kn:ngn km:ngm tn:nn tm:nm pn:mn pm:mm nr:ll ln:ll lr:ll kr:ngn tr:nn pr:mn mr:mn ngr:ngn
"""
ASSIMILATED: Final = dict(entry.split(":") for entry in _ASSIMILATED.split())
"""What a coda and the onset after it become in speech."""

KEY_ONSETS, KEY_VOWELS, KEY_CODAS = _rows(_KEYS)
KEYS: Final = dict(zip(map(chr, range(0x1100, 0x1113)), KEY_ONSETS, strict=True)) | dict(
    zip(map(chr, range(0x1161, 0x1176)), KEY_VOWELS, strict=True)
)
"""The keys of the usual Korean layout (Dubeolsik) that type each jamo outside a syllable."""


def is_hangul(text: str) -> bool:
    """Whether a text holds a syllable of hangul."""
    return any(FIRST <= letter <= LAST for letter in text)


@lru_cache(maxsize=16_384)
def romanised(text: str) -> str:
    """Write hangul by Revised Romanisation, changes of sound between syllables included; the rest stays as it is.

    >>> romanised("그 립스틱 바르지 마요")
    'geu ripseutik bareuji mayo'
    """
    letters = unicodedata.normalize("NFC", text)
    parts = [_parts(letter) for letter in letters]
    said = [
        [letter] if part is None else [ONSETS[part[0]], VOWELS[part[1]], CODAS[part[2]]]
        for letter, part in zip(letters, parts, strict=True)
    ]
    for (part, syllable), (after, following) in pairwise(zip(parts, said, strict=True)):
        if part is not None and after is not None:
            _join(part[2], syllable, following)
    return "".join(map("".join, said))


def _join(coda: int, syllable: list[str], following: list[str]) -> None:
    """Let the end of a syllable and the beginning of the next one change each other."""
    if not following[0]:
        syllable[2] = LINKED[coda]
    elif syllable[2] + following[0] in ASSIMILATED:
        both = ASSIMILATED[syllable[2] + following[0]]
        syllable[2], following[0] = both[:-1], both[-1]


@lru_cache(maxsize=16_384)
def keys(text: str) -> str:
    """Return the keys of a Korean keyboard that type a text, as they read where the layout was an English one.

    >>> keys("도깨비")
    'ehRoql'
    """
    return "".join(map(_keys, unicodedata.normalize("NFKC", text)))


def _keys(letter: str) -> str:
    part = _parts(letter)
    if part is None:
        return KEYS.get(letter, letter)
    return KEY_ONSETS[part[0]] + KEY_VOWELS[part[1]] + KEY_CODAS[part[2]]


def _parts(letter: str) -> tuple[int, int, int] | None:
    """Return the places of a syllable's onset, vowel and coda among all of them."""
    if not FIRST <= letter <= LAST:
        return None
    onset, rest = divmod(ord(letter) - ord(FIRST), VOWEL_COUNT * CODA_COUNT)
    return onset, *divmod(rest, CODA_COUNT)
