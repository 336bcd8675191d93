"""Which dramas a review names for those who liked its own, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Catalogue, Drama
from bot.reviews.model import Proposal
from bot.reviews.titled import Named, named, title_is

_CUE: Final = re.compile(
    r"\bif you(?:['\u2019]ve|['\u2019]re| have| are| also| really| ever)?\s*(?:\w+ ){0,2}?(?:liked?|lik(?:e|ing)|lov(?:e|ed)|enjoy(?:ed)?|ador(?:e|ed)|watched|a fan of|fans? of|into|miss(?:ed)?|obsessed with|crave)\b"
    r"|\b(?:fans?|lovers?) of\b|\b(?:reminds?|reminded|reminding|reminiscent)\b[^.!?\n]{0,20}\bof\b|\bsimilar (?:to|dramas?|shows?|k-?dramas?)\b|\bin the (?:same )?vein (?:of|as)\b"
    r"|\b(?:you (?:might|may|will|would|should|['\u2019]ll)(?: also| definitely| probably)? (?:like|love|enjoy|check out|watch|try))\b|\b(?:watch|read|try|check out) (?:this )?(?:next|after this)\b"
    r"|\b(?:recommended|similar|related|more) (?:k-?)?(?:dramas|shows|series|titles)\s*:|\bmust[- ]watch for\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"[.!?](?:\s+[A-Z\u201c\"]|\s*\n)|\n\s*\n")
_ABBREVIATED: Final = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|D\.P|Vol|No)$")
_ITEM: Final = re.compile(r"[\u201c\"\u2018'*_]{0,2}(?P<title>[A-Z0-9][^,;:!?()\n\u201c\u201d\"*]{1,60}?)[\u201d\"\u2019'*_]{0,2}(?=\s*(?:,|;|\(|$|\n| and | or | & |\.))")
REACH: Final = 260
"""Letters behind such words within which titles are named."""


def likings(catalogue: Catalogue, text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield the dramas that are named so and that the catalogue has, each once."""
    found = named(catalogue, text)
    seen: set[str] = {drama.id} if drama else set()
    for cue in _CUE.finditer(text):
        end = _sentence_end(text, cue.end())
        within = [title for title in found if cue.start() <= title.start < end]
        for title in (*within, *_plain(catalogue, text, cue.end(), end)):
            is_season = drama is not None and drama.franchise is not None and title.drama.franchise == drama.franchise
            if title.drama.id not in seen and not is_season:
                seen.add(title.drama.id)
                yield Proposal(
                    "similar", text[title.start : title.end], "new", title.start, title.end, refers=title.drama.id
                )


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
