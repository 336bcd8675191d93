"""The ways in which reviewers say in a sentence who plays whom, as patterns from one name to the other.

In each, `first` is the actor if it tells which of the two is. What stands in `part` describes the character, `lead` the
actor; `told` is all from a character to "played by", and `owner` says that somebody else's somebody is played.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from bot.reviews.playing import FEW, IS, NO_AS, NO_PART, OF_KIN, OWNED, PLAYED, PLAYS, RELATION, ROLE
from bot.reviews.signs import APOSTROPHE, DASH, GAP, NAME, NAMES, QUOTE, TITLE, UNQUOTE, WORD, up_to

Form = Literal["said", "brackets", "line", "stroke", "own", "of", "is", "block", "near"]
"""How a pair is written: in so many words, in brackets, in a list, with a stroke, one as of the other (as their `own`
if nothing stands between them), or nearby."""
FIRST: Final = rf"(?P<first>{NAME})"
SECOND: Final = rf"(?P<second>{NAME})"
OF: Final = f"(?:{APOSTROPHE}s)?"
_LINK: Final = rf"(?:{GAP}[,&/]{GAP}|{GAP},?\s{{1,9}}and\s{{1,9}})"
_SEVERAL: Final = rf"{NAME}(?:{_LINK}{NAME}){{1,11}}"
_ACTORS: Final = f"(?P<actors>{_SEVERAL})"
_CHARACTERS: Final = f"(?P<characters>{_SEVERAL})"
_DESCRIBED: Final = rf"(?P<characters>{NAME}(?:{_LINK}{up_to(3, '[a-z-]+')}{NAME}){{1,11}})"
"""The same, with what each is before their name."""
_NOT_THEN_AS: Final = rf"(?!,? {NAME}? ?(?:who )?(?:\w+ ){{0,3}}?as\b)"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


SEVERAL: Final = _compiled(
    rf"{_ACTORS},? (?:who )?{PLAYS} {up_to(4)}{_DESCRIBED}(?! as\b)",
    rf"{_CHARACTERS}[,(]? ?(?:who )?(?:are |is |were )?\(?{PLAYED} by {up_to(5)}{_ACTORS}",
    rf"{_CHARACTERS} ?\((?:played by )?{_ACTORS}\)",
    rf"(?<!as )(?<!as the ){_ACTORS} {up_to(8)}as {up_to(4)}{_CHARACTERS}(?! as\b){_NOT_THEN_AS}",
)
"""Several actors and as many characters, each list in the same order."""
_HYPHENED: Final = r"[\w-]+"
_WHOSE: Final = rf"{NAME}{APOSTROPHE}s? {up_to(4, _HYPHENED)}"
_THEIRS: Final = rf"(?:{_WHOSE}(?:[\w-]+, (?:the|an?) {up_to(4, _HYPHENED)})?)?"
"""Before a name in a part: it is told whose somebody it is."""
_NOT_AS: Final = rf"(?!as\b){WORD}"
_DOES: Final = "(?:plays?|played|portray(?:s|ed)|embod(?:ies|ied))"
_SAID: Final = _compiled(
    rf"{FIRST}{OF}(?:,| \u2013| \u2014| -)? ?{up_to(14)}\(?{PLAYS},? (?:as )?(?P<part>{up_to(12)}{_THEIRS}){SECOND}",
    rf"{FIRST}(?:{APOSTROPHE}s?)?,? ?\(?(?P<lead>{up_to(9)})\(?as,? (?P<part>{up_to(9, _NOT_AS)}{_THEIRS}){SECOND}",
    rf"{SECOND}(?P<owner>,? {NAME}{APOSTROPHE}s? (?:\w+ ){{0,3}}\w+)?"
    rf"(?P<told>{OF}[,({DASH}]? ?{up_to(24)}[({DASH}]? ?(?:\w+ly )?{PLAYED} {up_to(4)}by {up_to(9)}){FIRST}",
    rf"{SECOND},? (?:whom|who|which|that) {FIRST} {up_to(2, FEW)}{_DOES}\b",
    rf"{SECOND}{APOSTROPHE}s? (?:actor|actress|portrayer),? {FIRST}",
    rf"(?:^|[.;,]\s|\n)[^\w{NAMES}]{{0,9}}(?:and |but )?"
    rf"(?:as|in the {up_to(2, FEW)}roles? of|in the part of|playing|portraying) "
    rf"(?P<part>{up_to(7)}){SECOND}, (?:(?:the|actor|actress)(?: \w+){{0,2}}? )?{FIRST}",
    rf"{FIRST} ?[(\[]{GAP}(?:as|plays?|playing|who plays|portraying) {up_to(6)}{SECOND}",
    rf"{FIRST},? {up_to(6)}(?:brings?|brought|bringing) {up_to(3)}{SECOND}(?:{APOSTROPHE}s \w+)? to life",
    rf"{SECOND}(?P<told>,? {up_to(6)}in the (?:person|hands|shape|form|body) of {up_to(2)}){FIRST}",
    rf"{SECOND},? (?:to|for|in|with) whom {up_to(2)}{FIRST}",
    rf"{FIRST},? {up_to(14)}to (?:become|be|play|portray) {up_to(1)}(?P<part>{up_to(5)}){SECOND}",
    rf"(?:role|part|character) of {up_to(5)}{SECOND},? {up_to(4)}(?:goes to|went to|is given to|falls to|by) "
    rf"{up_to(3)}{FIRST}",
)
_OWN_ROLE, _STROKE, _BARE, _OWN, _GIVEN, _IS = _compiled(
    rf"{FIRST}{APOSTROPHE}s? {up_to(4)}{ROLE}(?:{GAP}[,:({DASH}]|\s{{1,9}}(?:of|as|is|was|named|called)){{0,4}}{GAP}"
    rf"(?P<part>{up_to(7)}){SECOND}",
    rf"(?<![:|{DASH}-]\s){FIRST}\s?/\s?{SECOND}",
    rf"{FIRST}{APOSTROPHE}s? {SECOND}",
    rf"{FIRST}(?:{APOSTROPHE}s?|,? whose) (?P<part>{up_to(3)}){SECOND}",
    rf"{SECOND}(?P<told>{OF},? {up_to(9)}(?:given|lent|made|with) {up_to(6)}by {up_to(2)}){FIRST}",
    rf"{FIRST}{IS} (?P<part>{up_to(7)}){SECOND}(?!{APOSTROPHE}s)",
)
_SAYINGS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = (
    *(("said", pattern) for pattern in _SAID),
    *(("of", pattern) for pattern in (_OWN_ROLE, _OWN, _GIVEN)),
    ("stroke", _STROKE),
    ("own", _BARE),
    ("is", _IS),
)
"""One actor and one character, or two who stand beside one another."""
_ELSE: Final = rf" (?:aka|a\.k\.a\.?) \S{{1,40}}| {QUOTE}[^\"\u201d\u2019\n]{{1,24}}{UNQUOTE}"
_WHO: Final = r"(?:the|our|a|an|its)(?: \w+){0,3}?"
_BY: Final = r"(?:\w+ly )?(?:played|portrayed)(?: \w+){0,3}? by"
_LABEL: Final = r"(?:actor|actress|actors|aka|portrayed by|played by|acted by|by|idol|singer)\s{0,3}[:-]?"
BRACKETS: Final = re.compile(
    rf"{FIRST}{OF}(?:{_ELSE}|, (?:an?|the|our|his|her) {up_to(5)}{WORD})? ?"
    rf"[(\[](?:{GAP}{_WHO})?(?:{GAP}{_BY})?(?:{GAP}{_LABEL})?{GAP}{SECOND}"
    rf"(?P<more>(?:{GAP}(?:,|/|&|and){GAP}{NAME}){{0,9}}){GAP}"
    rf"(?=[)\],;/]|\s{TITLE}|\sof\b|\sfrom\b|\sin\b|\s[-{DASH}]|\s(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
PLAYED_ABOVE: Final = re.compile(
    rf"[^\w{NAMES}]{{0,24}}(?:(?:the|this|his|her) (?:role|character|part) (?:is|was) |"
    rf"(?:s?he|who)(?: is|{APOSTROPHE}s| was) |this is |as )?(?:\w+ly )?{PLAYED} {up_to(4)}by {up_to(9)}{FIRST}",
    re.IGNORECASE,
)
"""The beginning of a sentence about who is named in the one before."""
_HE_IS: Final = re.compile(rf"\bs?he(?:{APOSTROPHE}s| is| was)\b", re.IGNORECASE)
"""Before "played by": it is not the last named who is played, if that one is only somebody's object."""
_CHECKS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "part": (NO_PART, RELATION), "lead": (NO_AS,), "told": (OF_KIN,)
}  # fmt: skip
"""What is not to be found in what stands between two names."""


def overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, of which one may begin where another ends: the second name may be a first."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = max(match.end() - 1, match.start() + 1)


def sayings(sentence: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """Yield what a sentence says of pairs of names, kind by kind."""
    for form, pattern in _SAYINGS:
        for match in overlapping(pattern, sentence):
            if _is_sound(match, sentence):
                yield form, match


def _is_sound(match: re.Match[str], sentence: str) -> bool:
    """Whether what stands between the names is of the one part, and the part is not somebody's of the character."""
    between = match.groupdict()
    if between.get("owner"):
        return True
    if OWNED.match(sentence, match.end("second")):
        return False
    if _HE_IS.search(between.get("told") or "") and RELATION.search(sentence[: match.start("second")]):
        return False
    return not any(check.search(between.get(name) or "") for name, checks in _CHECKS.items() for check in checks)
