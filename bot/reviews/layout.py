"""Who plays whom where nothing but the place says it: lines of a list, names on lines of their own, names nearby."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product
from typing import Final, NamedTuple

from bot.reviews.mentions import Mention
from bot.reviews.playing import CIRCLE, NO_PART, OWNED, RELATION
from bot.reviews.sayings import FIRST, SECOND, Form, overlapping
from bot.reviews.shapes import is_capital
from bot.reviews.signs import APOSTROPHE, DASH, GAP, NAME, NAMES, OWN, QUOTE, TITLE, UNQUOTE, any_of, up_to
from bot.reviews.skeleton import Skeleton
from bot.reviews.whose import Names, Whose

_MARK: Final = rf"[^\w\n{TITLE}{OWN}{NAMES}]"
_ELSE: Final = rf" (?:aka \S{{1,40}}|{QUOTE}[^\"\u201d\u2019\n]{{1,24}}{UNQUOTE})"
_ROW: Final = re.compile(
    rf"{_MARK}{{0,8}}(?:\d{{1,3}}[.)]\s{{0,9}})?{FIRST}(?:{_ELSE})?(?:{GAP}\([^()\n{NAMES}]{{0,80}}\))?"
    rf"(?P<also>,[^\n:;(){DASH}]{{1,60}}(?=\s[{DASH}]))?{GAP}"
    rf"(?P<by>[-{DASH}:|\u2192>=~\u2022\u00b7]|\.{{2,}}+|\u2026|\bas\b)++{GAP}"
    rf"(?P<part>(?:(?:as|actor|actress|by|played by|the)\s{{1,9}})?|{up_to(4, '[a-z,]+')}){SECOND}"
    rf"(?P<more>(?:(?:\s?\([^()\n]{{1,20}}\))?\s?[,/]\s?{NAME}(?!{APOSTROPHE}s)){{0,3}})(?=$|[\s,.(:;?!|/{DASH}-])",
    re.IGNORECASE,
)
_AND_SO_ON: Final = re.compile(rf"\s?[|/\u2022\u00b7{DASH}-]\s?{NAME}")
"""Behind a row: it enumerates, it sets no two side by side."""
_KIN: Final = re.compile(rf"\b{any_of(CIRCLE)}\b")
_BLANK: Final = r"[ \t]{0,9}"
_BLOCK: Final = re.compile(
    rf"(?<![^\n]){_MARK}{{0,4}}{FIRST}{_BLANK}\n{{1,4}}{_BLANK}(?:as |plays |is )?{SECOND}{_BLANK}(?=\n|$|\()",
    re.IGNORECASE,
)
_SIDE: Final = rf"[^\n:|={DASH}]{{1,40}}?"
_DESCRIBED: Final = re.compile(
    rf"[^\w{NAMES}]{{0,6}}(?P<left>{_SIDE}){GAP}(?:[:|={DASH}]|(?<=\s)-|-(?=\s|{NAME})){GAP}(?P<right>{_SIDE}){GAP}$"
)
_FIELDS: Final = """
directors? writers? creators? producers? screenwriters? screenplay genres? networks? cast starring stars date year
titles? music ost episodes? ratings? reviews? hangul country language based posted author by source photo credits?
runtime
"""
_LABEL: Final = re.compile(rf"\b{any_of(_FIELDS)}\b", re.IGNORECASE)
"""What a line is headed with that tells of something else."""
_NAME: Final = re.compile(NAME)
_SAYS: Final = re.compile(rf"[\w{NAMES}]")
_LISTED: Final = " *-\u2022\t"
REACH: Final = 6
"""Sentences before one and behind it in which an actor may be of a character there."""
REACH_ACROSS: Final = 4
"""The same, of another paragraph."""
_IN_CAST: Final = re.compile(r"\b(?:in the cast|rounds? out|also (?:stars?|appears?|features?))\b", re.IGNORECASE)
"""In a sentence: whoever it enumerates is named for nothing else than being there."""
_ENUMERATED: Final = re.compile(rf"{NAME}(?:(?:,|,? and|,? &) {NAME})++")


class Row(NamedTuple):
    """Two signs that stand side by side in a line, or one above the other."""

    form: Form
    start: int
    first: str
    second: str


class Described(NamedTuple):
    """Somebody and what is said of whom they play, a description or a name; `start` is where it stands in the text."""

    actor: Mention
    character: Mention
    start: int


def rows(skeleton: Skeleton) -> Iterator[Row]:
    """Yield the lines that begin with two names and a stroke, a colon, points or "as" between them."""
    for start, end in skeleton.lines:
        match = _ROW.match(skeleton.text[start:end])
        if (
            match
            and _is_part(skeleton, match)
            and not _AND_SO_ON.match(skeleton.text, start + match.end(), end)
            and not OWNED.match(skeleton.text, start + match.end(), end)
        ):
            yield Row("said" if match["by"].casefold() == "as" else "line", start, match["first"], match["second"])
            for other in _NAME.findall(match["more"]) if _is_character_first(skeleton, match) else ():
                yield Row("line", start, match["first"], other)


def _is_character_first(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Whether a row begins with the character, so that whoever else stands behind the actor is another of theirs."""
    first, second = (skeleton.mention(match[name]).whose for name in ("first", "second"))
    return first.role is not None or (first.person is None and second.person is not None and second.role is None)


