"""Searches all titles for what has been typed so far: their beginnings, their words, their sound, and slips in them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, product, takewhile
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.hangul import has_hangul, romanised
from bot.catalogue.matching import LOOKED_AT
from bot.catalogue.model import Drama
from bot.catalogue.sounds import sounds
from bot.catalogue.text import fold
from bot.catalogue.wording import ARTICLES

TITLE_STEPS: Final = (4, 6, 10)
"""At each of these numbers of letters one more slip is looked past in a whole title."""
WORD_STEPS: Final = (4, 7)
"""The same in each of its words."""
SHORTEST_SOUND: Final = 4
"""Sounds; of fewer no title is looked for by its sound."""
LONGEST: Final = 60
"""Letters of what was typed that are looked for."""
MOST_WORDS: Final = 8
"""Words of what was typed that are looked for one by one."""
_BREAK: Final = re.compile(r"[\s\-\u2013\u2014/:]+")


def _split(text: str) -> list[str]:
    """Split a text into folded words, hangul as single jamo, so that a syllable may be half typed."""
    return [unicodedata.normalize("NFD", fold(word)) for word in _BREAK.split(text) if fold(word)]


def _looked_past(letters: int, steps: Sequence[int]) -> int:
    return sum(letters >= step for step in steps)


class TitleSearch:
    """The titles of dramas, best known first, made ready to be searched as somebody types."""

    def __init__(self, titled: Iterable[tuple[Drama, Iterable[str]]]) -> None:
        self._dramas: list[Drama] = []
        self._places: list[int] = []
        self._starts: list[list[int]] = []
        self._by_letters: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_sound: dict[str, list[int]] = defaultdict(list)
        lines: list[str] = []
        for place, (drama, titles) in enumerate(titled):
            self._dramas.append(drama)
            named = dict.fromkeys(chain(titles, map(romanised, filter(has_hangul, titles))))
            lines += [self._add(_split(title), place) for title in named]
        self._text = "\n".join(["", *lines, ""])
        self._lines = [found.end() for found in re.finditer("\n", self._text)]
        self._words, self._heard = sorted(self._by_word), sorted(self._by_sound)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for letters in self._by_letters:
            self._by_length[len(letters)].append(letters)
        self._beginnings = lru_cache(maxsize=1_024)(self._begin)

    def _add(self, said: list[str], place: int) -> str:
        """Note the words of a title and return its letters."""
        letters = "".join(said)
        starts = [sum(map(len, said[:count])) for count in range(len(said))]
        self._places.append(place)
        self._starts.append(starts[1:] if said[0:1] and said[0] in ARTICLES and starts[1:] else starts)
        self._by_letters[letters].append(place)
        for word in said:
            self._by_word[word].add(place)
        if heard := sounds(letters).skeleton:
            self._by_sound[heard].append(place)
        return letters

    def __call__(self, typed: str, limit: int) -> list[Drama]:
        """Return the dramas that may be meant, likeliest first, and of those alike the best known first."""
        said = _split(typed[:LOOKED_AT])
        found: dict[int, None] = {}
        for places in self._ways("".join(said)[:LONGEST], said[:MOST_WORDS], limit):
            found.update(dict.fromkeys(sorted(set(places))))
            if len(found) >= limit:
                break
        return [self._dramas[place] for place in list(found)[:limit]]

    def _ways(self, wanted: str, said: list[str], limit: int) -> Iterator[Iterable[int]]:
        """Yield the places of dramas found in one way after the other."""
        if not wanted:
            return
        yield self._by_letters.get(wanted, ())
        yield from self._holding(wanted, limit)
        heard = sounds(wanted).skeleton
        if len(heard) >= SHORTEST_SOUND:
            alike = takewhile(lambda key: key.startswith(heard), self._heard[bisect_left(self._heard, heard) :])
            yield chain.from_iterable(self._by_sound[key] for key in alike)
        yield from _by_slips(self._with_slips(wanted))
        yield from _by_slips(self._with_words(said))

    def _holding(self, wanted: str, limit: int) -> Iterator[Iterable[int]]:
        """Yield the places of titles that begin with what is wanted, of those with a word that does, and of others."""
        begins: set[int] = set()
        word: set[int] = set()
        within: set[int] = set()
        at = self._text.find(wanted)
        while at >= 0 and len(begins) < limit:
            line = bisect_right(self._lines, at) - 1
            start, end, starts = self._lines[line], self._lines[line + 1] - 1, self._starts[line]
            letters = self._text[start:end]
            is_led = letters.startswith(wanted) or letters.startswith(wanted, *starts[:1])
            kind = begins if is_led else word if any(letters.startswith(wanted, each) for each in starts) else within
            kind.add(self._places[line])
            at = self._text.find(wanted, end)
        return iter((begins, word, within))

    def _with_slips(self, wanted: str) -> Mapping[int, set[int]]:
        """Return the places of titles that are what is wanted but for slips, by their number."""
        most = _looked_past(len(wanted), TITLE_STEPS)
        found: dict[int, set[int]] = defaultdict(set)
        lengths = range(len(wanted) - most, len(wanted) + most + 1) if most else ()
        titles = list(chain.from_iterable(self._by_length.get(length, ()) for length in lengths))
        for letters, slips, _number in process.extract(
            wanted, titles, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            found[slips].update(self._by_letters[letters])
        return found

    def _with_words(self, said: Sequence[str]) -> Mapping[int, set[int]]:
        """Return the places of titles that hold every word typed, or the beginning of it, by the number of slips."""
        reached: dict[int, int] | None = None
        for number, word in enumerate(said, 1):
            costs: dict[int, int] = {}
            for known, slips in self._like(word, is_last=number == len(said)):
                for place in self._by_word[known]:
                    if reached is None or place in reached:
                        costs[place] = min(slips + (reached or {}).get(place, 0), costs.get(place, LONGEST))
            reached = costs
        found: dict[int, set[int]] = defaultdict(set)
        for place, slips in (reached or {}).items():
            found[slips].add(place)
        return found

    def _like(self, word: str, *, is_last: bool) -> list[tuple[str, int]]:
        """Return the words of titles that are like one that was typed, each with its slips; the last may be begun."""
        begun = self._beginning(word)
        if begun and (is_last or begun[0] == word):
            return [(known, 0) for known in begun[: None if is_last else 1]]
        most = _looked_past(len(word), WORD_STEPS)
        if not most:
            return []
        like: dict[str, int] = {}
        lengths = (len(word), len(word) + 1) if is_last else (LONGEST,)
        for initial, length in product(dict.fromkeys(word[:2]), lengths):  # a slip may have put another one first
            beginnings = self._beginnings(initial, length)
            found = process.extract(word, beginnings.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
            for beginning, slips, _number in found:
                for known in beginnings[beginning]:
                    like[known] = min(slips, like.get(known, most))
        return list(like.items())

    def _beginning(self, letters: str) -> list[str]:
        """Return the words of titles that begin with these letters."""
        return self._words[bisect_left(self._words, letters) : bisect_right(self._words, letters + "\U0010ffff")]

    def _begin(self, initial: str, length: int) -> Mapping[str, list[str]]:
        """Return the words of titles that begin with a letter, by their first letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._beginning(initial):
            found[word[:length]].append(word)
        return dict(found)


def _by_slips(found: Mapping[int, set[int]]) -> Iterator[Iterable[int]]:
    return (found[slips] for slips in sorted(found))
