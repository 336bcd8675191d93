"""Finds dramas by their titles in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.catalogue import Catalogue, Drama, fold, words
from bot.catalogue.english import is_word
from bot.reviews.shapes import is_capital

LONGEST: Final = 12
"""Words of a title that is looked for."""
LONG: Final = 9
"""Letters of a title whose words may be divided in another way."""
TELLING: Final = 4
"""Letters of a single word that is a title by itself wherever it is written with a capital."""
FEW: Final = 2
"""Words of a title that may be no more than two words."""
WINDOW: Final = 40
"""Letters before a title that are looked at."""
QUOTES: Final = "\"'\u2018\u2019\u201c\u201d*_\u300a\u300b[]"
STOPS: Final = ".,;:!?"
_WORD: Final = re.compile(r"[^\s\u2014\u2013/]+")
_NAME_BEFORE: Final = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ $")
_CALLED: Final = re.compile(r"\b(?:is|are|was|were|get|gets|been) (?:called|nicknamed|dubbed) $")
_NAME_BEHIND: Final = re.compile(r" [A-Z][a-z]+-?[a-z]")
_YEAR_BEHIND: Final = re.compile(r"\s\((?:19|20)\d\d\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of text that is the title of a drama."""

    start: int
    end: int
    drama: Drama


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a text; `folded` are the words that it holds when marks are dropped."""

    start: int
    end: int
    folded: tuple[str, ...]
    written: str

    @property
    def bare(self) -> str:
        """The word without the marks before it."""
        return self.written.lstrip("(" + QUOTES)


def said_in(text: str) -> list[Said]:
    """Return the words of a text that hold a letter or a digit."""
    found = (Said(*found.span(), words(found[0]), found[0]) for found in _WORD.finditer(text))
    return [word for word in found if word.folded]


@lru_cache(maxsize=2)
def _titles(catalogue: Catalogue) -> Mapping[str, Drama]:
    """Return every drama by the letters of each of its titles; of two with one title, the better known."""
    found: dict[str, Drama] = {}
    for drama in sorted(catalogue.dramas.values(), key=lambda drama: (-drama.fame, -drama.year, drama.id)):
        for title in catalogue.titles.all_titles_of(drama):
            if title not in drama.acronyms:
                found.setdefault(fold(title), drama)
    return found


@lru_cache(maxsize=2)
def _sizes(catalogue: Catalogue) -> Mapping[str, frozenset[int]]:
    """Return of how many words titles are, by their letters: no word of a short one is divided, Doona is not Doo Na."""
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for drama in catalogue.dramas.values():
        for title in catalogue.titles.all_titles_of(drama):
            found[fold(title)] |= {len(words(title))}
    return found


@lru_cache(maxsize=2)
def _begun(catalogue: Catalogue) -> frozenset[str]:
    """Return the letters that titles begin with: where no title begins so, none is looked for any further."""
    return frozenset(title[:size] for title in _titles(catalogue) for size in range(1, len(title) + 1))


def title_is(catalogue: Catalogue, title: str) -> Drama | None:
    """Return the drama of a title that is written alone."""
    return _titles(catalogue).get(fold(title))


def named(catalogue: Catalogue, text: str) -> Iterator[Named]:
    """Yield the titles in a text, the longest where several begin at one place, in their order."""
    return _named(catalogue, text, lambda _drama, said: is_title(text, said))


def mentioned(catalogue: Catalogue, text: str) -> list[Drama]:
    """Return the dramas that a chat names, each once, in their order; people there leave the capitals out."""

    def is_meant(drama: Drama, said: list[Said]) -> bool:
        return is_title(text, said) or _tells_in_small(drama, said)

    return list(dict.fromkeys(found.drama for found in _named(catalogue, text, is_meant)))


def _tells_in_small(drama: Drama, said: list[Said]) -> bool:
    """Whether words are a title in small letters too: three, or the two under which it is shown, not "my beloved"."""
    folded = [word for each in said for word in each.folded]
    return len(folded) > FEW or (len(folded) == FEW and "".join(folded) == fold(drama.title))


def _named(catalogue: Catalogue, text: str, is_meant: Callable[[Drama, list[Said]], bool]) -> Iterator[Named]:
    """Yield the titles in a text that are meant as such."""
    said, place = said_in(text), 0
    while place < len(said):
        size, drama = longest_title(catalogue, said, place)
        if drama is None or not is_meant(drama, said[place : place + size]):
            place += 1
            continue
        first, last = said[place], said[place + size - 1]
        end = last.start + len(last.written.rstrip(f"){STOPS}\u2026{QUOTES}"))
        yield Named(first.end - len(first.bare), end, drama)
        place += size


def longest_title(catalogue: Catalogue, said: list[Said], place: int) -> tuple[int, Drama | None]:
    """Return of how many words the longest title is that begins at a word, however it is written, and whose it is."""
    titles, begun = _titles(catalogue), _begun(catalogue)
    best: tuple[int, Drama | None] = (0, None)
    so_far = ""
    for size, word in enumerate(said[place : place + LONGEST], 1):
        so_far += "".join(word.folded)
        if so_far not in begun:
            break
        if so_far in titles and (len(so_far) >= LONG or size in _sizes(catalogue)[so_far]):
            best = size, titles[so_far]
    return best


def is_title(text: str, said: list[Said]) -> bool:
    """Whether words that are a title are meant as one: with capitals, and a single English word marked."""
    first, last = said[0], said[-1]
    if not (is_capital(first.bare) or first.bare[:1].isdigit()):
        return False
    if len(said) == FEW and not _has_no_small(last.bare):
        return False
    if len(said) == FEW and _is_of_a_name(text, said):
        return False
    if len(said) > 1:
        return all(_has_no_small(word.bare) for word in said if len(word.folded[0]) > TELLING)
    if _NAME_BEFORE.search(text[max(0, first.start - WINDOW) : first.start]) or _NAME_BEHIND.match(text, last.end):
        return False  # of a longer name, as Doona is in Bae Doona
    return _tells(first) or _is_marked(text, first)


def _is_of_a_name(text: str, said: list[Said]) -> bool:
    """Whether two English words are behind a name or "called": Seowon City Hall, who is called Mad Dog."""
    before = text[max(0, said[0].start - WINDOW) : said[0].start]
    name = _NAME_BEFORE.search(before)
    is_named = _CALLED.search(before) is not None or (name is not None and not is_word(name[0].strip().casefold()))
    return is_named and all(is_word(word) for each in said for word in each.folded)


def _has_no_small(word: str) -> bool:
    return is_capital(word) or not word[:1].isalpha()


def _tells(word: Said) -> bool:
    """Whether a word is a title wherever it is met, being no English one."""
    return len(word.folded[0]) >= TELLING and not is_word(word.folded[0])


def _is_marked(text: str, word: Said) -> bool:
    """Whether a word stands in quotation marks, before a year, or alone."""
    is_quoted = word.written[0] in QUOTES and word.written.rstrip(STOPS)[-1:] in QUOTES
    is_alone = word.start == 0 and word.end == len(text)
    return is_quoted or is_alone or _YEAR_BEHIND.match(text, word.end) is not None


def other_titles(found: Iterable[Named], drama: Drama | None) -> list[Named]:
    """Return the titles of other dramas than the one reviewed, whose seasons are no others."""
    return [each for each in found if drama is None or not is_season(drama, each.drama)]


def is_season(drama: Drama, other: Drama) -> bool:
    """Whether another drama is the same or a season of it."""
    return other.id == drama.id or (drama.franchise is not None and drama.franchise == other.franchise)
