"""Where reviews of one drama contradict one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.catalogue import fold, words
from bot.reviews.lengths import NEAR
from bot.reviews.model import Kind, Proposal, Reading

Placed: TypeAlias = tuple[int, Proposal]
"""What a review says, and the place of the review among those compared."""
ALONE: Final[frozenset[Kind]] = frozenset({"episodes", "minutes", "native title", "director", "writer"})
"""Facts of a drama as a whole; of what a character is called or does there is one for each character."""


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the reviews say, and their places among those compared."""

    value: str
    reviews: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reviews of a drama tell differently; `of` is a character, an actor, a nickname or a fact."""

    title: str
    kind: Kind
    of: str
    sides: tuple[Side, ...]


def differences(readings: Sequence[Reading]) -> list[Difference]:
    """Return where some reviews of one drama differ, by the drama and then by what they differ on."""
    by_drama: dict[str, list[Placed]] = defaultdict(list)
    titles: dict[str, str] = {}
    for place, reading in enumerate(readings):
        key = reading.drama or fold(reading.title)
        titles.setdefault(key, reading.title)
        by_drama[key] += [(place, proposal) for proposal in reading.proposals]
    return [
        Difference(titles[key], kind, of, sides)
        for key, placed in by_drama.items()
        for kind, of, sides in _differing(placed)
    ]


def _differing(placed: Iterable[Placed]) -> Iterator[tuple[Kind, str, tuple[Side, ...]]]:
    slots: dict[tuple[Kind, str], list[tuple[Hashable, str, int]]] = defaultdict(list)
    for place, proposal in placed:
        for of, meaning, value in _told(proposal):
            slots[proposal.kind, of].append((meaning, value, place))
    for (kind, of), told in slots.items():
        sides = _sides(told, kind)
        if len(sides) > 1 and len({place for _meaning, _value, place in told}) > 1:
            yield kind, of, sides


def _told(proposal: Proposal) -> Iterator[tuple[str, Hashable, str]]:
    """Yield of what a review tells something, what it tells as it is compared, and as it is written."""
    value, subject = proposal.value, proposal.subject or ""
    whom = proposal.role or subject
    match proposal.kind:
        case "role":
            yield proposal.role or proposal.refers or fold(value), fold(subject), subject
            yield (
                f"the actor of {subject if proposal.verdict == 'new' else whom}",
                proposal.refers or fold(value),
                value,
            )
        case "nickname":
            yield f"“{value.casefold()}”", whom, whom
            yield whom, fold(value), value
        case "occupation":
            yield whom, frozenset(words(value)), value
        case "claim":
            yield subject, fold(value), value
        case kind if kind in ALONE:
            yield "", proposal.refers or fold(value), value


def _sides(told: Iterable[tuple[Hashable, str, int]], kind: Kind) -> tuple[Side, ...]:
    """Return the sides, those together that mean the same; of several makers in one review each is its own."""
    found: list[tuple[Hashable, str, list[int]]] = []
    for meaning, value, place in told:
        same = next((side for side in found if _is_same(side[0], meaning, kind)), None)
        if same is None:
            found.append((meaning, value, [place]))
        elif place not in same[2]:
            same[2].append(place)
    return tuple(Side(value, tuple(places)) for _meaning, value, places in found)


def _is_same(one: Hashable, other: Hashable, kind: Kind) -> bool:
    if kind == "occupation" and isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one.isdisjoint(other)
    if kind == "minutes" and isinstance(one, str) and isinstance(other, str) and one.isdigit() and other.isdigit():
        return abs(int(one) - int(other)) <= NEAR
    return one == other
