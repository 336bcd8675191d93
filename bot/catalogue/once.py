"""Remembers what was found in a catalogue, which never changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from bot.catalogue.catalogue import Catalogue

P = ParamSpec("P")
V = TypeVar("V")


def once_per_catalogue(find: Callable[Concatenate[Catalogue, P], V]) -> Callable[Concatenate[Catalogue, P], V]:
    """Remember what `find` returned, for as long as the catalogue lives; it takes positional arguments only."""
    found: WeakKeyDictionary[Catalogue, dict[object, V]] = WeakKeyDictionary()

    @wraps(find)
    def remembered(catalogue: Catalogue, /, *key: P.args, **none: P.kwargs) -> V:
        known = found.get(catalogue)
        if known is None:
            known = found[catalogue] = {}
        if key not in known:
            known[key] = find(catalogue, *key, **none)
        return known[key]

    return remembered
