"""Who plays whom, as a review says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.catalogue import Catalogue, Drama, fold
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.spelt import spelt
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.pairs import Form, Pair, pairs_of
from bot.reviews.skeleton import TITLE, Skeleton

BESIDE: Final[frozenset[Form]] = frozenset({"brackets", "line", "stroke", "block"})
"""Ways to write a pair that do not say which of the two is the actor."""
_YOUNG: Final = re.compile(r"\b(?:young|younger|child|childhood|teen|teenage|teenaged|little|kid)\s+(?:version of )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """An actor and the character that they are said to play."""

    actor: Mention
    character: Mention
    form: Form
    at: int

    @property
    def is_confirmed(self) -> bool:
        """Whether the catalogue has it so."""
        role = self.character.whose.role
        return role is not None and role.actor == self.actor.whose.person


def roles(skeleton: Skeleton, text: str, catalogue: Catalogue, drama: Drama | None) -> list[Proposal]:
    """Return who plays whom in the reviewed drama, each pair once, in the order of the document."""
    parts = [part for part in _parts(pairs_of(skeleton)) if _is_of_drama(part, skeleton, catalogue, drama)]
    return [_proposal(part, text, drama) for part in _once(parts)]


def _parts(pairs: list[Pair]) -> Iterator[Part]:
    """Tell actor from character; where neither is known, by how the others of the same form are written."""
    leanings: Counter[Form] = Counter()
    for pair in pairs:
        leanings[pair.form] += _leaning(pair.first, pair.second)
    for pair in pairs:
        found = _part(pair, leanings)
        if found is not None and _is_plausible(found):
            yield found


def _leaning(first: Mention, second: Mention) -> int:
    """Return how much more likely the first is the actor; negative where the second is."""
    return _acts(first) + _is_played(second) - _acts(second) - _is_played(first)


def _acts(mention: Mention) -> int:
    whose = mention.whose
    return 3 if whose.is_cast else 2 * (whose.person is not None and whose.role is None)


def _is_played(mention: Mention) -> int:
    return 3 if mention.whose.role is not None else 1 * mention.has_rank


def _part(pair: Pair, leanings: Counter[Form]) -> Part | None:
    first, second = pair.first, pair.second
    leaning = _leaning(first, second)
    if pair.form == "said":
        is_turned = second.whose.is_cast and first.whose.role is not None and not first.whose.is_cast
        return Part(second, first, pair.form, pair.start) if is_turned else Part(first, second, pair.form, pair.start)
    if pair.form in BESIDE:
        leaning = leaning or leanings[pair.form] or -(pair.form in {"brackets", "stroke"})
        is_known = first.whose.is_known or second.whose.is_known or (first.is_built and second.is_built)
        if not leaning or not is_known:
            return None
        return Part(*((first, second) if leaning > 0 else (second, first)), pair.form, pair.start)
    is_actor = first.whose.person is not None and first.whose.role is None
    is_character = second.whose.role is not None or (second.whose.person is None and (second.has_rank or second.is_built))
    return Part(first, second, pair.form, pair.start) if is_actor and is_character else None


def _is_plausible(part: Part) -> bool:
    """Whether both may be what they are taken for."""
    actor, character = part.actor, part.character
    if fold(actor.text) == fold(character.text):
        return False
    if part.is_confirmed:
        return True
    if actor.whose.role is not None and not actor.whose.is_cast:
        return False
    if character.whose.is_cast and character.whose.role is None:
        return False
    if character.whose.person is not None and character.whose.role is None and part.form not in BESIDE | {"said"}:
        return False
    is_somebody = actor.whose.person is not None or actor.is_built
    is_somebody_played = character.whose.role is not None or character.is_built or character.has_rank
    if part.form in BESIDE:
        return is_somebody and (is_somebody_played or actor.whose.person is not None)
    return is_somebody and (is_somebody_played or not actor.whose.is_cast)


def _is_of_drama(part: Part, skeleton: Skeleton, catalogue: Catalogue, drama: Drama | None) -> bool:
    """Whether it is said of the reviewed drama, and not of another one in which the actor played."""
    if part.is_confirmed:
        return True
    person = part.actor.whose.person
    elsewhere = catalogue.parts_of(person) if person else ()
    told = spelt(part.character.text)
    if any(other != drama and fit_of(told, role) >= Fit.GIVEN for other, role in elsewhere):
        return False
    start, end = next(span for span in _around(skeleton, part.at))
    return TITLE not in skeleton.text[start:end] or part.form == "line"


def _around(skeleton: Skeleton, at: int) -> Iterator[tuple[int, int]]:
    yield from ((start, end) for start, end in skeleton.sentences if start <= at < end)
    yield from ((start, end) for start, end in skeleton.lines if start <= at <= end)
    yield at, at


def _once(parts: Iterable[Part]) -> list[Part]:
    """Keep each pair once, in the fullest words; of a pair that only stands so, nothing against one that is said."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda part: (not part.is_confirmed, part.form in {"of", "is"}, part.form in BESIDE, part.at)):
        if not any(_is_same(part, other) or _is_weaker(part, other) for other in kept):
            kept.append(part)
    return sorted(kept, key=lambda part: part.actor.start)


def _is_same(one: Part, other: Part) -> bool:
    return _is_one(one.actor, other.actor) and _is_one(one.character, other.character)


def _is_one(one: Mention, other: Mention) -> bool:
    if one.whose.role is not None and other.whose.role is not None:
        return one.whose.role == other.whose.role
    if one.whose.person is not None and other.whose.person is not None:
        return one.whose.person == other.whose.person
    mine, theirs = fold(one.text), fold(other.text)
    return mine in theirs or theirs in mine


def _is_weaker(part: Part, other: Part) -> bool:
    """Whether another part of the same actor, or actor of the same part, is said more plainly."""
    if part.is_confirmed or (part.form == "said" and other.form == "said" and not other.is_confirmed):
        return False
    if part.form == other.form and not other.is_confirmed:
        return False
    shares = _is_one(part.actor, other.actor), _is_one(part.character, other.character)
    return any(shares) and (other.is_confirmed or part.form not in {"said", "line"})


def _proposal(part: Part, text: str, drama: Drama | None) -> Proposal:
    actor, character = part.actor, part.character
    start, end = min(actor.start, character.from_rank), max(actor.end, character.end)
    is_young = _YOUNG.search(text, max(0, character.from_rank - 30), character.from_rank) is not None
    role = None if is_young and not part.is_confirmed else character.whose.role
    theirs = next((other for other in drama.roles if other.actor == actor.whose.person), None) if drama else None
    instead = role or theirs
    verdict: Verdict = "new" if instead is None or (is_young and not part.is_confirmed) else "contradicts"
    verdict = "confirms" if part.is_confirmed else verdict
    young = "young " if is_young and not part.is_confirmed else ""
    return Proposal(
        "role",
        " ".join(actor.text.split()),
        verdict,
        start,
        end,
        subject=young + " ".join(character.text.split()),
        role=instead.character if instead and verdict != "new" else None,
        refers=actor.whose.person,
        known=f"{instead.character}: {instead.actor}" if instead and verdict == "contradicts" else None,
    )

