"""Weighs a catalogue: a trope or genre that stands for nothing, or for nearly everything, tells nobody anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.finding import Finding

ENOUGH = 100
"""Dramas; with fewer there is nothing to weigh."""
MOST_OF_TROPE = 0.3
MOST_OF_GENRE = 0.8
"""The largest share of all dramas that may have one trope, or one genre."""
FEWEST_OF_TROPE = 2
"""Dramas; a trope with fewer connects nothing."""


def weigh(catalogue: Catalogue) -> list[Finding]:
    """Return the tropes and genres that too few or too many dramas have, in order; nothing for a small catalogue."""
    if len(catalogue.dramas) < ENOUGH:
        return []
    return [*_weigh_tropes(catalogue), *_weigh_genres(catalogue)]


def _weigh_tropes(catalogue: Catalogue) -> Iterator[Finding]:
    total = len(catalogue.dramas)
    counts = Counter(chain.from_iterable(drama.tropes for drama in catalogue.dramas.values()))
    for trope in catalogue.tropes:
        if counts[trope] < FEWEST_OF_TROPE:
            sentence = f"{counts[trope]} of {total} dramas have it; give it to those it fits, or remove it"
            yield Finding("tropes.toml", trope, sentence)
        elif counts[trope] > MOST_OF_TROPE * total:
            sentence = f"{counts[trope]} of {total} dramas have it; divide it, or keep it for those it is about"
            yield Finding("tropes.toml", trope, sentence)


def _weigh_genres(catalogue: Catalogue) -> Iterator[Finding]:
    total = len(catalogue.dramas)
    counts = Counter(chain.from_iterable(drama.genres for drama in catalogue.dramas.values()))
    for genre, count in sorted(counts.items()):
        if count > MOST_OF_GENRE * total:
            yield Finding("dramas/", f"genres.{genre}", f"{count} of {total} dramas have it; keep it for fewer")
