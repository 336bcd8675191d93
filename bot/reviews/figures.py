"""Ratings, episodes and minutes in a review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Drama
from bot.reviews.model import Kind, Proposal, Verdict

TOP: Final = {"5": 5, "10": 10, "100": 100, "four": 4, "five": 5, "ten": 10, "4": 4, "6": 6, "20": 20}
WORDS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
        "nineteen twenty".split()
    )
}
MOST_EPISODES: Final = 200
SHORTEST: Final = 10
LONGEST: Final = 180
"""Minutes of an episode."""
NEAR: Final = 5
"""Minutes by which a length may differ and be the same: sources round it."""
LEAST_PERCENT: Final = 50
"""Of less, a percentage is how many watched a drama."""
HEAD: Final = 600
"""Letters at the beginning in which a bare number on a line is a rating."""
_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,2})?"
_SCALED: Final = rf"(?P<given>(?P<value>{_NUMBER}|four|five|ten|nine|eight|seven|six|three|two|one)(?:\s*/\s*|\s+out of\s+|\s+of\s+)(?P<top>100|10|20|5|4|6|five|ten)\b)"
_LABEL: Final = (
    r"(?:(?:my|overall|final|total|our|the|drama|show|series|personal|star|average|general|k-?drama)\s+){0,3}"
    r"(?:ratings?|score|grade|verdict|rate|overall|marks?|stars)"
)
_STARS: Final = r"(?P<stars>[\u2605\u2b50\U0001f31f\u272d\u2764\u2665\u2606\u2729\u272f\u00bd](?:[\s\ufe0f]*[\u2605\u2b50\U0001f31f\u272d\u2764\u2665\u2606\u2729\u272f\u00bd]){0,9})"
_RATED: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"^\W*(?:overall|final|total|my|our)[^\n:=\u2013-]{{0,24}}[:=\u2013-]?\s*{_SCALED}",
        rf"\b{_LABEL}\b[^\n\w]{{0,6}}(?:(?:is|was|of|for me|this drama|it)\s+){{0,3}}{_SCALED}",
        rf"\b(?:rat(?:e|ed|ing)|giv(?:e|en|ing)|gave|scor(?:e|ed|ing)|gets?|got|deserves?|earns?|a solid|solid)\b[^\n.!?]{{0,50}}?\b{_SCALED}",
        rf"^\W*{_LABEL}\b\W{{0,6}}(?P<given>(?P<value>{_NUMBER})(?P<percent>\s*%)?(?:\s*(?:stars?|points?))?)(?![\w/%]|[.,]\d)",
        rf"^\W*(?:overall|final|total)\b\W{{0,6}}(?P<given>(?P<value>{_NUMBER})(?P<percent>\s*%)?)(?![\w/%]|[.,]\d)",
        rf"^\W*{_LABEL}\b\W{{0,6}}(?P<given>[A-F][+\u2212-]?)(?=[\s.,;)]|$)",
        rf"\b{_LABEL}\b[^\n\w]{{0,6}}{_STARS}",
        rf"\b(?:rat(?:e|ed|ing)|giv(?:e|en|ing)|gave|scor(?:e|ed|ing)|gets?|deserves?|earns?)\b[^\n.!?]{{0,40}}?\b(?P<given>(?P<value>{_NUMBER}|four|five|three|nine|eight|ten)\s*-?\s*stars?)\b",
        rf"\b(?:rat(?:e|ed)|giv(?:e|ing)|gave)\b\s+(?:this|it|the)\b[^\n.!?\d]{{0,30}}?\b(?:an?\s+)(?P<given>(?P<value>{_NUMBER})|[A-F][+\u2212-]?)(?=[\s.,;!)]|$)",
        rf"^\W{{0,6}}{_SCALED}(?=\s*(?:stars?\b|[:\u2013\u2014.,!)-]|$))",
        rf"^\W{{0,3}}{_STARS}\W{{0,3}}(?:$|/)",
        rf"\breview\b[^\n]{{0,60}}?(?P<given>(?P<value>{_NUMBER})\s*\|\|\s*{_NUMBER})\s*$",
        rf"\b(?P<given>(?P<value>{_NUMBER})\s*-?\s*stars?\b(?: out of (?P<top>5|10|five|ten))?)",
        rf"{_STARS}",
    )
)
"""Ways to write a rating, the surest first."""
_BARE: Final = re.compile(rf"^\s*(?P<given>(?P<value>{_NUMBER}))\s*$", re.MULTILINE)
_COUNT: Final = r"(?P<count>\d{1,3}|" + "|".join(word for word in WORDS if word not in {"zero", "one"}) + r")"
_EPISODES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:number of |no\. of |total |# of |episode )?(?:eps?|episodes?|chapters?)(?:\s+count)?\s*(?:\([^)\d]*\))?\s*[:=\u2013-]\s*{_COUNT}\b(?!\s*(?:/|of|out))",
        rf"(?m:^)\W*(?:episodes?|eps)\s+{_COUNT}\s*(?m:$)",
        rf"\b{_COUNT}[-\s](?:\w+[-\s]){{0,2}}?episode\b(?! \d| of)",
        rf"\b{_COUNT}-[\w-]+ episodes\b",
        rf"\b\d{{1,3}}\s+of\s+{_COUNT}\s+episodes?\s+seen",
        rf"\b{_COUNT}[\s\u00a0-]+(?:\w+[\s-]){{0,2}}?(?:episodes?|eps?|episoder|parts?)[\s-](?:long|series|drama|k-?drama|show|run|total|of|in total|thriller|season|romance|journey)",
        rf"(?<!first )(?<!last )(?<!final )(?<!next )(?<!other )(?<!by )(?<!few )(?<!just )(?<!past )(?<!latter )(?<!another )(?<!watched )(?<!opening )(?<!these )(?<!those )(?<!or )\b{_COUNT}[\s\u00a0-]+(?:episodes|eps)\b(?!\s+(?:in|later|into|left|before|after|aired|so far|behind|to go|each|per|a week|(?:have|has|had) been|are out|were released))",
    )
)
_LENGTH: Final = r"(?:(?P<hours>\d|an?|one)\s*-?\s*(?:hours?|hrs?|h)\b\.?\s*(?:and\s*)?)?(?:(?P<minutes>\d{2,3})(?:\s*(?:-|\u2013|to|or)\s*(?P<most>\d{2,3}))?\s*-?\s*(?:minutes?|mins?|m)\b)?"
_MINUTES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:run(?:ning)?\s?-?time|duration|length|episode length|time)\b\W{{0,4}}(?:(?:approx\w*|about|around|of|is|each|per|episode|\W)\s*){{0,4}}(?P<given>{_LENGTH})",
        rf"\b(?:each|per|every)\b[^\n.!?]{{0,40}}?(?P<given>{_LENGTH})",
        rf"(?P<given>{_LENGTH})\s*(?:long\s+)?(?:(?:/|per|an|each|a)\s*(?:ep\b|eps\b|episode)|episodes?\b)",
        rf"(?:episodes?|eps)\W{{0,4}}\d{{1,3}}\s*(?:episodes?|eps)?\s*[,(x\u00d7@]\s*(?P<given>{_LENGTH})",
        rf"(?:episodes?|eps)\s*[,(x\u00d7@]\s*(?:of |around |about )?(?P<given>{_LENGTH})",
    )
)


def rating(text: str) -> Iterator[Proposal]:
    """Yield the rating that a review gives its drama, with its share of the scale's top where a scale is stated."""
    for pattern in _RATED:
        found = [match for match in pattern.finditer(text) if _is_rating(match)]
        if found:
            yield _rating(found[-1] if pattern is _RATED[2] else found[0])
            return
    bare = _BARE.search(text, 0, HEAD)
    if bare is not None and 0 < float(bare["value"].replace(",", ".")) <= TOP["10"]:
        yield _rating(bare)


