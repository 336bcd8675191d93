"""Which dramas a review names for those who liked its own, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Catalogue, Drama
from bot.reviews.model import Proposal
from bot.reviews.skeleton import Skeleton
from bot.reviews.titled import Named, named, title_is

_CUE: Final = re.compile(
    r"(?P<sure>\bif you(?:['\u2019]ve|['\u2019]re| have| are| also| really| ever)?\s*(?:\w+ ){0,2}?(?:liked?|lik(?:e|ing)|lov(?:e|ed)|enjoy(?:ed)?|ador(?:e|ed)|watched|a fan of|fans? of|into|miss(?:ed)?|obsessed with|crave)\b"
    r"|\b(?:reminds?|reminded|reminding|reminiscent)\b[^.!?\n]{0,20}\bof\b|\b(?:similar|related|recommended) (?:k-?)?dramas?\s*:)"
    r"|\b(?:fans?|lovers?) of\b|\bsimilar (?:to|dramas?|shows?|k-?dramas?)\b|\bin the (?:same )?vein (?:of|as)\b"
    r"|\b(?:you (?:might|may|will|would|should|['\u2019]ll)(?: also| definitely| probably)? (?:like|love|enjoy|check out|watch|try))\b|\b(?:watch|read|try|check out) (?:this )?(?:next|after this)\b"
    r"|\b(?:recommended|similar|related|more) (?:k-?)?(?:dramas|shows|series|titles)\s*:|\bmust[- ]watch for\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"[.!?](?:\s+[A-Z\u201c\"]|\s*\n)|\n\s*\n")
_ABBREVIATED: Final = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|D\.P|Vol|No)$")
_ITEM: Final = re.compile(
    r"[\u201c\"\u2018'*_]{0,2}(?P<title>[A-Z0-9][^,;:!?()\n\u201c\u201d\"*]{1,60}?)[\u201d\"\u2019'*_]{0,2}(?=\s*(?:,|;|\(|$|\n| and | or | & |\.))"
)
REACH: Final = 260
"""Letters behind such words within which titles are named."""


def likings(skeleton: Skeleton, text: str, catalogue: Catalogue, drama: Drama | None) -> Iterator[Proposal]:
    """Yield the dramas that are named so, each once; of those that the catalogue has not, only where it is sure."""
    found = named(catalogue, text)
    seen: set[str] = {drama.id} if drama else set()
    for cue in _CUE.finditer(text):
        end = _sentence_end(text, cue.end())
        known = [title for title in found if cue.start() <= title.start < end]
        known += _plain(catalogue, text, cue.end(), end)
        for title in known:
            is_season = drama is not None and drama.franchise is not None and title.drama.franchise == drama.franchise
            if title.drama.id not in seen and not is_season:
                seen.add(title.drama.id)
                said = text[title.start : title.end]
                yield Proposal("similar", said, "new", title.start, title.end, refers=title.drama.id)
        if cue["sure"]:
            people = [
                (mention.from_rank, mention.end)
                for mention in skeleton.mentions
                if mention.whose.is_known or mention.is_built
            ]
            taken = [*people, *((title.start, title.end) for title in (*found, *known))]
            yield from _unknown(text, cue.end(), end, taken)


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


def _unknown(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Proposal]:
    """Yield what is written as titles are and is nothing known: several words, each with a capital."""
    for found in _TITLE_CASE.finditer(text, start, end):
        is_taken = any(begun < found.end() and found.start() < ended for begun, ended in taken)
        if not is_taken and not _DATE.search(found[0]):
            yield Proposal("similar", found[0], "new", *found.span())


_DATE: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|^\d", re.IGNORECASE
)
_TITLE_CASE: Final = re.compile(
    r"(?<![.!?]\s)(?<!\w)[A-Z0-9][\w'\u2019!&-]+(?:\s+(?:(?:of|the|in|to|a|an|and|it|for|on|with|is|at|from|by)\s+){0,2}[A-Z0-9][\w'\u2019!&-]*)+"
)
