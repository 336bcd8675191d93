"""Whatever was played and appealed: afterwards all stands as if the spelling had been known from the start."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, select

from bot.game import Result, Session
from bot.game import Standing as Place
from bot.storage import Appeals, Database, Games, Players, open_database
from bot.storage.schema import Answer, Score, Standing
from tests.storage.evening import (
    GUILD,
    NEAR,
    NOW,
    RIGHT,
    SPELT,
    SPELT_ALIKE,
    SUBJECT,
    TODAY,
    WRONG,
    Evening,
    judged,
    new_session,
)

SPELLINGS = {SPELT, SPELT_ALIKE, NEAR}
MODERATOR = 900_000_001
PLAYERS = st.integers(1, 4)


@dataclass(frozen=True)
class Turn:
    """A question: what is typed for it, when and on which day; which of it is appealed; what happens afterwards."""

    typed: Mapping[int, str]
    after: timedelta
    day: int
    is_withdrawn: bool
    appealed: frozenset[int]
    is_decided: bool

    @property
    def counts(self) -> bool:
        """Whether a spelling is accepted for it sooner or later."""
        return not self.is_withdrawn and bool(self.appealed & self.spelt)

    @property
    def spelt(self) -> set[int]:
        """Who typed a spelling that can be accepted."""
        return {player for player, typed in self.typed.items() if typed in SPELLINGS}

    @property
    def date(self) -> date:
        """The day it counts for."""
        return TODAY + timedelta(days=self.day)


TURNS = st.lists(
    st.builds(
        Turn,
        typed=st.dictionaries(PLAYERS, st.sampled_from([RIGHT, RIGHT, WRONG, SPELT, SPELT_ALIKE, NEAR]), min_size=1),
        after=st.integers(0, 20).map(lambda seconds: timedelta(seconds=seconds)),
        day=st.integers(0, 1),
        is_withdrawn=st.integers(0, 5).map(lambda drawn: not drawn),
        appealed=st.frozensets(PLAYERS),
        is_decided=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def twin(turns: list[Turn]) -> tuple[Session, dict[tuple[int, int], Result], dict[tuple[int, date], int]]:
    """Play the turns with the spelling known where it is accepted: the session, its results and the days' points."""
    session = new_session(rounds=9)
    results: dict[tuple[int, int], Result] = {}
    scores: dict[tuple[int, date], int] = defaultdict(int)
    for turn in turns:
        session.open(NOW)
        for player, typed in turn.typed.items():
            session.guess(player, session.number, judged(typed, kindly=turn.counts), NOW + turn.after)
        if turn.is_withdrawn:
            session.withdraw()
            continue
        closed, _ = session.close()
        for result in closed.results:
            results[closed.number, result.player] = result
            scores[result.player, turn.date] += result.points
    return session, results, scores


async def play(turns: list[Turn], database: Database, *, is_late: bool) -> Session:
    """Play the turns with the spelling unknown; appeal and decide between them, and before or after the game's end."""
    evening, appeals = Evening(Games(database), new_session(rounds=9)), Appeals(database)
    await evening.start()
    for turn in turns:
        await evening.open()
        for player, typed in turn.typed.items():
            await evening.type(player, typed, after=turn.after)
        if turn.is_withdrawn:
            evening.session.withdraw()
            await evening.games.saved(evening.session)
            continue
        await evening.close(turn.date)
        for player in turn.appealed & turn.spelt:
            await appeals.make(evening.id, evening.session.number, player, SUBJECT, NOW)
        if turn.is_decided:
            await decide(database, evening)
    if not is_late:
        await decide(database, evening)
        [saved] = await evening.games.running()
        assert saved.session.players == evening.session.players
    await evening.finish()
    await decide(database, evening)
    return evening.session


async def decide(database: Database, evening: Evening) -> None:
    """Accept whatever waits; the board gains what the players are told."""
    appeals, running = Appeals(database), {evening.id: evening.session}
    for plea in await appeals.open(GUILD):
        before = await points(database)
        repaired = await appeals.accept(GUILD, plea, MODERATOR, NOW, running)
        assert sum(each.gained for each in repaired) == await points(database) - before > 0


async def points(database: Database) -> int:
    """Return the points of all players on the board."""
    return sum(place.points for place in await Players(database).top(GUILD, None))


async def check(turns: list[Turn], path: Path, *, is_late: bool) -> None:
    """Compare the game as it was put right with its twin: session, rows, days, places and board."""
    expected, results, scores = twin(turns)
    async with open_database(path) as database:
        session = await play(turns, database, is_late=is_late)
        board = await Players(database).top(GUILD, None)
        async with database.read() as connection:
            answers = (await connection.execute(select(Answer.__table__))).all()
            kept = (await connection.execute(select(Score.__table__))).all()
            places = (await connection.execute(select(Standing.__table__))).all()
    assert is_late or session.players == expected.players
    over = {(row.number, row.player_id): row for row in answers if row.is_right is not None}
    assert over.keys() == results.keys()
    for place, result in results.items():
        assert (over[place].is_right, over[place].points, over[place].worth) == (
            result.right,
            result.points,
            result.worth,
        )
    assert {(row.player_id, row.day): row.points for row in kept} == scores
    for name in ("points", "is_right"):
        sums = [sum(getattr(row, name) or 0 for row in rows) for rows in (answers, kept, places)]
        assert sums[0] == sums[1] == sums[2], name
    assert sum(row.answered for row in kept) == sum(row.answered for row in places) == len(over)
    assert sorted(map(place_of, places), key=attrgetter("rank", "player")) == sorted(
        expected.standings(), key=attrgetter("rank", "player")
    )
    best = [row.rank == 1 and row.points > 0 and len(places) > 1 for row in places]
    assert [row.is_win for row in places] == best
    assert board == [place for place in expected.standings() if place.points]


def place_of(row: Row[Any]) -> Place:
    """Return a place as it was kept."""
    return Place(row.rank, row.player_id, row.points, row.is_right, row.answered, row.best_streak)


@settings(max_examples=12)
@given(turns=TURNS, is_late=st.booleans())
def test_what_was_put_right_stands_as_if_it_had_counted_at_once(turns: list[Turn], *, is_late: bool) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(check(turns, Path(folder) / "test.db", is_late=is_late))
