"""What was found in a catalogue is found once, and forgotten with it."""

from __future__ import annotations

import gc
from weakref import ref

from bot.catalogue import Catalogue
from bot.catalogue.once import once_per_catalogue


def test_it_is_found_once_for_each_catalogue_and_key() -> None:
    found: list[tuple[Catalogue, str]] = []

    @once_per_catalogue
    def look(catalogue: Catalogue, key: str) -> int:
        found.append((catalogue, key))
        return len(found)

    one, two = Catalogue([], []), Catalogue([], [])

    assert [look(one, "a"), look(one, "a"), look(one, "b"), look(two, "a"), look(one, "a")] == [1, 1, 2, 3, 1]
    assert found == [(one, "a"), (one, "b"), (two, "a")]


def test_a_catalogue_that_is_no_longer_used_is_let_go() -> None:
    @once_per_catalogue
    def look(catalogue: Catalogue) -> int:
        return len(catalogue.dramas)

    catalogue = Catalogue([], [])
    look(catalogue)
    watched = ref(catalogue)
    del catalogue
    gc.collect()

    assert watched() is None
