"""Who plays whom, as a review says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.catalogue import Catalogue, Drama, fold
from bot.catalogue.hangul import is_hangul
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.spelt import spelt
from bot.reviews.mentions import Mention, is_given_name
from bot.reviews.model import Proposal, Verdict
from bot.reviews.pairs import Form, Pair, pairs_of
from bot.reviews.parts import Part, beside_a_line, lines_of_list
from bot.reviews.skeleton import TITLE, Skeleton, without_asides
from bot.reviews.whose import Names

CLEAR: Final = 3
"""How clearly the pairs of one form have to tell which comes first, together, for the others to be taken so."""
LISTED: Final = 6
"""How clearly the pairs of one form have to tell which comes first, together, to be a list of who plays whom."""
SHORTEST_GIVEN: Final = 4
"""Letters of a given name that stands for the whole of it."""
BESIDE: Final[frozenset[Form]] = frozenset({"brackets", "line", "stroke", "block"})
"""Ways to write a pair that do not say which of the two is the actor."""
_YOUNG: Final = re.compile(
    r"\b(?:young|younger|child|childhood|teen|teenage|teenaged|little|kid)\s+(?:version of )?$", re.IGNORECASE
)


def roles(skeleton: Skeleton, text: str, catalogue: Catalogue, names: Names) -> list[Proposal]:
    """Return who plays whom in the reviewed drama, each pair once, in the order of the document."""
    parts = _parts(skeleton, text, names)
    return [
        _proposal(part, names.drama)
        for part in _once(part for part in parts if _is_of_drama(part, skeleton, catalogue, names.drama))
    ]


def _parts(skeleton: Skeleton, text: str, names: Names) -> Iterator[Part]:
    """Tell actor from character; where neither is known, by how the others of the same form are written."""
    pairs = pairs_of(skeleton)
    leanings: Counter[Form] = Counter()
    pairs = _told_apart(pairs)
    for pair in pairs:
        leanings[pair.form] += _leaning(pair.first, pair.second)
    for pair in pairs:
        found = _part(pair, leanings)
        if found is None:
            continue
        before = text[max(0, found.character.from_rank - 30) : found.character.from_rank]
        confirmed = names.played_by(found.actor.whose.person, found.character.text)
        part = replace(found, is_young=_YOUNG.search(before) is not None, confirmed=confirmed)
        if _is_plausible(part, is_listed=abs(leanings[part.form]) >= LISTED):
            yield part
    yield from lines_of_list(skeleton, names, leanings["line"] if abs(leanings["line"]) >= LISTED else 0)
    yield from beside_a_line(skeleton, names)


def _told_apart(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with what the plain ones tell of names that nobody knows: who acts, and who is played."""
    said = [pair for pair in pairs if pair.form == "said"]
    actors, characters = {fold(pair.first.text) for pair in said}, {fold(pair.second.text) for pair in said}
    both = actors & characters

    def told(mention: Mention) -> Mention:
        folded = fold(mention.text)
        if mention.whose.is_known or folded in both or folded not in actors | characters:
            return mention
        return replace(mention, is_actor=folded in actors, is_character=folded in characters)

    return [replace(pair, first=told(pair.first), second=told(pair.second)) for pair in pairs]


def _leaning(first: Mention, second: Mention) -> int:
    """Return how much more likely the first is the actor; negative where the second is."""
    return _acts(first) + _is_played(second) - _acts(second) - _is_played(first)


def _usual(pair: Pair, leaning: int) -> int:
    """Return what a form leans to by itself: as the others of the review do, else the actor stands in brackets."""
    form = pair.form
    if abs(leaning) >= CLEAR:
        return 3 if leaning > 0 else -3
    if pair.is_in_cast:
        return 3
    return -3 if form in {"brackets", "stroke"} else 0


def _acts(mention: Mention) -> int:
    whose = mention.whose
    return 3 if whose.is_cast else 1 * (mention.is_actor or (whose.person is not None and whose.role is None))


def _is_played(mention: Mention) -> int:
    return 3 if mention.whose.role is not None else 1 * (mention.has_rank or mention.is_character)


def _part(pair: Pair, leanings: Counter[Form]) -> Part | None:
    first, second = pair.first, pair.second
    leaning = _leaning(first, second)
    if pair.form == "said":
        is_turned = second.whose.is_cast and first.whose.role is not None and not first.whose.is_cast
        return Part(second, first, pair.form, pair.start) if is_turned else Part(first, second, pair.form, pair.start)
    if pair.form in BESIDE:
        leaning = 2 * leaning + _usual(pair, leanings[pair.form])
        is_known = first.whose.is_known or second.whose.is_known or (first.is_built and second.is_built)
        if not leaning or not is_known:
            return None
        return Part(*((first, second) if leaning > 0 else (second, first)), pair.form, pair.start)
    if pair.form == "is" and second.whose.is_cast and first.whose.role is not None and not first.whose.is_cast:
        first, second = second, first
    is_actor = first.whose.person is not None and first.whose.role is None
    is_character = second.whose.role is not None or (
        second.whose.person is None and (second.has_rank or second.is_built)
    )
    return Part(first, second, pair.form, pair.start) if is_actor and is_character else None


