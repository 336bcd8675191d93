"""The lines of a review most worth quoting: short, whole, opinion rather than plot, and no spoiler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.catalogue import fold, words
from bot.catalogue.check import MOST_QUOTED_WORDS
from bot.reviews.model import Proposal
from bot.reviews.opinions import BLAME, ELSEWHERE, FIRST, NOISE, OPENERS, PERSONAL, PRAISE, SPOILS, SUBJECTS, WEAK_END
from bot.reviews.signs import any_of
from bot.reviews.skeleton import Skeleton

MOST: Final = 10
"""Lines of one review."""
FEWEST_WORDS: Final = 4
FEWEST_CAPITALS: Final = 2
"""Words with a capital that make no heading of a sentence, if they are not half of it anyway."""
MOST_CLAUSES: Final = 8
"""Of a line."""
MOST_WEIGHED: Final = 5_000
"""Runs of clauses of one review."""
LEAST: Final = 0.5
"""The worth of a whole sentence that says what the reviewer makes of a drama, in no word of praise or blame."""
MOST_TELLING: Final = 4
"""Words of praise or blame that count."""
_CLAUSE: Final = re.compile(r"\s{0,9}(?:[,;:\u2014]|\s[\u2013-]\s|\s\(|\)\s)\s{0,9}")
_LINK: Final = any_of("""
and_just and but so or because then yet also plus overall honestly oh well even_so still anyway
""")
_LEADING: Final = re.compile(rf"(?:{_LINK}\b,?\s{{1,9}}){{1,4}}", re.IGNORECASE)
_OUTER: Final = ' \t\n*_#>-\u2013\u2022\u201c\u201d"\u00b7|~,;:'
_UNFIT: Final = re.compile(r"https?:|www\.|[@#\u00a9\ufffd|\\{}<>=]|\d{4}|\bAlso Read\b", re.IGNORECASE)
_INNER: Final = re.compile(r"[.!?]\S*\s")
_GAP: Final = re.compile(r"[\s\u2013\u2014]+")
_MARK: Final = re.compile(r"[^\w'-]+")
_GOES_ON: Final = re.compile(
    r"\s{0,9},?\s{0,9}(?:and|or)\b|\s{0,9},\s{0,9}\S+(?:\s\S+)?\s{0,9}(?:,|\band\b|[.!]?\s{0,9}$)", re.IGNORECASE
)
"""Behind a part of a sentence: the list that it is of goes on."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A run of clauses where it stands in the text, of a sentence by its number."""

    start: int
    text: str
    worth: float
    sentence: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def quotes(skeleton: Skeleton, text: str) -> Iterator[Proposal]:
    """Yield the lines, in the order of the document; each says what character or person it is about, if only one."""
    chosen: list[_Line] = []
    for line in sorted(_lines(skeleton, text), key=lambda line: (-line.worth, line.start)):
        if len(chosen) < MOST and not any(_is_alike(line, other) for other in chosen):
            chosen.append(line)
    for line in sorted(chosen, key=lambda line: line.start):
        yield _proposal(line, skeleton)


def _lines(skeleton: Skeleton, text: str) -> Iterator[_Line]:
    """Yield whatever can be quoted, be it alike or not."""
    sentences = (
        _Sentence(text, skeleton.origin[start], skeleton.origin[end], number)
        for number, (start, end) in enumerate(skeleton.sentences)
    )
    runs = ((sentence, *run) for sentence in sentences if sentence.is_fit for run in sentence.runs())
    for sentence, start, end in islice(runs, MOST_WEIGHED):
        line = sentence.line(start, end)
        if line is not None:
            yield line


_HANGS: Final = re.compile(r",\s+(?:and|but|or|so)\s[^,]*$", re.IGNORECASE)
"""At the end of a part of a sentence: what was begun there goes on."""


