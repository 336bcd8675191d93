"""Tells of two names that belong together which is the actor, and whether they may be actor and character at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.catalogue import Catalogue, Role, fold
from bot.catalogue.hangul import is_hangul
from bot.reviews.implied import implied
from bot.reviews.layout import Described, beside_a_line, described, nearby
from bot.reviews.mentions import Mention
from bot.reviews.pairs import Pair, pairs_of
from bot.reviews.pronouns import stood_for
from bot.reviews.sayings import Form
from bot.reviews.shapes import is_given_name
from bot.reviews.skeleton import Skeleton
from bot.reviews.whose import Names

SURE: Final = 3
"""How clearly somebody known tells whether they act or are played; that of somebody else is 1."""
CLEAR: Final = 3
"""How clearly the pairs of one form have to tell which comes first, together, for the others to be taken so."""
LISTED: Final = 6
"""How clearly the pairs of one form have to tell which comes first, together, to be a list of who plays whom."""
BESIDE: Final[frozenset[Form]] = frozenset({"brackets", "line", "stroke", "block"})
"""Ways to write a pair that do not say which of the two is the actor."""
BEFORE: Final = 30
"""Letters before a character in which their age is told."""
_YOUNG: Final = re.compile(
    r"\b(?:young|younger|child|childhood|teen|teenage|teenaged|little|small|kid)\s{1,9}(?:version of )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """An actor and the character that they are said to play; `confirmed` is the part as the catalogue has it, if so.

    `at` is where it stands in the text, `is_young` says that only the character's younger self is played.
    """

    actor: Mention
    character: Mention
    form: Form
    at: int
    is_young: bool = False
    confirmed: Role | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether the catalogue has it so."""
        return self.confirmed is not None


def parts_of(skeleton: Skeleton, bare: Skeleton, text: str, catalogue: Catalogue, names: Names) -> Iterator[Part]:
    """Yield who is said to play whom, one pair as often as it is; `bare` is the skeleton of the text without asides."""
    pairs = _informed(pairs_of(skeleton, bare))
    leanings: Counter[Form] = Counter()
    for pair in pairs:
        leanings[pair.form] += _leaning(pair)
    for pair in pairs:
        found = _part(pair, leanings[pair.form])
        if found is not None:
            part = _checked(found, text, names)
            if _is_plausible(part, is_listed=abs(leanings[part.form]) >= LISTED):
                yield part
    listed = leanings["line"] if abs(leanings["line"]) >= LISTED else 0
    yield from (_of_line(found, "line") for found in described(skeleton, names, listed))
    placed = (
        *(_of_line(found, "block") for found in beside_a_line(skeleton)),
        *(_of_line(found, "near") for found in nearby(skeleton)),
    )
    checked = (_checked(part, text, names) for part in placed)
    yield from (replace(part, is_young=False) for part in checked if part.is_confirmed)
    guessed = (*stood_for(bare, catalogue), *implied(skeleton, catalogue))
    yield from (_of_line(found, "near") for found in guessed if not found.actor.whose.is_cast)


def _of_line(found: Described, form: Form) -> Part:
    return Part(found.actor, found.character, form, found.start)


def _checked(part: Part, text: str, names: Names) -> Part:
    """Return a part with what the catalogue knows of it, and what the text says of the character's age."""
    begun = part.character.from_rank
    is_young = _YOUNG.search(text[max(0, begun - BEFORE) : begun]) is not None
    person = part.actor.whose.person
    confirmed = names.played_by(person, part.character.text) or _ranked(part.character, person)
    return replace(part, is_young=is_young, confirmed=confirmed)


def _ranked(character: Mention, person: str | None) -> Role | None:
    """Return the character whom a rank and a surname mean, as in Dr. Baek, if a person plays them."""
    meant = character.whose.role if character.has_rank else None
    return meant if meant is not None and meant.actor == person else None


