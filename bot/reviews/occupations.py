"""What characters do, as a review says it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from bot.catalogue import Catalogue, fold, words
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.occupation_words import GENERAL, RUNGS, WORKS, heads
from bot.reviews.signs import APOSTROPHE, DASH, NAME, PLAIN_WORD, either, up_to
from bot.reviews.skeleton import Skeleton

MOST_WORDS: Final = 6
"""Words of an occupation."""
DULL: Final = frozenset({"and", "who", "that", "with", "for", "to", "not", "his", "her"})
"""Words in what is no occupation: it is of somebody else, or speaks of a person only."""
REACH: Final = 160
"""Letters between a character and the word for what they are known to do."""
_WHO: Final = rf"(?P<who>{NAME})"
_ACTOR: Final = rf"(?:\s?[(\[]\s?{up_to(5, PLAIN_WORD)}{NAME}[^)\n]{{0,40}}[)\]])?"
_BY: Final = rf"(?:,? (?:who is )?(?:played|portrayed) by {NAME})?"
_ARTICLE: Final = r"(?:(?:now|once|formerly) )?(?:[Aa]n?|[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)"
_IS: Final = either(
    "is", "was", "as", "starts? (?:off|out) as", "started (?:off|out) as", "works as", "who is", "who was", "becomes"
)
_STROKE: Final = rf"\s?[,{DASH}:-]\s?"
_KIND: Final = "(?:ex|former|rookie|head|star|top|veteran|genius|chief|high school|university|police|trauma)[ -]"
_BEHIND: Final = rf"(?![-\w]|{APOSTROPHE}s|s\b| of (?!the |an? |his |her |(?-i:[A-Z\ue000-\uf8ff]))| {NAME})"
"""What does not follow an occupation: it is of somebody or something else then."""
_SIGN: Final = re.compile(NAME)
_OWNED: Final = re.compile(rf"{APOSTROPHE}s\b")
"""In an occupation: the squad's resident grumbler is no resident."""
_OF_WHAT: Final = re.compile(r",| (?:of|at|in|for|to|and|who|from|with|on|turned) ")
_BRACKETS: Final = re.compile(r"\([^()]*+\)")


class _Done(NamedTuple):
    """Somebody, what they do, and where that stands in the text."""

    mention: Mention
    work: str
    start: int
    end: int


class _Patterns:
    """The ways to say what a character does, by the words that occupations of a catalogue end in."""

    def __init__(self, catalogue: Catalogue) -> None:
        head = either(*heads(catalogue))
        work = rf"(?P<work>{up_to(MOST_WORDS - 1, PLAIN_WORD)}{head}){_BEHIND}"
        short = rf"(?P<work>{up_to(3, '[a-z][a-z-]+')}{head}){_BEHIND}"
        plain = rf"(?P<work>{up_to(3, '[A-Za-z][a-z-]+')}{head})"
        one = rf"{NAME}(?:\s?\([^()\n]{{0,80}}\))?"
        self.of_one = tuple(
            re.compile(pattern)
            for pattern in (
                rf"{_WHO}{_ACTOR}{_BY},? {_IS}(?: {PLAIN_WORD})?? (?:an?|the|our) {work}",
                rf"{_WHO}{_ACTOR}{_BY}{_STROKE}{_ARTICLE} {work}",
                rf"{_WHO}{_ACTOR}{_BY}{_STROKE}{short}",
                rf"\b{_ARTICLE} {plain}(?: of the \w+)?,? (?:(?:named|called|by the name of) )?{_WHO}",
                rf"\bas (?:an? )?{plain},? {_WHO}",
                rf"(?<=[\s(])(?P<work>(?:{_KIND})?{head}) {_WHO}",
            )
        )
        self.of_pronoun = re.compile(
            rf"\W{{0,4}}(?:[Hh]e|[Ss]he)(?:{APOSTROPHE}s| {_IS})(?: {PLAIN_WORD})?? an? {work}"
        )
        """What somebody does who is named in the sentence before."""
        self.of_several = re.compile(
            rf"\b(?P<work>{head})s,? (?:named |called )?(?P<who>{one}(?:,? (?:and )?{one}){{1,11}})"
        )
        """What several characters do alike: four interns, A (…), B (…) and C."""


@lru_cache(maxsize=2)
def _patterns(catalogue: Catalogue) -> _Patterns:
    return _Patterns(catalogue)


