"""Which drama a review is about, and which part of its text is about that drama."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bot.catalogue import Catalogue, Drama, fold
from bot.reviews.headings import drama_in, heading_of, title_of
from bot.reviews.mentions import mentions
from bot.reviews.signs import MARGIN, any_of
from bot.reviews.titled import named, said_in, title_is
from bot.reviews.whose import Names

ENOUGH: Final = 4
"""What a drama has to have for a review to be about it that names none in its heading: times named, actors twice."""
FEWEST_ACTORS: Final = 2
"""Actors by whom a drama is known whose title is a plain word."""
SHORTEST_NAME: Final = 7
"""Letters of an actor's name that is looked for."""
FEWEST_ITEMS: Final = 2
"""Numbered headings that make a list of several dramas."""
_ELSEWHERE: Final = any_of(
    "also_read read_also read_more read_next related_posts? related_articles? related_stories advertisement sponsored"
)
_NOISE: Final = re.compile(rf"{MARGIN}{_ELSEWHERE}\b[^\n]*", re.IGNORECASE | re.MULTILINE)
_ITEM: Final = re.compile(
    r"^[ \t#*]{0,9}\d{1,2}[.)][ \t]{1,9}(?P<title>[^\n]{2,60}?)[ \t*]{0,9}$",
    re.MULTILINE,
)
_LETTER: Final = re.compile(r"[^\n]")


def reviewed(catalogue: Catalogue, text: str) -> Drama | None:
    """Return the drama that a review is about: named in its heading, else named often with its cast beside it."""
    heading = heading_of(text)
    in_heading = drama_in(catalogue, heading)
    if in_heading is not None:
        return in_heading
    counts = Counter(found.drama for found in named(catalogue, text) if text[found.start - 1 : found.start] != "(")
    folded = "".join("".join(word.folded) for word in said_in(text))
    likely = {drama: count + 2 * _cast_in(catalogue, drama, folded) for drama, count in counts.items()}
    best = max(likely, key=lambda drama: (likely[drama], drama.fame, drama.id), default=None)
    if best is not None and likely[best] >= ENOUGH:
        own = text.count(title_of(heading)) - 1
        return best if own <= counts[best] else None  # else another drama is named for its actors only
    return _by_cast(catalogue, text, folded)


def _cast_in(catalogue: Catalogue, drama: Drama, folded: str) -> int:
    """Count the drama's actors whose name a folded text holds."""
    names = ({fold(name) for name in catalogue.people[role.actor].names} for role in drama.roles)
    return sum(any(len(name) >= SHORTEST_NAME and name in folded for name in each) for each in names)


def _by_cast(catalogue: Catalogue, text: str, folded: str) -> Drama | None:
    """Return the drama of which two or more actors are named, and its title too, be it a plain word."""
    found = mentions(text, Names(catalogue, None))
    people = {mention.whose.person for mention in found if mention.is_built and mention.whose.person}
    counts = Counter(drama for person in people for drama in {part.drama for part in catalogue.parts_of(person)})
    likely = sorted(counts, key=lambda drama: (-counts[drama], -drama.fame, drama.id))
    enough = (drama for drama in likely if counts[drama] >= FEWEST_ACTORS)
    return next((drama for drama in enough if _is_named(catalogue, drama, folded)), None)


def _is_named(catalogue: Catalogue, drama: Drama, folded: str) -> bool:
    return any(fold(title) in folded for title in catalogue.titles.all_titles_of(drama))


def section_of(catalogue: Catalogue, text: str, drama: Drama | None) -> str:
    """Return a text without what is about other dramas: advertisements, and all of a list but the reviewed one.

    What is left stands in its place.
    """
    text = _NOISE.sub(lambda noise: _blank(noise[0]), text)
    items = [(found.start(), title_is(catalogue, found["title"])) for found in _ITEM.finditer(text)]
    own = [place for place, (_start, found) in enumerate(items) if found and drama and found.id == drama.id]
    if len(items) < FEWEST_ITEMS or len(own) != 1:
        return text
    starts = [start for start, _drama in items]
    start, end = starts[own[0]], [*starts, len(text)][own[0] + 1]
    first = starts[0]
    return text[:first] + _blank(text[first:start]) + text[start:end] + _blank(text[end:])


def _blank(text: str) -> str:
    return _LETTER.sub(" ", text)
