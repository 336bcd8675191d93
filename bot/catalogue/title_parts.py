"""What fans make of titles: a season's number behind any title of the first one, and parts that no other title has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from bot.catalogue.english import is_word
from bot.catalogue.hangul import has_hangul
from bot.catalogue.model import Drama
from bot.catalogue.wording import ARTICLES, TH, wording

Part: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
"""Words, and the numbers of the title that they are a part of."""

SHORTEST_PART: Final = 5
SHORTEST_KOREAN: Final = 4
"""Letters of a part; syllables in Korean."""
SEVERAL: Final = 2
"""Words that have a meaning of their own, which tell a title from others where no single one does."""
SMALL: Final = ARTICLES | {"of", "in", "on", "to", "at", "and", "for", "with", "from", "is"}
"""Words that fans leave out of an acronym, or do not, and that do not tell one title from another."""
POINTERS: Final = frozenset(
    {"my", "your", "her", "his", "our", "their", "this", "that", "it", "you", "i", "we", "me", "what", "when", "who"}
    | {"how", "am", "are", "was", "be", "not"}
)
_ASIDE: Final = re.compile(
    r"\s*[(\[](?P<aside>[^()\[\]]+)[)\]]?$|\s+(?:aka|a\.k\.a\.?|/|=)\s+(?P<other>.+)$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\s*[(\[]((?:19|20)\d\d)[)\]]?$")


def titles_of(drama: Drama) -> tuple[str, ...]:
    """Every name a drama goes by."""
    return (drama.title, drama.native_title, *drama.other_titles, *drama.acronyms)


def season_titles(dramas: Iterable[Drama]) -> Mapping[str, tuple[str, ...]]:
    """Return for each later season, by its id, the titles of the first with the number of the season."""
    series: dict[str, list[Drama]] = defaultdict(list)
    for drama in dramas:
        if drama.franchise:
            series[drama.franchise].append(drama)
    found: dict[str, tuple[str, ...]] = {}
    for seasons in series.values():
        for first in seasons:
            for later in seasons:
                if number := _season_after(first, later):
                    bare = (title for title in titles_of(first) if not wording(title).ends_in_number)
                    found[later.id] = tuple(f"{title} {number}" for title in bare)
    return found


def _season_after(first: Drama, later: Drama) -> str:
    """Return the number that makes a title of the first season one of the later, nothing where none does."""
    bare = {(wording(title).letters, wording(title).numbers) for title in titles_of(first)}
    for said in map(wording, titles_of(later)):
        if said.ends_in_number and said.numbers[-1] != "1" and (said.letters, said.numbers[:-1]) in bare:
            return said.numbers[-1]
    return ""


def parts_of(drama: Drama, titles: Iterable[str]) -> Iterator[Part]:
    """Yield how the titles of a drama begin, and how the one that is shown ends, where that may be all that fans say.

    Of other titles the ends are too often whole titles of dramas that the catalogue does not hold.
    """
    for title in map(wording, titles):
        for size in range(1, len(title.words)):
            if tells(title.words[:size]):
                yield title.words[:size], title.numbers
    shown = wording(drama.title)
    for size in range(1, len(shown.words)):
        if tells(shown.words[size:]):
            yield shown.words[size:], shown.numbers


def tells(words: tuple[str, ...]) -> bool:
    """Whether words are enough to be a title: not too few letters, and words that mean something."""
    if len("".join(words)) < (SHORTEST_KOREAN if has_hangul("".join(words)) else SHORTEST_PART):
        return False
    telling = [word for word in words if word not in SMALL | POINTERS | {TH}]
    return len(telling) >= SEVERAL or any(not is_word(word) for word in telling)


def split_aside(typed: str) -> tuple[str, str]:
    """Return a title, and another one that stands behind it in brackets or after "aka"."""
    found = _ASIDE.search(typed)
    return (typed[: found.start()], found["aside"] or found["other"]) if found and found.start() else (typed, "")


def without_year(typed: str, year: int) -> str:
    """Return a title without the drama's year in brackets behind it."""
    found = _YEAR.search(typed)
    return typed[: found.start()] if found and found.start() and int(found[1]) == year else typed
