"""Whom somebody means by a name, in whatever spelling and however much of it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.matching import LOOKED_AT, cleaned
from bot.catalogue.model import Person
from bot.catalogue.names import match_name
from bot.catalogue.spelt import spelt
from bot.catalogue.text import fold

LIKELIEST: Final = 5
"""So many names that the search finds are compared with what was typed."""


class Whom(NamedTuple):
    """The one person who is meant; or, where that is not certain, those who may be, the likeliest first."""

    person: Person | None
    likely: tuple[Person, ...] = ()


def whom(catalogue: Catalogue, typed: str) -> Whom:
    """Find the person of an id or of a name in any spelling; of namesakes nobody is meant for certain."""
    known = catalogue.people.get(typed)
    if known is not None:
        return Whom(known)
    text = cleaned(typed[:LOOKED_AT])
    likely = people_like(catalogue, text, LIKELIEST) if fold(text) else ()
    for meant in _ways(catalogue, text, likely):
        if meant:
            return Whom(meant[0]) if len(meant) == 1 else Whom(None, tuple(meant))
    return Whom(None, likely)


def _ways(catalogue: Catalogue, text: str, likely: tuple[Person, ...]) -> Iterator[list[Person]]:
    """Yield who is shown by that name, who has it beside another, and whose spelling of it may be another."""
    told = spelt(text)
    yield [person for person in likely if fold(catalogue.name_of(person.id)) == fold(text)]
    yield [person for person in likely if fit_of(told, person) is Fit.SAME]
    yield [person for person in likely if match_name(text, person, likely, people=catalogue.names).accepted]


def people_like(catalogue: Catalogue, typed: str, limit: int) -> tuple[Person, ...]:
    """Return the people whose name may be meant, whole or begun, likeliest first, namesakes after one another."""
    found = (person for name in catalogue.names.search(typed, limit) for person in catalogue.namesakes(name))
    return tuple(dict.fromkeys(found))[:limit]
