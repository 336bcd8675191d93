"""Which dramas a review names for those who liked its own, or the other way round."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from bot.catalogue import Catalogue, Drama
from bot.reviews.model import Proposal
from bot.reviews.signs import APOSTROPHE, any_of, either
from bot.reviews.skeleton import Skeleton
from bot.reviews.titled import Named, is_season, title_is

Stretch = TypeVar("Stretch", "Span", Named)

REACH: Final = 260
"""Letters behind such words within which titles are named."""


class Span(NamedTuple):
    """A stretch of text."""

    start: int
    end: int


_LIKED: Final = any_of("""
liked? lik(?:e|ing) lov(?:e|ed) enjoy(?:ed)? ador(?:e|ed) watched a_fan_of fans?_of into miss(?:ed)? obsessed_with crave
finished a_weakness_for a_soft_spot_for cried_over wept_over laughed_at
""")
_YOU: Final = (
    rf"if (?:what )?you(?:{APOSTROPHE}ve|{APOSTROPHE}re| have| are| also| really| ever)?\s{{0,3}}(?:\w+ ){{0,2}}?"
)
_BEGUN: Final = r"(?:\b(?:for|to|and) |(?m:^)|[.!?] )"
_MAY: Final = rf"(?: might| may| will| would| should|{APOSTROPHE}ll)(?: also| definitely| probably)?"
_SURE: Final = either(
    rf"\b{_YOU}{_LIKED}\b",
    rf"{_BEGUN}(?:people|those|viewers|fans|any(?:one|body)|everyone|whoever) (?:who )?(?:have |has )?{_LIKED}\b",
    r"\b(?:similar|related|recommended) (?:k-?)?dramas?\s{0,3}:",
)
_CUE: Final = re.compile(
    either(
        f"(?P<sure>{_SURE})",
        r"\b(?:reminds?|reminded|reminding|reminiscent)\b[^.!?\n]{0,20}\bof\b",
        r"\b(?:fans?|lovers?) of\b",
        r"\bsimilar (?:to|dramas?|shows?|k-?dramas?)\b",
        r"\bsimilar\b[^.!?:\n]{0,24}:",
        r"(?m:^)\W{0,9}see also\b",
        r"\b(?:closer to|something similar)\b",
        r"\bmore of (?:this|that|the same)\b[^.!?:\n]{0,40}:",
        r"\bin the (?:same )?vein (?:of|as)\b",
        rf"\byou{_MAY} (?:like|love|enjoy|check out|watch|try)\b",
        r"\b(?:watch|read|try|check out) (?:this )?(?:next|after this)\b",
        r"\b(?:recommended|similar|related|more) (?:k-?)?(?:dramas|shows|series|titles)\s{0,3}:",
        r"\bmust[- ]watch for\b",
    ),
    re.IGNORECASE,
)
"""Words behind which dramas are named that are like the reviewed one; `sure` where nothing else is."""
_END: Final = re.compile(r"[.!?](?:\s+[A-Z\u201c\"]|\s*\n)|\n\s*\n")
_ABBREVIATED: Final = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|D\.P|Vol|No)$")
_ITEM: Final = re.compile(
    r"[\u201c\"\u2018'*_]{0,2}(?P<title>[A-Z0-9][^,;:!?()\n\u201c\u201d\"*]{1,60}?)[\u201d\"\u2019'*_]{0,2}"
    r"(?=\s{0,9}(?:,|;|\(|$|\n| and | or | & |\.))"
)
_MONTH: Final = any_of("january february march april may june july august september october november december")
_DATE: Final = re.compile(rf"\b{_MONTH}\b|^\d", re.IGNORECASE)
_MARKS: Final = "'\u2019!&-"
_SMALL: Final = any_of("of the in to a an and it for on with is at from by")
_TITLE_CASE: Final = re.compile(
    rf"(?<![.!?]\s)(?<!\w)[A-Z0-9][\w{_MARKS}]+"
    rf"(?:\s{{1,9}}(?:{_SMALL}\s{{1,9}}){{0,2}}[A-Z0-9][\w{_MARKS}]*){{1,12}}"
)
LONGEST: Final = 100
"""Letters of a title or name."""


def likings(
    skeleton: Skeleton, text: str, catalogue: Catalogue, titles: Sequence[Named], drama: Drama | None
) -> Iterator[Proposal]:
    """Yield the dramas that are named so, each once; of those that the catalogue has not, only where it is sure.

    `titles` are those found in the text, in their order.
    """
    seen: set[str] = set()
    people = [
        Span(mention.from_rank, mention.end)
        for mention in skeleton.mentions
        if mention.whose.is_known or mention.is_built
    ]
    spans = [Span(title.start, title.end) for title in titles]
    for cue in _CUE.finditer(text):
        end = _sentence_end(text, cue.end())
        listed = list(_plain(catalogue, text, cue.end(), end))
        for title in (*_within(titles, cue.start(), end), *listed):
            if title.drama.id not in seen and not (drama and is_season(drama, title.drama)):
                seen.add(title.drama.id)
                said = text[title.start : title.end]
                yield Proposal("similar", said, "new", title.start, title.end, refers=title.drama.id)
        if cue["sure"]:
            near = (*_within(people, cue.start() - LONGEST, end), *_within(spans, cue.start() - LONGEST, end))
            taken = [*near, *(Span(title.start, title.end) for title in listed)]
            yield from _unknown(text, cue.end(), end, taken)


def _within(found: Sequence[Stretch], start: int, end: int) -> Sequence[Stretch]:
    """Return those that begin between two places, of many in their order."""
    begun = bisect_left(found, start, key=lambda each: each.start)
    return found[begun : bisect_left(found, end, key=lambda each: each.start)]


def _sentence_end(text: str, start: int) -> int:
    """Return where the sentence ends; the point behind Dr. does not end it."""
    at = start
    while found := _END.search(text, at, start + REACH):
        if not _ABBREVIATED.search(text[max(0, found.start() - 4) : found.start()]):
            return found.start() + 1
        at = found.start() + 1
    return min(len(text), start + REACH)


def _plain(catalogue: Catalogue, text: str, start: int, end: int) -> Iterator[Named]:
    """Yield the titles that are plain words, as Life is, from a list of titles: an item of it is nothing else."""
    for item in _ITEM.finditer(text, start, end):
        said = item["title"].strip()
        drama = title_is(catalogue, said)
        if drama is not None:
            yield Named(item.start("title"), item.start("title") + len(said), drama)


def _unknown(text: str, start: int, end: int, taken: Iterable[Span]) -> Iterator[Proposal]:
    """Yield what is written as titles are and is nothing known: several words, each with a capital."""
    for found in _TITLE_CASE.finditer(text, start, end):
        is_taken = any(span.start < found.end() and found.start() < span.end for span in taken)
        if not is_taken and not _DATE.search(found[0]):
            yield Proposal("similar", found[0], "new", *found.span())
