"""What a server kept goes when it removed the bot long enough ago; what its members earned stays theirs."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Column, insert, select, update

from bot.game import Deck
from bot.storage import (
    Absences,
    Complaint,
    Database,
    Departures,
    Games,
    Guilds,
    Moderation,
    Order,
    Reports,
    open_database,
)
from bot.storage.departures import GOES
from bot.storage.schema import Answer, Ballot, Departure, Game, Gathering, Table
from tests.storage.played import Played
from tests.storage.quoted import ANN, BEN, ELSEWHERE, HERE, NOW, files_with, tables_with
from tests.storage.test_games import new_game, open_next
from tests.storage.test_players import filler

WEEK = timedelta(days=7)
MEMBERS = {"game", "standing", "score", "rated_duel", "daily_guess", "match_vote"}
"""The tables whose rows say in which server something was, and are a member's all the same."""
CHOSEN = {"time_zone", "spoilers", "starters"}
"""Columns of texts that nobody writes."""
TYPED = "Kong Yu I typed"


def opened(database: Database) -> Departures:
    """Open the departures as the app does."""
    return Departures(database, Guilds(database), Reports(database), Absences(database))


async def filled(database: Database, *guilds: int) -> None:
    """Put a game of nobody's and a row of each server into every table that is a server's own, each with a mark."""
    async with database.write() as connection:
        await connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for number, guild in enumerate(guilds, 1):
            for table in (Game.__table__, *(column.class_.__table__ for column in GOES)):
                row = {column.name: _value(column, number, guild) for column in table.columns}
                whose = "id" if table.name == "guild" else "guild_id"
                await connection.execute(insert(table).values(row | {whose: guild}))


def _value(column: Column[object], number: int, guild: int) -> object:
    value = filler(column, number)
    if column.name in {"id", "game_id"} and isinstance(value, str):
        return f"game{guild}"
    return f"mark{guild}" if isinstance(value, str) and column.name not in CHOSEN else value


async def left_of(database: Database, guild: int) -> set[str]:
    """Return the tables that hold a row of a server."""
    async with database.read() as connection:
        return {
            table.name
            for table in Table.metadata.sorted_tables
            for whose in [table.columns.get("guild_id", table.columns["id"] if table.name == "guild" else None)]
            if whose is not None and (await connection.execute(select(whose).where(whose == guild))).first()
        }


def test_every_table_of_servers_goes_or_is_known_to_be_its_members() -> None:
    own = {column.class_.__tablename__ for column in GOES} | {"departure"}
    of_servers = {table.name for table in Table.metadata.sorted_tables if "guild_id" in table.columns} | {"guild"}

    assert own.isdisjoint(MEMBERS)
    assert own | MEMBERS == of_servers


