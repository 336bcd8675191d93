"""Who plays whom where nothing says so, and nobody knows it, but only one actor and one character are spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Final, TypeAlias

from bot.catalogue import Catalogue, fold
from bot.reviews.layout import Described
from bot.reviews.mentions import Mention
from bot.reviews.signs import NAME, NAMES
from bot.reviews.skeleton import Skeleton

Span: TypeAlias = tuple[int, int]

_ALONE: Final = re.compile(rf"[^\w{NAMES}]{{0,9}}(?:\d{{1,2}}[.)]?\s{{1,3}})?(?P<name>{NAME})[^\w{NAMES}]{{0,9}}")
"""A line that is a name, with the marks or the number of a list."""
_BRACKETED: Final = re.compile(rf"(?<={NAME}) \({NAME}\)")
"""Who stands in brackets behind a name is of that one."""


def implied(skeleton: Skeleton, catalogue: Catalogue) -> Iterator[Described]:
    """Yield the one actor and the one character of each entry, paragraph or else sentence that has no more of both.

    Of the reviewed drama's own people the catalogue knows better; they are left out.
    """
    characters = _characters(skeleton)
    yield from _entries(skeleton, characters)
    for paragraph in _paragraphs(skeleton):
        whole = (paragraph[0][0], paragraph[-1][1])
        if characters:
            alone = (_only(skeleton, span, catalogue, characters) for span in (whole, *paragraph))
            yield from islice(filter(None, alone), 1)


def _entries(skeleton: Skeleton, characters: Mapping[str, Mention]) -> Iterator[Described]:
    """Yield each character whose name is a line of its own with the one name in full of the line behind it."""
    for above, below in pairwise(skeleton.lines):
        alone = _ALONE.fullmatch(skeleton.text, *above)
        character = skeleton.mention(alone["name"]) if alone else None
        if character is None or character.whose.is_known or not (character.is_built or character.has_rank):
            continue
        named = [each for each in skeleton.all(skeleton.text[slice(*below)]) if each.is_built]
        is_told = named[:1] and (named[0].whose.person is not None or _given(character) in characters)
        if is_told and len({fold(each.text) for each in named}) == 1 and named[0].whose.role is None:
            yield Described(named[0], character, skeleton.origin[above[0]])


def _characters(skeleton: Skeleton) -> Mapping[str, Mention]:
    """Return the full names of nobody known that are shortened elsewhere, by the given name: hardly any actor's is."""
    alone = {fold(mention.text) for mention in skeleton.mentions if not mention.is_built}
    found: dict[str, Mention] = {}
    for mention in skeleton.mentions:
        given = _given(mention)
        if mention.is_built and not mention.whose.is_known and given in alone:
            found.setdefault(given, mention)
    return found


def _paragraphs(skeleton: Skeleton) -> Iterator[list[Span]]:
    """Yield the sentences of each paragraph."""
    begun: list[Span] = []
    for span in skeleton.sentences:
        if begun and "\n\n" in skeleton.text[begun[-1][0] : span[0]]:
            yield begun
            begun = []
        begun.append(span)
    if begun:
        yield begun


def _only(skeleton: Skeleton, span: Span, catalogue: Catalogue, characters: Mapping[str, Mention]) -> Described | None:
    """Return the actor and the character of a stretch that names one of each."""
    named = skeleton.all(_BRACKETED.sub("", skeleton.text[slice(*span)]))
    actors = {mention.whose.person: mention for mention in _actors(named, catalogue)}
    played = {given for given in map(_given, named) if given in characters}
    if len(actors) != 1 or len(played) != 1:
        return None
    (actor,), (given,) = actors.values(), played
    return Described(actor, characters[given], skeleton.origin[span[0]])


def _given(mention: Mention) -> str:
    """Return the letters of a given name, be it alone or in a full one."""
    words = mention.text.split()
    return fold("".join(words[1:] if mention.is_built else words))


def _actors(named: Iterable[Mention], catalogue: Catalogue) -> Iterator[Mention]:
    """Yield those who act in some drama of the catalogue, but not as far as is known in the reviewed one."""
    for mention in named:
        person = mention.whose.person
        if person is not None and mention.whose.role is None and catalogue.parts_of(person):
            yield mention
