"""Finds the names of people in a review: those that are known, and what is built like a Korean name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from functools import lru_cache
from typing import Final

from bot.catalogue.english import is_word
from bot.catalogue.ranks import RANKS
from bot.catalogue.readings import SYLLABLES, syllables
from bot.catalogue.spelt import SURNAMES_SPELT
from bot.reviews.whose import Names, Whose

MOST_WORDS: Final = 4
"""Words of a name."""
LONGEST_NAME_IN_ED: Final = 5
_INFLECTED: Final = re.compile(
    r"(?:ed|ing|ly|[ts]ion|ness|ment|ful|less|able|ible|ous|ive|ism|ions|ings|esque|ize|ise|ity|ies)$"
)
"""How English words end and names of other languages hardly do."""
TITULAR: Final = frozenset({"dowager", "prince", "princess", "consort", "reaper"})
"""Words behind a rank with which somebody may be called by it alone."""
_TOKEN: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*\d?")
_NEXT: Final = re.compile(r"[ \u00a0]")
_AFTER_RANK: Final = re.compile(r"\.?[ \u00a0]")
_NO_NAMES: Final = frozenset(
    """
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday korea korean koreans kdrama kdramas netflix viki disney hulu viu kocowa tvn jtbc ocn kbs mbc sbs ena
mbn prime video amazon apple youtube wavve tving ost seoul busan jeju joseon goryeo silla baekje america american japan
japanese china chinese english asian asia hollywood kpop idk lol omg tv pd cgi er icu ceo imdb mydramalist instagram twitter
facebook wordpress kindly hmm spoiler spoilers alert also cast plot rating overall review reviews episode episodes season
director writer screenwriter network genre runtime synopsis title hangul release date broadcast country language starring
main lead leads supporting character characters actor actress final verdict story music pros cons tags drama dramas series
show romance comedy thriller ep eps the this that then there these those they here what when where who why how if and but or
so yet for from with without not no yes it its he she his her him them their we our you your my me mine i a an as at by of
on in to is was are were be been has have had do does did will would can could should may might must just even only although
though while because since until unless despite after before during between both each every some any many much more most
other another such same enter meet played plays starring stars anyway honestly oh well overall meanwhile however therefore
moreover furthermore additionally finally lastly firstly secondly first second third one two three four five six seven eight
nine ten written directed produced created aired adapted penned screenplay streaming available impressions thoughts creators creator
producer producers based original unlike korean-drama photo photos credit courtesy advertisement
""".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, as it is written, without the ranks before it, which begin at `from_rank`.

    `is_built` says that it is built as a full Korean name is, whoever bears it; `is_surname` that it is nothing but the
    surname of somebody who is named in full elsewhere; `is_actor` and `is_character` what the review tells of it elsewhere.
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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper() or "\uac00" <= self.text[:1] <= "\ud7a3"


def mentions(text: str, names: Names, taken: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Return the names in a text in their order; none begins within a stretch that is `taken`, as titles are."""
    within = {place for start, end in taken for place in range(start, end)}
    tokens = [
        _Token(found.start(), found.end(), found[0]) for found in _TOKEN.finditer(text) if found.start() not in within
    ]
    small = frozenset(token.text for token in tokens if token.text.islower())
    found = list(_mentions(text, tokens, names, small))
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
            surname = re.split(r"[ \u00a0]", mention.text)[0].casefold()
            people.setdefault(surname, set()).add(mention.whose.person)
    taken = {place for mention in found for place in range(mention.from_rank, mention.end)}
    for token in tokens:
        bearers = people.get(token.text.casefold(), set())
        if len(bearers) == 1 and token.is_capital and token.start not in taken:
            (bearer,) = bearers
            yield Mention(
                token.start, token.end, token.text, token.start, names.of(bearer), is_built=False, is_surname=True
            )


