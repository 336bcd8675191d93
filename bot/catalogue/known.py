"""Somebody's names, taken apart once for all comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from bot.catalogue.matching import cleaned
from bot.catalogue.model import Person, Role
from bot.catalogue.romanisation import SURNAMES
from bot.catalogue.spelt import Spelt, Split, spelt

Named: TypeAlias = Person | Role | str
"""Somebody, or just a name."""


@dataclass(frozen=True, eq=False)
class Known:
    """Somebody's names as they are compared; where `is_free`, the surname may come last though the first may be one."""

    latin: tuple[Spelt, ...]
    hangul: tuple[str, ...]
    is_free: bool = False

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
            for divided in tuple(divided_hangul(name)) or ((surname, name) for surname in (*sorted(surnames), ""))
        )


@lru_cache(maxsize=16_384)
def known(person: Named) -> Known:
    """Prepare somebody's names."""
    match person:
        case Person():
            told = (person.name, *person.spellings, person.stage_name, person.native_name)
        case Role():
            told = (person.character, *person.spellings, person.native_name)
        case _:
            told = (person,)
    names = [spelt(cleaned(name)) for name in told if name]
    latin = tuple(dict.fromkeys(name for name in names if not name.hangul and name.words))
    hangul = tuple(dict.fromkeys(name.hangul for name in names if name.hangul))
    return Known(latin, hangul, is_free=isinstance(person, str))


def divided_hangul(name: str) -> Iterator[tuple[str, str]]:
    """Divide a name in Hangul into surname and given name, every way it can be."""
    for size in (1, 2):
        if name[:size] in SURNAMES and len(name) > size:
            yield name[:size], name[size:]
