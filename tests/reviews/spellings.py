"""Every way in which a drama, or somebody in it, may be named in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from bot.catalogue import Catalogue, Drama, Person, Role, fold, match_name
from bot.catalogue.english import is_word
from bot.catalogue.hangul import has_hangul, is_hangul
from bot.catalogue.known import known
from bot.catalogue.ranks import RANKS as RANKS_WRITTEN
from bot.catalogue.romanisation import SURNAMES
from bot.catalogue.slips import usual_spellings
from bot.catalogue.spelt import spelt

RANKS = ("Dr.", "Attorney", "Captain", "Director", "Prosecutor")
MOST = 12
"""Spellings that are made of one name."""
AROUND = (
    ("for me ", " carries every scene"),
    ("they gave “", "” to me, then it rained"),
    ("", "\u2019s best scene yet"),
)
SMALL = frozenset({"am", "an", "as", "do", "he", "i", "in", "no", "of", "oh", "so", "the", "to", "young"})


def spellings_of(catalogue: Catalogue, drama: Drama) -> Iterator[str]:
    """Yield the titles of a drama and the names of all in it, each in many spellings."""
    for title in (drama.title, drama.native_title, *drama.other_titles):
        yield from _written(title)
    yield from drama.acronyms
    people = dict.fromkeys((*(role.actor for role in drama.roles), *drama.writers, *drama.directors))
    everybody: Iterable[Person | Role] = (*drama.roles, *(catalogue.people[person] for person in people))
    for named in everybody:
        yield from _named(named)


def _named(named: Person | Role) -> Iterator[str]:
    for name in named.names:
        yield from _written(name)
        yield from (each for each in _parted(name) if match_name(each, named).accepted)
        yield from _ranked(name, named)
    if isinstance(named, Role) and named.nickname:
        yield from _written(named.nickname)
    for name in filter(has_hangul, named.names):
        yield from islice((each for each in _romanised(name) if match_name(each, named).accepted), MOST)


def _written(said: str) -> Iterator[str]:
    """Yield a name or title as it is, in capitals, with its hyphens as spaces and without them."""
    yield from dict.fromkeys((said, said.upper(), said.replace("-", " "), said.replace("-", "")))
    if not _is_plain(said):
        yield said.casefold()


def _parted(name: str) -> Iterator[str]:
    """Yield the surname last, and the given name alone and joined."""
    words = name.split()
    splits = [split for split in spelt(name).splits if not split.is_last]
    if len(words) < 2 or not splits or any(word.islower() or "(" in word for word in words):
        return
    surname, given = words[0], " ".join(words[1:])
    if spelt(surname).letters not in {split.surname for split in splits}:
        return
    yield f"{given} {surname}"
    if given.casefold() not in SMALL and len(fold(given)) > len("Jo"):
        yield from (given, given.replace("-", "").capitalize(), given.upper())
        yield from () if _is_plain(given) else (given.replace("-", " "),)


def _ranked(name: str, named: Person | Role) -> Iterator[str]:
    """Yield the surname with a rank."""
    surname, *given = name.split()
    if given and spelt(surname).letters in {split.surname for split in known(named).splits if not split.is_last}:
        yield from (f"{rank} {surname}" for rank in RANKS)


def _romanised(name: str) -> Iterator[str]:
    """Yield a Korean name in usual Latin letters, and its given name in Hangul."""
    for size in (2, 1):
        surname, given = name[:size], name[size:]
        if surname in SURNAMES and len(given) > 1 and given.isalpha() and is_hangul(given):
            yield given
            for latin, letters in product(SURNAMES[surname][:2], usual_spellings(given)):
                yield f"{latin.capitalize()} {letters.capitalize()}"
                yield f"{letters.capitalize()} {latin.capitalize()}"
            return


def _is_plain(said: str) -> bool:
    """Whether something may be ordinary words where it has no capitals: English ones, or too short to tell."""
    words = [re.sub("n?['\u2019][a-z]+$", "", word.strip(",:!?")) for word in said.casefold().replace("-", " ").split()]
    return "." in said or len(said) <= 3 or all(is_word(word) or word in RANKS_WRITTEN for word in words)


def sentences(said: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield sentences with something in them, and what is to be left of them under a mask."""
    for each in dict.fromkeys(said):
        for before, after in AROUND:
            stop = each[len(each.rstrip(".!?,")) :]
            yield f"{before}{each}{after}", f"{before}▢▢▢{stop}{after}"
