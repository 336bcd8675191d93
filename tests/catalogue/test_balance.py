"""A trope or genre that says nothing about a drama is found; a small catalogue is left in peace."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import Catalogue, Drama, weigh


def catalogue_of(catalogue: Catalogue, dramas: list[Drama]) -> Catalogue:
    """Make a catalogue with the tropes of the real one and other dramas."""
    named = {trope for drama in dramas for trope in drama.tropes}
    tropes = [trope for trope in catalogue.tropes.values() if trope.id in named]
    return Catalogue(dramas, catalogue.people.values(), tropes)


def copies(drama: Drama, count: int, prefix: str) -> list[Drama]:
    """Make dramas that differ by their id only."""
    return [replace(drama, id=f"{prefix}-{number}") for number in range(count)]


def test_what_too_many_or_too_few_have_is_named(catalogue: Catalogue) -> None:
    healer = catalogue.dramas["healer"]
    dramas = [
        *copies(replace(healer, tropes=("revenge",), genres=("action",)), 81, "a"),
        *copies(replace(healer, tropes=("first-love",), genres=("romance",)), 18, "b"),
        *copies(replace(healer, tropes=("zombies",), genres=("horror",)), 1, "c"),
    ]
    found = weigh(catalogue_of(catalogue, dramas))

    assert [(finding.key, finding.sentence.split(" dramas")[0]) for finding in found] == [
        ("revenge", "81 of 100"),
        ("zombies", "1 of 100"),
        ("genres.action", "81 of 100"),
    ]


def test_a_small_catalogue_is_not_weighed(catalogue: Catalogue) -> None:
    assert weigh(catalogue_of(catalogue, copies(catalogue.dramas["healer"], 99, "a"))) == []


def test_the_bundled_catalogue_is_balanced(catalogue: Catalogue) -> None:
    assert weigh(catalogue) == []
