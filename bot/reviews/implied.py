"""Who plays whom where nothing says so, and nobody knows it, but only one actor and one character are spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.catalogue import Catalogue, fold
from bot.reviews.layout import Described
from bot.reviews.mentions import Mention
from bot.reviews.skeleton import Skeleton

Spans = list[tuple[int, int]]


def implied(skeleton: Skeleton, catalogue: Catalogue) -> Iterator[Described]:
    """Yield the one actor and the one character of each paragraph, or else of each sentence, that has no more of both.

    Of the reviewed drama's own people the catalogue knows better; they are left out.
    """
    characters = _characters(skeleton)
    for paragraph in _paragraphs(skeleton) if characters else ():
        whole = (paragraph[0][0], paragraph[-1][1])
        for span in (whole, *paragraph):
            found = _only(skeleton, span, catalogue, characters)
            if found is not None:
                yield found
                break


def _characters(skeleton: Skeleton) -> Mapping[str, Mention]:
    """Return the full names of nobody known that are shortened elsewhere, by the given name: hardly any actor's is."""
    alone = {fold(mention.text) for mention in skeleton.mentions if not mention.is_built}
    found: dict[str, Mention] = {}
    for mention in skeleton.mentions:
        given = fold("".join(mention.text.split()[1:]))
        if mention.is_built and not mention.whose.is_known and given in alone:
            found.setdefault(given, mention)
    return found


def _paragraphs(skeleton: Skeleton) -> Iterator[Spans]:
    begun: Spans = []
    for span in skeleton.sentences:
        if begun and "\n\n" in skeleton.text[begun[-1][0] : span[0]]:
            yield begun
            begun = []
        begun.append(span)
    if begun:
        yield begun


def _only(
    skeleton: Skeleton, span: tuple[int, int], catalogue: Catalogue, characters: Mapping[str, Mention]
) -> Described | None:
    named = skeleton.all(skeleton.text[slice(*span)])
    actors = {mention.whose.person: mention for mention in _actors(named, catalogue)}
    played = {given for mention in named for given in (_given(mention),) if given in characters}
    if len(actors) != 1 or len(played) != 1:
        return None
    (actor,), (given,) = actors.values(), played
    return Described(actor, characters[given], skeleton.origin[span[0]])


def _given(mention: Mention) -> str:
    words = mention.text.split()
    return fold("".join(words[1:] if mention.is_built else words))


def _actors(named: Iterable[Mention], catalogue: Catalogue) -> Iterator[Mention]:
    """Yield those who act in some drama of the catalogue, but not as far as is known in the reviewed one."""
    for mention in named:
        person = mention.whose.person
        if person is not None and mention.whose.role is None and catalogue.parts_of(person):
            yield mention