def _is_part(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Whether what stands beside the two names describes whoever bears them, not how they stand to another."""
    named = skeleton.all(match["also"] or "")
    is_of_another = any(mention.is_built or mention.whose.is_known for mention in named)
    return not (is_of_another or any(check.search(match["part"]) for check in (NO_PART, RELATION, _KIN)))


def blocks(skeleton: Skeleton) -> Iterator[Row]:
    """Yield the names on a line of their own with another one on the next line."""
    for match in overlapping(_BLOCK, skeleton.text):
        yield Row("block", match.start(), match["first"], match["second"])


def described(skeleton: Skeleton, names: Names, leaning: int) -> Iterator[Described]:
    """Yield the lines of a list of which the character is no name, as a character's mother; none without a `leaning`.

    That says on which side the actors stand: on the left where it is above nothing.
    """
    actors, characters = ("left", "right") if leaning > 0 else ("right", "left")
    for start, end in skeleton.lines if leaning else ():
        match = _DESCRIBED.match(skeleton.text[start:end])
        if match is None or _LABEL.search(match["left"]) or not _SAYS.search(match["left"]):
            continue
        if not _NAME.fullmatch(match[actors]) or _NAME.fullmatch(match[characters]):
            continue
        actor = skeleton.mention(match[actors])
        if actor.is_built or actor.whose.is_known or " " in actor.text:
            begun, ended = (skeleton.origin[start + place] for place in match.span(characters))
            character = _description(skeleton, names, match[characters], begun, ended)
            yield Described(actor, character, skeleton.origin[start])


def _description(skeleton: Skeleton, names: Names, written: str, start: int, end: int) -> Mention:
    """Make a mention of a character who is described, with the names within as they are written."""
    told = _NAME.sub(lambda sign: skeleton.mention(sign[0]).text, written)
    name, comma, _more = told.partition(",")
    if comma and all(map(is_capital, name.split())):
        told, end = name, start + len(name)
    return Mention(start, end, told, start, Whose(names.whose(told).role), is_built=False)


def beside_a_line(skeleton: Skeleton) -> Iterator[Described]:
    """Yield each name on a line of its own with each that is named in the line above it or below."""
    for one, other in pairwise(skeleton.lines):
        for alone, line in ((one, other), (other, one)):
            name = skeleton.text[slice(*alone)].strip(_LISTED)
            if _NAME.fullmatch(name):
                for actor in skeleton.all(skeleton.text[slice(*line)]):
                    yield Described(actor, skeleton.mention(name), skeleton.origin[line[0]])


def nearby(skeleton: Skeleton) -> Iterator[Described]:
    """Yield each character with each actor who is named in the same sentence, or in another of the paragraph.

    One who is named at the end of a paragraph or at the beginning of the next counts too.

    Reviewers say who plays whom in more ways than patterns foresee. What the catalogue has so is hardly ever meant
    otherwise; of the others nothing is known.
    """
    spans = skeleton.sentences
    for place, span in enumerate(spans):
        characters = _each(mention for mention in _named_in(skeleton, span) if mention.whose.role is not None)
        around = range(max(0, place - REACH), min(len(spans), place + REACH + 1)) if characters else ()
        actors = _each(chain.from_iterable(_actors_around(skeleton, place, number) for number in around))
        for character, actor in product(characters, actors):
            yield Described(actor, character, skeleton.origin[span[0]])


def _actors_around(skeleton: Skeleton, place: int, number: int) -> list[Mention]:
    """Return the drama's actors in the sentence of a number who may be of a character in the sentence at a place.

    In one further away only those who are not enumerated.
    """
    spans, distance = skeleton.sentences, abs(number - place)
    is_one = _is_one_paragraph(skeleton, spans[number], spans[place])
    if not is_one and distance > REACH_ACROSS:
        return []
    sentence = skeleton.text[slice(*spans[number])]
    actors = [mention for mention in skeleton.all(sentence) if mention.whose.is_cast and mention.whose.role is None]
    if distance == 0 or (is_one and distance == 1 and not _IN_CAST.search(sentence)):
        return actors
    listed = [mention for found in _ENUMERATED.findall(sentence) for mention in skeleton.all(found)]
    return [actor for actor in actors if actor not in listed]


def _named_in(skeleton: Skeleton, span: tuple[int, int]) -> list[Mention]:
    return skeleton.all(skeleton.text[slice(*span)])


def _each(found: Iterable[Mention]) -> list[Mention]:
    """Return the first of those that are written alike."""
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.told, mention)
    return list(first.values())


def _is_one_paragraph(skeleton: Skeleton, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return "\n\n" not in skeleton.text[min(one[0], other[0]) : max(one[1], other[1])].strip()
