"""Whether a name was meant and mistyped: one slip of the finger, and not itself another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, product
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import OSA

from bot.catalogue.given_names import GIVEN_NAMES
from bot.catalogue.hangul import decomposed
from bot.catalogue.known import Known
from bot.catalogue.readings import SYLLABLES, readings
from bot.catalogue.romanisation import CODA_TABLE, ONSET_TABLE, SURNAMES, VOWEL_TABLE, rows
from bot.catalogue.spelt import SURNAMES_SPELT, Spelt

Slip: TypeAlias = Literal["one", "in the given name", "near"]

FEWEST_LETTERS = 4
"""Letters of a given name in which a slip is forgiven."""
FEWEST_FOR_TWO = 6
"""Letters of a given name in which two slips are near."""
MOST_SPELLINGS = 40
"""Spellings of a name that a slip is looked for in."""
FAR = 4
"""Letters by which a name with a slip in it may differ from another spelling."""
SEVERAL = 3
"""Given names that a syllable begins or ends, to make further ones likely."""


class _Spelling(NamedTuple):
    """A usual spelling of somebody's name."""

    surname: str
    given: str


def slip_of(typed: Spelt, whom: Known) -> Slip | None:
    """Return in what way somebody's name was mistyped, if it was."""
    found: set[Slip] = set()
    for spelling in _spellings(whom) if _is_like(typed, whom) else ():
        found.update(_slips(typed, spelling))
    return next((slip for slip in ("one", "in the given name", "near") if slip in found), None)


def _is_like(typed: Spelt, whom: Known) -> bool:
    """Whether it is worth while to look for slips: spellings of one name differ in a few letters at most."""
    mine = (typed.letters, *(split.letters for split in typed.splits))
    names = (name.letters for name in whom.latin)
    theirs = (*names, *(split.letters for split in whom.splits), *chain.from_iterable(whom.foreign))
    return any(OSA.distance(one, other, score_cutoff=FAR) <= FAR for one, other in product(mine, theirs))


def _slips(typed: Spelt, spelling: _Spelling) -> Iterator[Slip]:
    surname, given = spelling
    letters, allowed = typed.letters, 2 if len(given) >= FEWEST_FOR_TWO else 1
    if len(surname + given) < FEWEST_LETTERS:
        return
    for whole in (surname + given, given + surname) if surname else (given,):
        apart = OSA.distance(letters, whole, score_cutoff=allowed)
        if apart <= allowed:
            forgiven = apart <= 1 and len(given) >= FEWEST_LETTERS and not _is_another(typed, spelling)
            yield "one" if forgiven else "near"
    if surname and len(given) >= FEWEST_LETTERS and OSA.distance(letters, given, score_cutoff=1) <= 1:
        yield "near" if is_name(typed.alone.given) else "in the given name"


def _is_another(typed: Spelt, spelling: _Spelling) -> bool:
    """Whether what was typed is a name in its own right: another given name, or another surname with this one."""
    letters, (surname, given) = typed.letters, spelling
    if not surname:
        return is_name((letters,))
    if not _is_possible(given):  # the slip is in what we know ourselves
        return False
    own = SURNAMES_SPELT.get(surname, frozenset())
    fitting = [split.given for split in typed.splits if split.surnames & own]
    if fitting:
        return any(map(is_name, fitting))
    if len(typed.words) > 1 and "".join(typed.words[0]) in SURNAMES_SPELT:
        return True
    stated = {letters.removesuffix(given), letters.removeprefix(given)} - {letters}
    return not stated.isdisjoint(SURNAMES_SPELT)


@lru_cache(maxsize=16_384)
def _is_possible(given: str) -> bool:
    return any(map(SYLLABLES.issuperset, readings((given,), "common")))


@lru_cache(maxsize=16_384)
def is_name(given: tuple[str, ...]) -> bool:
    """Whether words may be a given name that people have, as far as is known."""
    return any(name in GIVEN_NAMES or _is_made_alike(name) for name in readings(given, "common"))


def _is_made_alike(name: str) -> bool:
    """Whether both syllables are met in this place of several names."""
    return len(name) == 2 and name[0] in _FIRSTS and name[1] in _LASTS  # noqa: PLR2004 - as most given names


_PAIRS = [name for name in GIVEN_NAMES if len(name) == 2]  # noqa: PLR2004 - as above
_FIRSTS, _LASTS = (
    frozenset(syllable for syllable, count in Counter(name[place] for name in _PAIRS).items() if count >= SEVERAL)
    for place in (0, 1)
)


@lru_cache(maxsize=16_384)
def _spellings(whom: Known) -> tuple[_Spelling, ...]:
    """Return somebody's names as they are written, and as they usually might be."""
    found: dict[_Spelling, None] = {}
    for name in whom.latin:
        if not name.splits:
            found[_Spelling("", name.letters)] = None
    for first, last in (words for words in whom.foreign if len(words) == len(("first", "last"))):
        found.update(dict.fromkeys((_Spelling(first, last), _Spelling(last, first))))
    splits = [split for split in whom.splits if not split.is_last]
    for split in splits:
        found[_Spelling(split.surname, split.letters)] = None
    natives = {given for _surname, given in whom.native}
    for split in splits:
        meant = split.read("common") & natives or {given for given in split.read("common") if given in GIVEN_NAMES}
        surnames = dict.fromkeys((split.surname, *(each for hangul in split.surnames for each in SURNAMES[hangul][:1])))
        for surname, hangul in product(surnames, sorted(meant)):
            found.update(dict.fromkeys(_Spelling(surname, given) for given in usual_spellings(hangul)))
    return tuple(islice(found, MOST_SPELLINGS))


@lru_cache(maxsize=16_384)
def usual_spellings(hangul: str) -> tuple[str, ...]:
    """Return how a given name in Hangul is usually written."""
    return tuple("".join(parts) for parts in product(*map(_usual, hangul)))


@lru_cache(maxsize=4_096)
def _usual(syllable: str) -> tuple[str, ...]:
    onset, vowel, coda = decomposed(syllable)
    vowels = [spelling.rstrip("-") for spelling in _USUAL[vowel] if coda or not spelling.endswith("-")]
    parts = product(_USUAL[onset] if onset != "ㅇ" else ("",), vowels, _USUAL_LAST.get(coda, ("",)))
    return tuple("".join(part) for part in parts)


def _usual_of(table: str) -> dict[str, tuple[str, ...]]:
    """Return for each jamo its common spellings, but for those that lengthen a vowel with an h."""
    return {
        jamo: tuple(spelling for spelling in common if not spelling.endswith(("ah", "eh", "oh", "uh")))
        for [jamo], common, *_others in rows(table)
    }


_USUAL = _usual_of(ONSET_TABLE) | _usual_of(VOWEL_TABLE)
_USUAL_LAST = _usual_of(CODA_TABLE)
