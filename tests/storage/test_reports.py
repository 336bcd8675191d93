"""Reports on disk: who leaves a fact out, what moderators make of it, and that nobody stays who wants to go."""

from __future__ import annotations

import asyncio
import shutil
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.game import Deck, Policy
from bot.messages import UserError, message
from bot.questions import Question
from bot.settings import Settings
from bot.storage import (
    Complaint,
    Database,
    Flaw,
    Games,
    Guilds,
    Players,
    Reports,
    StorageError,
    Verdict,
    open_database,
    read_database,
)
from bot.storage.schema import Report, Table
from tests.storage.test_games import new_game, open_next

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
GUILD, ELSEWHERE, MODERATOR = 10, 11, 900_000_001
FACTS: dict[str, tuple[str, ...]] = {
    "a": ("x", "y"),
    "b": ("y", "z"),
    "c": ("y",),
    "d": ("z", "w"),
}
"""Four questions that share facts, as two ways to ask for one role do."""


@pytest.fixture
def reports(database: Database) -> Reports:
    """Keep reports in the database."""
    return Reports(database)


def question(key: str) -> Question:
    """Make one of the four."""
    return Question(
        kind="link",
        category="cast",
        key=key,
        drama="healer",
        level=1,
        stem=message("Who is {name}?", name=key),
        choices=("Ji Chang-wook", "Park Min-young"),
        answer=1,
        reveal=message("It is her."),
        sources=("MyDramaList",),
        facts=FACTS.get(key, ()),
    )


def said_by(player: int, reason: Flaw = "wrong", note: str = "", *, moderates: bool = False) -> Complaint:
    """Make a complaint."""
    return Complaint(player, reason, note, moderates)


async def add(reports: Reports, key: str, *players: int, guild: int = GUILD) -> list[frozenset[str]]:
    """Let members report a question one after another."""
    return [await reports.add(guild, question(key), said_by(player), NOW) for player in players]


async def test_one_report_of_a_moderator_leaves_out_all_facts_of_a_question(reports: Reports) -> None:
    pulled = await reports.add(GUILD, question("a"), said_by(1, moderates=True), NOW)

    assert pulled == {"x", "y"} == await reports.pulled(GUILD)
    assert await reports.pulled(ELSEWHERE) == frozenset()


async def test_a_case_tells_the_clues_of_a_question_as_well(reports: Reports) -> None:
    clues = (message("Kim Shin in Goblin"), message("Yoon Jae-han in Train to Busan"))
    await reports.add(GUILD, replace(question("a"), clues=clues), Complaint(1, "wrong", "", is_moderator=False), NOW)

    [case] = await reports.open(GUILD)
    assert case.stem == "Who is a? Kim Shin in Goblin · Yoon Jae-han in Train to Busan"


async def test_three_members_leave_a_question_out_and_two_do_not(reports: Reports) -> None:
    assert await add(reports, "a", 1, 2, 3) == [frozenset(), frozenset(), {"x", "y"}]


async def test_three_members_who_meet_in_one_fact_leave_out_that_fact_only(reports: Reports) -> None:
    await add(reports, "a", 1)
    await add(reports, "b", 2)

    assert await add(reports, "c", 3) == [{"y"}]
    assert await reports.pulled(GUILD) == {"y"}


async def test_one_member_three_times_is_one_member(reports: Reports) -> None:
    await add(reports, "a", 1, 1, 1)
    await add(reports, "b", 1)
    await add(reports, "c", 1)

    assert await reports.pulled(GUILD) == frozenset()
    assert [(case.key, case.reports) for case in await reports.open(GUILD)] == [("a", 1), ("b", 1), ("c", 1)]


async def test_members_of_other_servers_do_not_count_here(reports: Reports) -> None:
    await add(reports, "a", 1, 2)
    await add(reports, "a", 3, guild=ELSEWHERE)

    assert await reports.pulled(GUILD) == await reports.pulled(ELSEWHERE) == frozenset()


async def test_a_question_that_rests_on_no_facts_is_left_out_by_its_key(reports: Reports) -> None:
    pulled = await reports.add(GUILD, question("bare"), said_by(1, moderates=True), NOW)

    assert pulled == {"bare"}


async def test_a_second_report_changes_the_first_which_keeps_its_place(reports: Reports) -> None:
    await add(reports, "a", 1)
    await add(reports, "b", 2)
    await reports.add(GUILD, question("a"), said_by(1, "spoiler", "the ending"), NOW + timedelta(days=1))

    first, _second = await reports.open(GUILD)
    assert (first.key, first.reasons, first.notes, first.since) == ("a", {"spoiler": 1}, ("the ending",), NOW)


async def test_a_moderator_who_was_demoted_still_leaves_out_what_they_left_out(reports: Reports) -> None:
    await reports.add(GUILD, question("a"), said_by(1, moderates=True), NOW)
    await add(reports, "a", 1)
    await add(reports, "b", 2)
    await reports.decide(GUILD, "b", "dismissed", MODERATOR, NOW)

    assert await reports.pulled(GUILD) == {"x", "y"}