def _mentions(text: str, tokens: list[_Token], names: Names, small: frozenset[str]) -> Iterator[Mention]:
    place, rank_from = 0, -1
    while place < len(tokens):
        token = tokens[place]
        if token.is_capital and token.text.casefold() in RANKS and _follows(text, tokens, place, _AFTER_RANK):
            rank_from = token.start if rank_from < 0 else rank_from
            place += 1
            continue
        if rank_from >= 0 and token.is_capital and token.text.casefold() in TITULAR:
            yield _titular(text, tokens, place, rank_from, names)
            rank_from, place = -1, place + 1
            continue
        size, is_built = _at(text, tokens, place, names, small, is_ranked=rank_from >= 0) or (0, False)
        if size:
            last = tokens[place + size - 1]
            written = text[token.start : last.end]
            begun = rank_from if rank_from >= 0 else token.start
            whose = names.whose(" ".join(text[begun : last.end].split()))
            if not whose.is_known:
                whose = names.whose(" ".join(written.split()))
            rank = " ".join(text[begun : token.start].split())
            yield Mention(token.start, last.end, written, begun, whose, is_built, rank=rank)
        rank_from = -1
        place += max(size, 1)


def _titular(text: str, tokens: list[_Token], place: int, rank_from: int, names: Names) -> Mention:
    """Make a mention of somebody who is called by their rank alone, such as the Queen Dowager."""
    end = tokens[place].end
    written = text[rank_from:end]
    return Mention(rank_from, end, written, rank_from, names.whose(written), is_built=False)


def _follows(text: str, tokens: list[_Token], place: int, gap: re.Pattern[str]) -> bool:
    """Whether the next word follows a word at once."""
    if place + 1 >= len(tokens):
        return False
    found = gap.fullmatch(text, tokens[place].end, tokens[place + 1].start)
    is_short = len(tokens[place].text) <= len("prof")
    return bool(found) and tokens[place + 1].is_capital and (is_short or "." not in found[0])


def _at(
    text: str, tokens: list[_Token], place: int, names: Names, small: frozenset[str], *, is_ranked: bool = False
) -> tuple[int, bool] | None:
    """Return of how many words the name is that begins at a word, and whether it is built as a Korean one."""
    if not tokens[place].is_capital:
        return None
    widest = 1
    while widest < MOST_WORDS and place + widest < len(tokens):
        if not _NEXT.fullmatch(text, tokens[place + widest - 1].end, tokens[place + widest].start):
            break
        widest += 1
    parts = [token.text for token in tokens[place : place + widest]]
    for size in range(widest, 0, -1):
        is_built = is_full_name(parts[:size])
        if is_built or _is_held(parts[:size], names, small):
            return size, is_built
    if widest > 1 and _is_turned_plainly(parts[:2], names):
        return 2, True
    if is_ranked and parts[0].casefold() in SURNAMES_SPELT:
        return 1, False
    size = 0
    while size < widest and _may_be_foreign(parts[size], small):
        size += 1
    return (size, False) if size else None


def _is_held(parts: list[str], names: Names, small: frozenset[str]) -> bool:
    """Whether words are a name that somebody has; of English words, only one of the drama's own people."""
    written = " ".join(parts)
    if not all(part[:1].isupper() or "\uac00" <= part[:1] <= "\ud7a3" for part in parts):
        return False
    if names.holds(written):
        return len(parts) > 1 or not _is_common(parts[0], small)
    if len(parts) == 1:
        return ("-" in written and is_given_name(written)) or (
            names.is_anybody(written) and not _is_common(written, small)
        )
    return names.is_anybody(written)


def _is_common(word: str, small: frozenset[str]) -> bool:
    folded = word.casefold()
    return folded in _NO_NAMES or folded in small or (is_word(folded) and not _is_read(folded))


def _is_read(word: str) -> bool:
    return len(word) > 2 and not SYLLABLES.isdisjoint(syllables(word, "common"))  # noqa: PLR2004 - an, so, in


