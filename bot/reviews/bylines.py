"""Who wrote a review, and when."""

from __future__ import annotations

import re
from typing import Final

from bot.reviews.signs import APOSTROPHE, GAP, MARGIN, any_of

HEAD: Final = 600
"""Letters at the beginning in which a reviewer is named."""
DATED: Final = 400
"""Letters at the beginning in which a day is when a review was written."""
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = any_of("""
january february march april may june july august september october november december
jan feb mar apr jun jul aug sept? oct nov dec
""")
_DAY: Final = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|"
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,9}})?(?P<month>{_MONTH})\.?\s{{1,9}}"
    r"(?:(?P<late>\d{1,2})(?:st|nd|rd|th)?,?\s{1,9})?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WRITTEN_ON: Final = re.compile(
    r"(?:date created|posted(?: on| by)?|published(?: on)?|updated(?: on)?|date|written on|by [^\n]{2,40})\W{0,6}$",
    re.IGNORECASE,
)
_MARKS: Final = " \t*|-"
_BLANK: Final = r"[^\S\n]"
_PART: Final = r"[A-Z][\w.'-]*"
_BYLINE: Final = re.compile(
    rf"{MARGIN}(?:(?:review(?:ed)?|posted|written|article|author|reviewer){GAP}(?:by)?{GAP}[:\u2013-]?"
    rf"|[Bb]y|(?:Review(?:ed)?|Posted|Article) by|(?:Author|Reviewer):)\s{{1,9}}"
    rf"(?P<who>{_PART}(?:{_BLANK}{{1,9}}{_PART}){{0,3}}){_BLANK}{{0,9}}(?=$|[,|\u2022\u00b7(]|on\b|\d)",
    re.MULTILINE,
)
_SELF: Final = re.compile(
    rf"\bI{APOSTROPHE}m (?P<who>[A-Z][\w.-]*(?:\s{{1,9}}[A-Z][\w.-]*){{0,2}}),? "
    rf"(?:the {any_of('person one writer author blogger owner voice girl woman man')})\b"
)


def published(text: str) -> str | None:
    """Return the day on which a review says that it was written, as in 2025-01-25, or only the month."""
    for match in _DAY.finditer(text):
        if match.start() >= DATED:
            return None
        line = text[: match.start()].rpartition("\n")[2]
        if not line.strip(_MARKS) or _WRITTEN_ON.search(line):
            return match["iso"] or _day(match)
    return None


def _day(match: re.Match[str]) -> str:
    month = MONTHS.index(match["month"][:3].casefold()) + 1
    day = match["day"] or match["late"]
    return f"{match['year']}-{month:02}-{int(day):02}" if day else f"{match['year']}-{month:02}"


def reviewer(text: str) -> str | None:
    """Return who a review says has written it."""
    found = _BYLINE.search(text, 0, HEAD) or _SELF.search(text)
    return " ".join(found["who"].split()) if found else None
