"""Finds dramas by their titles in running text, and which of them a review is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.catalogue import Catalogue, Drama, fold, words
from bot.catalogue.english import is_word
from bot.reviews.mentions import mentions
from bot.reviews.whose import Names

ENOUGH: Final = 4
"""What a drama has to have for a review to be about it that names none in its heading: times named, actors twice."""
FEWEST_ACTORS: Final = 2
"""Actors by whom a drama is known whose title is a plain word."""
LONGEST: Final = 12
"""Words of a title that is looked for."""
TELLING: Final = 4
"""Letters of a single word that is a title by itself wherever it is written with a capital."""
_WORD: Final = re.compile(r"[^\s\u2014\u2013/]+")
_NAME_BEFORE: Final = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ $")
_NAME_BEHIND: Final = re.compile(r" [A-Z][a-z]+-?[a-z]")
_QUOTES: Final = "\"'\u2018\u2019\u201c\u201d*_\u300a\u300b[]"


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of text that is the title of a drama."""

    start: int
    end: int
    drama: Drama


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: tuple[str, ...]
    written: str


@lru_cache(maxsize=4)
def _titles(catalogue: Catalogue) -> Mapping[str, Drama]:
    """Return every drama by the letters of each of its titles; of two with one title, the better known."""
    found: dict[str, Drama] = {}
    for drama in sorted(catalogue.dramas.values(), key=lambda drama: (-drama.fame, -drama.year, drama.id)):
        for title in catalogue.titles.all_titles_of(drama):
            if title not in drama.acronyms:
                found.setdefault(fold(title), drama)
    return found


@lru_cache(maxsize=4)
def _begun(catalogue: Catalogue) -> frozenset[str]:
    """Return the letters that titles begin with: where no title begins so, none is looked for any further."""
    return frozenset(title[:size] for title in _titles(catalogue) for size in range(1, len(title) + 1))


def title_is(catalogue: Catalogue, title: str) -> Drama | None:
    """Return the drama of a title that is written alone."""
    return _titles(catalogue).get(fold(title))


@lru_cache(maxsize=4)
def named(catalogue: Catalogue, text: str) -> tuple[Named, ...]:
    """Return the titles in a text, the longest where several begin at one place, in their order."""
    said = [
        _Word(found.start(), found.end(), words(found[0]), found[0])
        for found in _WORD.finditer(text)
        if words(found[0])
    ]
    return tuple(_named(catalogue, text, said))


def _named(catalogue: Catalogue, text: str, said: list[_Word]) -> Iterator[Named]:
    place = 0
    while place < len(said):
        size, drama = _longest(catalogue, said, place)
        if drama is None or not _is_title(text, said[place : place + size]):
            place += 1
            continue
        last = said[place + size - 1]
        first = said[place]
        lead = len(first.written) - len(first.written.lstrip("(" + _QUOTES))
        yield Named(first.start + lead, last.start + len(last.written.rstrip(".,;:!?)\u2026" + _QUOTES)), drama)
        place += size


def _longest(catalogue: Catalogue, said: list[_Word], place: int) -> tuple[int, Drama | None]:
    titles, begun = _titles(catalogue), _begun(catalogue)
    best: tuple[int, Drama | None] = (0, None)
    so_far = ""
    for size, word in enumerate(said[place : place + LONGEST], 1):
        so_far += "".join(word.folded)
        if so_far not in begun:
            break
        if so_far in titles:
            best = size, titles[so_far]
    return best


def _is_title(text: str, said: list[_Word]) -> bool:
    """Whether words that are a title are meant as one: with a capital; of a single English word only if it is marked."""
    first, last = said[0], said[-1]
    bare = first.written.lstrip("(" + _QUOTES)
    if not bare[:1].isupper() and not bare[:1].isdigit() and not _is_hangul(bare):
        return False
    if len(said) > 1:
        return all(_is_capital(word.written) for word in said if len(word.folded[0]) > TELLING)
    if _NAME_BEFORE.search(text, 0, first.start) or _NAME_BEHIND.match(text, last.end):
        return False  # of a longer name, as Doona is in Bae Doona
    (folded,) = first.folded[:1] or ("",)
    if not is_word(folded) and len(folded) >= TELLING:
        return True
    before, after = text[first.start - 1 : first.start], text[last.end : last.end + 1]
    marked = first.written[0] in _QUOTES and first.written.rstrip(".,;:!?")[-1:] in _QUOTES
    return (
        marked
        or (before in _QUOTES != "" and after in _QUOTES != "")
        or bool(re.match(r"\s\((?:19|20)\d\d\)", text[last.end :]))
    )


def _is_capital(written: str) -> bool:
    bare = written.lstrip("(" + _QUOTES)
    return bare[:1].isupper() or not bare[:1].isalpha() or _is_hangul(bare)


def _is_hangul(written: str) -> bool:
    return "\uac00" <= written[:1] <= "\ud7a3"


def mentioned(catalogue: Catalogue, text: str) -> list[Drama]:
    """Return the dramas that a text names, each once, in their order."""
    return list(dict.fromkeys(found.drama for found in named(catalogue, text)))


