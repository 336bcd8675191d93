"""Lists on disk: one entry a drama, and how far everybody at a table is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import Database, Entry, Lists, StorageError

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ANN, BEN, CHO = 1, 2, 3


@pytest.fixture
def lists(database: Database) -> Lists:
    """Keep lists in the database."""
    return Lists(database)


async def test_what_is_put_is_returned_and_kept(lists: Lists) -> None:
    put = await lists.put(ANN, "healer", "watching", 5, NOW)

    assert put == Entry("healer", "watching", 5, NOW)
    assert await lists.of(ANN) == [put]


async def test_a_drama_is_on_a_list_once_with_what_was_said_last(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 5, NOW)
    await lists.put(ANN, "healer", "finished", 20, LATER)

    assert await lists.of(ANN) == [Entry("healer", "finished", 20, LATER)]


async def test_without_an_episode_the_known_one_stays(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 5, NOW)

    assert await lists.put(ANN, "healer", "dropped", None, LATER) == Entry("healer", "dropped", 5, LATER)


async def test_without_an_episode_a_new_drama_begins_at_none(lists: Lists) -> None:
    assert await lists.put(ANN, "healer", "watching", None, NOW) == Entry("healer", "watching", 0, NOW)


async def test_episode_0_is_an_episode_that_is_given(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 5, NOW)

    assert (await lists.put(ANN, "healer", "planned", 0, LATER)).episode == 0


async def test_a_list_begins_with_the_newest_change(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 1, NOW)
    await lists.put(ANN, "vincenzo", "planned", 0, NOW + timedelta(minutes=1))
    await lists.put(ANN, "goblin", "planned", 0, NOW + timedelta(minutes=1))
    await lists.put(ANN, "healer", "watching", 2, LATER)

    assert [entry.drama for entry in await lists.of(ANN)] == ["healer", "goblin", "vincenzo"]


async def test_removing_says_whether_there_was_something(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 1, NOW)
    await lists.put(ANN, "goblin", "watching", 2, NOW)
    await lists.put(BEN, "healer", "watching", 3, NOW)

    assert await lists.remove(ANN, "healer")
    assert not await lists.remove(ANN, "healer")
    assert [entry.drama for entry in await lists.of(ANN)] == ["goblin"]
    assert [entry.drama for entry in await lists.of(BEN)] == ["healer"]


async def test_progress_tells_what_is_known_of_those_asked_for_and_nothing_else(lists: Lists) -> None:
    await lists.put(ANN, "healer", "finished", 20, NOW)
    await lists.put(ANN, "vincenzo", "planned", 0, NOW)
    await lists.put(ANN, "goblin", "watching", 4, NOW)
    await lists.put(BEN, "healer", "dropped", 2, NOW)
    await lists.put(CHO, "healer", "watching", 9, NOW)

    progress = await lists.progress({ANN, BEN, 99}, {"healer", "vincenzo", "my-demon"})

    assert progress == {ANN: {"healer": 20, "vincenzo": 0}, BEN: {"healer": 2}}


async def test_progress_of_nobody_or_of_nothing_is_empty(lists: Lists) -> None:
    await lists.put(ANN, "healer", "finished", 20, NOW)

    assert await lists.progress([], ["healer"]) == {}
    assert await lists.progress([ANN], []) == {}


async def test_progress_can_be_asked_for_a_full_server_and_every_drama(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 3, NOW)

    progress = await lists.progress(range(2000), [*map(str, range(2000)), "healer"])

    assert progress == {ANN: {"healer": 3}}


async def test_the_database_refuses_what_is_no_status_and_no_episode(lists: Lists) -> None:
    with pytest.raises(StorageError, match="ck_list_entry_status"):
        await lists.put(ANN, "healer", "rewatched", 1, NOW)  # type: ignore[arg-type] # that is the point
    with pytest.raises(StorageError, match="ck_list_entry_episode"):
        await lists.put(ANN, "healer", "watching", -1, NOW)
    assert await lists.of(ANN) == []
