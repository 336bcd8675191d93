"""Who plays whom, as a review says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from bot.catalogue import Catalogue, Drama, Role, fold
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.spelt import spelt
from bot.reviews.asides import without_asides
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.parts import BESIDE, Part, parts_of
from bot.reviews.sayings import Form
from bot.reviews.signs import TITLE
from bot.reviews.skeleton import Skeleton
from bot.reviews.titled import is_season
from bot.reviews.whose import Names

SHORTEST_GIVEN: Final = 4
"""Letters of a given name that stands for the whole of it."""
LOOSE: Final[frozenset[Form]] = frozenset({"own", "of", "is"})
"""Ways to write a pair that may as well say something else."""
MOST: Final = 150
"""Parts of one review."""
_IN_BRACKETS: Final = re.compile(r"\([^()]*+\)?")


def roles(skeleton: Skeleton, text: str, catalogue: Catalogue, names: Names) -> list[Proposal]:
    """Return who plays whom in the reviewed drama, each pair once, in the order of the document."""
    bare = without_asides(skeleton)
    said = _Elsewhere(bare)
    parts = (
        part
        for part in parts_of(skeleton, bare, text, catalogue, names)
        if part.is_confirmed
        or not (_is_known_elsewhere(part, catalogue, names.drama) or (part.form != "line" and said.holds(part.at)))
    )
    kept = _once(parts)
    played = [part.confirmed for part in kept if part.confirmed is not None]
    return [_proposal(part, names.drama, played) for part in kept]


def _is_known_elsewhere(part: Part, catalogue: Catalogue, drama: Drama | None) -> bool:
    """Whether the actor is known to play a character of that name in another drama, seasons apart."""
    person = part.actor.whose.person
    told = spelt(part.character.text)
    return any(
        (drama is None or not is_season(drama, other)) and fit_of(told, role, slips=False) >= Fit.GIVEN
        for other, role in (catalogue.parts_of(person) if person else ())
    )


class _Elsewhere:
    """The sentences in which another drama is named, not only in brackets behind a name."""

    def __init__(self, bare: Skeleton) -> None:
        self._spans = [
            (bare.origin[start], bare.origin[end])
            for start, end in bare.sentences
            if TITLE in _IN_BRACKETS.sub("", bare.text[start:end])
        ]

    def holds(self, place: int) -> bool:
        """Whether a letter of the text is of such a sentence."""
        number = bisect_right(self._spans, place, key=lambda span: span[0]) - 1
        return number >= 0 and place < self._spans[number][1]


def _once(parts: Iterable[Part]) -> list[Part]:
    """Keep each pair once, in the fullest words; of a pair that only stands so, nothing against one that is said."""
    kept: list[Part] = []
    for part in _different(sorted(parts, key=_order)):
        if len(kept) < MOST and not any(_is_same(part, other) or _is_weaker(part, other) for other in kept):
            kept.append(part)
    return sorted(kept, key=lambda part: part.actor.start)


def _order(part: Part) -> tuple[bool, bool, bool, bool, int]:
    return not part.is_confirmed, part.form == "near", part.form in LOOSE, part.form in BESIDE, part.at


def _different(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the first of those that say the same in the same way."""
    seen: set[tuple[object, ...]] = set()
    for part in parts:
        whom = [
            (each.whose.person, each.whose.role and each.whose.role.character, fold(each.text))
            for each in (part.actor, part.character)
        ]
        key = *whom, part.form, part.is_young, part.is_confirmed
        if key not in seen:
            seen.add(key)
            yield part


def _is_same(one: Part, other: Part) -> bool:
    return _is_one(one.actor, other.actor) and _is_one(one.character, other.character)


def _is_one(one: Mention, other: Mention) -> bool:
    if one.whose.role is not None and other.whose.role is not None:
        return one.whose.role == other.whose.role
    if one.whose.person is not None and other.whose.person is not None:
        return one.whose.person == other.whose.person
    shorter, longer = sorted((fold(one.text), fold(other.text)), key=len)
    return longer.endswith(shorter) and (len(shorter) >= SHORTEST_GIVEN or shorter == longer)


def _is_weaker(part: Part, other: Part) -> bool:
    """Whether another part says more plainly whom this actor plays, who this character is, or that it is no actor."""
    if part.is_confirmed or part.is_young:
        return False
    if _is_one(part.actor, other.character) and other.form not in LOOSE | {"stroke"}:
        return True
    if part.form == "said" and not other.is_confirmed:
        return False
    if _is_one(part.actor, other.actor):
        return other.is_confirmed or part.form not in {"said", "line", "brackets"}
    return _is_one(part.character, other.character) and part.form in LOOSE | {"stroke", "block", "near"}


def _proposal(part: Part, drama: Drama | None, played: Collection[Role]) -> Proposal:
    actor, character = part.actor, part.character
    known, verdict = _known(part, drama, played)
    return Proposal(
        "role",
        " ".join(actor.text.split()),
        verdict,
        min(actor.start, character.from_rank),
        max(actor.end, character.end),
        subject=character.told,
        role=known.character if known else None,
        refers=actor.whose.person,
        known=f"{known.character}: {known.actor}" if known and verdict == "contradicts" else None,
    )


def _known(part: Part, drama: Drama | None, played: Collection[Role]) -> tuple[Role | None, Verdict]:
    """Return what the catalogue has of a part, and how that stands to what is said.

    A second actor of a character whose known one the review names too contradicts nothing: at another age, mostly.
    """
    if part.confirmed is not None:
        return part.confirmed, "confirms"
    if part.is_young or part.character.whose.role in played:
        return None, "new"
    person = part.actor.whose.person
    theirs = next((role for role in drama.roles if role.actor == person), None) if drama and person else None
    known = part.character.whose.role or theirs
    return known, "contradicts" if known else "new"
