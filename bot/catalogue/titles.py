"""Finds a drama by any of its titles, forgiving of spelling, and judges a title that a player typed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.likeness import FAR, FIRST_OF_ALL, HEARD, SAME, SLIPPED, UNLIKE, Likeness, likeness
from bot.catalogue.matching import LONGEST, LOOKED_AT, Match, cleaned
from bot.catalogue.model import Drama
from bot.catalogue.sounds import sounds
from bot.catalogue.text import fold, words
from bot.catalogue.title_parts import (
    SMALL,
    Part,
    parts_of,
    season_titles,
    split_aside,
    titles_of,
    without_year,
)
from bot.catalogue.title_search import TitleSearch
from bot.catalogue.wording import ARTICLES, Wording, wording
from bot.messages import message

BY_HEAD: Final = 5
"""Added to the distance of a title of which only what stands before the colon was typed."""
BY_INITIALS: Final = Likeness("accept", 14, message("These are the first letters of the title."))
SHORTEST_INITIALS: Final = 3
"""Letters; a shorter acronym counts only where it is listed."""
BY_PART: Final = message("No other title begins or ends so.")
_CUT: Final = re.compile(r":\s|\s[-\u2013]\s")

NOTHING: Final = Match("reject", message("Nothing is left to compare."))
TOO_LONG: Final = Match("reject", message("It is too long for a title."))
ANOTHER_NEARER: Final = Match("reject", message("Another drama's title is nearer."))
ANOTHER_AS_NEAR: Final = Match("near", message("Another drama's title is as near."))


@lru_cache(maxsize=16_384)
def head_of(title: str) -> str:
    """Return what stands before the colon of a title: nothing where there is none or what follows ends in a number.

    >>> head_of("Guardian: The Lonely and Great God"), head_of("Decoy: Part 2")
    ('Guardian', '')
    """
    head, *rest = _CUT.split(title, maxsplit=1)
    return head if rest and not wording(rest[0]).ends_in_number else ""


@lru_cache(maxsize=16_384)
def initials_of(title: str) -> frozenset[str]:
    """Return the first letters of a title, numbers whole, with its small words and without.

    >>> sorted(initials_of("Legend of the Blue Sea"))
    ['lbs', 'lotbs']
    """
    said = words(title.replace("-", " "))
    bare = said[1:] if said[:1] and said[0] in ARTICLES else said
    ways = (said, bare, tuple(word for word in said if word not in SMALL))
    short = {"".join(word if word.isdecimal() else word[0] for word in way) for way in ways if len(way) > 1}
    return frozenset(each for each in short if len(each) >= SHORTEST_INITIALS and each.isascii())


class Entry(NamedTuple):
    """A title, or the head of one, whose it is, and what is added to its distance."""

    title: Wording
    drama: str
    more: int


class TitleIndex:
    """All titles of all dramas, folded once."""

    def __init__(self, dramas: Iterable[Drama]) -> None:
        self._by_fame = sorted(dramas, key=lambda drama: (-drama.fame, drama.title))
        self._owners: dict[str, Drama] = {}
        for drama in self._by_fame:
            for title in (drama.id, *titles_of(drama)):
                self._owners.setdefault(fold(title), drama)
        self.nearest = lru_cache(maxsize=1_024)(self._nearest)

    def find(self, typed: str) -> Drama | None:
        """Return the drama that goes by exactly this id, title or acronym, spelling of case and marks aside."""
        return self._owners.get(fold(typed[:LOOKED_AT]))

    def search(self, typed: str, limit: int = 10) -> list[Drama]:
        """Return the dramas that `typed` may mean, likeliest first; the best known where nothing is typed."""
        return self._search(typed, limit) if fold(typed[:LOOKED_AT]) else self._by_fame[:limit]

    @cached_property
    def _search(self) -> TitleSearch:
        return TitleSearch((drama, (drama.id, *titles_of(drama))) for drama in self._by_fame)

    def all_titles_of(self, drama: Drama) -> tuple[str, ...]:
        """Every name a drama goes by, those of a later season that nobody had to list among them."""
        return (*titles_of(drama), *self._season_titles.get(drama.id, ()))

    @cached_property
    def _season_titles(self) -> Mapping[str, tuple[str, ...]]:
        return season_titles(self._by_fame)

    def is_part_of(self, typed: Wording, drama: str) -> bool:
        """Whether titles of this drama, and no other's, begin or end with what was typed."""
        return self._by_part.get((typed.words, typed.numbers)) == {drama}

    @cached_property
    def _by_part(self) -> Mapping[Part, set[str]]:
        found: dict[Part, set[str]] = defaultdict(set)
        for drama in self._by_fame:
            for part in parts_of(drama, self.all_titles_of(drama)):
                found[part].add(drama.id)
        return dict(found)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the dramas' usual titles: none of them is a slip in another one."""
        return frozenset(word for drama in self._by_fame for word in wording(drama.title).words)

    def _nearest(self, typed: Wording, most: int) -> Mapping[str, int]:
        """Return the distance of each drama that is no farther than `most` from what was typed, by its id."""
        found = dict(self._by_initials.get(typed.folded, {}))
        entries = list(_close(typed.letters, self._by_letters, max(0, most - SLIPPED)))
        heard = sounds("".join(typed.spoken)).skeleton
        if heard and most >= HEARD:
            entries += _close(heard, self._by_sound, max(0, most - SLIPPED, min(most, SLIPPED - 1) - HEARD))
        for entry in entries:
            distance = likeness(typed, entry.title, self.vocabulary).distance + entry.more
            if distance <= min(most, found.get(entry.drama, FAR)):
                found[entry.drama] = distance
        return found

    @cached_property
    def _by_letters(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for drama in self._by_fame:
            for title in self.all_titles_of(drama):
                found[wording(title).letters].append(Entry(wording(title), drama.id, 0))
                if head := head_of(title):
                    found[wording(head).letters].append(Entry(wording(head), drama.id, BY_HEAD))
        return dict(found)

    @cached_property
    def _by_sound(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entries in self._by_letters.values():
            for entry in entries:
                if heard := sounds("".join(entry.title.spoken)).skeleton:
                    found[heard].append(entry)
        return dict(found)

    @cached_property
    def _by_initials(self) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for drama in self._by_fame:
            for title in (drama.title, *drama.other_titles):
                for short in initials_of(title):
                    found[short].setdefault(drama.id, BY_INITIALS.distance + (title != drama.title))
        return dict(found)


def _close(wanted: str, entries: Mapping[str, list[Entry]], most: int) -> Iterator[Entry]:
    """Yield the entries whose key is at most so many slips from what is wanted."""
    if not most:
        yield from entries.get(wanted, ())
        return
    found = process.extract(wanted, entries.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    for key, _slips, _number in found:
        yield from entries[key]


def match_title(typed: str, drama: Drama | str, index: TitleIndex | None = None) -> Match:
    """Tell whether `typed` names a drama.

    A plain text stands for the drama of the index that goes by it, or else for one that has no other title. Without an
    index nothing else can be meant: then first letters are taken on trust, what stands before a colon is not. With one,
    both count where no other drama is meant by them, and nothing counts that is as near to another drama.
    """
    text = cleaned(typed)
    if not text:
        return NOTHING
    if len(text) > LONGEST:
        return TOO_LONG
    if isinstance(drama, str):
        text, drama = _named(text, drama[:LOOKED_AT], index)
    if isinstance(drama, str):
        found = _best(text, (drama,), index)
        if found.verdict != "accept":
            found = min(found, _best(drama, (text,), index), key=lambda one: one.rank)
        return _unless_another_is_meant(wording(text), found, None, index)
    return _match_drama(without_year(text, drama.year), drama, index)


def _match_drama(text: str, drama: Drama, index: TitleIndex | None) -> Match:
    """Compare what was typed with all titles of a drama; where that is two titles, each of them has to be one."""
    said, aside = split_aside(text)
    if aside and (found := _match_drama(said, drama, index)).accepted and _match_drama(aside, drama, index).accepted:
        return found
    titles = index.all_titles_of(drama) if index else titles_of(drama)
    found = _unless_another_is_meant(wording(text), _best(text, titles, index), drama.id, index)
    if found.accepted or index is None or not index.is_part_of(wording(text), drama.id):
        return found
    is_like_another = any(other != drama.id for other in index.nearest(wording(text), SLIPPED))
    return ANOTHER_AS_NEAR if is_like_another else Match("accept", BY_PART)


def _named(typed: str, title: str, index: TitleIndex | None) -> tuple[str, Drama | str]:
    """Return what was typed and the drama that goes by a text; of two texts either may be the one of the index."""
    if index is not None and (drama := index.find(title)):
        return typed, drama
    if index is not None and (drama := index.find(typed)):
        return title, drama
    return typed, title


def _best(typed: str, titles: tuple[str, ...], index: TitleIndex | None) -> Likeness:
    """Return the likeness of the title that is most like what was typed."""
    said, vocabulary = wording(typed), index.vocabulary if index else ()
    best = UNLIKE
    for title in titles:
        found = likeness(said, wording(title), vocabulary)
        if found.distance == SAME:
            return found
        if found.distance == FIRST_OF_ALL and index is None:
            continue  # a second season may be all there is to tell it from
        if said.folded in initials_of(title):
            found = replace(BY_INITIALS, distance=BY_INITIALS.distance + (title != titles[0]))
        elif index is not None and found.verdict != "accept" and (head := head_of(title)):
            by_head = likeness(said, wording(head), vocabulary)
            found = min(found, replace(by_head, distance=by_head.distance + BY_HEAD), key=lambda one: one.rank)
        if found.rank < best.rank or best is UNLIKE:
            best = found
    return best


def _unless_another_is_meant(typed: Wording, found: Likeness, own: str | None, index: TitleIndex | None) -> Match:
    """Return what was found, unless another drama of the index is as near."""
    if index is None or found.distance == SAME or found.verdict == "reject":
        return Match(found.verdict, found.reason)
    most = found.distance if found.verdict == "accept" else HEARD
    rival = min((far for drama, far in index.nearest(typed, most).items() if drama != own), default=FAR)
    if rival < most or (rival == most and found.verdict == "near"):
        return ANOTHER_NEARER
    return ANOTHER_AS_NEAR if rival == most else Match(found.verdict, found.reason)
