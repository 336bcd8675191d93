"""What the heading of a review calls its drama."""

from __future__ import annotations

import re
from itertools import islice
from textwrap import shorten
from typing import Final

from bot.catalogue import Catalogue, Drama
from bot.reviews.shapes import is_capital
from bot.reviews.signs import DASH, GAP, any_of
from bot.reviews.titled import Said, is_title, longest_title, said_in

REVIEWS: Final = frozenset({"review", "kdrama", "korean", "drama", "series", "recap", "ending", "season", "tv"})
"""Words before which a word with a capital is a title."""
FIRST_LINES: Final = 8
"""Lines that say anything, among which the heading is looked for."""
LONGEST_HEADING: Final = 160
"""Its letters."""
LONGEST: Final = 80
"""Letters of a review's source."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s")
_OF_WHAT: Final = any_of(
    r"k-?drama korean_drama drama series tv show netflix season_\d+ episodes?_[\d-]+ final honest full my a "
    "spoiler[-_]free mini"
)
_ABOUT: Final = re.compile(
    rf"\b{_OF_WHAT}?{GAP}\b(?:reviews?|recap|thoughts|impressions?)\b{GAP}(?:of|on|:)?", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"(?<!\w)[\u201c\"\u2018']([^\u201d\"\u2019']{2,60})[\u201d\"\u2019'](?!\w)")
_CALLED: Final = re.compile(r"(?<!\w)(?i:review|recap)\b(?=\s?[:|\u2013\u2014(-]|$)")
"""Behind a title in the heading of a review."""
_BEHIND: Final = re.compile(rf"\s[|{DASH}-]\s|\s\(")


def heading_of(text: str) -> str:
    """Return the first line of a text that says anything; behind a site's own name the line that is called a review."""
    lines = (line.strip() for line in text.splitlines() if any(map(str.isalnum, line)))
    first = list(islice(lines, FIRST_LINES))
    called = (line for line in first if len(line) <= LONGEST_HEADING and _CALLED.search(line))
    return next(called, first[0] if first else "")


def source_of(heading: str) -> str:
    """Return what a review goes by: its heading, of a whole paragraph the first sentence, and of that what is short."""
    first = _SENTENCE.split(heading, maxsplit=1)[0]
    return shorten(first, LONGEST, placeholder="\u2026") if len(heading) > LONGEST else heading


def title_of(heading: str) -> str:
    """Return what a heading calls its drama, as well as that can be told without knowing the drama.

    >>> title_of("Review: “Sisyphus: The Myth” (2021) is a wild ride")
    'Sisyphus: The Myth'
    """
    quoted = _QUOTED.search(heading)
    if quoted:
        return quoted[1].strip(" ,.")
    plain = _BEHIND.split(_ABOUT.sub("", heading))[0]
    return plain.strip(f" :,.{DASH}-") or heading


def drama_in(catalogue: Catalogue, heading: str) -> Drama | None:
    """Return the drama with the longest title in a heading, where a title may be a plain word."""
    said = said_in(heading)
    found = [
        (sum(len("".join(word.folded)) for word in said[place : place + size]), -place, drama)
        for place in range(len(said))
        for size, drama in [longest_title(catalogue, said, place)]
        if drama is not None and (size > 1 or _stands_out(heading, said, place))
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _stands_out(heading: str, said: list[Said], place: int) -> bool:
    """Whether a single word of a heading is a title: marked, at its beginning, or before what reviews are called."""
    word = said[place]
    following = said[place + 1].folded[0] if place + 1 < len(said) else "review"
    is_before_review = following in REVIEWS and (is_capital(word.bare) or not word.bare[:1].isalpha())
    return is_title(heading, [word]) or is_before_review or (place == 0 and word.written.endswith((":", ",")))
