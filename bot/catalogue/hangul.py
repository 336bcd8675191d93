"""Hangul: syllables from jamo and back, Revised Romanisation, and what a Latin keyboard makes of it."""

from __future__ import annotations

from bot.catalogue.romanisation import CODAS, ONSETS, REVISED_CODAS, REVISED_ONSETS, REVISED_VOWELS, VOWELS

FIRST, LAST = 0xAC00, 0xD7A3
KEYS = dict(
    zip(
        "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml",
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ",
        strict=True,
    )
)
"""The jamo on the keys of a Korean keyboard."""
JOINED = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ",
}  # fmt: skip
"""Vowels that are typed with two keys."""


def is_hangul(text: str) -> bool:
    """Whether a text holds syllables of Hangul and no letter of another alphabet."""
    return any(FIRST <= ord(letter) <= LAST for letter in text) and not any(
        letter.isalpha() and not FIRST <= ord(letter) <= LAST for letter in text
    )


def composed(onset: str, vowel: str, coda: str) -> str:
    """Return the syllable of three jamo; the coda may be empty."""
    return chr(FIRST + (ONSETS.index(onset) * len(VOWELS) + VOWELS.index(vowel)) * len(CODAS) + CODAS.index(coda))


def decomposed(syllable: str) -> tuple[str, str, str]:
    """Return the three jamo of a syllable; the coda may be empty."""
    rest, coda = divmod(ord(syllable) - FIRST, len(CODAS))
    onset, vowel = divmod(rest, len(VOWELS))
    return ONSETS[onset], VOWELS[vowel], CODAS[coda]


def revised(hangul: str) -> str:
    """Return a text in Revised Romanisation, syllable by syllable; other letters stay.

    >>> revised("공유")
    'gongyu'
    """
    return "".join(_revised(letter) if FIRST <= ord(letter) <= LAST else letter for letter in hangul)


def _revised(syllable: str) -> str:
    onset, vowel, coda = decomposed(syllable)
    return REVISED_ONSETS[ONSETS.index(onset)] + REVISED_VOWELS[VOWELS.index(vowel)] + REVISED_CODAS[CODAS.index(coda)]


def initials(hangul: str) -> str:
    """Return the first consonant of each syllable, as quizzes in Korea give them for a hint."""
    return "".join(decomposed(letter)[0] if FIRST <= ord(letter) <= LAST else letter for letter in hangul)


def from_keys(typed: str) -> str | None:
    """Return the Hangul that somebody meant whose keyboard was set to Latin letters; None if it makes none.

    >>> from_keys("rhddb")
    '공유'
    """
    jamo = [KEYS.get(key) or KEYS.get(key.lower()) for key in typed if not key.isspace()]
    if not jamo or None in jamo:
        return None
    return _syllables("".join(filter(None, jamo)))


def _syllables(jamo: str) -> str | None:
    """Put jamo together to syllables; None where they do not begin and end as syllables do."""
    made, place = [], 0
    while place < len(jamo):
        onset, vowel = jamo[place], jamo[place + 1 : place + 3]
        if onset not in ONSETS or vowel[:1] not in VOWELS or not vowel:
            return None
        both = JOINED.get(vowel)
        place += 3 if both else 2
        coda = ""
        if place < len(jamo) and jamo[place] in CODAS and jamo[place + 1 : place + 2] not in VOWELS:
            coda, place = jamo[place], place + 1
        made.append(composed(onset, both or vowel[0], coda))
    return "".join(made)
