"""Finds a drama by any of its titles, forgiving of spelling."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.catalogue.model import Drama
from bot.catalogue.text import fold

CLOSE = 72
"""The least likeness, of 100, at which a title is worth offering."""
SHORTEST = 0.4
"""The least length of such a title, beside what was typed: a very short one is like a part of anything."""


def titles_of(drama: Drama) -> tuple[str, ...]:
    """Every name a drama goes by."""
    return (drama.title, drama.native_title, *drama.other_titles, *drama.acronyms)


class TitleIndex:
    """All titles of all dramas, folded once."""

    def __init__(self, dramas: Iterable[Drama]) -> None:
        self._by_fame = sorted(dramas, key=lambda drama: (-drama.fame, drama.title))
        self._owners: dict[str, Drama] = {}
        for drama in self._by_fame:
            for title in (drama.id, *titles_of(drama)):
                self._owners.setdefault(fold(title), drama)
        self._folded = tuple(self._owners)

    def find(self, typed: str) -> Drama | None:
        """Return the drama that goes by exactly this id, title or acronym, spelling of case and marks aside."""
        return self._owners.get(fold(typed))

    def search(self, typed: str, limit: int = 10) -> list[Drama]:
        """Return the dramas that `typed` may mean, likeliest first; the best known where nothing is typed."""
        wanted = fold(typed)
        if not wanted:
            return self._by_fame[:limit]
        starts = [drama for title, drama in self._owners.items() if title.startswith(wanted)]
        holds = [drama for title, drama in self._owners.items() if wanted in title]
        found = process.extract(wanted, self._folded, scorer=fuzz.WRatio, limit=3 * limit, score_cutoff=CLOSE)
        near = [self._owners[title] for title, _score, _place in found if len(title) >= SHORTEST * len(wanted)]
        exact = self._owners.get(wanted)
        ordered = ([exact] if exact else []) + starts + holds + near
        return list({drama.id: drama for drama in ordered}.values())[:limit]
