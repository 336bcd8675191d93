"""Favourites are kept in their order, each once, and replaced as a whole."""

from __future__ import annotations

from bot.storage import Database, Favourites

ANN, BEN = 1, 2


async def test_favourites_are_kept_in_order_and_replaced_whole(database: Database) -> None:
    favourites = Favourites(database)
    await favourites.put(ANN, ["vincenzo", "healer"])
    await favourites.put(BEN, ["signal"])

    assert await favourites.of(ANN) == ["vincenzo", "healer"]
    await favourites.put(ANN, ["healer"])
    assert await favourites.of(ANN) == ["healer"]
    await favourites.put(ANN, [])
    assert await favourites.of(ANN) == []
    assert await favourites.of(BEN) == ["signal"]


async def test_a_favourite_counts_once_and_there_are_four(database: Database) -> None:
    favourites = Favourites(database)
    await favourites.put(ANN, ["a", "b", "a", "c", "d", "e"])

    assert await favourites.of(ANN) == ["a", "b", "c", "d"]
