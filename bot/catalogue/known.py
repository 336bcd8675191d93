"""Somebody's names, taken apart once for all comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeAlias

from bot.catalogue.english import is_word
from bot.catalogue.matching import cleaned
from bot.catalogue.model import Person, Role
from bot.catalogue.ranks import RANKS, without_aside, without_ranks
from bot.catalogue.readings import SYLLABLES, syllables
from bot.catalogue.romanisation import SURNAMES
from bot.catalogue.spelt import SURNAMES_SPELT, Spelt, Split, spelt

STAGE_NAME = 2
"""Syllables of most stage names."""
SHORTEST_ALONE = 3
SHORTEST_UNRANKED = 4
"""Letters of a word of a foreign name that serves alone, and of a name that serves without its rank."""

Named: TypeAlias = Person | Role | str
"""Somebody, or just a name."""


@dataclass(frozen=True, eq=False)
class Known:
    """Somebody's names as they are compared; where `is_free`, the surname may come last though the first may be one.

    `ranks` are those in the names; `ranked` are the names that are no more than a rank and a surname.
    """

    latin: tuple[Spelt, ...]
    hangul: tuple[str, ...]
    is_free: bool = False
    ranks: frozenset[str] = frozenset()
    ranked: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every name as one word."""
        return frozenset((*self.hangul, *(name.letters for name in self.latin)))

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """The ways to divide the Latin names; a given name that is known for itself is not divided."""
        splits = (split for name in self.latin for split in name.splits if split.is_last <= self.is_free)
        found = {(split.surname, split.given, split.is_last): split for split in splits}
        given = {split.letters for split in found.values()}
        return tuple(split for split in found.values() if split.surname + split.letters not in given)

    @cached_property
    def native(self) -> tuple[tuple[str, str], ...]:
        """The names in Hangul, divided into surname and given name; a stage name has the surnames of the others."""
        surnames = {surname for split in self.splits for surname in split.surnames}
        return tuple(
            divided
            for name in self.hangul
            for divided in (
                *divided_hangul(name),
                *(((surname, name) for surname in (*sorted(surnames), "")) if self._is_undivided(name) else ()),
            )
        )

    def _is_undivided(self, name: str) -> bool:
        """Whether a name in Hangul has no surname, or seems to have one that none of the Latin names has."""
        divided = tuple(divided_hangul(name))
        if len(name) != STAGE_NAME:
            return not divided
        return not any(surname in split.surnames for split in self.splits for surname, _given in divided)

    @cached_property
    def foreign(self) -> tuple[tuple[str, ...], ...]:
        """The words of each name of several that is not Korean."""
        names = (tuple("".join(word) for word in name.words) for name in self.latin if not name.splits)
        return tuple(name for name in names if len(name) > 1 and RANKS.keys().isdisjoint(name))

    @cached_property
    def given(self) -> frozenset[str]:
        """What serves alone: given names that stand apart from the surname, words of foreign names that are names."""
        apart = (
            split.letters for name in self.latin if len(name.words) > 1 for split in name.splits if not split.is_last
        )
        return frozenset((*apart, *(word for words in self.foreign for word in words if _is_foreign_name(word))))


@lru_cache(maxsize=16_384)
def known(person: Named) -> Known:
    """Prepare somebody's names."""
    told = (person,) if isinstance(person, str) else person.names
    names = [spelt(cleaned(name)) for name in told]
    hangul = tuple(dict.fromkeys(name.hangul for name in names if name.hangul))
    latin = dict.fromkeys(name for name in names if not name.hangul and name.words)
    ranks: set[str] = set()
    ranked: list[tuple[frozenset[str], frozenset[str]]] = []
    for name in map(cleaned, told):
        found, plain = without_ranks(without_aside(name)[0])
        ranks |= found
        rest = spelt(plain)
        if found and rest.letters in SURNAMES_SPELT:
            ranked.append((found, SURNAMES_SPELT[rest.letters]))
        elif plain != name and len(rest.letters) >= SHORTEST_UNRANKED and not rest.hangul:
            latin[rest if len(rest.words) > 1 else _undivided(plain)] = None
    return Known(tuple(latin), hangul, isinstance(person, str), frozenset(ranks), tuple(ranked))


@lru_cache(maxsize=4_096)
def _undivided(name: str) -> Spelt:
    return replace(spelt(name), splits=())


def _is_foreign_name(word: str) -> bool:
    """Whether a word of a foreign name is one by itself: no English word, no rank, no syllable of a Korean name."""
    if len(word) < SHORTEST_ALONE or not word.isalpha() or is_word(word) or word in RANKS:
        return False
    return SYLLABLES.isdisjoint(syllables(word, "common"))


def divided_hangul(name: str) -> Iterator[tuple[str, str]]:
    """Divide a name in Hangul into surname and given name, every way it can be."""
    for size in (1, 2):
        if name[:size] in SURNAMES and len(name) > size:
            yield name[:size], name[size:]