async def test_all_that_is_a_servers_own_goes_and_no_others(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    async with open_database(path) as database:
        await filled(database, HERE, ELSEWHERE)
        departures = opened(database)
        await departures.add(HERE, NOW)
        assert len(await left_of(database, HERE)) == len(GOES) + 2
        assert tables_with(path, f"mark{HERE}")

        assert await departures.wipe(HERE, NOW + WEEK)

        assert await left_of(database, HERE) == set()
        assert len(await left_of(database, ELSEWHERE)) == len(GOES) + 1
        assert tables_with(path, f"mark{HERE}") == set()
        assert tables_with(path, f"mark{ELSEWHERE}")
    assert files_with(path.parent, f"mark{HERE}") == set()


async def test_votes_go_with_their_ballots(database: Database, path: Path) -> None:
    async with database.write() as connection:
        await connection.execute(insert(Gathering).values(id="g", guild_id=HERE, offered=[], made_at=NOW))
        await connection.execute(insert(Ballot).values(gathering_id="g", player_id=ANN, place=1, suits=["seen-it"]))
    assert tables_with(path, "seen-it") == {"ballot"}
    departures = opened(database)
    await departures.add(HERE, NOW)
    await departures.wipe(HERE, NOW)

    assert tables_with(path, "seen-it") == set()


async def test_what_members_earned_stays_without_what_they_typed(database: Database, path: Path) -> None:
    played = Played(database)
    game = await played.game({ANN: [True, False]}, ["year:healer", "year:goblin"], typed=TYPED)
    await played.game({ANN: [True]}, ["year:healer"], guild=ELSEWHERE, typed="typed elsewhere")
    await played.place(game, ANN, won=True, right=1)
    await played.score(ANN, date(2026, 1, 1))
    async with database.write() as connection:
        await connection.execute(update(Game).values(questions=[{"key": "year:healer", "stem": "mark"}]))
    departures = opened(database)
    await departures.add(HERE, NOW)

    assert await departures.wipe(HERE, NOW + WEEK)

    async with database.read() as connection:
        kept = (await connection.execute(select(Answer.is_right, Answer.typed, Answer.points))).all()
    assert [tuple(row) for row in kept] == [(True, "", 0), (False, "", 0), (True, "typed elsewhere", 0)]
    assert tables_with(path, TYPED) == set()
    assert await left_of(database, HERE) == {"game", "standing", "score"}
    async with database.read() as connection:
        assert [row.questions for row in await connection.execute(select(Game.questions).order_by(Game.id))] == [
            [],
            [{"key": "year:healer", "stem": "mark"}],
        ]


async def test_a_game_that_runs_is_over_and_one_of_nobody_is_gone(database: Database, deck: Deck) -> None:
    games, game = Games(database), new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    session.answer(ANN, 1, 0, NOW)
    await games.answered(session, ANN)
    async with database.write() as connection:
        await connection.execute(
            insert(Game).values(
                id="n" * 32,
                guild_id=game.guild,
                channel_id=99,
                locale="en",
                status="declined",
                rules={},
                questions=[1],
                started_at=NOW,
            )
        )
    departures = opened(database)
    await departures.add(game.guild, NOW)
    await departures.wipe(game.guild, NOW + WEEK)

    assert await games.running() == []
    assert await games.untold(NOW) == []
    async with database.read() as connection:
        rows = (await connection.execute(select(Game.status, Game.questions, Game.state))).all()
    assert [tuple(row) for row in rows] == [("broken", [], None)]


async def test_a_server_that_came_back_in_time_keeps_everything(database: Database) -> None:
    await filled(database, HERE)
    departures = opened(database)
    await departures.add(HERE, NOW)
    await departures.end(HERE)

    assert await departures.gone(NOW + WEEK) == []
    assert not await departures.wipe(HERE, NOW + WEEK)
    assert len(await left_of(database, HERE)) == len(GOES) + 1


async def test_the_days_are_counted_from_the_first_word_of_it(database: Database) -> None:
    departures = opened(database)
    await departures.add(HERE, NOW)
    await departures.add(HERE, NOW + timedelta(days=3))
    await departures.add(ELSEWHERE, NOW + timedelta(days=1))

    assert await departures.gone(NOW) == []
    assert await departures.gone(NOW + timedelta(days=1)) == [HERE]
    assert await departures.gone(NOW + timedelta(days=2)) == [HERE, ELSEWHERE]


async def test_servers_that_are_missing_are_noted_and_those_that_are_there_again_are_not_missed(
    database: Database,
) -> None:
    await filled(database, 1, 2, 3)
    departures = opened(database)
    await departures.note({1, 2, 3, 4}, NOW)
    assert await departures.gone(NOW + WEEK) == []

    await departures.note({1, 4}, NOW)
    await departures.note({1, 2, 4}, NOW + WEEK)
    assert await departures.gone(NOW + WEEK) == [3]


async def test_a_server_of_which_only_games_are_left_is_missed_until_they_are_empty(database: Database) -> None:
    played = Played(database)
    await played.game({ANN: [True]}, ["year:healer"], typed=TYPED)
    departures = opened(database)
    await departures.note({}, NOW)
    assert await departures.gone(NOW + WEEK) == []  # as an emptied one

    async with database.write() as connection:
        await connection.execute(update(Game).values(questions=[{}]))
    await departures.note({}, NOW)
    assert await departures.gone(NOW + WEEK) == [HERE]
    await departures.wipe(HERE, NOW + WEEK)
    await departures.note({}, NOW + WEEK)
    async with database.read() as connection:
        assert (await connection.execute(select(Departure))).all() == []


async def test_what_was_kept_in_memory_is_forgotten_too(database: Database, deck: Deck) -> None:
    guilds, reports, absences = Guilds(database), Reports(database), Absences(database)
    departures = Departures(database, guilds, reports, absences)
    await Moderation(database, guilds).reset_season(Order(HERE, BEN, NOW), date(2026, 1, 1))
    asked = new_game(deck).session.questions[0]
    for guild in (HERE, ELSEWHERE):
        await reports.add(guild, asked, Complaint(BEN, "wrong", "", is_moderator=True), NOW)
        await absences.add(guild, [ANN])
    assert (await guilds.settings(HERE)).season_from is not None
    await departures.add(HERE, NOW)
    await departures.wipe(HERE, NOW + WEEK)

    assert (await guilds.settings(HERE)).season_from is None
    assert await reports.pulled(HERE) == frozenset()
    assert not absences.has(HERE, ANN)
    assert await reports.pulled(ELSEWHERE)
    assert absences.has(ELSEWHERE, ANN)
