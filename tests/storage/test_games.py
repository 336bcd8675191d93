"""Games, answers and scores on disk: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from bot.game import Deck, Rules, Session
from bot.storage import Database, Games, Players, RunningGame, StorageError
from bot.storage.schema import Answer, Asked, Game, Table
from tests.storage.evening import NEAR, RIGHT, WRONG, Evening, top

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
TODAY = date(2026, 1, 1)
GUILD, CHANNEL = 10, 20


@pytest.fixture
def games(database: Database) -> Games:
    """Keep games in the database."""
    return Games(database)


@pytest.fixture
def players(database: Database) -> Players:
    """Keep players in the same database."""
    return Players(database)


def new_game(deck: Deck, *, name: str = "a", channel: int = CHANNEL, rounds: int = 3) -> RunningGame:
    """Draw a game that is not kept yet."""
    rules = Rules(rounds=rounds, difficulty="easy")  # so that a right answer is worth the same to everybody
    questions = deck.draw(rules, Random(name))
    return RunningGame(Session(name * 32, rules, 1, questions), GUILD, channel, None, "en-US")


async def open_next(games: Games, game: RunningGame, *, message: int = 77) -> Session:
    """Open the next question of a game, and keep that."""
    game.session.open(NOW)
    await games.opened(game.session, game.channel, message)
    return game.session


async def answer(games: Games, session: Session, player: int, *, right: bool = True) -> None:
    """Let a player answer, and keep that."""
    choice = session.question.answer if right else (session.question.answer + 1) % 4
    session.answer(player, session.number, choice, NOW + timedelta(milliseconds=player % 1000))
    await games.answered(session, player)


async def close(games: Games, session: Session, *, day: date = TODAY) -> None:
    """Close the open question, and keep that."""
    closed, _ = session.close()
    await games.closed(session, closed, GUILD, day, NOW)


def ask_again(*sessions: Session) -> None:
    """Give the open question its time anew, as after a restart: how much was left of it before is not kept."""
    for session in sessions:
        session.reopen(LATER)


async def test_a_running_game_comes_back_as_it_was(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    await open_next(games, game)
    await answer(games, game.session, 1)
    await close(games, game.session)
    session = await open_next(games, game, message=78)
    await answer(games, session, 1)
    await answer(games, session, 2, right=False)

    [found] = await games.running()

    assert set(found.session.answers) == {1, 2}
    ask_again(found.session, session)
    assert found == RunningGame(session, GUILD, CHANNEL, 78, "en-US")


async def test_a_changed_answer_replaces_the_first(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    await answer(games, session, 1, right=False)
    await answer(games, session, 1)

    [found] = await games.running()

    assert found.session.answers == session.answers
    assert found.session.answers[1].changed


async def test_a_running_game_comes_back_with_what_was_typed_and_the_hints_seen(games: Games) -> None:
    """One answer is locked in after a hint, one was only near, one was wrong and then near, which changes nothing."""
    evening = Evening(games)
    await evening.start()
    await evening.open()
    evening.session.hint(1, 3, may_decide=True)
    await games.saved(evening.session)
    await evening.type(1, RIGHT)
    await evening.type(2, NEAR)
    for typed in (WRONG, NEAR):
        await evening.type(3, typed)

    [found] = await games.running()

    ask_again(found.session, evening.session)
    assert found.session == evening.session
    given = found.session.answers
    assert {who: (answer.typed, answer.is_near, answer.hints) for who, answer in given.items()} == {
        1: (RIGHT, False, 1),
        2: (NEAR, True, 0),
        3: (WRONG, False, 0),
    }


async def test_a_question_that_is_over_keeps_its_day_and_what_each_answer_was_worth(
    games: Games, database: Database
) -> None:
    evening = Evening(games)
    await evening.start()
    closed = await evening.ask({1: RIGHT, 2: NEAR})

    async with database.read() as connection:
        kept = select(Answer.player_id, Answer.worth, Answer.points, Answer.is_right).order_by(Answer.player_id)
        rows = (await connection.execute(kept)).all()
        assert (await connection.execute(select(Asked.day))).scalars().all() == [TODAY]
    worths = {result.player: result.worth for result in closed.results}
    assert rows == [(1, worths[1], worths[1], True), (2, worths[2], 0, False)]
    assert worths[2] > 0
    own = [leader for leader in await top(database) if leader.player == 1]
    assert [(leader.part, leader.whole) for leader in own] == [(1, 1)]


async def test_an_answer_is_a_choice_or_a_text(games: Games, database: Database) -> None:
    evening = Evening(games)
    await evening.start()
    await evening.ask({1: RIGHT})

    with pytest.raises(StorageError, match="ck_answer_given"):
        async with database.write() as connection:
            await connection.execute(update(Answer).values(choice=None, typed=None))


async def test_a_question_is_scored_once_even_if_it_is_closed_twice(
    games: Games, database: Database, deck: Deck
) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    await answer(games, session, 5)
    closed, _ = session.close()
    await asyncio.gather(*(games.closed(session, closed, GUILD, TODAY, NOW) for _ in range(5)))

    [leader] = await top(database)

    assert (leader.value, leader.part, leader.whole) == (closed.results[0].points, 1, 1)


async def test_many_answers_at_once_are_all_kept(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    await asyncio.gather(*(answer(games, session, player) for player in range(100, 300)))

    [found] = await games.running()

    assert set(found.session.answers) == set(range(100, 300))


async def test_a_channel_holds_one_running_game(games: Games, deck: Deck, database: Database) -> None:
    await games.start(new_game(deck, name="a"), NOW)
    await games.start(new_game(deck, name="c", channel=21), NOW)

    with pytest.raises(StorageError, match="UNIQUE"):
        async with database.write() as connection:
            await connection.execute(update(Game).values(channel_id=21))


async def test_a_game_whose_end_could_not_be_kept_is_closed_by_the_next(games: Games, deck: Deck) -> None:
    await games.start(new_game(deck, name="a"), NOW)
    await games.start(new_game(deck, name="b"), NOW)

    assert [game.session.id[0] for game in await games.running()] == ["b"]


async def test_a_finished_game_is_no_longer_running_and_its_rules_stay(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    await games.finished(game.session, game.session.finish("stopped"), GUILD, TODAY, NOW)

    assert await games.running() == []
    assert await games.rules(game.session.id) == game.session.rules
    assert await games.rules("nothing") is None


async def test_of_a_game_that_has_ended_nothing_is_kept_by_who_comes_late(
    games: Games, deck: Deck, database: Database
) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    await games.finished(game.session, game.session.finish("stopped"), GUILD, TODAY, NOW)
    await games.told(game.session.id)
    await games.saved(game.session)

    async with database.read() as connection:
        assert (await connection.execute(select(Game.state))).scalars().all() == [None]


async def test_a_question_taken_back_does_not_come_back_with_a_restart(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    await answer(games, session, 1)
    taken_back = session.withdraw().question
    await games.saved(session)

    [found] = await games.running()
    assert (found.session.phase, found.session.withdrawn, found.session.rounds) == ("between", 1, 4)
    assert taken_back not in found.session.left
    found.session.open(NOW)
    await games.opened(found.session, found.channel, 78)
    [again] = await games.running()
    assert (again.session.number, again.session.answers) == (2, {})


async def test_what_was_asked_in_a_channel_is_remembered(games: Games, deck: Deck) -> None:
    game = new_game(deck)
    await games.start(game, NOW)
    session = await open_next(games, game)
    await games.opened(session, CHANNEL, 79)  # shown again after a restart

    assert await games.asked(CHANNEL) == {session.question.key: 1}
    assert await games.asked(99) == {}


async def play(games: Games, deck: Deck, name: str, day: date, *rights: int, wrongs: tuple[int, ...] = ()) -> None:
    """Play one question to its end on a day."""
    game = new_game(deck, name=name, rounds=1)
    await games.start(game, NOW)
    session = await open_next(games, game)
    for player in rights:
        await answer(games, session, player)
    for player in wrongs:
        await answer(games, session, player, right=False)
    await close(games, session, day=day)
    await games.finished(session, session.finish("played"), GUILD, TODAY, NOW)


async def test_who_hides_is_not_listed_and_can_come_back(
    games: Games, players: Players, database: Database, deck: Deck
) -> None:
    await play(games, deck, "a", TODAY, 1, 2)
    await players.hide(1, hidden=True)

    assert [leader.player for leader in await top(database)] == [2]
    assert (await players.kept(1)).is_hidden
    await players.hide(1, hidden=False)
    assert len(await top(database)) == 2


async def test_a_forgotten_player_is_in_no_row_of_any_table(
    games: Games, players: Players, deck: Deck, database: Database
) -> None:
    someone = 424242424242
    await play(games, deck, "a", TODAY, someone, 2)
    await players.hide(someone, hidden=True)
    game = new_game(deck, name="b")
    await games.start(game, NOW)
    session = await open_next(games, game)
    await answer(games, session, someone)
    await close(games, session)
    session = await open_next(games, game)
    await answer(games, session, someone)
    assert len((await players.rows(someone))["answers"]) == 3

    session.forget(someone)
    await players.forget(someone, [session])

    async with database.read() as connection:
        for table in Table.metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            assert str(someone) not in repr(rows), table.name
    kept = await players.rows(someone)
    assert not any(kept.values())
    assert [leader.player for leader in await top(database)] == [2]
