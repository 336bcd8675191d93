"""Places in games that are over: kept once, by what was beaten, and put right by appeals."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.game import Finished, Mode, Player, Reason, Session
from bot.game.placing import best
from bot.game.players import standings
from bot.messages import UserError
from bot.storage import Appeals, Database, Games, Players, RunningGame, open_database
from bot.storage.schema import Answer, Score, Standing
from tests.game.modes import MODES, begun, game_of, in_teams, press
from tests.game.test_session import ANN, BEN, CHO, START
from tests.storage.evening import GUILD, NOW, RIGHT, SPELT, SUBJECT, TODAY, WRONG, Evening, new_session

MODERATOR = 900_000_001


@pytest.fixture
async def evening(database: Database) -> Evening:
    """Start a game."""
    begun = Evening(Games(database))
    await begun.start()
    return begun


async def places(database: Database) -> dict[int, tuple[int, bool]]:
    """Return the rank of each player, and whether they won."""
    async with database.read() as connection:
        rows = await connection.execute(select(Standing.__table__))
        return {row.player_id: (row.rank, row.is_win) for row in rows}


async def test_everybody_who_answered_has_a_place_and_the_best_have_won(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG, 3: RIGHT})
    await evening.ask({4: WRONG})
    await evening.finish()

    assert await places(database) == {1: (1, True), 3: (1, True), 2: (3, False), 4: (3, False)}
    async with database.read() as connection:
        [row] = await connection.execute(select(Standing.__table__).where(Standing.player_id == 1))
    assert (row.guild_id, row.day, row.mode, row.is_right, row.answered, row.best_streak) == (
        GUILD,
        TODAY,
        "everyone",
        1,
        1,
        1,
    )


@pytest.mark.parametrize(("typed", "ranked"), [({1: RIGHT}, {1: (1, False)}), ({1: WRONG, 2: WRONG}, {})])
async def test_who_beats_nobody_or_has_no_points_has_not_won(
    typed: Mapping[int, str], ranked: Mapping[int, tuple[int, bool]], database: Database, evening: Evening
) -> None:
    await evening.ask(typed)
    await evening.finish()

    assert await places(database) == (ranked or {1: (1, False), 2: (1, False)})


async def test_a_game_that_ends_twice_is_kept_once(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    finished = evening.session.finish("played")
    await asyncio.gather(*(evening.games.finished(evening.session, finished, GUILD, TODAY, NOW) for _ in range(5)))

    assert len(await places(database)) == 2


async def test_a_game_that_nobody_answered_ends_without_places(database: Database, evening: Evening) -> None:
    await evening.finish()

    assert await places(database) == {}


async def test_who_had_everything_deleted_while_the_game_ended_has_no_place(
    database: Database, evening: Evening
) -> None:
    await evening.ask({1: RIGHT, 2: RIGHT})
    finished = evening.session.finish("played")
    async with database.write() as connection:
        await connection.execute(delete(Answer).where(Answer.player_id == 1))
    await evening.games.finished(evening.session, finished, GUILD, TODAY, NOW)

    assert list(await places(database)) == [2]


async def accept(database: Database, evening: Evening) -> None:
    """Accept what player 2 typed for the first question."""
    appeals = Appeals(database)
    await appeals.make(evening.id, 1, 2, SUBJECT, NOW)
    [plea] = await appeals.open(GUILD)
    await appeals.accept(GUILD, plea, MODERATOR, NOW, {})


async def test_an_appeal_after_the_end_moves_places_and_wins(database: Database, evening: Evening) -> None:
    await evening.ask({1: WRONG, 2: SPELT, 3: RIGHT})
    await evening.ask({2: RIGHT, 3: WRONG})
    await evening.finish()
    assert await places(database) == {2: (1, True), 3: (1, True), 1: (3, False)}
    await accept(database, evening)

    assert await places(database) == {2: (1, True), 3: (2, False), 1: (3, False)}


async def test_an_appeal_moves_nobody_in_any_other_game(database: Database, evening: Evening) -> None:
    other = Evening(evening.games, new_session("b"), channel=21)
    await other.start()
    await other.ask({1: RIGHT, 2: WRONG, 3: WRONG})
    await other.finish()
    before = await kept_of(database, other)
    await evening.ask({1: WRONG, 2: SPELT, 3: RIGHT})
    await evening.finish()
    await accept(database, evening)

    assert await kept_of(database, other) == before


async def kept_of(database: Database, evening: Evening) -> list[tuple[object, ...]]:
    """Return the whole rows of a game."""
    async with database.read() as connection:
        own = select(Standing.__table__).where(Standing.game_id == evening.id).order_by(Standing.player_id)
        return list(map(tuple, await connection.execute(own)))


@pytest.mark.parametrize("mode", ["survival", "teams"])
async def test_where_points_do_not_decide_an_appeal_changes_the_numbers_only(mode: Mode, database: Database) -> None:
    session = new_session("b")
    evening = Evening(Games(database), session)
    await evening.start()
    await evening.ask({2: SPELT, 3: RIGHT})
    session.rules = replace(session.rules, mode=mode)  # such a game cannot be played by typing alone
    await evening.finish()
    before = await places(database)
    await accept(database, evening)

    assert await places(database) == before
    async with database.read() as connection:
        points = (await connection.execute(select(Standing.points, Standing.is_right))).all()
    assert len(set(points)) == 1, "both have what a right answer earns"


async def play(database: Database, session: Session, turns: list[dict[int, tuple[int, int]]]) -> Finished:
    """Play a game on disk: each turn is what every player chooses, and after how many seconds."""
    games = Games(database)
    await games.start(RunningGame(session, GUILD, 20, None, "en-US"), START)
    finished: Finished | None = None
    for number, turn in enumerate(turns):
        session.open(START)
        await games.opened(session, 20, 77)
        for player, (choice, after) in turn.items():
            with suppress(UserError):  # who is out, or too late
                press(session, player, choice, after)
                await games.answered(session, player)
        closed, finished = session.close()
        await games.closed(session, closed, GUILD, TODAY + timedelta(days=number % 2), START)
        if finished is not None:
            break
    finished = finished or session.finish("stopped")
    await games.finished(session, finished, GUILD, TODAY, START)
    return finished


def session_of(mode: Mode) -> Session:
    """Begin a game of three, or two against each other."""
    if mode == "teams":
        return in_teams({ANN: 0, BEN: 0, CHO: 1}, rounds=4)
    if mode in {"survival", "duel"}:
        return begun(mode, *((BEN, CHO) if mode == "survival" else (BEN,)), rounds=4)
    return game_of(mode, 4)


CHOICES = st.tuples(st.sampled_from([0, 0, 1]), st.sampled_from([1, 2, 5]))
TURNS = st.lists(st.dictionaries(st.sampled_from([ANN, BEN, CHO]), CHOICES, max_size=3), min_size=1, max_size=4)


async def check_sums(mode: Mode, turns: list[dict[int, tuple[int, int]]], path: Path) -> None:
    """Compare answers, scores and places of a game with one another and with what was shown at its end."""
    session = session_of(mode)
    async with open_database(path) as database:
        finished = await play(database, session, turns)
        async with database.read() as connection:
            answers, scores, kept = [
                (await connection.execute(select(table.__table__))).all() for table in (Answer, Score, Standing)
            ]
    for name in ("points", "is_right"):
        sums = [sum(getattr(row, name) or 0 for row in rows) for rows in (answers, scores, kept)]
        assert sums[0] == sums[1] == sums[2], name
    assert len(answers) == sum(row.answered for row in scores) == sum(row.answered for row in kept)
    assert {row.player_id: (row.rank, row.points) for row in kept} == {
        standing.player: (standing.rank, standing.points) for standing in finished.standings
    }
    assert {row.player_id for row in kept if row.is_win} == set(finished.winners)
    assert {row.player_id: row.team for row in kept} == {
        row.player_id: session.teams.get(row.player_id) for row in kept
    }


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=6, deadline=None)
@given(turns=TURNS)
def test_in_every_mode_answers_scores_and_places_come_to_the_same(
    mode: Mode, turns: list[dict[int, tuple[int, int]]]
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(check_sums(mode, turns, Path(folder) / "test.db"))


async def test_who_never_answered_a_duel_has_lost_it(database: Database) -> None:
    finished = await play(database, session_of("duel"), [{ANN: (0, 1)}] * 4)

    assert finished.reason == "played"
    assert await places(database) == {ANN: (1, True), BEN: (2, False)}


async def test_who_never_answered_a_duel_and_is_forgotten_while_it_ends_has_no_place(database: Database) -> None:
    session, games = session_of("duel"), Games(database)
    await games.start(RunningGame(session, GUILD, 20, None, "en-US"), START)
    session.open(START)
    await games.opened(session, 20, 77)
    press(session, ANN, 0, 1)
    await games.answered(session, ANN)
    await games.closed(session, session.close()[0], GUILD, TODAY, START)
    finished = session.finish("deserted")
    session.forget(BEN)
    await games.finished(session, finished, GUILD, TODAY, START)

    assert list(await places(database)) == [ANN]


async def test_a_forgotten_player_leaves_the_others_their_places(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    await evening.finish()
    await Players(database).forget(2)

    assert (await places(database))[1] == (1, True)


async def test_a_game_whose_end_could_not_be_kept_has_its_places_once_the_next_one_begins(
    database: Database, evening: Evening
) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    await evening.open()
    await Evening(evening.games, new_session("b")).start()

    assert await places(database) == {1: (1, True), 2: (2, False)}
    async with database.read() as connection:
        assert (await connection.execute(select(Standing.day).distinct())).scalars().all() == [TODAY]


async def test_what_could_not_be_kept_of_a_game_is_in_no_place(database: Database, evening: Evening) -> None:
    await evening.ask({1: RIGHT, 2: WRONG})
    await evening.open()
    await evening.type(2, RIGHT)
    evening.session.close()
    finished = await evening.games.broken(evening.id, NOW)

    assert finished is not None
    assert [(each.player, each.rank) for each in finished.standings] == [(1, 1), (2, 2)]
    assert await places(database) == {1: (1, True), 2: (2, False)}
    assert await evening.games.broken(evening.id, NOW) is None


@pytest.mark.parametrize(
    ("mode", "reason", "points", "expected"),
    [
        ("everyone", "played", {}, ()),
        ("everyone", "played", {1: 5}, ()),
        ("everyone", "played", {1: 0, 2: 0}, ()),
        ("race", "stopped", {1: 5, 2: 5, 3: 1}, (1, 2)),
        ("duel", "played", {1: 5, 2: 5}, ()),
        ("duel", "played", {1: 5, 2: 4}, (1,)),
        ("duel", "stopped", {1: 5, 2: 4}, ()),
    ],
)
def test_a_win_counts_against_others_only(
    mode: Mode, reason: Reason, points: Mapping[int, int], expected: tuple[int, ...]
) -> None:
    assert best(mode, reason, standings({player: Player(own) for player, own in points.items()})) == expected
