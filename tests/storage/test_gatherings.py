"""Gatherings on disk: one ballot a member, changed until the vote is closed, and closed once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.messages import UserError
from bot.storage import Ballot, Database, Gathering, Gatherings, Invited, Players

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ANN, BEN, CHO = 1, 2, 3
ID = "0123456789abcdef"
BEGUN = Gathering(
    ID, 10, ANN, ("healer", "goblin", "vincenzo"), (Invited(ANN, ("healer",)), Invited(BEN, ()), Invited(CHO, None))
)


@pytest.fixture
async def gatherings(database: Database) -> Gatherings:
    """Keep one gathering in the database."""
    kept = Gatherings(database)
    await kept.begin(BEGUN, NOW)
    return kept


async def test_what_is_begun_is_found_as_it_was(gatherings: Gatherings) -> None:
    assert await gatherings.find(ID) == BEGUN


async def test_what_was_never_begun_is_told(gatherings: Gatherings) -> None:
    with pytest.raises(UserError, match="no longer know that vote"):
        await gatherings.find("f" * 16)


async def test_a_ballot_replaces_the_last_of_the_same_member(gatherings: Gatherings) -> None:
    await gatherings.vote(ID, ANN, Ballot(("healer", "goblin"), "vincenzo"), NOW)
    voted = await gatherings.vote(ID, ANN, Ballot(("goblin",)), LATER)

    assert voted == await gatherings.find(ID)
    assert voted.ballots == [Ballot(("goblin",))]
    assert voted.closed_at is None


async def test_the_last_ballot_closes(gatherings: Gatherings) -> None:
    for player in (ANN, BEN):
        await gatherings.vote(ID, player, Ballot(("healer",)), NOW)
    voted = await gatherings.vote(ID, CHO, Ballot(("goblin",)), LATER)

    assert (voted.closed_at, voted.winner) == (LATER, "healer")


async def test_ballots_that_come_at_once_are_all_kept_and_one_of_them_closes(gatherings: Gatherings) -> None:
    voted = await asyncio.gather(*(gatherings.vote(ID, player, Ballot(("goblin",)), NOW) for player in (ANN, BEN, CHO)))

    assert [each.winner for each in voted].count("goblin") == 1
    assert len((await gatherings.find(ID)).ballots) == 3


async def test_what_is_vetoed_cannot_win(gatherings: Gatherings) -> None:
    for player, vote in ((ANN, Ballot(("healer",))), (BEN, Ballot(("healer",))), (CHO, Ballot((), "healer"))):
        voted = await gatherings.vote(ID, player, vote, NOW)

    assert voted.winner == "goblin", "the first that nobody vetoed"


async def test_where_all_is_vetoed_or_nobody_votes_nothing_wins(gatherings: Gatherings) -> None:
    other = replace(BEGUN, id="f" * 16)
    await gatherings.begin(other, NOW)
    for player, veto in ((ANN, "healer"), (BEN, "goblin"), (CHO, "vincenzo")):
        voted = await gatherings.vote(ID, player, Ballot(("goblin",) if player == ANN else (), veto), NOW)

    assert (voted.closed_at, voted.winner) == (NOW, None)
    assert (await gatherings.close(other.id, NOW)).winner is None


async def test_only_who_is_named_votes_and_only_while_it_is_open(gatherings: Gatherings) -> None:
    with pytest.raises(UserError, match="for those it names"):
        await gatherings.vote(ID, 4, Ballot(("healer",)), NOW)
    await gatherings.vote(ID, ANN, Ballot(("healer",)), NOW)
    closed = await gatherings.close(ID, NOW)
    with pytest.raises(UserError, match="is closed"):
        await gatherings.vote(ID, BEN, Ballot(("goblin",)), LATER)

    assert await gatherings.close(ID, LATER) == closed
    assert (closed.closed_at, closed.winner) == (NOW, "healer")


async def test_an_event_is_marked_once_for_what_won(gatherings: Gatherings) -> None:
    assert not await gatherings.mark_event(ID, has_event=True), "nothing won yet"
    await gatherings.vote(ID, ANN, Ballot(("healer",)), NOW)
    await gatherings.close(ID, NOW)

    assert await gatherings.mark_event(ID, has_event=True)
    assert not await gatherings.mark_event(ID, has_event=True)
    assert await gatherings.mark_event(ID, has_event=False)
    assert await gatherings.mark_event(ID, has_event=True)


async def test_who_is_forgotten_is_waited_for_no_more_and_what_won_stays(
    gatherings: Gatherings, database: Database
) -> None:
    players = Players(database)
    await players.forget(ANN)
    await gatherings.vote(ID, BEN, Ballot(("healer",)), NOW)
    voted = await gatherings.vote(ID, CHO, Ballot(("goblin", "healer")), NOW)
    await players.forget(BEN)
    left = await gatherings.find(ID)

    assert voted.winner == "healer"
    assert (left.starter, left.winner) == (None, "healer")
    assert [each.player for each in left.invited] == [CHO]
