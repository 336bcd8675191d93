"""Finds people or characters by the beginning of a name in any spelling, or by something like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import chain

from rapidfuzz import fuzz, process

from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.hangul import is_hangul, revised
from bot.catalogue.known import Known, Named, known
from bot.catalogue.matching import cleaned
from bot.catalogue.names import cleaned_name
from bot.catalogue.ranks import without_ranks
from bot.catalogue.spelt import Spelt, spelt

LIKE = 75
"""The least likeness, of 100, at which a name is worth offering."""
ALIKE = 70
"""The least likeness at which it is worth looking whether a name is near."""
AFTER_ALL = "\U0010ffff"
"""Stands behind every letter."""


class NameIndex:
    """The names of many, each shown in one way, the best known first."""

    def __init__(self, names: Iterable[tuple[str, Named]]) -> None:
        merged: dict[str, list[Named]] = {}
        for shown, named in names:
            merged.setdefault(shown, []).append(named)
        self._shown = tuple(merged)
        self._named = tuple(merged.values())
        written = [[known(named) for named in alike] for alike in self._named]
        self._letters = frozenset(letters for alike in written for whom in alike for letters in whom.letters)
        keys = {(key, place) for place, alike in enumerate(written) for whom in alike for key in _keys(whom)}
        sounds = {(_sound(key), place) for key, place in keys}
        self._keys, self._sounds = sorted(keys), sorted(sounds)
        self._whole = [_sound(key) for key in map(_first, written)]
        self._by_sound: dict[str, list[Named]] = {}
        for sound, place in self._sounds:
            self._by_sound.setdefault(sound, []).extend(self._named[place])

    def __len__(self) -> int:
        return len(self._shown)

    def holds(self, typed: Spelt) -> bool:
        """Whether somebody is called exactly so, case and hyphens aside."""
        return typed.letters in self._letters

    def search(self, typed: str, limit: int = 10) -> list[str]:
        """Return the shown names that `typed` may be, whole or begun, likeliest first; of nothing, the best known."""
        told = cleaned_name(typed)
        if not told.letters:
            return list(self._shown[:limit])
        sound = _sound(told.letters)
        found = dict.fromkeys((*_equal(self._keys, told.letters), *_starting(self._keys, told.letters, limit)))
        ranks, plain = without_ranks(cleaned(typed))
        if ranks and len(found) < limit:
            found.update(dict.fromkeys(_starting(self._keys, spelt(plain).letters, limit)))
        if len(found) < limit:
            found.update(dict.fromkeys(_starting(self._sounds, sound, limit)))
        if len(found) < limit:
            like = process.extract(sound, self._whole, scorer=fuzz.ratio, limit=limit, score_cutoff=LIKE)
            found.update(dict.fromkeys(place for _name, _score, place in like))
        ordered = sorted(list(found)[: 2 * limit], key=lambda place: self._fits(told, place) < Fit.RESPELLED)
        return [self._shown[place] for place in ordered[:limit]]

    def alike(self, typed: str) -> Iterator[Named]:
        """Yield everybody of whose names one is anything like what was typed, the likest first, each once."""
        sound, seen = _sound(cleaned_name(typed).letters), set[int]()
        found = process.extract(sound, self._by_sound.keys(), scorer=fuzz.ratio, limit=None, score_cutoff=ALIKE)
        for key, _score, _number in found:
            for named in self._by_sound[key]:
                if id(named) not in seen:
                    seen.add(id(named))
                    yield named

    def _fits(self, told: Spelt, place: int) -> Fit:
        return max(fit_of(told, named) for named in self._named[place])


def _first(alike: list[Known]) -> str:
    names = chain.from_iterable((*whom.latin[:1],) for whom in alike)
    return next((name.letters for name in names), next(iter(alike[0].hangul), ""))


def _keys(whom: Known) -> Iterator[str]:
    """Yield what somebody may be looked up by: the name from the front and from the given name on."""
    yield from whom.letters
    yield from (split.letters + split.surname for split in whom.splits)
    yield from (given for _surname, given in whom.native)


def _equal(keys: list[tuple[str, int]], key: str) -> list[int]:
    return [place for _key, place in keys[bisect_left(keys, (key, -1)) : bisect_left(keys, (key, len(keys)))]]


def _starting(keys: list[tuple[str, int]], start: str, limit: int) -> list[int]:
    """Return the places of the best known keys that begin so."""
    first, last = bisect_left(keys, (start, -1)), bisect_left(keys, (start + AFTER_ALL, -1))
    return nsmallest(limit, {place for _key, place in keys[first:last]})


def _sound(letters: str) -> str:
    """Reduce a name to something like its sound, in which spellings of one name are mostly alike.

    Good enough to offer names, not to accept one: spellings chain here.
    """
    sound = revised(letters) if is_hangul(letters) else letters
    for pattern, kept in _SOUNDS:
        sound = pattern.sub(kept, sound)
    return sound


_SOUNDS = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"^(?:lee|yi|rhee)(?=[^aeiou])", "i"),
        (r"^pa[r]?k", "bak"),
        (r"^ch?oi", "coe"),
        (r"ch|j|z", "c"),
        (r"g|q", "k"),
        (r"d", "t"),
        (r"b|v", "p"),
        (r"l", "r"),
        (r"sh", "s"),
        (r"(?<=[aeiou])h(?![aeiouwy])", ""),
        (r"ae|ai|ay", "e"),
        (r"eui|ui|ee|yi", "i"),
        (r"y?(?:eou|eo|oo|ou|eu|u|o)+", "o"),
        (r"wo", "o"),
        (r"(.)\1+", r"\1"),
    )
)