def occupations(skeleton: Skeleton, catalogue: Catalogue, text: str, played: Collection[str]) -> Iterator[Proposal]:
    """Yield what characters do, once for each; `played` are the names, folded, of those who are said to be played."""
    patterns = _patterns(catalogue)
    seen: set[str] = set()
    of_one = *_of_one(skeleton, patterns), *_of_pronoun(skeleton, patterns)
    for done in (*of_one, *_of_several(skeleton, patterns), *_by_rank(skeleton, text), *_known(skeleton)):
        key = key_of(done.mention)
        if key not in seen and (done.mention.whose.role is not None or fold(done.mention.text) in played):
            seen.add(key)
            yield _occupation(done)


def key_of(mention: Mention) -> str:
    """Return what tells a character from the others: the name that the catalogue has, else the letters of this one."""
    return mention.whose.role.character if mention.whose.role else fold(mention.text)


def _of_one(skeleton: Skeleton, patterns: _Patterns) -> Iterator[_Done]:
    for pattern in patterns.of_one:
        for match in pattern.finditer(skeleton.text):
            work = " ".join(match["work"].rpartition("/")[2].split()).strip(",")
            if DULL.isdisjoint(words(work)) and not _OWNED.search(work):
                yield _done(skeleton, skeleton.mention(match["who"]), work, match)


def _of_pronoun(skeleton: Skeleton, patterns: _Patterns) -> Iterator[_Done]:
    """Yield what a character does where only the sentence before names them, and nobody else but their actor."""
    for (start, end), (begun, ended) in pairwise(skeleton.sentences):
        match = patterns.of_pronoun.match(skeleton.text, begun, ended)
        named = skeleton.all(skeleton.text[start:end]) if match else []
        characters = [mention for mention in named if mention.whose.role is not None and not mention.whose.is_cast]
        if match and len({key_of(mention) for mention in characters}) == 1 and DULL.isdisjoint(words(match["work"])):
            yield _done(skeleton, characters[0], match["work"], match)


def _of_several(skeleton: Skeleton, patterns: _Patterns) -> Iterator[_Done]:
    for match in patterns.of_several.finditer(skeleton.text):
        for mention in skeleton.all(_BRACKETS.sub("", match["who"])):
            yield _done(skeleton, mention, match["work"], match)


def _known(skeleton: Skeleton) -> Iterator[_Done]:
    """Yield what characters are known to do, where a sentence has the word for it with no other character between."""
    for start, end in skeleton.sentences:
        for sign in _SIGN.finditer(skeleton.text, start, end):
            mention = skeleton.mention(sign[0])
            occupation = mention.whose.role.occupation if mention.whose.role else None
            around = max(start, sign.start() - REACH), min(end, sign.end() + REACH)
            for match in _head(occupation).finditer(skeleton.text, *around) if occupation else ():
                between = skeleton.text[min(sign.end(), match.end()) : max(sign.start(), match.start())]
                if all(other.whose.role is None for other in skeleton.all(between)):
                    yield _done(skeleton, mention, match["work"], match)


@lru_cache(maxsize=512)
def _head(occupation: str) -> re.Pattern[str]:
    """Return the pattern of the word for what somebody is, without where or of what they are it."""
    told = _OF_WHAT.split(occupation)[0].split()
    return re.compile(rf"(?<![-\w])(?P<work>{re.escape(told[-1])})(?![-\w]|{APOSTROPHE}s)", re.IGNORECASE)


def _done(skeleton: Skeleton, mention: Mention, work: str, match: re.Match[str]) -> _Done:
    start = skeleton.origin[match.start("work")]
    return _Done(mention, work, start, start + len(match["work"]))


def _by_rank(skeleton: Skeleton, text: str) -> Iterator[_Done]:
    """Yield the occupations that stand as a rank before a name, as in Nurse Cheon Jang-mi; the fullest names first."""
    for mention in sorted(skeleton.mentions, key=lambda mention: -len(mention.text)):
        work = WORKS.get(text[mention.from_rank : mention.start].strip().casefold().strip("."))
        if work is not None:
            yield _Done(mention, work, mention.from_rank, mention.start)


def _occupation(done: _Done) -> Proposal:
    role = done.mention.whose.role
    known = role.occupation if role else None
    is_nickname = role is not None and role.nickname is not None and fold(role.nickname) == fold(done.mention.text)
    return Proposal(
        "occupation",
        done.work,
        _compared(done.work, known),
        done.start,
        done.end,
        subject=role.character if role and is_nickname else done.mention.told,
        role=role.character if role else None,
        known=known,
    )


def _compared(work: str, occupation: str | None) -> Verdict:
    if occupation is None:
        return "new"
    told, known = set(words(work)), set(words(occupation))
    if any(told & rungs and known & rungs and not told & known & rungs for rungs in RUNGS):
        return "contradicts"
    is_kind = any(general in told and known & field for general, field in GENERAL.items())
    return "confirms" if told & known or is_kind else "new"
