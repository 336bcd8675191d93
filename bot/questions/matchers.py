"""Stands in for the matchers of names and titles until they are there; goes when they are."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.catalogue import Drama, Match, Person, Role, TitleIndex, fold
from bot.catalogue.titles import titles_of
from bot.messages import message


def match_name(typed: str, person: Person | Role | str, others: Iterable[Person | Role | str] = ()) -> Match:
    """Accept what folds the same; near is what differs by one letter."""
    best = min(OSA.distance(fold(typed), fold(name)) for name in _names(person))
    rival = min((OSA.distance(fold(typed), fold(name)) for other in others for name in _names(other)), default=9)
    if best == 0 and rival:
        return Match("accept", message("That is the name."))
    return Match("near" if best == 1 else "reject", message("That is another name."))


def _names(person: Person | Role | str) -> list[str]:
    if isinstance(person, str):
        return [person]
    own = (person.name, person.stage_name) if isinstance(person, Person) else (person.character,)
    return [name for name in (*own, person.native_name, *person.spellings) if name]


def match_title(typed: str, drama: Drama, _index: TitleIndex | None = None) -> Match:
    """Accept what folds the same; near is what differs by one letter."""
    best = min(OSA.distance(fold(typed), fold(title)) for title in titles_of(drama))
    if best == 0:
        return Match("accept", message("That is the title."))
    return Match("near" if best == 1 else "reject", message("That is another title."))
