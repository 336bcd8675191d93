"""Which dramas a text names."""

from __future__ import annotations

from bot.catalogue import Catalogue, Drama, words

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
        named = ((end, catalogue.titles.find(" ".join(said[place:end]))) for end in ends)
        place, drama = next(((end, drama) for end, drama in named if drama), (place + 1, None))
        found += [drama] if drama and drama not in found else []
    return found
