"""Hangul: syllables from jamo and back, in Latin letters as it is written and as it sounds, and as it is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from bot.catalogue.romanisation import ASSIMILATED, CODAS, KEY_TABLE, LINKED, ONSETS, REVISED, VOWELS

FIRST, LAST = "가", "힣"
"""The syllables of Unicode, by which Hangul is told from other letters."""


def has_hangul(text: str) -> bool:
    """Whether a text holds a syllable of Hangul."""
    return any(FIRST <= letter <= LAST for letter in text)


def is_hangul(text: str) -> bool:
    """Whether a text holds syllables of Hangul and no letter of another alphabet."""
    return has_hangul(text) and not any(letter.isalpha() and not FIRST <= letter <= LAST for letter in text)


def composed(onset: str, vowel: str, coda: str) -> str:
    """Return the syllable of three jamo; the coda may be empty."""
    place = (ONSETS.index(onset) * len(VOWELS) + VOWELS.index(vowel)) * len(CODAS) + CODAS.index(coda)
    return chr(ord(FIRST) + place)


def decomposed(syllable: str) -> tuple[str, str, str]:
    """Return the three jamo of a syllable; the coda may be empty."""
    rest, coda = divmod(ord(syllable) - ord(FIRST), len(CODAS))
    onset, vowel = divmod(rest, len(VOWELS))
    return ONSETS[onset], VOWELS[vowel], CODAS[coda]


def joined(text: str) -> str:
    """Put a consonant that was typed after its syllable into it, as where keys were hit one by one.

    >>> joined("김수혀\u1102")
    '김수현'
    """
    return _LOOSE.sub(_closed, text)


def _closed(found: re.Match[str]) -> str:
    onset, vowel, coda = decomposed(found[1])
    last = ONSETS[ord(found[2]) - ord("\u1100")]
    return found[0] if coda or last not in CODAS else composed(onset, vowel, last)


_LOOSE = re.compile("([가-힣])([\u1100-\u1112])(?![\u1161-\u1175])")


def initials(text: str) -> str:
    """Return the first consonant of each syllable, as quizzes in Korea give them for a hint."""
    return "".join(decomposed(letter)[0] if FIRST <= letter <= LAST else letter for letter in text)


def revised(text: str) -> str:
    """Write Hangul in Revised Romanisation syllable by syllable, as names are; other letters stay.

    >>> revised("공유")
    'gongyu'
    """
    return "".join("".join(_revised(letter)) for letter in text)


@lru_cache(maxsize=16_384)
def romanised(text: str) -> str:
    """Write Hangul in Revised Romanisation as it sounds, syllables changing one another; other letters stay.

    >>> romanised("그 립스틱 바르지 마요")
    'geu ripseutik bareuji mayo'
    """
    letters = unicodedata.normalize("NFC", text)
    said = [_revised(letter) for letter in letters]
    for (letter, syllable), (after, following) in pairwise(zip(letters, said, strict=True)):
        if has_hangul(letter) and has_hangul(after):
            _join(decomposed(letter)[2], syllable, following)
    return "".join(map("".join, said))


def _revised(letter: str) -> list[str]:
    """Return the parts of a syllable in Latin letters, or another letter as it is."""
    if not FIRST <= letter <= LAST:
        return [letter]
    return [latin[jamo] for latin, jamo in zip(REVISED, decomposed(letter), strict=True)]


def _join(coda: str, syllable: list[str], following: list[str]) -> None:
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
    return "".join(map(_keys, unicodedata.normalize("NFC", text)))


def _keys(letter: str) -> str:
    parts = decomposed(letter) if FIRST <= letter <= LAST else (letter,)
    return "".join(KEY_TABLE.get(part, part) for part in parts)
