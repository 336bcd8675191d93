"""Finds the names of people in a review: those that are known, and what is built like a Korean name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, NamedTuple

from bot.catalogue.english import is_word
from bot.catalogue.ranks import RANKS
from bot.catalogue.spelt import SURNAMES_SPELT
from bot.reviews.ordinary import is_common, may_be_foreign
from bot.reviews.shapes import is_capital, is_full_name, is_given_name, may_be_turned
from bot.reviews.whose import Names, Whose

MOST_WORDS: Final = 4
"""Words of a name."""
LONGEST_WORD: Final = 40
"""Letters of a word that is looked at."""
SHORTEST_SMALL: Final = 3
"""Letters of a name in a single word that is one without a capital too."""
LONGEST_SHORTENED: Final = 4
"""Letters of a rank that a point may follow: Prof."""
TITULAR: Final = frozenset({"dowager", "prince", "princess", "consort", "reaper"})
"""Words behind a rank with which somebody may be called by it alone."""
CRAFTS: Final = frozenset({"director", "writer", "author", "producer", "pd", "actor", "actress"})
"""Ranks of people, never of characters: what they did is read from them."""
BEGINNERS: Final = frozenset({"her", "so"})
"""Surnames with which a sentence hardly begins, being English words that it often begins with."""
_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}+|[^\W\d_]++(?:[-\u2010\u2011][^\W\d_]++)*+\d?")
_APART_BEFORE: Final = re.compile(r"(?:^|\n|\()[^\w\n]{0,3}\Z")
_APART_BEHIND: Final = re.compile(r"\s?[\u2013\u2014:|)-]|[ ](?:as|plays) ")
_NEXT: Final = re.compile(r"[ \u00a0]")
_AFTER_RANK: Final = re.compile(r"\.?[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, as it is written, without the ranks before it, which begin at `from_rank`.

    `is_built` says that it is built as a full Korean name is, whoever bears it; `is_surname` that it is nothing but the
    surname of somebody who is named in full elsewhere; `is_actor` and `is_character` what the review tells of it
    elsewhere.
    """

    start: int
    end: int
    text: str
    from_rank: int
    whose: Whose
    is_built: bool
    is_surname: bool = False
    rank: str = ""
    is_actor: bool = False
    is_character: bool = False

    @property
    def told(self) -> str:
        """The name in one line, with the rank before it where it is a single word."""
        name = " ".join(self.text.split())
        return name if " " in name or "-" in name or not self.rank else f"{self.rank} {name}"

    @property
    def has_rank(self) -> bool:
        """Whether a rank stands before it."""
        return self.from_rank < self.start


class _Token(NamedTuple):
    start: int
    end: int
    text: str


