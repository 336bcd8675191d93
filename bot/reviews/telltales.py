"""Finds in a text what tells which drama it is about: names and titles, however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.hangul import has_hangul
from bot.catalogue.likeness import likeness, slips_near
from bot.catalogue.names import AMBIGUOUS, match_name
from bot.catalogue.ranks import RANKS
from bot.catalogue.sounds import sounds
from bot.catalogue.spelt import SURNAMES_SPELT, Spelt, spelt
from bot.catalogue.title_parts import POINTERS, SMALL
from bot.catalogue.wording import ARTICLES, wording
from bot.reviews.said import Joined, Span, Word, is_written, words_of
from bot.reviews.telling import LOOSE, SHORT, SHORTEST_SLIPPED, Telling, When

LONGEST_NAME: Final = 5
"""Words of a name that is written syllable by syllable."""
SHORTEST_CUT: Final = 4
"""Letters of a name that hyphens tie to what is none."""
_PARTICLE = re.compile(
    "(?:이|가|은|는|을|를|의|에|에게|에서|께서|와|과|도|만|로|으로|랑|이랑|아|야|씨|님|까지|부터|처럼|보다|하고|이다|라는|이라는|입니다|역|역의"
    "|는데|네|들)+"
)
_ADDRESSED = re.compile(
    "(?:씨|님|교수|선생|변호사|검사|형사|팀장|실장|회장|대표|사장|부장|과장|대리|본부장|원장|박사|감독|작가|배우|대위|중위|기자|판사|비서).*"
)
_ADDRESSES = frozenset({"ssi", "nim", "ah", "ya", "yah", "oppa", "unnie", "noona", "hyung", "sunbae", "gun", "yang"})
_NAME = re.compile("[^\\W_]+(?:[\\s.\\-\u2010\u2011'\N{RIGHT SINGLE QUOTATION MARK}\u00b7]{1,3}[^\\W_]+)*")
_NO_NAMES = POINTERS | (SMALL - {"an", "in", "on"})


def telltales(text: str, telling: Telling) -> Iterator[Span]:
    """Yield the stretches of a text that tell, in their order; none overlaps another."""
    return _Search(text, telling).spans()


class _Search:
    """Looks for what tells in one text, word by word, for the longest stretch of words first."""

    def __init__(self, text: str, telling: Telling) -> None:
        self._text = text
        self._telling = telling
        self._words = words_of(text)
        self._has_hangul = has_hangul(text)
        self._whole = Joined(word.whole for word in self._words)
        self._bare = Joined("" if word.letters in ARTICLES else word.whole for word in self._words)
        self._strange = [0, *accumulate(not word.is_plain for word in self._words)]
        self._numbers = [0, *accumulate(word.is_number for word in self._words)]

    def spans(self) -> Iterator[Span]:
        """Yield what is to be hidden, from the front."""
        place = done = 0
        while place < len(self._words):
            size = self._size_at(place)
            if not size:
                place += 1
                continue
            first, end = place, self._end_of(place, place + size)
            while first > done and self._is_rank(first - 1):
                first -= 1
            yield Span(self._words[first].span.start, self._words[end - 1].span.end)
            place = done = end

    def _end_of(self, place: int, end: int) -> int:
        """Return before which word something that tells ends, with all that begins within it."""
        while (place := place + 1) < end:
            end = max(end, place + self._size_at(place))
        return end

    def _size_at(self, place: int) -> int:
        """Return how many words from a place on tell, none where they do not."""
        most = min(max(self._telling.longest, LONGEST_NAME), len(self._words) - place)
        for size in range(most, 0, -1):
            if self._may_cut(place) and self._may_cut(place + size) and self._tells(place, size):
                return size
        return 0

    def _tells(self, place: int, size: int) -> bool:
        """Whether so many words from a place on tell, together."""
        end = place + size
        if self._is_phrase(place, end) or (size == 1 and self._is_surname(place)):
            return True
        is_strange = self._strange[end] > self._strange[place]
        run = self._words[place:end]
        return (
            (self._has_hangul and self._is_korean(run))
            or (size <= LONGEST_NAME and (is_strange or _has_capitals(run)) and self._is_name(run))
            or (self._numbers[end] > self._numbers[place] and self._is_numbered(run))
            or ((is_strange or size > 1) and self._is_like_title(place, end, is_strange=is_strange))
        )

    def _may_cut(self, place: int) -> bool:
        """Whether a name may end before a word: not within a name of several syllables."""
        if not 0 < place < len(self._words) or not self._words[place].is_tied:
            return True
        pair = self._words[place - 1 : place + 1]
        if pair[1].letters in _ADDRESSES:
            return True
        return any(word.is_plain and not word.is_capital for word in pair) or all(
            len(word.letters) >= SHORTEST_CUT for word in pair
        )

    def _is_rank(self, place: int) -> bool:
        word = self._words[place]
        return word.letters in RANKS and (word.is_capital or not word.is_plain)

    def _raw(self, run: Sequence[Word]) -> str:
        return self._text[run[0].span.start : run[-1].span.end]

    def _is_phrase(self, place: int, end: int) -> bool:
        last, phrases = self._words[end - 1], self._telling.phrases
        keys = (self._whole.between(place, end), self._whole.between(place, end - 1) + last.letters)
        found = [phrases[key] for key in keys if key in phrases]
        if (
            self._words[place].letters not in ARTICLES
            and (bare := self._bare.between(place, end)) in self._telling.bare
        ):
            found.append(self._telling.bare[bare])
        return any(is_written(self._words[place:end], when) for when in found)

    def _is_surname(self, place: int) -> bool:
        """Whether it is a surname alone: after a rank, or with a capital that nothing else accounts for."""
        word = self._words[place]
        surnames = SURNAMES_SPELT.get(word.letters)
        if surnames is None or surnames.isdisjoint(self._telling.surnames):
            return False
        if place and not word.is_first and self._words[place - 1].letters in RANKS:
            return word.is_capital or not word.is_plain
        if len(word.letters) == 1:
            return False
        return is_written([word], When.INSIDE if word.is_plain else When.CAPITAL)

    def _is_korean(self, run: Sequence[Word]) -> bool:
        """Whether it is in Hangul what tells, with or without the particles that Korean puts behind words."""
        if not has_hangul(run[-1].letters):
            return False
        said, last = "".join([word.letters for word in run]), len(run[-1].letters)
        ends = range(len(said), len(said) - last, -1)
        cuts = [cut for cut in ends if cut == len(said) or _PARTICLE.fullmatch(said[cut:])]
        if any(said[:cut] in self._telling.phrases for cut in cuts):
            return True
        if len(run) > 1:
            return self._is_called(run)
        return any(self._is_read(said[:cut]) and self._fits(said[:cut]) for cut in cuts if cut > 1)

    def _is_called(self, run: Sequence[Word]) -> bool:
        """Whether it is a surname with the form of address behind it that Koreans use."""
        surname, *after = run
        is_address = len(after) == 1 and _ADDRESSED.fullmatch(after[0].letters) is not None
        return is_address and surname.letters in self._telling.surnames

    def _is_read(self, hangul: str) -> bool:
        return any(hangul[size:] in self._telling.readings for size in range(3))

    def _is_numbered(self, run: Sequence[Word]) -> bool:
        """Whether it is a title with a number in it, in digits or in words."""
        said = wording(self._raw(run)) if self._telling.numbered else None
        is_title = said is not None and (said.letters, said.numbers) in self._telling.numbered
        return is_title and is_written(run, When.CAPITAL)

    def _is_like_title(self, place: int, end: int, *, is_strange: bool) -> bool:
        """Whether it is a title misspelt, or romanised in another way."""
        letters = self._whole.between(place, end - 1) + self._words[end - 1].letters
        if len(letters) not in self._telling.lengths or self._words[place].letters in ARTICLES:
            return False
        most = max(slips_near(len(letters)), len(letters) // LOOSE) if is_strange else slips_near(len(letters))
        titles, run = self._telling.titles, self._words[place:end]
        if is_strange and _is_ragged(run):
            return False
        for title, _distance, _place in process.extract(
            letters, titles.keys(), scorer=OSA.distance, score_cutoff=most, limit=3
        ):
            if is_strange and not _is_edged_alike(run, titles[title].tokens):
                continue
            found = likeness(wording(self._raw(run)), titles[title], self._telling.vocabulary)
            if found.verdict == "accept" and is_written(run, self._telling.phrases.get(title, When.ANYHOW)):
                return True
        return False

    def _is_name(self, run: Sequence[Word]) -> bool:
        """Whether it is a name in another spelling: each word may be Korean, and one at least is no English one."""
        if _is_ragged(run) or (len(run) == 1 and len(run[0].letters) < SHORT) or not _NAME.fullmatch(self._raw(run)):
            return False
        if not all(_may_be_korean(word.letters) for word in run):
            return self._is_slip(run)
        told = spelt(self._raw(run))
        is_read = any(self._is_any(reading, run) for reading in _readings_of(told))
        return (is_read and self._fits(self._raw(run))) or self._is_slip(run)

    def _is_any(self, readings: frozenset[str], run: Sequence[Word]) -> bool:
        """Whether a given name may be read so; a single word that is written small has to have two syllables."""
        found = readings & self._telling.readings
        if len(run) > 1 or run[0].is_capital:
            return bool(found)
        return any(len(each) > 1 for each in found)

    def _is_slip(self, run: Sequence[Word]) -> bool:
        letters = "".join([word.letters for word in run])
        if len(letters) < SHORTEST_SLIPPED or not any(word.is_capital and not word.is_plain for word in run):
            return False
        near = process.extractOne(letters, self._telling.spellings, scorer=OSA.distance, score_cutoff=1)
        return near is not None and self._fits(self._raw(run))

    def _fits(self, name: str) -> bool:
        matches = (match_name(name, named) for named in self._telling.names)
        return any(match.accepted or match.reason == AMBIGUOUS for match in matches)


def _is_edged_alike(run: Sequence[Word], title: Sequence[str]) -> bool:
    """Whether an English word at either end of a run stands there in a title as well."""
    first, last = run[0], run[-1]
    begins = not first.is_plain or title[0].startswith(first.letters)
    return begins and (not last.is_plain or title[-1].endswith(last.letters))


def _has_capitals(run: Sequence[Word]) -> bool:
    """Whether several English words have capitals, as in a name that is made of such."""
    return len(run) > 1 and all(word.is_capital for word in run)


def _is_ragged(run: Sequence[Word]) -> bool:
    """Whether a small English word that is not of a name begins or ends it, as it does where others have capitals."""
    edges = [word for word in (run[0], run[-1]) if word.is_plain and not word.is_capital]
    return bool(edges) and (
        any(word.is_capital for word in run) or any(word.letters in _NO_NAMES and not word.is_tied for word in edges)
    )


@lru_cache(maxsize=16_384)
def _may_be_korean(letters: str) -> bool:
    """Whether a word may be Korean in Latin letters."""
    return letters in SURNAMES_SPELT or bool(sounds(letters).skeleton)


def _readings_of(told: Spelt) -> Iterator[frozenset[str]]:
    """Yield what a name may stand for in Hangul, all of it and its given name, in every system."""
    for split in (told.alone, *told.splits):
        for use in ("common", "rare", "mccune"):
            yield split.read(use)
