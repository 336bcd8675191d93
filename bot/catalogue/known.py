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


@dataclass(frozen=True)
class Known:
    """Somebody's names as they are compared."""

    latin: tuple[Spelt, ...]
    hangul: tuple[str, ...]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every name as one word, in either order."""
        found = set(self.hangul)
        for name in self.latin:
            found.add(name.letters)
            found.update(split.letters + split.surname for split in name.splits if not split.is_last)
        return frozenset(found)

    @cached_property
    def splits(self) -> tuple[Split, ...]:
        """The ways to divide the Latin names."""
        return tuple(dict.fromkeys(split for name in self.latin for split in name.splits))

    @cached_property
    def native(self) -> tuple[tuple[str, str], ...]:
        """The names in Hangul, divided into surname and given name, which may be all there is."""
        return tuple(divided for name in self.hangul for divided in divided_hangul(name))


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
    return Known(latin, tuple(dict.fromkeys(name.hangul for name in names if name.hangul)))


def divided_hangul(name: str) -> Iterator[tuple[str, str]]:
    """Divide a name in Hangul into surname and given name, every way it can be."""
    for size in (1, 2):
        if name[:size] in SURNAMES and len(name) > size:
            yield name[:size], name[size:]
