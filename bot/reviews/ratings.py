"""The rating that a review gives its drama."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.reviews.lengths import NUMBER_WORDS
from bot.reviews.model import Proposal
from bot.reviews.signs import MARGIN, any_of

TOP: Final = {"5": 5, "10": 10, "100": 100, "four": 4, "five": 5, "ten": 10, "4": 4, "6": 6, "20": 20}
"""The scales, by how their tops are written."""
PERCENT: Final = 100
LEAST_PERCENT: Final = 50
"""Of less, a percentage is how many watched a drama."""
MOST_BARE: Final = 10
"""The greatest number that is a rating though nothing says so."""
HEAD: Final = 600
"""Letters at the beginning in which a bare number on a line is a rating."""
SOLID: Final = "\u2605\u2b50\U0001f31f\u272d\u2764\u2665\u272f"
HOLLOW: Final = "\u2606\u2729"
HALF: Final = "\u00bd"
_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,2})?"
_VALUE: Final = rf"(?P<value>{_NUMBER})"
_SHARE: Final = rf"{_VALUE}(?P<percent>\s{{0,3}}%)?"
_NO_MORE: Final = r"(?![\w/%]|[.,]\d|\s(?:out )?of\b)"
AND_A_HALF: Final = " and a half"
_WRITTEN: Final = rf"(?P<value>{_NUMBER}|(?a:four|five|ten|nine|eight|seven|six|three|two|one)(?:{AND_A_HALF})?)"
_SCALED: Final = (
    rf"(?P<given>{_WRITTEN}(?:\s{{0,3}}/\s{{0,3}}|\s{{1,3}}out of\s{{1,3}}|\s{{1,3}}of\s{{1,3}})"
    r"(?P<top>100|10|20|5|4|6|(?a:five|ten))\b)"
)
_WHOSE: Final = any_of("my overall final total our the drama show series personal star average general k-?drama")
_LABEL: Final = rf"(?:{_WHOSE}\s{{1,9}}){{0,3}}(?:ratings?|score|grade|verdict|rate|overall|marks?|stars)"
_GIVES: Final = "rat(?:e|ed|ing) giv(?:e|en|ing) gave scor(?:e|ed|ing) gets? deserves? earns?"
_GIVES_IT: Final = r"(?:rat(?:e|ed)|giv(?:e|ing)|gave)\b\s{1,9}(?:this|it|the)"
_STAR: Final = f"[{SOLID}{HOLLOW}{HALF}]"
_STARS: Final = rf"(?P<stars>{_STAR}(?:[\s\ufe0f]{{0,4}}{_STAR}){{0,9}})"
_LETTER: Final = r"(?:(?-i:[A-F])[+\u2212-]?|[A-F][+\u2212-])"
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"{_STAR}[^\n\w]{{0,6}}{_SCALED}",
        rf"{MARGIN}(?:overall|final|total|my|our)[^\n:=\u2013-]{{0,24}}[:=\u2013-]?\s{{0,9}}{_SCALED}",
        rf"\b{_LABEL}\b[^\n\w]{{0,6}}(?:(?:is|was|of|for me|this drama|it)\s{{1,9}}){{0,3}}{_SCALED}",
        rf"\b{any_of(f'{_GIVES} got a_solid solid call_it')}\b[^\n.!?]{{0,50}}?\b{_SCALED}",
        rf"{MARGIN}{_LABEL}\b\W{{0,6}}(?P<given>{_SHARE}(?:\s{{0,3}}(?:stars?|points?))?){_NO_MORE}",
        rf"{MARGIN}(?:overall|final|total)\b\W{{0,6}}(?P<given>{_SHARE}){_NO_MORE}",
        rf"{MARGIN}{_LABEL}\b\W{{0,6}}(?P<given>{_LETTER})(?=[\s.,;)]|$)",
        rf"\b{_LABEL}\b[^\n\w]{{0,6}}?{_STARS}",
        rf"\b{any_of(_GIVES)}\b[^\n.!?]{{0,40}}?\b(?P<given>{_WRITTEN}\s{{0,3}}-?\s{{0,3}}stars?)\b",
        rf"\b{_GIVES_IT}\b[^\n.!?\d]{{0,30}}?\b(?:an?\s{{1,9}})(?P<given>{_VALUE}|{_LETTER})(?=[\s.,;!)]|$)",
        rf"^\W{{0,6}}{_SCALED}(?=\s{{0,9}}(?:stars?\b|rating\b|points?\b|[:;\u2013\u2014.,!)-]|$))",
        rf"(?:[.!?]\s{{1,3}}|^)(?:an? )?{_SCALED}(?=\s{{0,3}}(?:from me\b|for me\b|[.!]|, obviously|$))",
        rf"^\W{{0,6}}{_SCALED}(?= \w+(?: \w+)?[.!\n])",
        rf"^\W{{0,3}}{_STARS}\W{{0,3}}(?:$|/)",
        rf"\breview\b[^\n]{{0,60}}?(?P<given>{_VALUE}\s{{0,9}}\|\|\s{{0,9}}{_NUMBER})\s{{0,9}}$",
        rf"\b(?P<given>{_VALUE}\s{{0,3}}-?\s{{0,3}}stars?\b(?: out of (?P<top>5|10|(?a:five|ten)))?)",
        _STARS,
    )
)
"""Ways to write a rating, the surest first."""
_GIVEN: Final = _PATTERNS[3]
"""The one that a review may say of others before it says it of its drama: the last counts."""
_BARE: Final = re.compile(rf"^\s{{0,24}}(?P<given>{_VALUE})\s{{0,24}}$", re.MULTILINE)


def rating(text: str) -> Iterator[Proposal]:
    """Yield the rating that a review gives its drama, with its share of the scale's top where a scale is stated."""
    for pattern in _PATTERNS:
        found = [match for match in pattern.finditer(text) if _is_rating(match)]
        if found:
            yield _rating(found[-1 if pattern is _GIVEN else 0])
            return
    bare = _BARE.search(text, 0, HEAD)
    if bare is not None and 0 < _value(bare["value"]) <= MOST_BARE:
        yield _rating(bare)


def _is_rating(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("stars"):
        return len(groups["stars"].replace(" ", "")) > 1
    value, top = groups.get("value"), groups.get("top")
    if value is None:
        return True
    if groups.get("percent") and _value(value) < LEAST_PERCENT:
        return False
    return _value(value) <= (TOP[top.casefold()] if top else PERCENT)


def _rating(match: re.Match[str]) -> Proposal:
    groups = match.groupdict()
    if groups.get("stars"):
        stars = groups["stars"].strip()
        return Proposal("rating", stars, "new", *match.span("stars"), share=_share_of_stars(stars))
    value, top = groups.get("value"), groups.get("top")
    scale = TOP[top.casefold()] if top else PERCENT if groups.get("percent") else None
    share = round(_value(value) / scale, 4) if value and scale else None
    return Proposal("rating", " ".join(match["given"].split()), "new", *match.span("given"), share=share)


def _share_of_stars(stars: str) -> float | None:
    """Return how many of the stars are full; None where none is empty, for how many there could be is not said."""
    full, half, hollow = (sum(star in kind for star in stars) for kind in (SOLID, HALF, HOLLOW))
    return (full + half / 2) / (full + half + hollow) if hollow and full + half else None


def _value(written: str) -> float:
    if written[:1].isdigit():
        return float(written.replace(",", "."))
    whole = written.casefold().removesuffix(AND_A_HALF)
    return NUMBER_WORDS[whole] + (0.5 if whole != written.casefold() else 0)
