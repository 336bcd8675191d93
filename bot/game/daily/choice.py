"""Which drama a day has: the same on every host that knows the same dramas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from bot.catalogue import Catalogue, Drama
from bot.catalogue.once import once_per_catalogue
from bot.game.daily.clues import has_clues
from bot.messages import UserError

EPOCH = date(2026, 1, 1)
"""The day of the first one."""


def number_of(day: date) -> int:
    """Return the number that a day's drama goes by, 1 for the first."""
    return (day - EPOCH).days + 1


@once_per_catalogue
def eligible(catalogue: Catalogue) -> Sequence[Drama]:
    """Return all dramas that have clues, in an order that nobody chose.

    The first time all clues are made, which takes part of a second and belongs in a thread.
    """
    fitting = (drama for drama in catalogue.dramas.values() if has_clues(catalogue, drama))
    return sorted(fitting, key=lambda drama: sha256(drama.id.encode()).digest())


def drama_of(catalogue: Catalogue, day: date, recent: Sequence[str] = ()) -> Drama:
    """Return the drama of a day.

    `recent` are the ids of those that a year must pass before, the last one last. They only matter where the catalogue
    has changed since, or is so small that all of them come again within the year: then the one that is longest ago is
    next.
    """
    listed = eligible(catalogue)
    if not listed:
        raise UserError("I know no drama yet with enough to tell about it. Ask my host for more of them.")
    place = (day - EPOCH).days % len(listed)
    last_used = {drama: turn for turn, drama in enumerate(recent)}
    in_turn = (*listed[place:], *listed[:place])
    return min(in_turn, key=lambda drama: last_used.get(drama.id, -1))  # of several the first in turn
