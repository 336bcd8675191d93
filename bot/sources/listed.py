"""Finds the dramas that the rows of a list's file are about: by any title, and by the year among namesakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.catalogue import Catalogue, Drama, fold, match_title
from bot.catalogue.title_parts import titles_of
from bot.messages import Message, message
from bot.sources.lists import Row, Status

LIKELIEST: Final = 5
"""So many dramas that the search finds are compared with a title."""
MOST_SEARCHED: Final = 500
"""So many titles that no drama has are looked for by what they are like, which takes some milliseconds each."""
CLOSE: Final = 1
"""Years by which two sources may differ: a drama that begins in December is often listed under the next."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a file says about a drama that is known; as on a list, `episode` is the last one seen."""

    drama: Drama
    status: Status
    episode: int
    rating: int | None
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Findings:
    """The rows whose dramas are known, and what is wrong with the others: each title that is not known once."""

    listed: tuple[Listed, ...]
    faults: tuple[Message, ...]


def find(catalogue: Catalogue, rows: Iterable[Row]) -> Findings:
    """Find the drama of each row.

    Takes some seconds where most are not known, and belongs in a thread.
    """
    search = _Search(catalogue)
    sought: dict[tuple[str, str, int | None], Drama | None] = {}
    listed: list[Listed] = []
    faults: list[Message] = []
    for row in rows:
        named = (row.title, row.native_title, row.year)
        if named not in sought:
            found = search.drama_of(row)
            sought[named] = None if isinstance(found, Message) else found
            faults += [found] if isinstance(found, Message) else []
        drama = sought[named]
        stands = _standing(row, drama) if drama else None
        if isinstance(stands, Listed):
            listed.append(stands)
        elif stands:
            faults.append(stands)
    return Findings(tuple(listed), tuple(faults))


class _Search:
    """Looks for the dramas of one file."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._titles = catalogue.titles
        self._left = MOST_SEARCHED
        self._owners: dict[str, list[Drama]] = defaultdict(list)
        for drama in catalogue.dramas.values():
            for title in dict.fromkeys(map(fold, (drama.id, *titles_of(drama)))):
                self._owners[title].append(drama)

    def drama_of(self, row: Row) -> Drama | Message:
        """Return the drama that a row is about, or why there is none."""
        called = self._called(row)
        if called:
            return _meant(row, called)
        likely = self._likely(row)
        titles = (row.title, row.native_title)
        called = [
            drama for drama in likely if any(match_title(title, drama, self._titles).accepted for title in titles)
        ]
        return _meant(row, called) if called else _unknown(row, likely)

    def _called(self, row: Row) -> Sequence[Drama]:
        """Return the dramas that go by the titles of a row: by both, where some do."""
        titled, native = (self._owners.get(fold(title), []) for title in (row.title, row.native_title))
        return [drama for drama in titled if drama in native] or list(dict.fromkeys((*titled, *native)))

    def _likely(self, row: Row) -> Sequence[Drama]:
        """Return the dramas whose titles are most like those of a row, as long as that does not take too long."""
        titles = [title for title in (row.title, row.native_title) if fold(title)]
        if not titles or not self._left:
            return []
        self._left -= 1
        return list(dict.fromkeys(drama for title in titles for drama in self._titles.search(title, LIKELIEST)))


def _meant(row: Row, called: Sequence[Drama]) -> Drama | Message:
    """Return which of the dramas that go by a title is meant, by the year and else by the title that is shown."""
    meant = [drama for drama in called if row.year in {None, drama.year}]
    meant = meant or [drama for drama in called if abs(drama.year - (row.year or 0)) <= CLOSE]
    if not meant:
        return message(
            "Line {line}: I know {title} of {known}, not of {year}. Check the year.",
            line=row.line,
            title=called[0].title,
            known=str(called[0].year),
            year=str(row.year),
        )
    titled = [drama for drama in meant if fold(drama.title) == fold(row.title)]
    if len(meant) > 1 and len(titled) != 1:
        return message("Line {line}: several dramas are called {title}. Add the year.", line=row.line, title=row.title)
    return meant[0] if len(meant) == 1 else titled[0]


def _unknown(row: Row, likely: Sequence[Drama]) -> Message:
    title = row.title[:60]
    if not likely:
        return message("Line {line}: I know no drama called {title}. Check its spelling.", line=row.line, title=title)
    return message(
        "Line {line}: I know no drama called {title}. If you mean {near}, write that.",
        line=row.line,
        title=title,
        near=likely[0].title,
    )


def _standing(row: Row, drama: Drama) -> Listed | Message:
    """Return how somebody stands with a drama, or why that cannot be.

    Where the file counts more episodes, as of halves, so many are seen as are certainly over.
    """
    seen = row.episode or 0
    if row.episodes and row.episodes > drama.episodes:
        seen = seen * drama.episodes // row.episodes
    status = row.status or ("planned" if not seen else "finished" if seen >= drama.episodes else "watching")
    if status == "finished":
        return Listed(drama, "finished", drama.episodes, row.rating, row.changed)
    if seen > drama.episodes:
        return message(
            "Line {line}: {title} has {count} episodes. Write how many of them you have seen.",
            line=row.line,
            title=drama.title,
            count=drama.episodes,
        )
    return Listed(drama, "watching" if status == "planned" and seen else status, seen, row.rating, row.changed)