def reviewed(catalogue: Catalogue, text: str) -> Drama | None:
    """Return the drama that a review is about: named in its heading, else named often with its cast beside it."""
    in_heading = _in_heading(catalogue, heading_of(text))
    if in_heading is not None:
        return in_heading
    counts = Counter(found.drama for found in named(catalogue, text) if text[found.start - 1 : found.start] != "(")
    held = fold(text)
    likely = {drama: count + 2 * _cast_in(catalogue, drama, held) for drama, count in counts.items()}
    best = max(likely, key=lambda drama: (likely[drama], drama.fame, drama.id), default=None)
    return best if best is not None and likely[best] >= ENOUGH else _by_cast(catalogue, text, held)


def _by_cast(catalogue: Catalogue, text: str, held: str) -> Drama | None:
    """Return the drama of which two or more actors are named, and its title too, be it a plain word."""
    people = {mention.whose.person for mention in mentions(text, Names(catalogue, None)) if mention.is_built}
    counts = Counter(
        drama
        for person in people
        if person
        for drama in dict.fromkeys(part.drama for part in catalogue.parts_of(person))
    )
    for drama, count in counts.most_common():
        if count >= FEWEST_ACTORS and any(fold(title) in held for title in catalogue.titles.all_titles_of(drama)):
            return drama
    return None


def _cast_in(catalogue: Catalogue, drama: Drama, held: str) -> int:
    """Count the drama's actors whose name a folded text holds."""
    names = ({fold(name) for name in catalogue.people[role.actor].names} for role in drama.roles)
    return sum(any(len(name) >= len("haeyoung") - 1 and name in held for name in each) for each in names)


def _in_heading(catalogue: Catalogue, heading: str) -> Drama | None:
    """Return the drama with the longest title in a heading, where a title may be a plain word."""
    said = [_Word(found.start(), found.end(), words(found[0]), found[0]) for found in _WORD.finditer(heading)]
    said = [word for word in said if word.folded]
    found = [
        (len("".join("".join(word.folded) for word in said[place : place + size])), -place, drama)
        for place in range(len(said))
        for size, drama in [_longest(catalogue, said, place)]
        if drama is not None and (size > 1 or _stands_out(heading, said, place))
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _stands_out(heading: str, said: list[_Word], place: int) -> bool:
    """Whether a single word of a heading is a title: marked, at its beginning, or before what reviews are called."""
    word = said[place]
    if _is_title(heading, [word]):
        return True
    after = said[place + 1].folded[0] if place + 1 < len(said) else "review"
    is_before_review = after in REVIEWISH and _is_capital(word.written)
    return is_before_review or (place == 0 and word.written.endswith((":", ",")))


REVIEWISH: Final = frozenset({"review", "kdrama", "korean", "drama", "series", "recap", "ending", "season", "tv"})


def heading_of(text: str) -> str:
    """Return the first line of a text that says anything."""
    return next((line.strip() for line in text.splitlines() if any(map(str.isalnum, line))), "")


def title_of(heading: str) -> str:
    """Return what a heading calls its drama, as well as that can be told without knowing the drama.

    >>> title_of("Review: “Sisyphus: The Myth” (2021) is a wild ride")
    'Sisyphus: The Myth'
    """
    quoted = re.search(r"[\u201c\"\u2018']([^\u201d\"\u2019']{2,60})[\u201d\"\u2019']", heading)
    if quoted:
        return quoted[1].strip(" ,.")
    plain = _ABOUT.sub("", heading)
    plain = re.split(r"\s[|\u2013\u2014-]\s|\s\(", plain)[0]
    return plain.strip(" :,.\u2013\u2014-") or heading


_ABOUT: Final = re.compile(
    r"\b(?:k-?drama|korean drama|drama|series|tv|show|netflix|season \d+|episodes? [\d-]+|final|honest|full|my|a|"
    r"spoiler[- ]free|mini)?\s*\b(?:reviews?|recap|thoughts|impressions?)\b\s*(?:of|on|:)?",
    re.IGNORECASE,
)


def other_titles(found: Iterable[Named], drama: Drama | None) -> list[Named]:
    """Return the titles of other dramas than the one reviewed, whose seasons are no others."""
    return [
        each
        for each in found
        if drama is None
        or (each.drama.id != drama.id and not (drama.franchise and each.drama.franchise == drama.franchise))
    ]


def section_of(catalogue: Catalogue, text: str, drama: Drama | None) -> str:
    """Return a text without what is about other dramas: advertisements, and all of a list but the reviewed one.

    What is left stands in its place.
    """
    text = _NOISE.sub(lambda noise: _blank(noise[0]), text)
    heads = [(found.start(), title_is(catalogue, found["title"])) for found in _ITEM.finditer(text)]
    own = [place for place, (_start, found) in enumerate(heads) if found is not None and found == drama]
    if len(heads) < FEWEST_ITEMS or len(own) != 1:
        return text
    start = heads[own[0]][0]
    end = heads[own[0] + 1][0] if own[0] + 1 < len(heads) else len(text)
    first = heads[0][0]
    return text[:first] + _blank(text[first:start]) + text[start:end] + _blank(text[end:])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


_NOISE: Final = re.compile(
    r"^\W*(?:also read|read also|read more|read next|related (?:posts?|articles?|stories)|advertisement|sponsored)\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM: Final = re.compile(r"^[ \t#*]*\d{1,2}[.)][ \t]+(?P<title>[^\n]{2,60}?)[ \t*]*$", re.MULTILINE)
FEWEST_ITEMS: Final = 2
"""Numbered headings that make a list of several dramas."""
