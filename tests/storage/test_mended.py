"""What accepting changes where games do not go as usual, and what is learned of players and questions from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text

from bot.game import Difficulties, Rating, Rules
from bot.messages import UserError
from bot.storage import (
    Appeals,
    Database,
    Games,
    Guilds,
    Moderation,
    Order,
    Players,
    Plea,
    Ratings,
    Spellings,
    StorageError,
)
from bot.storage.schema import Answer, Game
from tests.storage.evening import (
    GUILD,
    NOW,
    RIGHT,
    SPELT,
    SPELT_ALIKE,
    SUBJECT,
    TODAY,
    WRONG,
    Evening,
    new_session,
    top,
)

MODERATOR = 900_000_001
FOLDED = "kongyu"


@pytest.fixture
def appeals(database: Database) -> Appeals:
    """Keep appeals in the database."""
    return Appeals(database)


@pytest.fixture
async def evening(database: Database) -> Evening:
    """Start a long game in the same database."""
    begun = Evening(Games(database), new_session(rounds=9))
    await begun.start()
    return begun


async def appeal(appeals: Appeals, evening: Evening, player: int, number: int = 1) -> None:
    """Let a player appeal."""
    await appeals.make(evening.id, number, player, SUBJECT, NOW)


async def accept(appeals: Appeals, evening: Evening, folded: str = FOLDED) -> int:
    """Accept a spelling in a game, running or over, and return how many answers count after all."""
    [plea] = [plea for plea in await appeals.open(GUILD) if plea.folded == folded]
    return len(await appeals.accept(GUILD, plea, MODERATOR, NOW, {evening.id: evening.session}))


async def points(database: Database) -> dict[int, int]:
    """Return the points on the board, which are those of the answers."""
    board = {leader.player: round(leader.value) for leader in await top(database)}
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT player_id, sum(points) FROM answer GROUP BY 1 HAVING sum(points)"))
        assert dict(map(tuple, rows)) == board
    return board


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let another process hold the database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")


async def learned(database: Database) -> list[Rating]:
    """Return the rating of player 1, of the first question and of its kind."""
    ratings = Ratings(database)
    known = (await ratings.difficulties()).of([new_session().questions[0]])
    return [(await ratings.skills([1]))[1], *known.values()]


async def unlearned(database: Database, evening: Evening, *, while_running: bool) -> list[Rating]:
    """Play a question that player 1 spells in an odd way, which is accepted; return what is known in the end."""
    difficulties = await Ratings(database).difficulties()
    appeals = Appeals(database, difficulties)
    await evening.ask({1: SPELT})
    await appeal(appeals, evening, 1)
    if while_running:
        await accept(appeals, evening)
    await evening.finish()
    difficulties.add(evening.session.learned)  # as is done when a game has ended
    if not while_running:
        await accept(appeals, evening)
    assert _values(difficulties) == pytest.approx(_values(await Ratings(database).difficulties()))
    return await learned(database)


def _values(difficulties: Difficulties) -> list[float]:
    return [rating.value for rating in difficulties.of([new_session().questions[0]]).values()]


@pytest.mark.parametrize("while_running", [True, False])
async def test_what_was_learned_from_an_answer_is_as_if_it_had_counted_at_once(
    database: Database, evening: Evening, *, while_running: bool
) -> None:
    """Of the player, of the question and of its kind; on disk and in memory."""
    found = await unlearned(database, evening, while_running=while_running)
    async with database.write() as connection:
        for table in ("player_rating", "question_rating"):
            await connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - from the line above
    twin = Evening(evening.games, new_session("b", rounds=9))
    await twin.start()
    await twin.ask({1: RIGHT})
    await twin.finish()
    expected = await learned(database)

    assert [rating.answers for rating in found] == [rating.answers for rating in expected] == [1, 1, 1]
    assert [rating.value for rating in found] == pytest.approx([rating.value for rating in expected])


async def test_no_more_is_taken_back_of_an_earlier_answer_than_it_had_moved(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    await evening.ask({1: SPELT, 2: RIGHT})
    moved = [evening.session.skills[1].gained]
    for _ in range(5):
        await evening.ask({1: RIGHT})
    await evening.finish()
    before = await learned(database)
    await appeal(appeals, evening, 1)
    await accept(appeals, evening)
    after = await learned(database)

    assert [rating.answers for rating in after] == [rating.answers for rating in before]
    assert moved[0] < 0
    assert 0 < after[0].value - before[0].value < 0.8, "less than the step of a first answer"
    assert all(now.value < then.value for now, then in zip(after[1:], before[1:], strict=True)), "they are easier"


async def test_who_has_no_rating_any_more_gets_none(database: Database, evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT})
    await evening.finish()
    await appeal(appeals, evening, 1)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM player_rating"))
    await accept(appeals, evening)

    assert (await learned(database))[0] == Rating()


async def test_another_process_that_holds_the_database_leaves_everything_as_it_was(
    path: Path, database: Database, evening: Evening
) -> None:
    difficulties = Difficulties({})
    appeals = Appeals(database, difficulties)
    await evening.ask({1: SPELT, 2: RIGHT})
    await appeal(appeals, evening, 1)
    waiting, before = await appeals.open(GUILD), repr(evening.session)
    with locked(path), pytest.raises(StorageError, match="locked"):
        await accept(appeals, evening)

    assert repr(evening.session) == before
    assert _values(difficulties) == [0, 0]
    assert await appeals.open(GUILD) == waiting
    assert await Spellings(database).of(GUILD, SUBJECT) == frozenset()
    assert list(await points(database)) == [2]
    assert await accept(appeals, evening) == 1


async def test_an_appeal_is_accepted_though_moderators_removed_the_score_of_that_day_meanwhile(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    """The score that was begun anew counts fewer answers than are right in the end."""
    await evening.ask({1: SPELT})
    await appeal(appeals, evening, 1)
    await Moderation(database, Guilds(database)).remove_score(Order(GUILD, MODERATOR, NOW), 1, TODAY, "day")
    worth = (await evening.ask({1: RIGHT})).results[0].points

    assert await accept(appeals, evening) == 1
    [leader] = await top(database)
    assert (leader.value, leader.part, leader.whole) == (2 * worth + 10, 2, 2)


async def test_a_case_whose_game_is_gone_is_decided(database: Database, evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT})
    await appeal(appeals, evening, 1)
    [plea] = await appeals.open(GUILD)
    async with database.write() as connection:
        await connection.execute(delete(Game))

    for late in (
        appeals.accept(GUILD, plea, MODERATOR, NOW, {}),
        appeals.refuse(GUILD, plea, MODERATOR, "Too far.", NOW),
    ):
        with pytest.raises(UserError, match="Somebody has decided"):
            await late
    assert await appeals.open(GUILD) == []
    assert await points(database) == {}


async def test_a_case_stays_where_the_player_who_was_first_is_gone(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    """The game of the first appeal is not among those decided."""
    other = Evening(evening.games, new_session("b"), channel=21)
    await other.start()
    await evening.ask({1: SPELT})
    await other.ask({2: SPELT_ALIKE})
    await appeal(appeals, evening, 1)
    await appeal(appeals, other, 2)
    [plea] = await appeals.open(GUILD)
    await Players(database).forget(1)
    repaired = await appeals.accept(GUILD, plea, MODERATOR, NOW, {other.id: other.session})

    assert [(each.player, each.game) for each in repaired] == [(2, other.id)]
    assert await Spellings(database).of(GUILD, SUBJECT) == {SPELT_ALIKE}


@pytest.mark.parametrize("order", [(FOLDED, "hyunbin"), ("hyunbin", FOLDED)], ids=["first first", "second first"])
@pytest.mark.parametrize("is_over", [True, False])
async def test_two_appeals_of_a_player_come_to_the_same_in_either_order(
    order: tuple[str, str], database: Database, evening: Evening, appeals: Appeals, *, is_over: bool
) -> None:
    await evening.ask({1: SPELT})
    worth = (await evening.ask({1: WRONG, 2: RIGHT})).results[0].worth
    await evening.ask({1: RIGHT})
    for number in (1, 2):
        await appeal(appeals, evening, 1, number)
    if is_over:
        await evening.finish()
    for folded in order:
        assert await accept(appeals, evening, folded) == 1

    assert await points(database) == {1: worth + (worth + 10) + (worth + 20), 2: worth}
    if not is_over:
        assert evening.session.players[1].points == 3 * worth + 30
        assert (evening.session.players[1].streak, evening.session.players[1].best_streak) == (3, 3)


async def test_a_question_that_was_open_when_the_game_broke_counts_for_nothing(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    await evening.ask({1: SPELT, 2: SPELT})
    await evening.open()
    for player in (1, 2):
        await evening.type(player, SPELT)
    await evening.games.finished(evening.session, evening.session.finish("broken"), GUILD, TODAY, NOW)
    with pytest.raises(UserError, match="not over"):
        await appeal(appeals, evening, 1, 2)
    await appeal(appeals, evening, 1)

    assert await accept(appeals, evening) == 2
    async with database.read() as connection:
        rows = await connection.execute(select(Answer.number, Answer.is_right).order_by(Answer.number))
        assert rows.all() == [(1, True), (1, True), (2, None), (2, None)]
    assert len(await points(database)) == 2


async def test_a_streak_goes_on_over_a_question_that_was_taken_back(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    worth = (await evening.ask({1: SPELT, 2: RIGHT})).results[0].worth
    await evening.open()
    await evening.type(1, WRONG)
    evening.session.withdraw()
    await evening.games.saved(evening.session)
    await evening.ask({1: RIGHT, 2: RIGHT})
    await appeal(appeals, evening, 1)
    await accept(appeals, evening)

    assert await points(database) == {1: 2 * worth + 10, 2: 2 * worth + 10}
    assert evening.session.players[1] == evening.session.players[2]


async def test_who_typed_it_and_then_pressed_a_button_answered_with_the_button(
    database: Database, appeals: Appeals
) -> None:
    rules = Rules(rounds=3, difficulty="easy", answers="mixed")
    evening = Evening(Games(database), replace(new_session(), rules=rules))
    await evening.start()
    await evening.open()
    for player in (1, 2):
        await evening.type(player, SPELT)
    evening.session.answer(1, 1, 1, NOW + timedelta(seconds=15))
    await evening.games.answered(evening.session, 1)
    await evening.close()
    with pytest.raises(UserError, match="Only a typed answer"):
        await appeal(appeals, evening, 1)
    await appeal(appeals, evening, 2)

    assert await accept(appeals, evening) == 1
    assert list(await points(database)) == [2]


async def test_who_is_hidden_earns_the_points_and_stays_hidden(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    players = Players(database)
    await players.hide(1, hidden=True)
    await evening.ask({1: SPELT, 2: RIGHT})
    await appeal(appeals, evening, 1)
    await accept(appeals, evening)
    assert [leader.player for leader in await top(database)] == [2]
    await players.hide(1, hidden=False)

    assert len(set((await points(database)).values())) == 1
    assert set(await points(database)) == {1, 2}


async def test_who_deleted_their_data_and_plays_on_begins_anew(
    database: Database, evening: Evening, appeals: Appeals
) -> None:
    await evening.ask({1: RIGHT, 2: SPELT})
    evening.session.forget(1)
    await Players(database).forget(1, [evening.session])
    worth = (await evening.ask({1: SPELT, 2: RIGHT})).results[0].worth
    await evening.ask({1: RIGHT})
    await appeal(appeals, evening, 1, 2)
    await appeal(appeals, evening, 2)
    assert await accept(appeals, evening) == 2

    assert await points(database) == {1: 2 * worth + 10, 2: 2 * worth + 10}
    assert evening.session.players[1].points == 2 * worth + 10
    assert evening.session.players[1].answered == 2


async def test_a_game_whose_end_could_not_be_kept_forgets_too(database: Database, evening: Evening) -> None:
    """It is on disk as if it ran, and in nobody's memory."""
    player = 555_000_001
    await evening.ask({player: SPELT, 2: RIGHT})
    await evening.open()
    await evening.type(player, SPELT)
    await Players(database).forget(player)

    async with database.read() as connection:
        assert str(player) not in repr((await connection.execute(select(Game.__table__))).all())
    [found] = await evening.games.running()
    assert set(found.session.players) == {2}
    assert found.session.number == 2


