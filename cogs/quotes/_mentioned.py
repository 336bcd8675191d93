"""Which dramas a text names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.catalogue import Catalogue, Drama, fold, words

LONGEST = 10
"""Words of a title."""
FEWEST = 2
"""A title of one word is too often just that word."""


def mentioned(catalogue: Catalogue, text: str) -> list[Drama]:
    """Return the dramas whose whole titles of several words stand in a text, in its order."""
    said, place = words(text), 0
    found: list[Drama] = []
    while place < len(said):
        ends = range(min(len(said), place + LONGEST), place + FEWEST - 1, -1)
        named = ((end, _titled(catalogue, said[place:end])) for end in ends)
        place, drama = next(((end, drama) for end, drama in named if drama), (place + 1, None))
        found += [drama] if drama and drama not in found else []
    return found


def _titled(catalogue: Catalogue, said: Sequence[str]) -> Drama | None:
    """Return the drama of a title; of two words only the one that is shown tells enough, not "my beloved"."""
    drama = catalogue.titles.find(" ".join(said))
    return drama if drama and (len(said) > FEWEST or fold(" ".join(said)) == fold(drama.title)) else None
