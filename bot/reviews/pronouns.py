"""Who plays whom where a pronoun or "the part" stands for one of the two: "X is superb. She plays Y", "X plays her"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Catalogue
from bot.reviews.layout import Described
from bot.reviews.mentions import Mention
from bot.reviews.playing import CIRCLE, FEW, NO_PART, OWNER, PLAYED, PLAYS, RELATION
from bot.reviews.shapes import is_given_name
from bot.reviews.signs import APOSTROPHE, DASH, NAME, NAMES, TITLE, any_of, up_to
from bot.reviews.skeleton import Skeleton

REACH: Final = 600
"""Letters before "plays her" in which a character is looked for."""
_BETWEEN: Final = rf"[^\n{NAMES}{TITLE}()]"
_SAID: Final = rf"(?:(?:\w+ly|also|then|here) )?(?:{PLAYS}|stars as|is cast as|is playing)"
_IS: Final = rf"(?: is|{APOSTROPHE}s| was)(?: here| our)?"
_SUBJECT: Final = rf"(?P<actor>{NAME})(?!{APOSTROPHE}s)(?P<gap>{_BETWEEN}{{1,160}}?)(?<=[.!?;:,{DASH}] )"
_SHE: Final = re.compile(
    rf"{_SUBJECT}(?:and )?(?:s?he|the (?:actor|actress|star|singer|idol))(?P<verb>{_IS}| {_SAID})"
    rf" (?P<part>{up_to(6)})(?P<character>{NAME})(?!{APOSTROPHE}s)",
    re.IGNORECASE,
)
"""An actor, then what "she" is or plays."""
_HER: Final = re.compile(rf"{_SUBJECT}(?:his|her) (?P<part>{up_to(2)})(?P<character>{NAME})", re.IGNORECASE)
"""An actor, then "her" character."""
_AS_ABOVE: Final = re.compile(
    rf"{_SUBJECT}(?:as|in the {up_to(2, FEW)}role of|playing|portraying) "
    rf"(?P<part>{up_to(6)})(?P<character>{NAME}),? (?!{NAME})",
    re.IGNORECASE,
)
"""An actor, then a sentence that begins with "As" and the character."""
_DOES: Final = "plays|played|playing|portrays|portrayed|makes|made|gives|gave|brings|brought|lends"
_PART: Final = "(?:part|role|character)"
_PLAYS_HER: Final = re.compile(
    rf"(?P<actor>{NAME}),? (?:who )?(?:{up_to(5)}(?:{_DOES}) (?:her|him)\b"
    rf"|{up_to(10)}(?:in|to|into|for|through|with) (?:the|this|that) {up_to(2)}{_PART}\b(?! of\b))"
    rf"|(?:the|this|that|his|her) {_PART} {up_to(2)}(?:goes to|went to|falls to|fell to|allow(?:s|ed)|{PLAYED} by) "
    rf"{up_to(3)}(?P<taker>{NAME})",
    re.IGNORECASE,
)
"""An actor, and one of whom the paragraph speaks."""
_KIN: Final = re.compile(rf"\b{any_of(CIRCLE)}\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.!?]\s")
MOST_ENDS: Final = 2
"""Sentences that may end between an actor and "she"."""


def stood_for(skeleton: Skeleton, catalogue: Catalogue) -> Iterator[Described]:
    """Yield each actor with the character whom a pronoun ties to them."""
    for pattern in (_SHE, _HER, _AS_ABOVE):
        for match in pattern.finditer(skeleton.text):
            actor, character = skeleton.mention(match["actor"]), skeleton.mention(match["character"])
            is_said = pattern is _SHE and re.match(_IS, match["verb"]) is None
            if not (_is_sound(match) and _is_name(character, is_said=is_said)):
                continue
            if _acts(actor, catalogue) or (is_said and actor.is_built):
                yield Described(actor, character, skeleton.origin[match.start()])
    yield from _played_above(skeleton)


def _is_sound(match: re.Match[str]) -> bool:
    """Whether what stands between is not too long, and what stands before the second name describes nobody else."""
    if len(_ENDS.findall(match["gap"])) > MOST_ENDS:
        return False
    return not any(check.search(match["part"]) for check in (NO_PART, RELATION, _KIN))


def _is_name(mention: Mention, *, is_said: bool) -> bool:
    """Whether it may be a character's name; a foreign one only where it is said that they are played."""
    if mention.whose.person is not None and not mention.whose.is_near:
        return False
    is_korean = mention.is_built or mention.has_rank or is_given_name(mention.text)
    return is_korean or (is_said and " " in mention.text)


def _may_be_played(mention: Mention) -> bool:
    """Whether it is the name of nobody known, or only almost."""
    return mention.whose.role is None and (mention.whose.person is None or mention.whose.is_near)


def _acts(mention: Mention, catalogue: Catalogue) -> bool:
    """Whether somebody acts in some drama of the catalogue."""
    person = mention.whose.person
    return person is not None and mention.whose.role is None and bool(catalogue.parts_of(person))


def _played_above(skeleton: Skeleton) -> Iterator[Described]:
    """Yield each actor who "plays her" with the character named last, of nobody known and with a full name."""
    for match in _PLAYS_HER.finditer(skeleton.text):
        start = max(skeleton.text.rfind("\n\n", 0, match.start()), match.start() - REACH, 0)
        before = [each for each in skeleton.all(OWNER.sub("", skeleton.text[start : match.start()])) if each.is_built]
        actor = skeleton.mention(match["actor"] or match["taker"])
        if before and _may_be_played(before[-1]) and (actor.is_built or actor.whose.is_known):
            yield Described(actor, before[-1], skeleton.origin[match.start()])