async def test_a_case_tells_what_was_said(reports: Reports) -> None:
    said = said_by(1, note="it is Min-young"), said_by(2, "outdated"), said_by(3, note="see episode 3")
    for complaint in said:
        await reports.add(GUILD, question("a"), complaint, NOW)
    [case] = await reports.open(GUILD)

    assert (case.key, case.stem, case.answer) == ("a", "Who is a?", "Park Min-young")
    assert case.facts == {"x", "y"}
    assert (case.reasons, case.reports) == ({"wrong": 2, "outdated": 1}, 3)
    assert case.notes == ("it is Min-young", "see episode 3")
    assert (case.is_pulled, case.since) == (True, NOW)


async def test_what_was_upheld_is_left_out_and_waits_no_more(reports: Reports) -> None:
    await add(reports, "a", 1)

    assert await reports.decide(GUILD, "a", "upheld", MODERATOR, NOW) == {"x", "y"}
    assert await reports.pulled(GUILD) == {"x", "y"}
    assert await reports.open(GUILD) == []


async def test_what_was_dismissed_is_asked_again_and_old_reports_count_no_more(reports: Reports) -> None:
    await add(reports, "a", 1, 2, 3)
    assert await reports.decide(GUILD, "a", "dismissed", MODERATOR, NOW) == frozenset()
    assert await reports.pulled(GUILD) == frozenset()

    assert await add(reports, "a", 4, 5) == [frozenset(), frozenset()]
    assert await add(reports, "a", 6) == [{"x", "y"}]


async def test_a_dismissal_leaves_out_what_an_upheld_question_needs(reports: Reports) -> None:
    await add(reports, "a", 1)
    await reports.decide(GUILD, "a", "upheld", MODERATOR, NOW)
    await reports.add(GUILD, question("b"), said_by(2, moderates=True), NOW)
    await reports.decide(GUILD, "b", "dismissed", MODERATOR, NOW)

    assert await reports.pulled(GUILD) == {"x", "y"}


async def test_a_dismissal_leaves_out_what_an_open_report_of_a_moderator_needs(reports: Reports) -> None:
    await reports.add(GUILD, question("a"), said_by(1, moderates=True), NOW)
    await reports.add(GUILD, question("b"), said_by(2, moderates=True), NOW)
    await reports.decide(GUILD, "b", "dismissed", MODERATOR, NOW)

    assert await reports.pulled(GUILD) == {"x", "y"}


async def test_the_last_verdict_on_a_question_holds_for_all_of_its_reports(reports: Reports) -> None:
    await add(reports, "a", 1)
    await reports.decide(GUILD, "a", "upheld", MODERATOR, NOW)
    await add(reports, "a", 2)
    await reports.decide(GUILD, "a", "dismissed", MODERATOR, NOW)

    assert await reports.pulled(GUILD) == frozenset()
    [reported] = await reports.all()
    assert (reported.upheld, reported.dismissed, reported.open) == (0, 2, 0)


async def test_a_case_is_decided_once_even_if_two_moderators_decide_at_once(reports: Reports) -> None:
    await add(reports, "a", 1)
    verdicts: tuple[Verdict, ...] = ("upheld", "dismissed", "upheld")
    decided = await asyncio.gather(
        *(reports.decide(GUILD, "a", verdict, MODERATOR, NOW) for verdict in verdicts), return_exceptions=True
    )

    assert sum(isinstance(outcome, UserError) for outcome in decided) == 2
    with pytest.raises(UserError, match="Somebody has decided on that question already"):
        await reports.decide(GUILD, "never reported", "upheld", MODERATOR, NOW)


async def test_a_member_whose_report_was_decided_is_told_so(reports: Reports) -> None:
    await add(reports, "a", 1)
    await reports.decide(GUILD, "a", "dismissed", MODERATOR, NOW)

    with pytest.raises(UserError, match="the moderators have decided on it"):
        await add(reports, "a", 1)
    await add(reports, "a", 1, guild=ELSEWHERE)


async def test_the_host_sees_every_report_and_nobodys_name(reports: Reports) -> None:
    await add(reports, "a", 555_000_001)
    await reports.decide(GUILD, "a", "upheld", MODERATOR, NOW)
    await reports.add(ELSEWHERE, question("a"), said_by(555_000_002, "spoiler", "episode 16"), NOW)
    await add(reports, "b", 555_000_003)
    first, second = await reports.all()

    assert (first.key, first.stem, first.answer, first.notes) == ("a", "Who is a?", "Park Min-young", ("episode 16",))
    assert (first.servers, first.reports, first.open, first.upheld, first.dismissed) == (2, 2, 1, 1, 0)
    assert first.reasons == {"wrong": 1, "spoiler": 1}
    assert (second.key, second.servers, second.reports) == ("b", 1, 1)
    assert "555" not in repr((first, second))
    assert str(MODERATOR) not in repr((first, second))


