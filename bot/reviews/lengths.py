"""How many episodes a drama has and how long they are, as a review says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Drama
from bot.reviews.model import Kind, Proposal, Verdict
from bot.reviews.signs import GAP, MARGIN, any_of, either

NUMBERS: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
NUMBER_WORDS: Final = {word: number for number, word in enumerate(NUMBERS.split())}
MOST_EPISODES: Final = 200
SHORTEST: Final = 10
LONGEST: Final = 180
"""Minutes of an episode."""
NEAR: Final = 5
"""Minutes by which a length may differ and be the same: sources round it."""
_COUNT: Final = rf"(?P<count>\d{{1,3}}|(?a:{'|'.join(NUMBERS.split()[2:])}))"
_NO_TOTAL: Final = """
first last final next other by few just past latter another watched opening these those or
"""
"""Words before a number of episodes that are not all."""
_TOTAL: Final = "".join(f"(?<!{word} )" for word in _NO_TOTAL.split())
_SO_FAR: Final = either(
    any_of("in_and in later into left before after aired so_far behind to_go each per a_week"),
    "(?:have|has|had) been",
    "are out",
    "were released",
)
"""What follows a number of episodes that are not all."""
_WHOLE: Final = any_of("""
long series drama k-?drama show run total of in_total thriller season romance journey
""")
_FIELD: Final = r"(?:number of |no\. of |total |# of |episode )?(?:eps?|episodes?|chapters?)(?:\s{1,9}count)?"
_EPISODES: Final = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b{_FIELD}{GAP}(?:\([^)\d]{{0,40}}\))?{GAP}[:=|\u2013-]{GAP}{_COUNT}\b(?!{GAP}(?:/|of|out))",
        rf"{MARGIN}(?:episodes?|eps)\s{{1,9}}{_COUNT}\s{{0,9}}$",
        rf"\b{_COUNT}[-\s](?:(?!(?:per|an?|each|every)\b)\w+[-\s]){{0,2}}?episode\b(?! \d| of)",
        rf"\ball (?:of )?(?:the |its )?{_COUNT} (?:episodes|parts|install?ments)\b",
        rf"\b(?:in|over|of|for|r[au]ns? to|has) {_COUNT} (?:\w+ )?(?:episodes|parts|install?ments)\b(?! ago)",
        rf"\b{_COUNT}-part\b",
        rf"\b{_COUNT}-[\w-]{{1,40}} episodes\b",
        rf"\b\d{{1,3}}\s{{1,9}}of\s{{1,9}}{_COUNT}\s{{1,9}}episodes?\s{{1,9}}seen",
        rf"\b{_COUNT}[\s\u00a0-]{{1,9}}(?:\w+[\s-]){{0,2}}?(?:episodes?|eps?|episoder|parts?)[\s-]{_WHOLE}",
        rf"{_TOTAL}\b{_COUNT}[\s\u00a0-]{{1,9}}(?:episodes|eps)\b(?!\s{{1,9}}{_SO_FAR})",
    )
)
"""Ways to tell how many episodes there are, the surest first."""
_MORE_OR_LESS: Final = "".join(f"(?<!{word} )" for word in ("under", "over", "than", "nearly", "almost"))
_HOURS: Final = (
    r"\b(?:(?P<hours>\d)\s{0,3}-?\s{0,3}(?:hours?|hrs?|h)|"
    rf"{_MORE_OR_LESS}(?:an?|one)[\s-]{{1,3}}(?:hour|hr))\b\.?"
)
_LENGTH: Final = (
    rf"(?P<given>(?P<hourly>{_HOURS}\s{{0,3}}(?:and\s{{0,3}})?)?"
    r"(?:(?P<minutes>\d{2,3})(?:\s{0,3}(?:-|\u2013|to|or)\s{0,3}(?P<most>\d{2,3}))?\s{0,3}-?\s{0,3}(?:minutes?|mins?|m)\b)?"
    r"(?(minutes)|(?(hourly)|(?!))))"
)
_RUNTIME: Final = any_of("run(?:ning)?[-_]?time duration length episode_length time how_long")
_ABOUT: Final = any_of(r"approx\w* about around roughly ca circa close_to of is each per episode \W")
_MINUTES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_RUNTIME}\b\W{{0,4}}{_ABOUT}{{0,12}}{_LENGTH}",
        rf"\b(?:each|per|every)\b[^\n.!?]{{0,40}}?{_LENGTH}",
        rf"{_LENGTH}\s{{0,3}}(?:long\s{{1,3}})?(?:(?:/|per|an|each|a)\s{{0,3}}(?:eps?\b|episode)|episodes?\b)",
        rf"(?:episodes?|eps)\W{{0,4}}\d{{1,3}}\s{{0,3}}(?:episodes?|eps)?\s{{0,3}}[,(x\u00d7@]\s{{0,3}}{_LENGTH}",
        rf"\b(?:episodes?|eps) (?:all )?(?:run|last|clock in|average)s?\b[^\n.!?\d]{{0,30}}?{_LENGTH}",
        rf"(?:episodes?|eps)\s{{0,3}}(?:[,(x\u00d7@]|of|at|running)\s{{0,3}}(?:of |around |about |some )?{_LENGTH}",
    )
)
"""Ways to tell how long an episode is, the surest first."""


def episodes(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield how many episodes a review says that there are: as many as are known, if any of its numbers says that."""
    known = drama.episodes if drama else None
    found = [(_count(match), match) for pattern in _EPISODES for match in pattern.finditer(text)]
    counts = [(count, match) for count, match in found if 1 < count <= MOST_EPISODES]
    for count, match in sorted(counts, key=lambda each: each[0] != known)[:1]:
        yield _proposal("episodes", str(count), match.span("count"), known, is_same=count == known)


def _count(match: re.Match[str]) -> int:
    return int(NUMBER_WORDS.get(match["count"].casefold(), match["count"]))


def minutes(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield how long a review says that an episode is, in minutes."""
    for pattern in _MINUTES:
        for match in pattern.finditer(text):
            hours = int(match["hours"] or 1) if match["hourly"] else 0
            least = 60 * hours + int(match["minutes"] or 0)
            most = int(match["most"] or least)
            if SHORTEST <= least <= most <= LONGEST:
                known = drama.minutes if drama else None
                is_same = known is not None and least - NEAR <= known <= most + NEAR
                told = str(least) if least == most else f"{least}-{most}"
                yield _proposal("minutes", told, match.span("given"), known, is_same=is_same)
                return


def _proposal(kind: Kind, told: str, span: tuple[int, int], known: int | None, *, is_same: bool) -> Proposal:
    if known is None:
        return Proposal(kind, told, "new", *span)
    verdict: Verdict = "confirms" if is_same else "contradicts"
    return Proposal(kind, told, verdict, *span, known=str(known))
