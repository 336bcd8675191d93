"""Where a drama is shown, what it is called in Korean, and who reviewed it when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Drama, fold
from bot.reviews.model import Proposal

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
LABEL: Final = 24
"""Letters of what a field is called."""
_ANY: Final = "|".join(f"(?P<p{number}>{pattern})" for number, pattern in enumerate(PLATFORMS.values()))
_PLATFORM: Final = re.compile(rf"(?<![\w@./])(?:{_ANY})(?![\w.]*\w)", re.IGNORECASE)
_LABELLED: Final = re.compile(
    r"^\W*(?:where (?:to|can (?:you|i)) (?:watch|stream)[^:\n]{0,30}|watch(?: it)?(?: on)?|streaming(?: on| platforms?| sites?)?|platforms?|available(?: on)?|"
    r"(?:original |broadcast )?networks?|channels?|broadcast(?:er|ing)?(?: network)?|tv station|stations?|distributors?|aired on|airing on|ott|provider)\W{0,4}[:=\u2013-]+(?P<rest>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_CUE: Final = re.compile(
    r"\b(?:streams?|streaming|streamed|available|watch(?:ed|ing)?|releas\w+|premier\w+|air(?:s|ed|ing)?|broadcast\w*|landed|dropped|"
    r"original(?:ly)?|exclusive(?:ly)?|hit|found|binge\w*|catch|on|via|by)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"(?:\b(?:on|to|through|via|at|for|from|by)|[(/])\s*(?:the\s+)?(?:\w+\s*[,/&]\s*)?$", re.IGNORECASE
)
_CREDIT: Final = re.compile(r"\b(?:photo|courtesy|credits?|image|source)\b", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"^(?:['\u2019]s?)?\s+(?:original|series|drama|k-?drama|show|medical|korean|rom-?com|hit|thriller|pantheon|and)\b|^['\u2019]s\s|^\s+(?:first |just )?(?:showed|gave|aired|brought|did|premiered|has given|released)\b|^\s*:|^, (?:19|20)\d\d",
    re.IGNORECASE,
)
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3][\uac00-\ud7a3\d\s:,!?~.\u00b7-]*[\uac00-\ud7a3\d]|[\uac00-\ud7a3]{2,}")
_CALLED_SO: Final = re.compile(
    r"(?:hangul|hangeul|korean(?: title| name)?|native title|original title|title|also known as|a\.?k\.?a\.?|known as|or)\W{0,6}(?:[^\n\uac00-\ud7a3]{0,60}[,;/(|]\s*)?$",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+(?:(?P<late>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN_ON: Final = re.compile(
    r"(?:date created|posted(?: on| by)?|published(?: on)?|updated(?: on)?|date|written on|by [^\n]{2,40})\W{0,6}$",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"^\W*(?:(?:review(?:ed)?|posted|written|article|author|reviewer)\s*(?:by)?\s*[:\u2013-]?|by)\s+(?P<who>[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,3})\s*(?=$|[,|\u2022\u00b7(]|on\b|\d)",
    re.MULTILINE,
)
_SELF: Final = re.compile(
    r"\bI[\u2019']m (?P<who>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,2}),? (?:the (?:person|one|writer|author|blogger|owner|voice|girl|woman|man))\b"
)


def platforms(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield where a review says that its drama is shown, each place once."""
    seen: set[str] = set()
    labelled = [(match.start("rest"), match.end("rest")) for match in _LABELLED.finditer(text)]
    for match in _PLATFORM.finditer(text):
        name = next(name for number, name in enumerate(PLATFORMS) if match[f"p{number}"] is not None)
        is_told = any(start <= match.start() < end for start, end in labelled) or _is_cued(text, match)
        if is_told and name not in seen and _is_written(match[0], name):
            seen.add(name)
            known = drama.networks if drama else ()
            is_known = any(fold(name) in fold(network) or fold(network) in fold(name) for network in known)
            yield Proposal("platform", match[0], "confirms" if is_known else "new", *match.span(), refers=name)


def _is_cued(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 30]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if _CREDIT.search(line):
        return False
    return any(pattern.search(before) for pattern in (_CUE, _TO)) or _AFTER.match(after) is not None


def _is_written(written: str, name: str) -> bool:
    """Whether a name that is a word as well is written as a name."""
    return not written.islower() or name in {"tvN", "iQIYI", "Netflix"}


def native_title(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield what a review calls its drama in Korean: where the catalogue has it so, or where the review says so."""
    known = drama.native_title if drama else None
    own = re.search(re.escape(known).replace(r"\ ", r"\s*"), text) if known else None
    if own is not None:
        yield Proposal("native title", own[0], "confirms", *own.span(), known=known)
        return
    for match in _HANGUL.finditer(text):
        if fold(match[0]) == fold(known or ""):
            yield Proposal("native title", match[0], "confirms", *match.span(), known=known)
            return
        if _is_title_of(text, match) and (drama is None or _names(text, match, drama)):
            yield Proposal("native title", match[0], "contradicts" if known else "new", *match.span(), known=known)
            return


def _is_title_of(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 80) : match.start()].rpartition("\n")[2]
    return _CALLED_SO.search(before) is not None


def _names(text: str, match: re.Match[str], drama: Drama) -> bool:
    """Whether the line before says that it is the drama that is called so: by its title, or by what fields are called."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return any(fold(title) in fold(before) for title in (drama.title, *drama.other_titles)) or len(before) <= LABEL


def published(text: str) -> str | None:
    """Return the day on which a review says that it was written, as in 2025-01-25."""
    for match in _DAY.finditer(text):
        alone = text[: match.start()].rpartition("\n")[2]
        if match.start() < 400 and (not alone.strip(" \t*|-") or _WRITTEN_ON.search(alone)):  # noqa: PLR2004 - the head
            return match["iso"] or _day(match)
    return None


def _day(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"][:3].casefold()) + 1
    day = match["day"] or match["late"]
    return f"{match['year']}-{month:02}-{int(day):02}" if day else f"{match['year']}-{month:02}"


def reviewer(text: str) -> str | None:
    """Return who a review says has written it."""
    found = _BYLINE.search(text, 0, 600) or _SELF.search(text)
    return " ".join(found["who"].split()) if found else None