def _informed(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with what the plain ones tell of names that nobody knows: who acts, and who is played."""
    said = [pair for pair in pairs if pair.form == "said"]
    actors, characters = {fold(pair.first.text) for pair in said}, {fold(pair.second.text) for pair in said}

    def informed(mention: Mention) -> Mention:
        folded = fold(mention.text)
        if mention.whose.is_known or (folded in actors) == (folded in characters):
            return mention
        return replace(mention, is_actor=folded in actors, is_character=folded in characters)

    return [replace(pair, first=informed(pair.first), second=informed(pair.second)) for pair in pairs]


def _leaning(pair: Pair) -> int:
    """Return how much more likely the first is the actor; negative where the second is."""
    return _acts(pair.first) + _is_played(pair.second) - _acts(pair.second) - _is_played(pair.first)


def _acts(mention: Mention) -> int:
    """Return how surely somebody is an actor."""
    whose = mention.whose
    is_person = whose.person is not None and whose.role is None
    return SURE if whose.is_cast else int(mention.is_actor or is_person)


def _is_played(mention: Mention) -> int:
    """Return how surely somebody is a character."""
    return SURE if mention.whose.role is not None else int(mention.has_rank or mention.is_character)


def _part(pair: Pair, leaning: int) -> Part | None:
    """Tell which of two is the actor; `leaning` is that of all pairs that are written so."""
    if pair.form == "said":
        return _taken(pair, is_turned=_is_turned(pair))
    if pair.form in BESIDE:
        return _told_apart(pair, leaning)
    taken = _taken(pair, is_turned=pair.form == "is" and _is_turned(pair))
    actor, character = taken.actor.whose, taken.character.whose
    is_actor = (actor.person is not None and actor.role is None) or (
        pair.form == "own" and taken.actor.is_built and not actor.is_known and not taken.actor.is_character
    )
    may_be_played = (character.person is None or character.is_near) and _is_name(taken.character)
    return taken if is_actor and (character.role is not None or may_be_played) else None


def _is_name(mention: Mention) -> bool:
    """Whether it may be a character's name, by how it is built."""
    return mention.has_rank or mention.is_built or is_given_name(mention.text)


def _taken(pair: Pair, *, is_turned: bool) -> Part:
    actor, character = (pair.second, pair.first) if is_turned else (pair.first, pair.second)
    return Part(actor, character, pair.form, pair.start)


def _is_turned(pair: Pair) -> bool:
    """Whether the second is known to be an actor, or anybody who is no character, and the first a character."""
    first, second = pair.first.whose, pair.second.whose
    acts = second.is_cast or (second.person is not None and second.role is None)
    may_be_played = first.role is not None or (pair.form == "is" and _is_name(pair.first))
    return acts and may_be_played and first.person is None


def _told_apart(pair: Pair, leaning: int) -> Part | None:
    """Tell by the two themselves, else by how others that are written so are ordered."""
    likely = 2 * _leaning(pair) + _usual(pair, leaning)
    is_known = pair.first.whose.is_known or pair.second.whose.is_known
    is_built = pair.first.is_built and pair.second.is_built
    is_listed = abs(leaning) >= LISTED and (pair.first.is_built or pair.second.is_built)
    if likely and (is_known or is_built or is_listed):
        return _taken(pair, is_turned=likely < 0)
    return None


def _usual(pair: Pair, leaning: int) -> int:
    """Return what a form leans to by itself: as the others of the review do, else the actor stands in brackets."""
    if abs(leaning) >= CLEAR:
        return SURE if leaning > 0 else -SURE
    if pair.is_in_cast:
        return SURE
    return -SURE if pair.form in {"brackets", "stroke"} else 0


def _is_plausible(part: Part, *, is_listed: bool) -> bool:
    """Whether both may be what they are taken for; a name of no known kind only where a whole list is so."""
    actor, character = part.actor, part.character
    if fold(actor.text) == fold(character.text) or is_hangul(actor.text) != is_hangul(character.text):
        return False
    if part.is_confirmed:
        return True
    return not (_is_odd(part) or character.is_surname) and _is_likely(part, is_listed=is_listed)


def _is_odd(part: Part) -> bool:
    """Whether the actor is known as a character, or the character as a person."""
    actor, character = part.actor.whose, part.character.whose
    if actor.role is not None and not actor.is_cast:
        return True
    if character.role is not None or character.person is None or character.is_near:
        return False
    return character.is_cast or part.form not in BESIDE | {"said"}


def _is_likely(part: Part, *, is_listed: bool) -> bool:
    actor, character = part.actor, part.character
    is_somebody = actor.whose.person is not None or actor.is_built
    is_played = character.whose.role is not None or _is_name(character)
    if part.form == "block" and not is_listed and character.whose.role is None:
        return False
    if part.form in BESIDE:
        is_led = character.start < actor.start or part.form == "line"
        is_like_others = is_listed and character.is_built
        return (is_somebody or is_like_others) and (
            is_played or (is_listed and is_led and actor.whose.person is not None)
        )
    return is_somebody and (is_played or not actor.whose.is_cast)