def mentions(text: str, names: Names, taken: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Return the names in a text in their order; none begins within a stretch that is `taken`, as titles are."""
    within = {place for start, end in taken for place in range(start, end)}
    tokens = [
        _Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text) if found.start() not in within
    ]
    found = list(_Finder(text, tokens, names))
    kept = [one for one, other in zip_longest(found, found[1:]) if not _leads(text, one, other)]
    return sorted((*kept, *_surnames(kept, tokens, names)), key=lambda mention: mention.start)


def _leads(text: str, one: Mention, other: Mention | None) -> bool:
    """Whether a word that is nobody's name belongs to the rank or name behind it, as in Yuan Emperor Huizhong."""
    if other is None or one.is_built or one.whose.is_known:
        return False
    return text[one.end : other.from_rank] == " "


def _surnames(found: list[Mention], tokens: list[_Token], names: Names) -> Iterator[Mention]:
    """Yield surnames that stand alone, of which only one person named elsewhere in the text has each."""
    people: dict[str, set[str]] = {}
    for mention in found:
        if mention.whose.person is not None and mention.is_built and mention.whose.role is None:
            surname = _NEXT.split(mention.text)[0].casefold()
            people.setdefault(surname, set()).add(mention.whose.person)
    taken = {place for mention in found for place in range(mention.from_rank, mention.end)}
    for start, end, word in tokens:
        bearers = people.get(word.casefold(), set())
        if len(bearers) == 1 and is_capital(word) and start not in taken:
            (bearer,) = bearers
            yield Mention(start, end, word, start, names.of(bearer), is_built=False, is_surname=True)


class _Finder:
    """Goes through the words of a text from name to name."""

    def __init__(self, text: str, tokens: list[_Token], names: Names) -> None:
        self._text = text
        self._tokens = tokens
        self._names = names
        self._small = frozenset(token.text for token in tokens if token.text.islower())

    def __iter__(self) -> Iterator[Mention]:
        place, rank_from = 0, -1
        while place < len(self._tokens):
            start, end, word = self._tokens[place]
            if self._is_rank(place):
                rank_from = start if rank_from < 0 else rank_from
                place += 1
                continue
            if rank_from >= 0 and is_capital(word) and word.casefold() in TITULAR:
                titular = self._text[rank_from:end]
                yield Mention(rank_from, end, titular, rank_from, self._names.whose(titular), is_built=False)
                size = 1
            else:
                size, is_built = self._at(place, is_ranked=rank_from >= 0)
                if size:
                    yield self._mention(place, size, start if rank_from < 0 else rank_from, is_built=is_built)
            rank_from = -1
            place += max(size, 1)

    def _is_rank(self, place: int) -> bool:
        """Whether a word is a rank that a name follows at once."""
        _start, end, word = self._tokens[place]
        if (
            not is_capital(word)
            or word.casefold() not in RANKS
            or word.casefold() in CRAFTS
            or place + 1 == len(self._tokens)
        ):
            return False
        following = self._tokens[place + 1]
        gap = _AFTER_RANK.fullmatch(self._text, end, following.start)
        is_fit = gap is not None and ("." not in gap[0] or len(word) <= LONGEST_SHORTENED)
        return is_fit and is_capital(following.text)

    def _mention(self, place: int, size: int, begun: int, *, is_built: bool) -> Mention:
        start, end = self._tokens[place].start, self._tokens[place + size - 1].end
        written = self._text[start:end]
        whose = self._names.whose(_in_one_line(self._text[begun:end]))
        if not whose.is_known:
            whose = self._names.whose(_in_one_line(written))
        return Mention(start, end, written, begun, whose, is_built, rank=_in_one_line(self._text[begun:start]))

    def _at(self, place: int, *, is_ranked: bool) -> tuple[int, bool]:
        """Return of how many words the name is that begins at a word, none if 0, and whether it is built as one."""
        parts = self._words(place)
        if not parts:
            return self._in_small(place), False
        if self._is_begun(place) and not any(self._is_held(parts[:size]) for size in range(2, len(parts) + 1)):
            return 0, False
        for size in range(len(parts), 0, -1):
            is_built = is_full_name(parts[:size])
            if is_built or self._is_held(parts[:size]):
                return size, is_built
        if len(parts) > 1 and may_be_turned(parts[:2]) and self._is_somebody(parts[:2]):
            return 2, True
        is_alone = self._names.holds(parts[0]) and self._is_set_apart(place)
        if is_alone or (is_ranked and parts[0].casefold() in SURNAMES_SPELT):
            return 1, False
        return self._foreign(parts), False

    def _is_begun(self, place: int) -> bool:
        """Whether a sentence begins with a word that is a surname as well: Her Hyang-mi, So Ji-an, as in "so"."""
        token = self._tokens[place]
        before = self._text[max(0, token.start - 2) : token.start]
        return token.text.casefold() in BEGINNERS and (not before.strip() or before.strip()[-1] in ".!?")

    def _is_set_apart(self, place: int) -> bool:
        """Whether a word stands in brackets, or first in a line and before a stroke: a name, be it an English word."""
        start, end, _word = self._tokens[place]
        return _APART_BEFORE.search(self._text, max(0, start - 4), start) is not None and (
            _APART_BEHIND.match(self._text, end) is not None
        )

    def _foreign(self, parts: list[str]) -> int:
        """Return of how many words a name of another language is, with a Korean surname behind it if there is one."""
        korean = (size for size, part in enumerate(parts) if not may_be_foreign(part, self._small))
        size = next(korean, len(parts))
        has_surname = 0 < size < len(parts) and is_capital(parts[size]) and parts[size].casefold() in SURNAMES_SPELT
        return size + has_surname

    def _words(self, place: int) -> list[str]:
        """Return the words that stand beside one another from here on, as many as a name may have."""
        first = self._tokens[place].text
        return self._beside(place) if is_capital(first) and len(first) <= LONGEST_WORD else []

    def _beside(self, place: int) -> list[str]:
        first, *others = self._tokens[place : place + MOST_WORDS]
        parts, last = [first.text], first
        for token in others:
            if len(token.text) > LONGEST_WORD or not _NEXT.fullmatch(self._text, last.end, token.start):
                break
            parts.append(token.text)
            last = token
        return parts

    def _in_small(self, place: int) -> int:
        """Return of how many words a name is that is written small, as in chats: only one of the drama's own."""
        parts = self._beside(place)
        sizes = range(len(parts), 0, -1)
        return next((size for size in sizes if self._is_held_in_small(parts[:size])), 0)

    def _is_held_in_small(self, parts: list[str]) -> bool:
        written = "".join(parts)
        is_telling = len(parts) > 1 or "-" in written or (len(written) >= SHORTEST_SMALL and not is_word(written))
        return is_telling and written.islower() and self._names.has_letters(written.replace("-", ""))

    def _is_somebody(self, parts: list[str]) -> bool:
        whose = self._names.whose(" ".join(parts))
        return whose.is_cast or whose.role is not None

    def _is_held(self, parts: list[str]) -> bool:
        """Whether words are a name that somebody has; of English words, only one of the drama's own people."""
        if not all(map(is_capital, parts)):
            return False
        written, is_one = " ".join(parts), len(parts) == 1
        if is_one and "-" in written and is_given_name(written):
            return True
        if self._names.holds(written):
            return not (is_one and is_common(written, self._small))
        return self._names.is_anybody(written) and not (is_one and is_common(written, self._small))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
