"""Reads tables of titles, casts and pairs "if you liked A, try B", as the ranking sees them.

Titles need the columns key, title, year, hangul, aka, network, director, writer, genres, tags and watchers (several
names are divided by "|"); the cast needs key, actor, role_type and lang; pairs need key_a, key_b and rank.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median_low

from bot.catalogue import Catalogue, Drama, fold
from bot.recommend import Feature, Item
from bot.recommend.features import Field, minutes_of

Row = dict[str, str]
PART = re.compile(r"[\s:,-]*(\bpart|파트) ?\d+\b.*$", re.IGNORECASE)
NUMBERED = re.compile(r"[\s:,-]*(\b(season|part) ?\d+\b.*|\s\d+|\s(ii|iii|iv))$", re.IGNORECASE)
"""What the title of one part of a story ends in."""
SINGLE_PLAYS = re.compile(r"drama (special|stage)\b", re.IGNORECASE)
USUAL = 16
"""Episodes of a drama of which a table does not tell."""
COLUMNS: tuple[tuple[Field, str], ...] = (
    ("trope", "tags"),
    ("genre", "genres"),
    ("writer", "writer"),
    ("director", "director"),
    ("network", "network"),
)


def rows_of(table: Path) -> list[Row]:
    """Read the rows of a table."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Tables:
    """The titles and casts, indexed by what a drama can be found by."""

    def __init__(self, titles: Sequence[Row], cast: Sequence[Row] = ()) -> None:
        self.titles = titles
        self._native: dict[str, list[Row]] = defaultdict(list)
        self._title: dict[str, list[Row]] = defaultdict(list)
        for row in titles:
            self._native[fold(row["hangul"])].append(row)
            for title in (row["title"], *row["aka"].split("|")):
                self._title[fold(title)].append(row)
        self.cast: dict[str, list[Row]] = defaultdict(list)
        for row in cast:
            self.cast[row["key"]].append(row)

    def of(self, drama: Drama) -> Row | None:
        """Return the row that is about a drama, by its Korean title or else an English one, and its year."""
        named = [
            *self._title[fold(drama.title)],
            *(row for title in drama.other_titles for row in self._title[fold(title)]),
        ]
        for found in (self._native[fold(drama.native_title)], named):
            near = [row for row in found if not row["year"] or abs(int(row["year"]) - drama.year) <= 1]
            if near:
                return min(near, key=lambda row: (abs(int(row["year"] or 0) - drama.year), -int(row["watchers"] or 0)))
        return None

    def parts_of(self, row: Row) -> list[Row]:
        """Return the rows that hold the parts of one drama, where a table divides it."""
        whole = PART.sub("", row["title"])
        divided = (other for other in self.titles if PART.search(other["title"]))
        parts = [other for other in divided if PART.sub("", other["title"]) == whole]
        return parts if row in parts or (parts and row["title"] == whole) else []


def items_of(titles: Path, cast: Path) -> list[Item]:
    """Return the titles as the ranking sees them; where a year is missing, it is the one in the middle."""
    tables = Tables(rows_of(titles), rows_of(cast))
    middle = median_low([int(row["year"]) for row in tables.titles if row["year"]])
    stories = _stories(tables.titles)
    return [
        Item(
            row["key"],
            int(row["year"] or middle),
            float(row["watchers"] or 0),
            frozenset(_features(row, tables.cast[row["key"]], stories)),
            int(float(row.get("episodes") or USUAL)),
        )
        for row in tables.titles
    ]


def pairs_of(pairs: Path) -> dict[str, dict[str, int]]:
    """Return by title which others people named for it, and how high the highest source ranks each: 1 is the top."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows_of(pairs):
        liked, named, rank = row["key_a"], row["key_b"], int(row["rank"])
        if liked != named:
            found[liked][named] = min(rank, found[liked].get(named, rank))
    return dict(found)


def keys_of(catalogue: Catalogue, titles: Path) -> dict[str, str]:
    """Return the keys that the dramas of a catalogue have in the tables, by the dramas' ids; each key once."""
    tables = Tables(rows_of(titles))
    found = ((drama.id, tables.of(drama)) for drama in catalogue.dramas.values())
    dramas: dict[str, str] = {}
    for drama, row in found:
        if row is not None:
            dramas.setdefault(row["key"], drama)
    return {drama: key for key, drama in dramas.items()}


def _features(row: Row, cast: Sequence[Row], stories: dict[str, set[str]]) -> Iterator[Feature]:
    for field, column in COLUMNS:
        for name in filter(None, row[column].split("|")):
            yield Feature(field, name.lower() if field in {"trope", "genre"} else fold(name))
    for role in cast:
        if role["lang"] == "en":  # other names of the same people would count twice
            yield Feature("cast", fold(role["actor"]))
            if role["role_type"] == "Main Role":
                yield Feature("lead", fold(role["actor"]))
    if row.get("runtime_min"):
        yield minutes_of(float(row["runtime_min"]))
    if row.get("age_rating"):
        yield Feature("age", row["age_rating"].partition(" ")[0])
    story = _story(row["title"])
    if len(stories[story]) > 1:
        yield Feature("franchise", story)


def _story(title: str) -> str:
    """Reduce a title to what all parts of its story are called."""
    return fold(NUMBERED.sub("", title)) or fold(title)


def _stories(titles: Sequence[Row]) -> dict[str, set[str]]:
    """Return which titles each story has: namesakes are one title, and no story; nor is a series of single plays."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in titles:
        if not SINGLE_PLAYS.match(row["title"]):
            found[_story(row["title"])].add(fold(row["title"]))
    return found
