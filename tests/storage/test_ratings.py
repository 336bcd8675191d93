"""What games have shown of players and questions, on disk: added once, and added up."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.game import Deck, Difficulties, Rating, Session
from bot.game.rating import kind_key
from bot.storage import Database, Games, Players, Ratings, RunningGame
from bot.storage.schema import PlayerRating, QuestionRating
from tests.storage.test_games import CHANNEL, GUILD, NOW, TODAY, answer, close, new_game, open_next

MINUTE = timedelta(minutes=1)


@pytest.fixture
def games(database: Database) -> Games:
    """Keep games in the database."""
    return Games(database)


@pytest.fixture
def ratings(database: Database) -> Ratings:
    """Keep ratings in the same database."""
    return Ratings(database)


async def played(games: Games, game: RunningGame, *players: int) -> Session:
    """Play one question of a game, which players answer right, without ending the game."""
    await games.start(game, NOW)
    session = await open_next(games, game)
    for player in players:
        await answer(games, session, player)
    await close(games, session)
    return session


async def finish(games: Games, session: Session, *, ago: timedelta = timedelta()) -> None:
    """End a game, some time ago."""
    await games.finished(session, session.finish("stopped"), GUILD, TODAY, NOW - ago)


async def rows(database: Database) -> tuple[int, int]:
    """Return how many players and questions have a rating."""
    async with database.read() as connection:
        players = await connection.execute(select(func.count()).select_from(PlayerRating))
        questions = await connection.execute(select(func.count()).select_from(QuestionRating))
        return players.scalar_one(), questions.scalar_one()


def shift(difficulties: Difficulties, session: Session) -> float:
    """Return by how much the open question is harder than guessed."""
    return difficulties.shift(session.question.kind, session.question.key)


async def test_who_never_played_has_the_skill_of_a_newcomer(ratings: Ratings) -> None:
    assert await ratings.skills({1, 2}) == {1: Rating(), 2: Rating()}
    assert await ratings.skills(set()) == {}


async def test_what_a_game_has_shown_is_kept_when_it_ends(games: Games, ratings: Ratings, deck: Deck) -> None:
    session = await played(games, new_game(deck), 1)
    assert await ratings.skills([1]) == {1: Rating()}, "not before it has ended"
    await finish(games, session)
    skills = await ratings.skills([1, 2])

    assert skills == {1: Rating(session.skills[1].gained, 1), 2: Rating()}
    assert skills[1].value > 0


async def test_a_game_that_ends_twice_is_added_once(games: Games, ratings: Ratings, deck: Deck) -> None:
    session = await played(games, new_game(deck), 1)
    finished = session.finish("played")
    await asyncio.gather(*(games.finished(session, finished, GUILD, TODAY, NOW) for _ in range(5)))

    assert await ratings.skills([1]) == {1: Rating(session.skills[1].gained, 1)}
    assert shift(await ratings.difficulties(), session) == pytest.approx(
        sum(rating.gained for rating in session.learned.values())
    )


async def test_two_games_of_one_player_that_end_at_once_add_up(games: Games, ratings: Ratings, deck: Deck) -> None:
    sessions = [await played(games, new_game(deck, name=name, channel=ord(name)), 1) for name in "ab"]
    assert [session.skills[1].value for session in sessions] == [0, 0], "neither knows of the other"
    await asyncio.gather(*(finish(games, session) for session in sessions))
    [skill] = (await ratings.skills([1])).values()

    assert skill.answers == 2
    assert skill.value == pytest.approx(sum(session.skills[1].gained for session in sessions))


async def test_what_a_later_game_adds_is_only_what_it_has_shown(games: Games, ratings: Ratings, deck: Deck) -> None:
    first = new_game(deck)
    await finish(games, await played(games, first, 1))
    before = await ratings.skills([1])
    second = new_game(deck, name="b")
    second.session.meet(before)
    session = await played(games, second, 1)
    await finish(games, session)
    [skill] = (await ratings.skills([1])).values()

    assert skill.answers == 2
    assert skill.value == pytest.approx(first.session.skills[1].gained + session.skills[1].gained)
    assert skill.value == pytest.approx(session.skills[1].now)


async def test_questions_and_their_kinds_turn_out_easier_or_harder(games: Games, ratings: Ratings, deck: Deck) -> None:
    game = new_game(deck)
    session = await played(games, game, 1, 2)
    easier = session.question
    await open_next(games, game)
    harder = session.question
    await answer(games, session, 1, right=False)
    await close(games, session)
    await finish(games, session)
    learned = (await ratings.difficulties()).of([easier, harder])

    assert learned[easier.key].value < 0 < learned[harder.key].value
    assert (learned[easier.key].answers, learned[harder.key].answers) == (2, 1)
    assert sum(learned[key].answers for key in {kind_key(easier.kind), kind_key(harder.kind)}) == 3
    assert (await ratings.difficulties()).shift("writer", "writer:nobody") == 0


async def test_in_memory_is_learned_what_is_on_disk(games: Games, ratings: Ratings, deck: Deck) -> None:
    difficulties = await ratings.difficulties()
    for name, answers in (("a", 3), ("b", 6)):
        game = new_game(deck, name="a")
        game.session.id = name * 32
        game.session.recall(difficulties.of(game.session.questions))
        session = await played(games, game, 1, 2, 3)
        await finish(games, session)
        difficulties.add(session.learned)
        known = (await ratings.difficulties()).of([session.question])
        mine = difficulties.of([session.question])

        assert {key: rating.answers for key, rating in mine.items()} == dict.fromkeys(known, answers)
        assert [rating.value for rating in mine.values()] == pytest.approx([rating.value for rating in known.values()])


async def test_a_game_in_which_nothing_was_answered_teaches_nothing(
    games: Games, ratings: Ratings, deck: Deck, database: Database
) -> None:
    game = new_game(deck)
    game.session.meet(await ratings.skills({1, 2}))
    game.session.recall((await ratings.difficulties()).of(game.session.questions))
    await finish(games, await played(games, game))

    assert await rows(database) == (0, 0)


async def test_who_is_forgotten_in_mid_game_is_not_rated_when_it_ends(
    games: Games, deck: Deck, database: Database
) -> None:
    session = await played(games, new_game(deck), 1, 2)
    session.forget(1)
    await Players(database).forget(1, [session])
    await finish(games, session)

    async with database.read() as connection:
        assert (await connection.execute(select(PlayerRating.player_id))).scalars().all() == [2]


async def test_a_restart_loses_nothing_of_what_a_running_game_has_shown(
    games: Games, ratings: Ratings, deck: Deck
) -> None:
    session = await played(games, new_game(deck), 1)
    [found] = await games.running()
    await finish(games, found.session)

    assert await ratings.skills([1]) == {1: Rating(session.skills[1].gained, 1)}


async def test_regulars_are_those_who_answered_here_in_the_last_half_hour(games: Games, deck: Deck) -> None:
    for name, channel, player, ago in (("a", CHANNEL, 1, 29), ("b", CHANNEL, 2, 31), ("c", 99, 3, 1)):
        session = await played(games, new_game(deck, name=name, channel=channel), player)
        await finish(games, session, ago=ago * MINUTE)
    await finish(games, await played(games, new_game(deck, name="d"), 1, 4))
    await played(games, new_game(deck, name="e"), 5)

    assert sorted(await games.regulars(CHANNEL, NOW)) == [1, 4], "each once, and nobody of a game that still runs"


async def test_what_was_asked_counts_over_all_games_of_a_channel(games: Games, deck: Deck) -> None:
    keys = []
    for name, channel in (("a", CHANNEL), ("b", CHANNEL), ("c", 99)):
        game = new_game(deck, name="a", channel=channel)
        game.session.id = name * 32
        session = await played(games, game, 1)
        keys.append(session.question.key)
        if name == "b":
            session.withdraw()  # shown all the same
            await open_next(games, game)
            keys.append(session.question.key)
        await finish(games, session)

    first, again, second, elsewhere = keys
    assert first == again == elsewhere
    assert await games.asked(CHANNEL) == {first: 2, second: 1}
    assert await games.asked(99) == {first: 1}
