"""Which Korean names a name in Latin letters may stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from bot.catalogue.given_names import GIVEN_NAMES
from bot.catalogue.hangul import composed
from bot.catalogue.romanisation import CODA_TABLE, ONSET_TABLE, VOWEL_TABLE, rows

LONGEST = 7
"""Letters of the longest spelling of a syllable: gyeoung."""
MCCUNE = MOST_RARE = 2
"""How rare a reading is that McCune-Reischauer has; and how rare one may be, a common part being 0 and a rare one 1."""
MOST_LETTERS = 20
"""Letters of a given name that are looked at."""


Use: TypeAlias = Literal["common", "rare", "mccune"]
"""Which readings are wanted: those in common use, rare ones too, or all that McCune-Reischauer has as well."""


class _Way(NamedTuple):
    """One way to read a spelling: as which jamo, how rare that is (1 rare, 2 McCune), if in closed syllables only."""

    jamo: str
    use: int
    closed: bool = False


def _ways(table: str) -> dict[str, list[_Way]]:
    found: dict[str, list[_Way]] = {}
    for [jamo], *columns in rows(table):
        for use, column in enumerate(columns):
            for spelling in column:
                found.setdefault(spelling.rstrip("-"), []).append(_Way(jamo, use, spelling.endswith("-")))
    return found


_ONSETS = _ways(ONSET_TABLE) | {"": [_Way("ㅇ", 0)]}
_VOWELS = _ways(VOWEL_TABLE)
_VOWELS_ALONE = {
    "woo": [_Way("ㅜ", 0)],
    "wu": [_Way("ㅜ", 0)],
    "yi": [_Way("ㅣ", 0), _Way("ㅢ", 1)],
    "yee": [_Way("ㅣ", 0)],
    "lee": [_Way("ㅣ", 0)],
}
"""Spellings of vowels that nothing stands before."""
_CODAS = _ways(CODA_TABLE) | {"": [_Way("", 0)]}

_BEFORE_H = re.compile(r"(?<=[aeiou])(?=h[aeiouwy])")

SYLLABLES = frozenset(syllable for name in GIVEN_NAMES for syllable in name)
"""What given names are made of."""


def syllables(spelling: str, use: Use) -> frozenset[str]:
    """Return the syllables that a spelling may stand for; rare readings only where no common one is met in names."""
    return _syllables(spelling)[use]


@lru_cache(maxsize=16_384)
def _syllables(spelling: str) -> Mapping[Use, frozenset[str]]:
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for parts in _parts(spelling):
        rarity = MCCUNE if any(part.use == MCCUNE for part in parts) else sum(part.use for part in parts)
        if rarity <= MOST_RARE and not (rarity and spelling.startswith(("tae", "tan"))):  # never Dae: many bear either
            found[rarity].add(composed(*(part.jamo for part in parts)))
    common, rare, mccune = found
    allowed = common | rare if common.isdisjoint(SYLLABLES) else common
    return {"common": frozenset(common), "rare": frozenset(allowed), "mccune": frozenset(allowed | mccune)}


def _parts(spelling: str) -> Iterator[tuple[_Way, ...]]:
    """Yield every way to take a spelling apart into onset, vowel and coda."""
    for first in range(min(3, len(spelling))):
        onsets = _ONSETS.get(spelling[:first])
        if not onsets:
            continue
        for last in range(first + 1, min(first + 5, len(spelling) + 1)):
            codas, middle = _CODAS.get(spelling[last:]), spelling[first:last]
            vowels = _VOWELS.get(middle, []) + ([] if first else _VOWELS_ALONE.get(middle, []))
            if codas and vowels:
                yield from (parts for parts in product(onsets, vowels, codas) if parts[2].jamo or not parts[1].closed)


@lru_cache(maxsize=65_536)
def readings(words: tuple[str, ...], use: Use) -> frozenset[str]:
    """Return the names in Hangul that words of small Latin letters may stand for; where words break, syllables do."""
    if sum(map(len, words)) > MOST_LETTERS:
        return frozenset()
    if len(words) == 1:
        return _readings(words[0], use)
    return _likely({"".join(parts) for parts in product(*(_part(word, use) for word in words))})


def _part(word: str, use: Use) -> frozenset[str]:
    """Read a word beside others: as one syllable, if it may be one."""
    one = syllables(word, use)
    return _readings(word, use) if one.isdisjoint(SYLLABLES) else one


@lru_cache(maxsize=65_536)
def _readings(word: str, use: Use) -> frozenset[str]:
    parted = tuple(_BEFORE_H.sub(" ", word).split())
    if len(parted) > 1 and not GIVEN_NAMES.isdisjoint(begun := readings(parted, use)):
        return begun  # Dohyun is no Doh-yun
    found = _likely(_of(word, 1, use) | _of(word, 2, use))
    if any(map(SYLLABLES.issuperset, found)):
        return found
    return found | _likely(_of(word, 3, use))


@lru_cache(maxsize=65_536)
def _of(word: str, count: int, use: Use) -> frozenset[str]:
    """Return the readings of a word that have so many syllables."""
    if count == 1:
        return syllables(word, use) if 0 < len(word) <= LONGEST else frozenset()
    return frozenset(
        [
            head + tail
            for cut in range(1, min(len(word), LONGEST + 1))
            for head in syllables(word[:cut], use)
            for tail in _of(word[cut:], count - 1, use)
        ]
    )


def _likely(names: Collection[str]) -> frozenset[str]:
    """Keep what is made of syllables that names are made of, if anything is."""
    return frozenset([name for name in names if SYLLABLES.issuperset(name)] or names)
