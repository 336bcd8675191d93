"""Where a drama is shown and what it is called in Korean, as a review says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Drama, fold
from bot.reviews.model import Proposal, Verdict
from bot.reviews.signs import APOSTROPHE, MARGIN, any_of, either

PLATFORMS: Final[dict[str, str]] = {
    "Netflix": r"netflix",
    "Viki": r"(?:rakuten )?viki",
    "Disney+": r"disney\s?(?:\+|plus)",
    "Hulu": r"hulu",
    "Viu": r"viu",
    "Prime Video": r"(?:amazon )?prime(?: video)?|amazon video",
    "Kocowa": r"kocowa\+?",
    "iQIYI": r"iqiyi",
    "WeTV": r"wetv",
    "Apple TV+": r"apple\s?tv\s?\+?(?: plus)?",
    "TVING": r"tving",
    "Wavve": r"wavve",
    "Coupang Play": r"coupang(?: play)?",
    "Watcha": r"watcha",
    "U+ Mobile TV": r"u\+ ?mobile ?tv",
    "DramaFever": r"drama ?fever",
    "Crunchyroll": r"crunchyroll",
    "YouTube": r"youtube",
    "tvN": r"tvn",
    "JTBC": r"jtbc2?",
    "OCN": r"ocn",
    "KBS2": r"kbs ?2",
    "KBS1": r"kbs ?1",
    "KBS": r"kbs",
    "MBC": r"mbc",
    "SBS": r"sbs",
    "ENA": r"ena",
    "Channel A": r"channel a",
    "TV Chosun": r"tv ?chosun",
    "MBN": r"mbn",
    "Olive": r"olive tv",
}
"""Each with how it is written."""
NO_WORDS: Final = frozenset({"tvN", "iQIYI", "Netflix"})
"""Platforms that are no words, so that they may be written without a capital."""
LABEL: Final = 24
"""Letters of what a field is called."""
BEFORE: Final = 60
AFTER: Final = 30
"""Letters before a platform, and behind it, that tell whether the drama is shown there."""
CALLED: Final = 80
"""Letters before Hangul that tell whether it is a title."""
LINE: Final = 300
"""Letters of a line, before what is found in it, that are looked at."""
_NAMES: Final = tuple(PLATFORMS)
_ANY: Final = "|".join(f"({pattern})" for pattern in PLATFORMS.values())
_PLATFORM: Final = re.compile(rf"(?<![\w@./])(?:{_ANY})(?![\w.]{{0,40}}\w)", re.IGNORECASE)
_FIELD: Final = either(
    r"where(?: (?:to|can (?:you|i)) (?:watch|stream)[^:\n]{0,30})?",
    r"watch(?: it)?(?: on)?",
    r"streaming(?: on| platforms?| sites?)?",
    r"platforms?",
    r"available(?: on)?",
    r"(?:original |broadcast )?networks?",
    r"channels?",
    r"broadcast(?:er|ing)?(?: network)?",
    any_of("tv_station stations? distributors? aired_on airing_on ott provider"),
)
_LABELLED: Final = re.compile(rf"{MARGIN}{_FIELD}\W{{0,4}}[:=|\u2013-]++(?P<rest>[^\n]*)", re.IGNORECASE | re.MULTILINE)
_SHOWN: Final = any_of(r"""
streams? streaming streamed available watch(?:ed|ing)? releas\w+ premier\w+ air(?:s|ed|ing)? broadcast\w* landed dropped
original(?:ly)? exclusive(?:ly)? hit found binge\w* catch on via by
""")
_CUE: Final = re.compile(rf"\b{_SHOWN}\b[^.!?\n]{{0,40}}$", re.IGNORECASE)
_TO: Final = re.compile(
    r"(?:\b(?:on|to|through|via|at|for|from|by)|[(/])\s*(?:the\s+)?(?:\w+\s*[,/&]\s*)?$", re.IGNORECASE
)
_CREDIT: Final = re.compile(r"\b(?:photo|courtesy|credits?|image|source)\b", re.IGNORECASE)
_OF_IT: Final = re.compile(
    either(
        rf"(?:{APOSTROPHE}s?)?\s+"
        rf"{any_of('original series drama k-?drama show medical korean rom-?com hit thriller pantheon and')}\b",
        rf"{APOSTROPHE}s\s",
        rf"\s+(?:first |just )?{any_of('showed gave aired brought did premiered has_given released')}\b",
        r"\s*:",
        r", (?:19|20)\d\d",
    ),
    re.IGNORECASE,
)
"""Behind a platform: the drama is its own."""
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3][\uac00-\ud7a3\d\s:,!?~.\u00b7-]{0,60}[\uac00-\ud7a3\d]")
_TITLED: Final = either(
    any_of("hangul hangeul"),
    "korean(?: title| name)?",
    any_of(r"native_title original_title title also_known_as a\.?k\.?a\.? known_as or"),
)
_CALLED_SO: Final = re.compile(rf"{_TITLED}\W{{0,6}}(?:[^\n\uac00-\ud7a3]{{0,60}}[,;/(|]\s*)?$", re.IGNORECASE)


def platforms(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield where a review says that its drama is shown, each place once."""
    seen: set[str] = set()
    fields = (match.span("rest") for match in _LABELLED.finditer(text))
    labelled = {place for start, end in fields for place in range(start, end)}
    for match in _PLATFORM.finditer(text):
        name = _NAMES[(match.lastindex or 1) - 1]
        if name in seen or not _is_name(match[0], name):
            continue
        if match.start() in labelled or _is_cued(text, match):
            seen.add(name)
            yield Proposal(
                "platform", match[0], "confirms" if _is_known(name, drama) else "new", *match.span(), refers=name
            )


def _is_name(written: str, platform: str) -> bool:
    """Whether a platform that is a word as well is written as a name."""
    return not written.islower() or platform in NO_WORDS


def _is_known(platform: str, drama: Drama | None) -> bool:
    folded = fold(platform)
    return any(folded in fold(network) or fold(network) in folded for network in (drama.networks if drama else ()))


def _is_cued(text: str, match: re.Match[str]) -> bool:
    """Whether the words before a platform or behind it say that the drama is shown there."""
    start, end = match.span()
    if _CREDIT.search(_line_before(text, start)):
        return False
    before = text[max(0, start - BEFORE) : start]
    return bool(_CUE.search(before) or _TO.search(before) or _OF_IT.match(text[end : end + AFTER]))


def _line_before(text: str, place: int) -> str:
    """Return what stands before a place in its line."""
    return text[max(0, place - LINE) : place].rpartition("\n")[2]


def native_title(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield what a review calls its drama in Korean: where the catalogue has it so, or where the review says so."""
    known = drama.native_title if drama else None
    own = re.search(re.escape(known).replace(r"\ ", r"\s{0,3}"), text) if known else None
    if own is not None:
        yield Proposal("native title", own[0], "confirms", *own.span(), known=known)
        return
    for match in _HANGUL.finditer(text):
        is_same = fold(match[0]) == fold(known or "")
        if is_same or _is_told(text, match, drama):
            verdict: Verdict = "confirms" if is_same else "contradicts" if known else "new"
            yield Proposal("native title", match[0], verdict, *match.span(), known=known)
            return


def _is_told(text: str, match: re.Match[str], drama: Drama | None) -> bool:
    """Whether the line before says that it is a title, and by name or as a field that it is the drama's."""
    line = _line_before(text, match.start())
    if not _CALLED_SO.search(line[-CALLED:]):
        return False
    if drama is None or len(line) <= LABEL:
        return True
    return any(fold(title) in fold(line) for title in (drama.title, *drama.other_titles))