async def test_what_is_kept_of_a_member_is_theirs_to_take_along(reports: Reports, database: Database) -> None:
    await reports.add(GUILD, question("a"), said_by(1, "other", "hm"), NOW)
    await add(reports, "a", 2)
    await reports.decide(GUILD, "a", "upheld", MODERATOR, NOW)
    players = Players(database)

    [report] = (await players.rows(1))["reports"]
    assert (report["key"], report["reason"], report["note"], report["status"]) == ("a", "other", "hm", "upheld")
    assert str(MODERATOR) not in repr(report)
    [decision] = (await players.rows(MODERATOR))["decisions"]
    assert (decision["key"], decision["status"], decision["decided_at"]) == ("a", "upheld", NOW)


async def test_deleting_leaves_nothing_of_a_member_and_leaves_facts_out(reports: Reports, database: Database) -> None:
    player, moderator = 555_000_001, 555_000_002
    await reports.add(GUILD, question("a"), said_by(player, note="mine"), NOW)
    await reports.add(GUILD, question("b"), said_by(moderator, moderates=True), NOW)
    await add(reports, "a", 3)
    await reports.decide(GUILD, "a", "upheld", moderator, NOW)
    for gone in (player, moderator):
        await Players(database).forget(gone)

    async with database.read() as connection:
        for table in Table.metadata.sorted_tables:
            rows = repr((await connection.execute(select(table))).all())
            assert str(player) not in rows
            assert str(moderator) not in rows
            assert "mine" not in rows
        assert (await connection.execute(select(Report.player_id))).scalars().all() == [3]
    assert await reports.pulled(GUILD) == {"x", "y", "z"}


Step = tuple[str, str, int]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("member"), st.sampled_from("abcd"), st.integers(1, 5)),
        st.tuples(st.just("moderator"), st.sampled_from("abcd"), st.integers(6, 7)),
        st.tuples(st.sampled_from(["upheld", "dismissed"]), st.sampled_from("abcd"), st.just(0)),
    ),
    max_size=14,
)


def left_out(taken: list[Step]) -> set[str]:
    """Say what is left out after some steps, from the rule alone: what open reports condemn and what was upheld."""
    open_reports: dict[str, dict[int, bool]] = defaultdict(dict)
    verdicts: dict[str, str] = {}
    decided: dict[str, set[int]] = defaultdict(set)
    for what, key, who in taken:
        if what in {"upheld", "dismissed"}:
            if open_reports[key]:
                verdicts[key] = what
                decided[key] |= open_reports.pop(key).keys()
        elif who not in decided[key]:
            open_reports[key][who] = what == "moderator"
    facts = {fact for key, verdict in verdicts.items() if verdict == "upheld" for fact in FACTS[key]}
    for key, by in open_reports.items():
        for fact in FACTS[key]:
            members = {who for other, reporting in open_reports.items() if fact in FACTS[other] for who in reporting}
            if any(by.values()) or len(members) >= 3:
                facts.add(fact)
    return facts


@settings(max_examples=12)
@given(taken=steps)
def test_whatever_happens_exactly_what_the_rule_says_is_left_out(before: Settings, taken: list[Step]) -> None:
    async def play(path: Path) -> tuple[frozenset[str], set[str]]:
        told: set[str] = set()
        async with open_database(path) as database:
            reports = Reports(database)
            for what, key, who in taken:
                before = await reports.pulled(GUILD)
                try:
                    if what in {"upheld", "dismissed"}:
                        told = set(await reports.decide(GUILD, key, cast("Verdict", what), MODERATOR, NOW))
                    else:
                        complaint = said_by(who, moderates=what == "moderator")
                        told = set(await reports.add(GUILD, question(key), complaint, NOW))
                except UserError:
                    told = set()
                assert told == await reports.pulled(GUILD) - before
            return await reports.pulled(GUILD), {case.key for case in await reports.open(GUILD)}

    with TemporaryDirectory() as folder:
        pulled, waiting = asyncio.run(play(Path(shutil.copy(before.database, folder))))

    assert pulled == left_out(taken)
    assert waiting <= {key for _what, key, _who in taken}


async def test_a_question_of_a_past_game_is_found_by_its_number(database: Database, deck: Deck) -> None:
    games, game = Games(database), new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    asked = session.question

    assert await games.question(session.id, 1) == asked
    assert await games.question(session.id, 2) is None, "it was not asked"
    assert await games.question("0" * 32, 1) is None


@pytest.mark.parametrize("policy", ["hide", "show", "progress"])
async def test_a_servers_way_with_spoilers_is_kept(policy: Policy, database: Database) -> None:
    guilds = Guilds(database)
    await guilds.change(GUILD, spoilers="hide")
    await guilds.change(GUILD, spoilers=policy)

    assert (await guilds.settings(GUILD)).spoilers == policy
    assert (await guilds.settings(ELSEWHERE)).spoilers == "progress"
    assert str((await guilds.settings(GUILD)).time_zone) == "UTC"


async def test_reading_makes_no_database_and_upgrades_none(path: Path) -> None:
    with pytest.raises(StorageError, match="There is no database at"):
        async with read_database(path):
            pass
    assert not path.exists()
    async with open_database(path) as database, database.write() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(StorageError, match="written by an older version; start the bot once"):
        async with read_database(path):
            pass