def _is_rating(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("stars"):
        return len(groups["stars"].replace(" ", "")) > 1
    value, top = groups.get("value"), groups.get("top")
    if value is None:
        return True
    if groups.get("percent") and _value(value) < LEAST_PERCENT:
        return False  # so many watched it
    most = TOP[top.casefold()] if top else 100
    return 0 <= _value(value) <= most


def _solid(stars: str) -> str:
    return "".join(star for star in stars if star in "\u2605\u2b50\U0001f31f\u272d\u2764\u2665\u272f")


def _rating(match: re.Match[str]) -> Proposal:
    groups = match.groupdict()
    if groups.get("stars"):
        given = match["stars"].strip()
        hollow = sum(star in "\u2606\u2729" for star in given)
        full = len(_solid(given)) + given.count("\u00bd") / 2
        share = full / (len(_solid(given)) + given.count("\u00bd") + hollow) if hollow and full else None
        return _proposal("rating", given, *match.span("stars"), share=share)
    value, top = groups.get("value"), groups.get("top")
    scale = TOP[top.casefold()] if top else 100 if groups.get("percent") else None
    share = round(_value(value) / scale, 4) if value and scale else None
    return _proposal("rating", " ".join(match["given"].split()), *match.span("given"), share=share)


def _value(written: str) -> float:
    return float(written.replace(",", ".")) if written[:1].isdigit() else float(WORDS[written.casefold()])


def episodes(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield how many episodes a review says that there are."""
    for pattern in _EPISODES:
        for match in pattern.finditer(text):
            count = int(WORDS.get(match["count"].casefold(), 0) or match["count"])
            if 1 < count <= MOST_EPISODES:
                yield _counted(count, match.span("count"), drama and drama.episodes)
                return


def minutes(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield how long a review says that an episode is, in minutes."""
    for pattern in _MINUTES:
        for match in pattern.finditer(text):
            hours = match["hours"] or "0"
            least = 60 * (int(hours) if hours.isdigit() else 1) + int(match["minutes"] or 0)
            most = int(match["most"] or least)
            if SHORTEST <= least <= most <= LONGEST:
                yield _lasting(least, most, match.span("given"), drama and drama.minutes)
                return


def _lasting(least: int, most: int, span: tuple[int, int], known: int | None) -> Proposal:
    told = str(least) if least == most else f"{least}-{most}"
    if known is None:
        return _proposal("minutes", told, *span)
    is_same = least - NEAR <= known <= most + NEAR
    return _proposal("minutes", told, *span, verdict="confirms" if is_same else "contradicts", known=str(known))


def _counted(count: int, span: tuple[int, int], known: int | None) -> Proposal:
    if known is None:
        return _proposal("episodes", str(count), *span)
    verdict: Verdict = "confirms" if count == known else "contradicts"
    return _proposal("episodes", str(count), *span, verdict=verdict, known=str(known))


def _proposal(
    kind: Kind,
    value: str,
    start: int,
    end: int,
    *,
    verdict: Verdict = "new",
    known: str | None = None,
    share: float | None = None,
) -> Proposal:
    return Proposal(kind, value, verdict, start, end, known=known, share=share)
