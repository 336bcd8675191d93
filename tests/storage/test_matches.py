"""Votes and wishes on disk: one vote for a pair and member, counted as a server sees it; wishes for a month."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.messages import UserError
from bot.recommend import Feature, Filters, Votes, Wish
from bot.storage import Asking, Askings, Database, Matches, Voice
from bot.storage.matches import MOST_A_DAY

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE, THERE = 10, 20


@pytest.fixture
def matches(database: Database) -> Matches:
    """Return the votes of an empty database."""
    return Matches(database)


async def test_a_member_has_one_vote_for_a_pair_whichever_was_liked_and_may_change_it(matches: Matches) -> None:
    await matches.vote(Voice(1, HERE, is_good=True), ["healer"], "goblin", NOW)
    await matches.vote(Voice(1, HERE, is_good=False), ["goblin"], "healer", NOW)

    assert await matches.of(["healer"], HERE) == {"goblin": Votes(good=0, bad=1, lead=-1)}
    assert await matches.of(["goblin"], HERE) == {"healer": Votes(good=0, bad=1, lead=-1)}


async def test_members_of_another_server_are_one_voice_together(matches: Matches) -> None:
    for player in range(5):
        await matches.vote(Voice(player, THERE, is_good=True), ["healer"], "goblin", NOW)
    await matches.vote(Voice(9, HERE, is_good=False), ["healer"], "goblin", NOW)

    assert await matches.of(["healer"], HERE) == {"goblin": Votes(good=5, bad=1, lead=0)}
    assert await matches.of(["healer"], THERE) == {"goblin": Votes(good=5, bad=1, lead=4)}
    assert await matches.of(["healer"], None) == {"goblin": Votes(good=5, bad=1, lead=0)}


async def test_a_day_takes_so_many_votes_of_a_member_and_the_next_takes_more(matches: Matches) -> None:
    voice = Voice(1, HERE, is_good=True)
    for number in range(MOST_A_DAY):
        await matches.vote(voice, ["healer"], f"drama-{number}", NOW)
    with pytest.raises(UserError, match="many votes for one day"):
        await matches.vote(voice, ["healer"], "goblin", NOW + DAY / 2)

    assert "goblin" not in await matches.of(["healer"], HERE)
    await matches.vote(voice, ["healer"], "goblin", NOW + DAY)
    assert "goblin" in await matches.of(["healer"], HERE)


async def test_a_wish_comes_back_as_it_was_for_a_month(database: Database) -> None:
    askings = Askings(database)
    shaped = Wish(
        {"healer": 1.0, "goblin": -1.0},
        frozenset({Feature("trope", "revenge")}),
        Filters(2010, None, 16, frozenset({"found-family"}), ended=True),
        frozenset({"vincenzo"}),
        fame=0.5,
    )
    await askings.keep(Asking("a", 1, Wish({"healer": 1.0})), NOW)
    await askings.keep(Asking("a", 1, shaped), NOW)
    assert await askings.find("a") == Asking("a", 1, shaped)

    await askings.keep(Asking("b", 2, shaped), NOW + 31 * DAY)
    assert await askings.find("a") is None
    assert await askings.find("b") == Asking("b", 2, shaped)
