"""The names that a review puts together, one of an actor and one of a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.reviews.layout import blocks, rows
from bot.reviews.mentions import Mention
from bot.reviews.playing import OWNER
from bot.reviews.sayings import BRACKETS, PLAYED_ABOVE, SEVERAL, Form, overlapping, sayings
from bot.reviews.signs import DASH
from bot.reviews.skeleton import Skeleton

_CAST: Final = re.compile(
    r"\W{0,24}(?:(?:main|supporting|full|lead) )?(?:cast|casts|starring|stars|actors?|leads?)\b(?: \w+)?"
    rf"\s{{0,9}}[:{DASH[0]}-]",
    re.IGNORECASE,
)
"""The beginning of a line that lists the cast, actors first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that belong together, by how that is written; `first` is known to be the actor only if it is `said`.

    `start` is where it stands in the text; `is_in_cast` says that it is of a list of the cast, whose members come
    first.
    """

    first: Mention
    second: Mention
    form: Form
    start: int
    is_in_cast: bool = False


def pairs_of(skeleton: Skeleton, bare: Skeleton) -> list[Pair]:
    """Return every pair of names that a review puts together, in their order; `bare` is without asides."""
    found = [*_in_layout(bare), *_above(bare)]
    for start, end in skeleton.sentences:
        found += _in_brackets(skeleton, start, end)
    for start, end in bare.sentences:
        found += _in_sentence(bare, start, end)
    return sorted(found, key=lambda pair: pair.start)


def _in_layout(skeleton: Skeleton) -> Iterator[Pair]:
    for form, start, first, second in (*rows(skeleton), *blocks(skeleton)):
        yield Pair(skeleton.mention(first), skeleton.mention(second), form, skeleton.origin[start])


def _above(skeleton: Skeleton) -> Iterator[Pair]:
    """Yield the pairs of which the character is named in the sentence before: "Played by X, she …"."""
    for (start, end), (begun, ended) in pairwise(skeleton.sentences):
        match = PLAYED_ABOVE.match(skeleton.text, begun, ended)
        above = skeleton.all(OWNER.sub("", skeleton.text[start:end])) if match else []
        if match and above:
            yield Pair(skeleton.mention(match["first"]), _subject(above), "said", skeleton.origin[begun])


def _subject(above: list[Mention]) -> Mention:
    """Return of whom a sentence speaks: the first character in it, else the first name."""
    characters = [mention for mention in above if mention.whose.role is not None and not mention.whose.is_cast]
    return (characters or above)[0]


def _in_brackets(skeleton: Skeleton, start: int, end: int) -> Iterator[Pair]:
    line = skeleton.text.rfind("\n", 0, start) + 1
    is_in_cast = _CAST.match(skeleton.text, line) is not None
    for match in overlapping(BRACKETS, skeleton.text[start:end]):
        at = skeleton.origin[start + match.start()]
        for second in skeleton.all(match["second"] + match["more"]):
            yield Pair(skeleton.mention(match["first"]), second, "brackets", at, is_in_cast)


def _in_sentence(skeleton: Skeleton, start: int, end: int) -> Iterator[Pair]:
    sentence = skeleton.text[start:end]
    taken: set[int] = set()
    for match in _several(skeleton, sentence):
        if taken.isdisjoint(range(*match.span())):
            taken.update(range(*match.span()))
            both = zip(skeleton.all(match["actors"]), skeleton.all(match["characters"]), strict=True)
            for actor, character in both:
                yield Pair(actor, character, "said", skeleton.origin[start + match.start()])
    for form, match in sayings(sentence):
        if match.start() not in taken:
            first, second = skeleton.mention(match["first"]), skeleton.mention(match["second"])
            yield Pair(first, second, form, skeleton.origin[start + match.start()])


def _several(skeleton: Skeleton, sentence: str) -> Iterator[re.Match[str]]:
    """Yield where as many actors as characters are named at once."""
    for pattern in SEVERAL:
        for match in pattern.finditer(sentence):
            actors, characters = skeleton.all(match["actors"]), skeleton.all(match["characters"])
            is_mixed = any(map(_is_only_played, actors)) or any(map(_only_acts, characters))
            if len(actors) == len(characters) and not is_mixed:
                yield match


def _is_only_played(mention: Mention) -> bool:
    return mention.whose.role is not None and mention.whose.person is None


def _only_acts(mention: Mention) -> bool:
    return mention.whose.is_cast and mention.whose.role is None