def _is_plausible(part: Part, *, is_listed: bool) -> bool:
    """Whether both may be what they are taken for; a name of no known kind only where a whole list is so."""
    actor, character = part.actor, part.character
    if fold(actor.text) == fold(character.text) or is_hangul(actor.text) != is_hangul(character.text):
        return False
    if part.is_confirmed:
        return True
    if actor.whose.role is not None and not actor.whose.is_cast:
        return False
    if character.whose.is_cast and character.whose.role is None:
        return False
    if character.whose.person is not None and character.whose.role is None and part.form not in BESIDE | {"said"}:
        return False
    if character.is_surname:
        return False
    is_somebody = actor.whose.person is not None or actor.is_built
    is_played = (
        character.whose.role is not None or character.is_built or character.has_rank or is_given_name(character.text)
    )
    if part.form == "block" and not is_listed and character.whose.role is None:
        return False
    if part.form in BESIDE:
        is_led = character.start < actor.start or part.form == "line"
        return is_somebody and (is_played or (is_listed and is_led and actor.whose.person is not None))
    return is_somebody and (is_played or not actor.whose.is_cast)


def _is_of_drama(part: Part, skeleton: Skeleton, catalogue: Catalogue, drama: Drama | None) -> bool:
    """Whether it is said of the reviewed drama, and not of another one in which the actor played."""
    if part.is_confirmed:
        return True
    person = part.actor.whose.person
    elsewhere = catalogue.parts_of(person) if person else ()
    told = spelt(part.character.text)
    if any(other != drama and fit_of(told, role) >= Fit.GIVEN for other, role in elsewhere):
        return False
    return part.form == "line" or not _is_elsewhere(part, skeleton)


def _is_elsewhere(part: Part, skeleton: Skeleton) -> bool:
    """Whether another drama is named in the same sentence, not only in brackets behind a name."""
    bare = without_asides(skeleton)
    for start, end in bare.sentences:
        if bare.origin[start] <= part.at < bare.origin[end]:
            return TITLE in _IN_BRACKETS.sub("", bare.text[start:end])
    return False


_IN_BRACKETS: Final = re.compile(r"\([^()]*\)?")


def _once(parts: Iterable[Part]) -> list[Part]:
    """Keep each pair once, in the fullest words; of a pair that only stands so, nothing against one that is said."""
    kept: list[Part] = []
    for part in sorted(
        parts, key=lambda part: (not part.is_confirmed, part.form in {"of", "is"}, part.form in BESIDE, part.at)
    ):
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
    shorter, longer = sorted((mine, theirs), key=len)
    return longer.endswith(shorter) and (len(shorter) >= SHORTEST_GIVEN or shorter == longer)


def _is_weaker(part: Part, other: Part) -> bool:
    """Whether another part says more plainly whom this actor plays, or who this character is, or that it is no actor."""
    if part.is_confirmed or part.is_young:
        return False
    if _is_one(part.actor, other.character) and other.form not in {"of", "is", "stroke"}:
        return True
    if part.form == "said" and not other.is_confirmed:
        return False
    if _is_one(part.actor, other.actor):
        return other.is_confirmed or part.form not in {"said", "line", "brackets"}
    return _is_one(part.character, other.character) and part.form in {"of", "is", "stroke", "block"}


def _proposal(part: Part, drama: Drama | None) -> Proposal:
    actor, character = part.actor, part.character
    instead, verdict = _instead(part, drama)
    return Proposal(
        "role",
        " ".join(actor.text.split()),
        verdict,
        min(actor.start, character.from_rank),
        max(actor.end, character.end),
        subject=character.told,
        role=instead.character if instead else None,
        refers=actor.whose.person,
        known=f"{instead.character}: {instead.actor}" if instead and verdict == "contradicts" else None,
    )


def _instead(part: Part, drama: Drama | None) -> tuple[Role | None, Verdict]:
    """Return what the catalogue has of a part, and how that stands to what is said."""
    if part.confirmed is not None:
        return part.confirmed, "confirms"
    if part.is_young:
        return None, "new"
    person = part.actor.whose.person
    theirs = next((role for role in drama.roles if role.actor == person), None) if drama and person else None
    known = part.character.whose.role or theirs
    return known, "contradicts" if known else "new"
