"""Tells whether two spellings may be of one Korean name, generously: for comparing tables, not for judging players."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

ALIKE = 82
"""The least likeness, of 100, of two spellings of one name."""
INITIALS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
FINALS = (
    "", "k", "k", "ks", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
    "t", "t", "k", "t", "p", "t",
)  # fmt: skip
SURNAMES = {
    "이": "lee", "박": "park", "최": "choi", "임": "lim", "노": "noh", "유": "yoo", "우": "woo", "조": "jo",
    "정": "jung", "강": "kang", "김": "kim", "고": "go", "문": "moon", "주": "joo", "신": "shin", "심": "shim",
    "서": "seo", "구": "koo", "권": "kwon", "안": "ahn", "오": "oh", "류": "ryu",
}  # fmt: skip
SAME_SOUND = (
    ("sh", "s"), ("eo", "u"), ("oo", "u"), ("ou", "u"), ("yeo", "yu"), ("ee", "i"), ("eu", "u"), ("ae", "e"),
    ("ui", "i"), ("wu", "u"), ("ck", "g"), ("ch", "j"), ("k", "g"), ("p", "b"), ("t", "d"), ("r", "l"), ("gh", "g"),
)  # fmt: skip
FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3


def romanised(name: str) -> str:
    """Write a Korean name in letters, syllable by syllable."""
    return "".join(
        SURNAMES.get(letter) or _syllable(letter) if place == 0 and len(name) > 1 else _syllable(letter)
        for place, letter in enumerate(name)
    )


def _syllable(letter: str) -> str:
    if not FIRST_SYLLABLE <= ord(letter) <= LAST_SYLLABLE:
        return letter
    initial, rest = divmod(ord(letter) - FIRST_SYLLABLE, len(VOWELS) * len(FINALS))
    vowel, final = divmod(rest, len(FINALS))
    return INITIALS[initial] + VOWELS[vowel] + FINALS[final]


def skeleton(name: str) -> str:
    """Reduce a name to what its spellings have in common."""
    kept = re.sub(r"[^a-z]", "", romanised(re.sub(r"[^\w]", "", name)).casefold())
    for sound, same in SAME_SOUND:
        kept = kept.replace(sound, same)
    return re.sub(r"(.)\1", r"\1", kept)


def are_alike(one: str, other: str) -> bool:
    """Whether two spellings may be of one name, in whichever order its parts stand."""
    known, words = skeleton(other), one.split()
    turned = (skeleton("".join(words[place:] + words[:place])) for place in range(max(1, len(words))))
    return bool(known) and any(said and fuzz.ratio(said, known) >= ALIKE for said in turned)
