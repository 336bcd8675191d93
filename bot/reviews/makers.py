"""Who directed and who wrote a drama, as a review says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from bot.catalogue import Drama, fold
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.signs import APOSTROPHE, GAP, MARGIN, NAME, OWN_WORD, TITLE, any_of, up_to
from bot.reviews.skeleton import Skeleton

Craft = Literal["director", "writer"]

REACH: Final = 400
"""Letters of a sentence before a maker in which another drama, or a book, is looked for."""
_NAMES: Final = (
    rf"(?P<names>{NAME}(?:{GAP}(?:[,&/]|,?\s{{1,9}}and){GAP}{NAME}){{0,9}})(?!{APOSTROPHE}s (?:character|role))"
)
_ITS: Final = rf"(?:the |its |this drama{APOSTROPHE}s )?"
_MADE: Final = any_of(r"directed written created produced co-\w+ penned helmed scripted")
_BOOK: Final = re.compile(
    rf"\b{any_of('novels? webtoons? books? comics? manhwa manga based_on adapted adaptation')}\b", re.IGNORECASE
)


class _Words(NamedTuple):
    """What is said of a craft: who does it, that it was done, what comes of it, that somebody does it, and where."""

    maker: str
    made: str
    work: str
    does: str
    at_work: str


_WORDS: Final[dict[Craft, _Words]] = {
    "director": _Words(
        any_of("director directors directed_by directing direction pd pds producing_director"),
        any_of("directed helmed filmed"),
        any_of("direction directing"),
        "directs",
        "(?:behind the camera|in the director.s chair)",
    ),
    "writer": _Words(
        any_of("""
        writer writers screenwriters? script_?writers? scriptwriters? screenplay script written_by playwrights? author
        """),
        any_of("written penned scripted"),
        any_of("script writing screenplay"),
        r"(?:writes|wrote (?:it|the scripts?|the screenplay|all of it|this))",
        "behind the (?:script|pen|typewriter)",
    ),
}


def _patterns(craft: _Words) -> tuple[re.Pattern[str], ...]:
    few = up_to(6, OWN_WORD)
    patterns = (
        rf"{MARGIN}{craft.maker}(?: by|\(s\)|s)?{GAP}(?:[:=|\u2013-]|by){GAP}{_NAMES}",
        rf"\b{craft.made}(?:(?:,| and) {_MADE}){{0,4}}(?: \w+ly)? by {few}{_NAMES}",
        rf"\b{craft.work} (?:is |was )?(?:by|of) {_NAMES}",
        rf"\b(?:directed|written|created|penned|helmed) and {craft.made} by {few}{_NAMES}",
        rf"\b{craft.maker} {up_to(1, OWN_WORD)}{_NAMES}",
        rf"\b{craft.maker},? (?:that is |who is |is )?{_NAMES}",
        rf"{_NAMES},? (?:is |was )?{_ITS}{craft.maker}\b(?! of {TITLE})(?!{APOSTROPHE}s)",
        rf"{_NAMES}{APOSTROPHE}s? {up_to(2, OWN_WORD)}{craft.work}\b",
        rf"{_NAMES}(?: also| once more| again)? {craft.does}\b(?! {NAME})",
        rf"\b{craft.at_work} (?:is|are|sits|sat|was) {up_to(3, OWN_WORD)}{_NAMES}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns)


_PATTERNS: Final = {kind: _patterns(craft) for kind, craft in _WORDS.items()}
"""Ways to name makers, the first of which is a field of a list."""


def makers(skeleton: Skeleton, drama: Drama | None) -> Iterator[Proposal]:
    """Yield the directors and writers of the reviewed drama; those of others are not meant."""
    for craft in _PATTERNS:
        known = (drama.directors if craft == "director" else drama.writers) if drama else ()
        seen: set[str] = set()
        for mention, is_labelled in _named(skeleton, craft):
            key = mention.whose.person or fold(mention.text)
            if key not in seen and _is_maker(mention, drama, is_sure=is_labelled or mention.whose.person in known):
                seen.add(key)
                yield _proposal(craft, mention, known)
        for mention in skeleton.mentions:
            person = mention.whose.person
            if person in known and person not in seen and _is_nothing_else(person, craft, drama):
                seen.add(person)
                yield _proposal(craft, mention, known)


def _is_nothing_else(person: str, craft: Craft, drama: Drama | None) -> bool:
    """Whether whoever is named in a review of a drama is named there for one craft: they neither act nor do both."""
    others = (drama.writers if craft == "director" else drama.directors) if drama else ()
    return drama is not None and person not in others and all(role.actor != person for role in drama.roles)


def _named(skeleton: Skeleton, craft: Craft) -> Iterator[tuple[Mention, bool]]:
    """Yield who is said to have made the drama, and whether a field of a list says so."""
    for place, pattern in enumerate(_PATTERNS[craft]):
        for match in pattern.finditer(skeleton.text):
            if not place or not _is_of_another(skeleton, match):
                yield from ((mention, not place) for mention in skeleton.all(match["names"]))


def _is_of_another(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Whether it is said of another drama, named before in the sentence, or of the book that a drama is made from."""
    start = max(skeleton.sentence_of(match.start()), match.start() - REACH)
    before = skeleton.text[start : match.start()]
    is_behind = skeleton.text.startswith(f" of {TITLE}", match.end())
    return is_behind or TITLE in before or _BOOK.search(before) is not None


def _is_maker(mention: Mention, drama: Drama | None, *, is_sure: bool) -> bool:
    """Whether a name is that of somebody who may have made a drama, rather than of a character or an actor of it."""
    whose = mention.whose
    if whose.role is not None and not whose.is_cast:
        return False
    if drama is not None and not is_sure and any(role.actor == whose.person for role in drama.roles):
        return False
    return mention.is_built or whose.is_cast


def _proposal(kind: Craft, mention: Mention, known: tuple[str, ...]) -> Proposal:
    person = mention.whose.person
    verdict: Verdict = "confirms" if person in known else "contradicts" if known else "new"
    return Proposal(
        kind,
        " ".join(mention.text.split()),
        verdict,
        mention.start,
        mention.end,
        refers=person,
        known=", ".join(known) if verdict == "contradicts" else None,
    )