async def test_who_appeals_what_was_refused_and_then_counted_is_told_that_it_counts(
    evening: Evening, appeals: Appeals
) -> None:
    """Somebody else appealed the same, and the moderators decided otherwise."""
    await evening.ask({1: SPELT, 2: SPELT})
    await appeal(appeals, evening, 1)
    [plea] = await appeals.open(GUILD)
    await appeals.refuse(GUILD, plea, MODERATOR, "Too far.", NOW)
    await appeal(appeals, evening, 2)
    assert await accept(appeals, evening) == 2

    with pytest.raises(UserError, match="and it counts"):
        await appeal(appeals, evening, 1)


async def test_of_one_member_so_many_appeals_wait_and_no_more(
    evening: Evening, appeals: Appeals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.grounds.MOST_OPEN", 2)
    for _ in range(3):
        await evening.ask({1: SPELT, 2: SPELT})
    for number in (1, 2):
        await appeal(appeals, evening, 1, number)

    with pytest.raises(UserError, match=r"^2 of your appeals wait for the moderators of this server\."):
        await appeal(appeals, evening, 1, 3)
    with pytest.raises(UserError, match="It waits for the moderators"):
        await appeal(appeals, evening, 1)
    await appeal(appeals, evening, 2, 3)
    await _refuse_all(appeals)
    await appeal(appeals, evening, 1, 3)


async def _refuse_all(appeals: Appeals) -> None:
    plea: Plea
    for plea in await appeals.open(GUILD):
        await appeals.refuse(GUILD, plea, MODERATOR, "Too far.", NOW)


async def test_who_was_too_late_in_a_race_stays_so(database: Database, appeals: Appeals) -> None:
    rules = Rules(difficulty="easy", answers="typed", mode="race")
    evening = Evening(Games(database), replace(new_session(), rules=rules))
    await evening.start()
    await evening.open()
    early, late = timedelta(seconds=4), timedelta(seconds=9)
    for player, typed, after in ((2, RIGHT, late), (3, SPELT, late), (4, SPELT, early), (1, RIGHT, early)):
        await evening.type(player, typed, after=after)  # the first comes last, as it may
    await evening.close()
    for player in (2, 3):
        with pytest.raises(UserError, match="came too late"):
            await appeal(appeals, evening, player)
    await appeal(appeals, evening, 4)
    await accept(appeals, evening)

    kept = await points(database)
    assert set(kept) == {1, 4}
    assert kept[1] == kept[4]
