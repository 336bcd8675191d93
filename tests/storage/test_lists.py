"""Lists on disk: one entry a drama, and how far everybody at a table is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import Audience, Database, Entry, Lists, Players, Status, StorageError

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


async def test_the_database_refuses_what_is_no_rating_and_no_audience(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 1, NOW)
    for rating in (0, 11):
        with pytest.raises(StorageError, match="ck_list_entry_rating"):
            await lists.rate(ANN, "healer", rating, NOW)
    with pytest.raises(StorageError, match="ck_player_list_shown_to"):
        await lists.show_to(ANN, "friends")  # type: ignore[arg-type] # that is the point


async def test_a_rating_is_kept_until_it_is_changed_or_taken_away(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 5, NOW)

    assert await lists.rate(ANN, "healer", 9, LATER) == Entry("healer", "watching", 5, LATER, 9)
    assert await lists.put(ANN, "healer", "finished", 20, LATER) == Entry("healer", "finished", 20, LATER, 9)
    assert await lists.rate(ANN, "healer", None, NOW) == Entry("healer", "finished", 20, NOW)
    assert await lists.of(ANN) == [Entry("healer", "finished", 20, NOW)]


async def test_what_is_not_on_a_list_can_be_neither_rated_nor_gone_on_with(lists: Lists) -> None:
    await lists.put(BEN, "healer", "watching", 5, NOW)

    assert await lists.rate(ANN, "healer", 9, NOW) is None
    assert await lists.step(ANN, "healer", 20, NOW) is None
    assert await lists.of(ANN) == []
    assert await lists.of(BEN) == [Entry("healer", "watching", 5, NOW)]


@pytest.mark.parametrize(
    ("status", "episode", "then"),
    [
        ("planned", 0, ("watching", 1)),
        ("watching", 5, ("watching", 6)),
        ("dropped", 5, ("watching", 6)),
        ("watching", 18, ("watching", 19)),
        ("watching", 19, ("finished", 20)),
        ("watching", 20, ("finished", 20)),
        ("finished", 20, ("finished", 20)),
    ],
)
async def test_a_step_is_one_more_episode_and_the_last_finishes(
    lists: Lists, status: Status, episode: int, then: tuple[Status, int]
) -> None:
    await lists.put(ANN, "healer", status, episode, NOW)
    await lists.rate(ANN, "healer", 7, NOW)

    assert await lists.step(ANN, "healer", 20, LATER) == Entry("healer", *then, LATER, 7)


async def test_of_steps_at_once_every_one_counts(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 2, NOW)
    stepped = await asyncio.gather(*(lists.step(ANN, "healer", 20, NOW) for _press in range(8)))

    assert sorted(entry.episode for entry in stepped if entry) == list(range(3, 11))
    assert await lists.of(ANN) == [Entry("healer", "watching", 10, NOW)]


async def test_many_entries_are_kept_as_they_are_and_others_stay(lists: Lists) -> None:
    await lists.put(ANN, "healer", "watching", 2, LATER)
    await lists.put(ANN, "goblin", "planned", 0, NOW)
    await lists.put(BEN, "healer", "dropped", 1, NOW)
    taken = [Entry("healer", "finished", 20, NOW, 8), Entry("vincenzo", "dropped", 3, LATER)]
    await lists.keep_all(ANN, taken)
    await lists.keep_all(ANN, [])

    assert await lists.of(ANN) == [taken[1], Entry("goblin", "planned", 0, NOW), taken[0]]
    assert await lists.of(BEN) == [Entry("healer", "dropped", 1, NOW)]


async def test_of_many_entries_all_or_none_are_kept(lists: Lists) -> None:
    with pytest.raises(StorageError, match="ck_list_entry_rating"):
        await lists.keep_all(ANN, [Entry("healer", "finished", 20, NOW), Entry("goblin", "finished", 16, NOW, 11)])

    assert await lists.of(ANN) == []


async def test_a_list_is_its_owners_alone_until_they_settle_something_else(lists: Lists, database: Database) -> None:
    assert await lists.shown_to(ANN) == "nobody"
    await Players(database).hide(ANN, hidden=True)
    assert await lists.shown_to(ANN) == "nobody"
    audiences: tuple[Audience, ...] = ("public", "server", "nobody")
    for audience in audiences:
        await lists.show_to(ANN, audience)
        assert await lists.shown_to(ANN) == audience

    kept = await Players(database).kept(ANN)
    assert (kept.is_hidden, kept.list_shown_to) == (True, "nobody")
    assert await lists.shown_to(BEN) == "nobody"