@lru_cache(maxsize=16_384)
def is_given_name(word: str) -> bool:
    """Whether a word with a hyphen is built as a Korean given name of two syllables."""
    parts = re.split(r"[-\u2010\u2011]", word.casefold())
    return len(parts) == 2 and all(len(part) > 1 and syllables(part, "common") for part in parts)  # noqa: PLR2004 - Ji-hoon


def is_full_name(parts: Sequence[str]) -> bool:
    """Whether words are built as a Korean surname and given name are, written with capitals as names are."""
    if len(parts) == 1:
        return _is_hangul_name(parts[0])
    surname, *given = parts
    if len(parts) > 3 or surname.casefold() not in SURNAMES_SPELT or not surname[:1].isupper():  # noqa: PLR2004 - Ju Ji Hoon
        return _is_turned(parts)
    if len(given) == 1:
        (only,) = given
        if not only[:1].isupper():
            return False
        return is_given_name(only) or (_is_syllables(only) and not _is_plain(only))
    first, second = given
    are_read = all(len(part) > 1 and syllables(part.casefold(), "common") and not "-" in part for part in given)
    is_marked = first[:1].isupper() and (second[:1].isupper() or not is_word(second))
    return are_read and is_marked and not (_is_plain(first) and _is_plain(second) and is_word(surname.casefold()))


def _is_turned(parts: Sequence[str]) -> bool:
    """Whether words are a given name with a hyphen and a surname behind it."""
    return (
        len(parts) == 2 and is_given_name(parts[0]) and parts[0][:1].isupper() and parts[1].casefold() in SURNAMES_SPELT
    )  # noqa: PLR2004 - Ji-hoon Ju


def _is_turned_plainly(parts: Sequence[str], names: Names) -> bool:
    """Whether two words are a given name and the surname behind it of somebody of the drama."""
    given, surname = parts
    if (
        surname.casefold() not in SURNAMES_SPELT
        or not (given[:1].isupper() and surname[:1].isupper())
        or _is_plain(given)
    ):
        return False
    whose = names.whose(" ".join(parts))
    return whose.is_cast or whose.role is not None


def _is_syllables(word: str) -> bool:
    """Whether a word may be a given name written as one word: of one syllable, or of two."""
    folded = word.casefold()
    if len(folded) < 2 or not folded.isalpha() or len(folded) > 10:  # noqa: PLR2004 - Yi; Kyoungsoon
        return False
    if syllables(folded, "common"):
        return True
    return any(
        syllables(folded[:cut], "common") and syllables(folded[cut:], "common") for cut in range(2, len(folded) - 1)
    )


def _is_plain(word: str) -> bool:
    folded = word.casefold()
    return folded in _NO_NAMES or (is_word(folded) and not _is_read(folded))


def _is_hangul_name(word: str) -> bool:
    return 3 <= len(word) <= 4 and "\uac00" <= word[0] <= "\ud7a3" and word[0] in _HANGUL_SURNAMES  # noqa: PLR2004 - 주지훈


_HANGUL_SURNAMES: Final = frozenset(hangul for many in SURNAMES_SPELT.values() for hangul in many if len(hangul) == 1)


def _may_be_foreign(word: str, small: frozenset[str]) -> bool:
    """Whether a word may be a name of another language: with a capital, and no word that is met otherwise."""
    folded = word.casefold()
    if not word[:1].isupper() or len(word) < 2 or folded in _NO_NAMES or folded in RANKS:  # noqa: PLR2004 - I
        return False
    if word.isupper() or folded in SURNAMES_SPELT or (len(folded) > LONGEST_NAME_IN_ED and _INFLECTED.search(folded)):
        return False
    return not is_word(folded) and folded not in small and not word.isdigit()


def at_places(found: Iterable[Mention], start: int, end: int) -> list[Mention]:
    """Return the names within a stretch of text."""
    return [mention for mention in found if start <= mention.start < end]