class _Sentence:
    """A sentence that may be quoted, or parts of it."""

    def __init__(self, text: str, start: int, end: int, number: int) -> None:
        self._text = text[start:end]
        self._start = start
        self._number = number
        self._first = len(self._text) - len(self._text.lstrip(_OUTER))
        self._last = len(self._text.rstrip(_OUTER))

    @property
    def is_fit(self) -> bool:
        """Whether it is a sentence, not a question, nor a heading, in which nearly every word has a capital."""
        if _UNFIT.search(self._text) or self._text.rstrip().endswith(("?", ":")):
            return False
        said = [word for word in self._text.split() if word[:1].isalpha()]
        capitals = sum(word[:1].isupper() for word in said)
        return len(said) >= FEWEST_WORDS and capitals <= max(FEWEST_CAPITALS, 0.5 * len(said))

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield where each run of its clauses begins and ends."""
        cuts = list(_CLAUSE.finditer(self._text))
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(self._text)]
        for place, start in enumerate(starts):
            yield from ((start, end) for end in ends[place : place + MOST_CLAUSES])

    def line(self, start: int, end: int) -> _Line | None:
        """Return a run of clauses that can stand alone; none where it is cut out of a list, too long or too short."""
        bare = self._text[start:end].strip(_OUTER)
        begun = end - len(self._text[start:end].lstrip(_OUTER))
        led = _LEADING.match(bare)
        if led:
            begun, bare = begun + led.end(), bare[led.end() :]
        is_begun = begun <= self._first or bool(led and not start)
        is_ended = end >= self._last
        if not is_begun:
            bare = bare.rstrip(".")
        if not _is_whole(bare) or (not is_ended and (_GOES_ON.match(self._text, end) or _HANGS.search(bare))):
            return None
        said = _pieces(bare)
        if not is_begun and said[0] not in OPENERS:
            return None
        worth = _worth(said, is_whole=is_begun and is_ended)
        return _Line(self._start + begun, bare, worth, self._number) if worth > 0 else None


def _is_whole(line: str) -> bool:
    """Whether a line is of a fit size, ends as a sentence may, and closes what it opens."""
    if len(_GAP.split(line)) < FEWEST_WORDS or max(len(_GAP.split(line)), len(line.split())) > MOST_QUOTED_WORDS:
        return False
    last = "".join(words(line)[-1:])
    if not last or last in WEAK_END or _INNER.search(line) or line.count('"') % 2:
        return False
    return all(line.count(one) == line.count(other) for one, other in ("()", "\u201c\u201d"))


def _pieces(line: str) -> list[str]:
    plain = line.casefold().replace("\u2019", "'")
    return [piece for word in plain.split() for piece in _MARK.split(word) if piece] or [""]


def _worth(said: list[str], *, is_whole: bool) -> float:
    """Weigh a line: opinion counts, plot and noise count against it, spoilers rule it out."""
    parts = set(said)
    if not parts.isdisjoint(SPOILS) or said[0].isdigit():
        return 0.0
    is_own = not parts.isdisjoint(FIRST)
    telling = len(parts & (PRAISE | BLAME if is_own else (PRAISE | BLAME) - PERSONAL))
    if not telling:
        is_fit = is_whole and (is_own or not parts.isdisjoint(SUBJECTS)) and parts.isdisjoint(NOISE)
        return LEAST if is_fit and said[0] not in ELSEWHERE else 0.0
    bonus = 1.5 * is_whole + 0.5 * is_own + 0.05 * len(said)
    return 1.0 + min(telling, MOST_TELLING) + bonus - 2.0 * len(parts & NOISE) - 1.0 * (said[0] in ELSEWHERE)


def _is_alike(one: _Line, other: _Line) -> bool:
    return one.sentence == other.sentence or fold(one.text) in fold(other.text) or fold(other.text) in fold(one.text)


def _proposal(line: _Line, skeleton: Skeleton) -> Proposal:
    within = [mention.whose for mention in skeleton.mentions if line.start <= mention.start < line.end]
    characters = {whose.role.character for whose in within if whose.role is not None}
    people = {whose.person for whose in within if whose.is_cast and whose.role is None}
    is_of_one = len(characters) + len(people) == 1
    role = next(iter(characters), None) if is_of_one else None
    person = next(iter(people), None) if is_of_one else None
    return Proposal("quote", line.text, "new", line.start, line.end, subject=role or person, role=role, refers=person)
