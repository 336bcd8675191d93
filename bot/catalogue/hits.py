"""Searches dramas for what is being typed: by their titles, and by a person or trope whose name it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.credits import by_fame, told_parts
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.hangul import is_hangul
from bot.catalogue.matching import LONGEST
from bot.catalogue.model import Drama, Person, Trope
from bot.catalogue.names import cleaned_name
from bot.catalogue.text import fold
from bot.catalogue.title_parts import titles_of
from bot.catalogue.whom import people_like

SHORTEST: Final = 4
"""Letters; fewer are a name only if they are all of it."""
SHORTEST_HANGUL: Final = 2
NEARLY: Final = 0.7
"""The share of a name that has to be typed."""
PER_SLIP: Final = 6
"""For every so many letters of a trope one slip is looked past."""
NAMED: Final = 2
"""So many people or tropes are taken for what is meant."""
ASIDE: Final = frozenset({Fit.SAME, Fit.RESPELLED, Fit.SLIP})
"""How a whole name may be typed; a given name alone is many people's."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A drama that may be meant, and who is in it or which trope, where that is what was typed."""

    drama: Drama
    person: Person | None = None
    trope: Trope | None = None


def search(catalogue: Catalogue, typed: str, limit: int = 10) -> list[Hit]:
    """Return the dramas that may be meant, each once: those called so, then those of a name, then what is like it."""
    letters = fold(typed[:LONGEST])
    titled = catalogue.titles.search(typed, limit)
    if not letters:
        return [Hit(drama) for drama in titled]
    aside = list(chain(_of_people(catalogue, typed), _of_tropes(catalogue, letters)))
    called = [drama for drama in titled if any(letters in fold(title) for title in titles_of(drama))]
    called = called[: max(limit // 2, limit - len(aside))]
    found: dict[str, Hit] = {}
    for hit in chain(map(Hit, called), aside, map(Hit, titled)):
        found.setdefault(hit.drama.id, hit)
    return list(found.values())[:limit]


def _of_people(catalogue: Catalogue, typed: str) -> Iterator[Hit]:
    """Yield the dramas of those whose whole name, or nearly, was typed."""
    for person in people_like(catalogue, typed, NAMED):
        if _is_typed(typed, person):
            for drama in by_fame({part.drama for part in told_parts(catalogue, person.id)}):
                yield Hit(drama, person=person)


def _is_typed(typed: str, person: Person) -> bool:
    letters, names = fold(typed), [fold(name) for name in person.names]
    if len(letters) < (SHORTEST_HANGUL if is_hangul(letters) else SHORTEST):
        return letters in names
    if any(name.startswith(letters) and len(letters) >= NEARLY * len(name) for name in names):
        return True
    return fit_of(cleaned_name(typed), person) in ASIDE


def _of_tropes(catalogue: Catalogue, letters: str) -> Iterator[Hit]:
    """Yield the dramas of the tropes whose name was typed, or nearly; those that give a story away are left out."""
    if len(letters) < SHORTEST:
        return
    tropes = {fold(trope.name): trope for trope in catalogue.tropes.values() if not trope.spoils}
    begun = [name for name in tropes if name.startswith(letters) and len(letters) >= NEARLY * len(name)]
    slips = len(letters) // PER_SLIP
    near = process.extract(letters, tropes.keys(), scorer=OSA.distance, score_cutoff=slips, limit=NAMED)
    for name in list(dict.fromkeys((*begun, *(name for name, _slips, _place in near))))[:NAMED]:
        trope = tropes[name]
        for drama in catalogue.dramas_with(trope.id):
            yield Hit(drama, trope=trope)
