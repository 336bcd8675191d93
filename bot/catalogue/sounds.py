"""Compares Korean that is written in Latin letters, whichever way it was romanised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Levenshtein

# Each line: a coarse class, and spellings with the jamo they may stand for. Two spellings are of one vowel where they
# share a jamo, which does not chain: u may be ㅓ or ㅡ, and eo and eu stay apart.
VOWEL_TABLE: Final = """
a | a:ㅏ ah:ㅏ aa:ㅏ ya:ㅑ wa:ㅘ
e | ae:ㅐㅔ ay:ㅐ e:ㅔㅐ eh:ㅔㅐ yae:ㅒㅖ ye:ㅖㅒ wae:ㅙㅞ we:ㅞㅙㅚ oe:ㅚㅙ oi:ㅚ
o | eo:ㅓ uh:ㅓ o:ㅗㅓ oh:ㅗㅓ u:ㅜㅓㅡ oo:ㅜ wu:ㅜ woo:ㅜ ou:ㅜㅗ eu:ㅡ
o | yeo:ㅕ yo:ㅛㅕ yu:ㅠㅕ yoo:ㅠ you:ㅠㅕㅛ wo:ㅝ weo:ㅝ uo:ㅝ
i | i:ㅣ ee:ㅣ yi:ㅣㅢ wi:ㅟ wee:ㅟ ui:ㅢ eui:ㅢ
"""
CONSONANT_TABLE: Final = """
K | g k kk gg gh kh
T | d t dd tt dh th
P | b p bb pp ph
S | s ss sh
C | j ch jj z
L | r l
M | m
N | n
G | ng
H | h
"""
GLIDES: Final = {"ㅑ": "ㅏ", "ㅒ": "ㅐ", "ㅕ": "ㅓ", "ㅖ": "ㅔ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}
"""After s, j and ch nothing is heard of the y in these."""
WRITTEN_ALIKE: Final = frozenset("TSC")
"""Consonants that sound alike at the end of a syllable, so that any of them is written there."""
NASALISED: Final = (frozenset("KG"), frozenset("PM"), frozenset("TSCN"), frozenset("LN"))
"""Those that are written for each other before one of `NASALS`, as they are spelt or as they are said."""
NASALS: Final = frozenset("NML")
STEPS: Final = (8, 16, 24)
"""At each of these numbers of sounds one more of them may differ."""

VOWELS: Final = {
    spelling: (coarse, jamo)
    for coarse, row in (line.split(" | ") for line in VOWEL_TABLE.strip().split("\n"))
    for spelling, jamo in (entry.split(":") for entry in row.split())
}
CONSONANTS: Final = {
    spelling: coarse
    for coarse, row in (line.split(" | ") for line in CONSONANT_TABLE.strip().split("\n"))
    for spelling in row.split()
}


def _pattern() -> re.Pattern[str]:
    """Make what finds the longest spelling; an h or ng before a vowel belongs to that."""
    spellings = sorted((*VOWELS, *CONSONANTS), key=len, reverse=True)
    bound = {spelling for spelling in spellings if spelling == "ng" or (spelling in VOWELS and spelling.endswith("h"))}
    return re.compile("|".join(f"{each}(?![aeiouwy])" if each in bound else each for each in spellings))


_SOUND: Final = _pattern()
_SHAPE: Final = re.compile(r"[A-Z]?[aeio]+(?:[A-Z]{1,2}[aeio]+)*[A-Z]?")
_GLIDE: Final = re.compile(r"(?<=[uo])w(?=a)")


@dataclass(frozen=True, slots=True)
class Sounds:
    """A text as it is heard: a letter of a coarse class for each sound, and the jamo that each vowel may be."""

    skeleton: str
    jamo: tuple[str, ...]


SILENCE: Final = Sounds("", ())


@lru_cache(maxsize=32_768)
def sounds(letters: str) -> Sounds:
    """Take a text of small Latin letters apart, or return `SILENCE` where it cannot be romanised Korean.

    >>> sounds("doraon").skeleton == sounds("dolaon").skeleton
    True
    """
    skeleton: list[str] = []
    jamo: list[str] = []
    text, place = _GLIDE.sub("", letters), 0
    while found := _SOUND.match(text, place):
        place = found.end()
        coarse, meant = VOWELS.get(found.group()) or (CONSONANTS[found.group()], "")
        if not meant and coarse in skeleton[-1:]:
            continue  # a doubled consonant, or two in a row that sound alike
        if meant and skeleton[-1:] in (["S"], ["C"]):
            meant = "".join(GLIDES.get(each, each) for each in meant)
        if coarse != "H" or not (skeleton and skeleton[-1].isupper()):  # an h after a consonant is hardly heard
            skeleton.append(coarse)
            jamo.append(meant)
    heard = Sounds("".join(skeleton), tuple(jamo))
    return heard if place == len(text) and _SHAPE.fullmatch(heard.skeleton) else SILENCE


def allowed(one: Sounds, other: Sounds) -> int:
    """Return in how many sounds two texts may differ and still be one."""
    fewest = min(len(one.skeleton), len(other.skeleton))
    return sum(fewest >= least for least in STEPS)


def differing(one: Sounds, other: Sounds, most: int) -> int:
    """Return in how many sounds two texts differ, or any number above `most` where there are more."""
    there = len(other.skeleton)
    if abs(len(one.skeleton) - there) > 2 * most + 2:
        return most + 1
    found = 0
    for step in Levenshtein.opcodes(one.skeleton, other.skeleton):
        start, end, other_start, other_end = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            pairs = zip(one.jamo[start:end], other.jamo[other_start:other_end], strict=True)
            found += sum(mine != yours and not set(mine) & set(yours) for mine, yours in pairs)
        elif step.tag == "replace":
            found += sum(
                not _is_ending(one.skeleton, mine, other.skeleton, yours)
                for mine, yours in zip(range(start, end), range(other_start, other_end), strict=True)
            )
        else:
            found += _lost(one.skeleton, start, end) + _lost(other.skeleton, other_start, other_end)
        if found > most:
            break
    return found


def _lost(skeleton: str, start: int, end: int) -> int:
    """Return how many of these sounds are missed where they are left out: not an h, nor what the next one swallows."""
    return sum(not _is_swallowed(skeleton, place) for place in range(start, end))


def _is_swallowed(skeleton: str, place: int) -> bool:
    """Whether a sound is hardly heard: an h between others, or the end of a syllable before a like consonant."""
    after = skeleton[place + 1 : place + 2]
    if not place or not after:
        return False
    return skeleton[place] == "H" or (after.isupper() and _is_one({skeleton[place], after}, skeleton, place + 1))


def _is_ending(one: str, mine: int, other: str, yours: int) -> bool:
    """Whether two different sounds both end a syllable and are of those that are written for each other there."""
    if one[mine + 1 : mine + 2].islower() or other[yours + 1 : yours + 2].islower():
        return False
    pair = {one[mine], other[yours]}
    return _is_one(pair, one, mine + 1) or _is_one(pair, other, yours + 1)


def _is_one(pair: set[str], skeleton: str, after: int) -> bool:
    """Whether two consonants are one at the end of a syllable, given the place of the sound after it."""
    if pair <= WRITTEN_ALIKE:
        return True
    return bool(NASALS.intersection(skeleton[after : after + 1])) and any(pair <= group for group in NASALISED)
