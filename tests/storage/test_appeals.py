"""Appeals on disk: who may make one, what moderators see, and what accepting and refusing changes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, text, update

from bot.messages import UserError
from bot.storage import (
    AcceptedSpelling,
    Appeals,
    Board,
    Boards,
    Database,
    Games,
    Leader,
    Players,
    Plea,
    Refused,
    Repaired,
    Spellings,
    StorageError,
)
from bot.storage.schema import Answer, Score, Spelling, Table
from tests.storage.evening import (
    CHANNEL,
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
    new_session,
    top,
)

MODERATOR = 900_000_001
LATER = NOW + timedelta(minutes=5)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def appeals(database: Database) -> Appeals:
    """Keep appeals in the database."""
    return Appeals(database)


@pytest.fixture
def players(database: Database) -> Players:
    """Keep players in the same database."""
    return Players(database)


@pytest.fixture
def spellings(database: Database) -> Spellings:
    """Keep spellings in the same database."""
    return Spellings(database)


@pytest.fixture
async def evening(database: Database) -> Evening:
    """Start a game in the same database."""
    begun = Evening(Games(database))
    await begun.start()
    return begun


async def only(appeals: Appeals, guild: int = GUILD) -> Plea:
    """Return the one case that waits in a server."""
    [plea] = await appeals.open(guild)
    return plea


async def board(database: Database) -> dict[int, Leader]:
    """Return the server's board, by player."""
    return {leader.player: leader for leader in await top(database)}


async def total(database: Database) -> tuple[int, int]:
    """Return the points of all answers, and those of all scores."""
    async with database.read() as connection:
        answers = (await connection.execute(text("SELECT coalesce(sum(points), 0) FROM answer"))).scalar_one()
        scores = (await connection.execute(text("SELECT coalesce(sum(points), 0) FROM score"))).scalar_one()
        return answers, scores


async def test_an_appeal_waits_with_what_was_typed_and_asked(evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT, 2: RIGHT})
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)

    assert await appeals.open(GUILD) == [
        Plea(SUBJECT, "kongyu", SPELT, "Who is number 0?", RIGHT, (1,), (evening.id,), NOW)
    ]
    assert await appeals.open(99) == []


async def test_one_spelling_of_one_answer_is_one_case(evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT, 2: SPELT_ALIKE, 3: NEAR, 4: WRONG})
    await evening.ask({1: SPELT})
    for number, player in ((1, 4), (1, 2), (2, 1), (1, 3)):
        await appeals.make(evening.id, number, player, SUBJECT, NOW + timedelta(seconds=player))

    first, second = await appeals.open(GUILD)

    assert (first.folded, first.players, first.since) == ("kongyu", (1, 2, 3), NOW + timedelta(seconds=1))
    assert (first.typed, first.stem) == (SPELT, "Who is number 1?"), "as it was appealed first"
    assert (second.folded, second.players) == ("hyunbin", (4,))


@pytest.mark.parametrize(
    ("number", "player", "told"),
    [
        (1, 1, "Your answer counted. There is nothing to appeal."),
        (1, 9, "You typed no answer to that question. Only a typed answer can be appealed."),
        (7, 1, "You typed no answer to that question. Only a typed answer can be appealed."),
        (2, 2, "You typed no answer to that question. Only a typed answer can be appealed."),
        (3, 1, "That question is not over yet. Appeal when its answer is shown."),
    ],
    ids=["it counted", "nothing given", "no such question", "a button", "still open"],
)
async def test_what_cannot_be_appealed_is_refused_with_a_reason(
    number: int, player: int, told: str, evening: Evening, database: Database
) -> None:
    appeals = Appeals(database)
    await evening.ask({1: RIGHT})
    await evening.ask({2: WRONG})
    await evening.open()
    await evening.type(1, SPELT)
    async with database.write() as connection:
        await connection.execute(update(Answer).where(Answer.number == 2).values(typed=None))

    with pytest.raises(UserError) as refused:
        await appeals.make(evening.id, number, player, SUBJECT, NOW)

    assert str(refused.value) == told
    assert await appeals.open(GUILD) == []


async def test_what_is_made_of_signs_only_is_no_spelling(evening: Evening, database: Database) -> None:
    """It would be the same as any other signs."""
    await evening.ask({1: SPELT})
    async with database.write() as connection:
        await connection.execute(update(Answer).values(typed="?!"))

    with pytest.raises(UserError, match="You typed no answer"):
        await Appeals(database).make(evening.id, 1, 1, SUBJECT, NOW)


async def test_an_answer_to_a_question_taken_back_cannot_be_appealed(evening: Evening, appeals: Appeals) -> None:
    await evening.open()
    await evening.type(1, SPELT)
    evening.session.withdraw()
    await evening.games.saved(evening.session)

    with pytest.raises(UserError, match="not over"):
        await appeals.make(evening.id, 1, 1, SUBJECT, NOW)


async def test_who_appeals_again_is_told_what_became_of_it(evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT, 2: WRONG})
    for player in (1, 2):
        await appeals.make(evening.id, 1, player, SUBJECT, NOW)
    with pytest.raises(UserError, match="It waits for the moderators"):
        await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    accepted, refused = await appeals.open(GUILD)
    await appeals.accept(GUILD, accepted, MODERATOR, NOW, {})
    await appeals.refuse(GUILD, refused, MODERATOR, "That is somebody else.", NOW)

    with pytest.raises(UserError, match="the moderators accepted it"):
        await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    with pytest.raises(UserError, match=r"the moderators refused it: That is somebody else\.$"):
        await appeals.make(evening.id, 1, 2, SUBJECT, NOW)


async def test_pressed_twice_at_once_it_is_one_appeal(evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT})
    made = [appeals.make(evening.id, 1, 1, SUBJECT, NOW) for _ in range(5)]
    ends = await asyncio.gather(*made, return_exceptions=True)

    assert [type(end) for end in ends].count(UserError) == 4
    assert (await only(appeals)).players == (1,)


async def test_an_accepted_answer_counts_on_the_board(evening: Evening, appeals: Appeals, database: Database) -> None:
    await evening.ask({1: SPELT, 2: RIGHT})
    await evening.finish()
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    before = await board(database)
    repaired = await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {})
    after = await board(database)

    assert list(before) == [2]
    assert (after[1].value, after[1].part, after[1].whole) == (before[2].value, 1, 1)
    assert (after[1].rank, after[2]) == (1, before[2])
    assert repaired == [Repaired(1, CHANNEL, evening.id, 1, round(after[1].value), SPELT, RIGHT)]
    assert await appeals.open(GUILD) == []


async def test_everybody_who_typed_it_there_is_put_right_and_nobody_else(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    await evening.ask({1: SPELT, 2: SPELT_ALIKE, 3: WRONG, 4: NEAR})
    await evening.ask({2: SPELT})
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    running = {evening.id: evening.session}
    repaired = await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, running)

    assert sorted((each.player, each.number, each.typed) for each in repaired) == [
        (1, 1, SPELT),
        (2, 1, SPELT_ALIKE),
        (4, 1, NEAR),
    ]
    assert {player: leader.part for player, leader in (await board(database)).items()} == {1: 1, 2: 1, 4: 1}


async def test_later_answers_earn_the_streak_that_was_due(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    """Two right answers follow the one appealed, then one after a question that the player left out."""
    session = evening.session = new_session("b", rounds=5)
    await evening.start()
    await evening.ask({1: SPELT, 2: RIGHT})
    await evening.ask({1: RIGHT})
    await evening.ask({1: RIGHT}, TOMORROW)
    await evening.ask({2: RIGHT}, TOMORROW)
    last = await evening.ask({1: RIGHT}, TOMORROW)
    worth = last.results[0].worth
    await appeals.make(session.id, 1, 1, SUBJECT, NOW)
    [repaired] = await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {})

    assert repaired.gained == worth + 10 + 10
    async with database.read() as connection:
        own = select(Answer.number, Answer.points).where(Answer.player_id == 1).order_by(Answer.number)
        assert {row.number: row.points for row in await connection.execute(own)} == {
            1: worth,
            2: worth + 10,
            3: worth + 20,
            5: worth,
        }
        scores = select(Score.day, Score.points, Score.is_right, Score.answered, Score.best_streak)
        rows = await connection.execute(scores.where(Score.player_id == 1).order_by(Score.day))
        assert rows.all() == [
            (TODAY, 2 * worth + 10, 2, 2, 2),
            (TOMORROW, 2 * worth + 20, 2, 2, 3),
        ]
    assert (await Boards(database).own(Board("streak", GUILD), 1)).value == 3


async def test_a_running_game_goes_on_from_what_was_put_right(evening: Evening, appeals: Appeals) -> None:
    await evening.ask({1: SPELT, 2: RIGHT})
    await evening.open()
    await evening.type(1, RIGHT)
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {evening.id: evening.session})

    tally = evening.session.players[1]
    assert (tally.right, tally.answered, tally.streak, tally.best_streak) == (1, 1, 1, 1)
    assert tally.points == evening.session.players[2].points
    [found] = await evening.games.running()
    assert found.session == evening.session
    closed = await evening.close()
    assert [result.streak for result in closed.results] == [2]


async def test_a_game_is_not_changed_where_the_rows_could_not_be(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    await evening.ask({1: SPELT})
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    plea, before = await only(appeals), await total(database)
    async with database.write() as connection:
        await connection.execute(
            text("CREATE TRIGGER full BEFORE UPDATE OF state ON game BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        )

    with pytest.raises(StorageError, match="disk is full"):
        await appeals.accept(GUILD, plea, MODERATOR, LATER, {evening.id: evening.session})

    assert (evening.session.players[1].points, evening.session.players[1].right) == (0, 0)
    assert await total(database) == before
    assert await appeals.open(GUILD) == [plea]


async def test_who_left_the_game_meanwhile_does_not_come_back_into_it(evening: Evening, appeals: Appeals) -> None:
    """A player deletes their data: the session forgets them before the rows are gone."""
    await evening.ask({1: SPELT, 2: SPELT})
    await appeals.make(evening.id, 1, 2, SUBJECT, NOW)
    evening.session.forget(1)
    await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {evening.id: evening.session})

    assert set(evening.session.players) == {2}


async def test_an_appeal_of_who_deleted_their_data_still_leaves_its_spelling(
    evening: Evening, appeals: Appeals, database: Database, spellings: Spellings
) -> None:
    await evening.ask({1: SPELT, 2: WRONG})
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    async with database.write() as connection:
        await connection.execute(delete(Answer))

    assert await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {}) == []
    assert await spellings.of(GUILD, SUBJECT) == {SPELT}


async def test_two_moderators_who_accept_at_once_repair_once(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    [result] = (await evening.ask({1: SPELT})).results
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    plea = await only(appeals)
    accepted = [appeals.accept(GUILD, plea, MODERATOR + place, LATER, {}) for place in range(4)]
    ends = await asyncio.gather(*accepted, return_exceptions=True)
    answers, scores = await total(database)

    assert [type(end) for end in ends].count(UserError) == 3
    assert next(str(end) for end in ends if isinstance(end, UserError)).startswith("Somebody has decided")
    assert answers == scores == result.worth


async def test_appeals_of_a_game_that_was_not_shown_wait_on(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    """Its session is not held still, so its rows must not change under it."""
    other = Evening(evening.games, new_session("b"), channel=21)
    await other.start()
    await evening.ask({1: SPELT})
    await other.ask({1: SPELT})
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    plea = await only(appeals)
    await appeals.make(other.id, 1, 1, SUBJECT, NOW)
    await appeals.accept(GUILD, plea, MODERATOR, LATER, {evening.id: evening.session})

    left = await only(appeals)
    assert left.games == (other.id,)
    await appeals.accept(GUILD, left, MODERATOR, LATER, {other.id: other.session})
    assert [game.session.players[1].right for game in await evening.games.running()] == [1, 1]


async def test_refusing_changes_nothing_but_the_queue(
    evening: Evening, appeals: Appeals, spellings: Spellings, database: Database
) -> None:
    await evening.ask({1: SPELT, 2: SPELT_ALIKE, 3: RIGHT})
    for player in (1, 2):
        await appeals.make(evening.id, 1, player, SUBJECT, NOW)
    plea, before = await only(appeals), await total(database)
    refused = await appeals.refuse(GUILD, plea, MODERATOR, "Too far off.", LATER)

    assert refused == [
        Refused(1, CHANNEL, SPELT, RIGHT, "Too far off."),
        Refused(2, CHANNEL, SPELT_ALIKE, RIGHT, "Too far off."),
    ]
    assert await total(database) == before
    assert await spellings.of(GUILD, SUBJECT) == frozenset()
    assert await appeals.open(GUILD) == []
    with pytest.raises(UserError, match="Somebody has decided"):
        await appeals.refuse(GUILD, plea, MODERATOR, "Again.", LATER)


async def test_a_spelling_is_of_one_server_and_summed_over_all(database: Database, spellings: Spellings) -> None:
    appeals, games = Appeals(database), Games(database)
    for place, (guild, typed) in enumerate(((10, SPELT), (11, SPELT_ALIKE), (11, WRONG))):
        evening = Evening(games, new_session("abc"[place]), channel=20 + place, guild=guild)
        await evening.start()
        await evening.ask({1: typed})
        await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
        await appeals.accept(guild, await only(appeals, guild), MODERATOR, LATER + timedelta(minutes=place), {})

    assert await spellings.of(10, SUBJECT) == {SPELT}
    assert await spellings.of(11, SUBJECT) == {SPELT_ALIKE, WRONG}
    assert await spellings.of(10, "person/hyun-bin") == frozenset()
    assert await spellings.elsewhere(11, "person/hyun-bin") == {SPELT_ALIKE, WRONG}
    assert await spellings.elsewhere(11, SUBJECT) == frozenset()
    assert await spellings.all() == [AcceptedSpelling(SUBJECT, SPELT, 2), AcceptedSpelling(SUBJECT, WRONG, 1)]


async def test_a_spelling_accepted_again_later_is_kept_once(
    evening: Evening, appeals: Appeals, spellings: Spellings
) -> None:
    for number in (1, 2):
        await evening.ask({1: SPELT})
        await appeals.make(evening.id, number, 1, SUBJECT, NOW)
        await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {evening.id: evening.session})

    assert await spellings.all() == [AcceptedSpelling(SUBJECT, SPELT, 1)]


async def test_a_spelling_of_several_servers_is_shown_as_it_was_accepted_first(
    database: Database, spellings: Spellings
) -> None:
    rows = [
        {"guild_id": guild, "subject": SUBJECT, "folded": "kongyu", "typed": typed, "accepted_at": at}
        for guild, typed, at in ((10, SPELT, LATER), (11, SPELT_ALIKE, NOW), (12, NEAR, LATER))
    ]
    async with database.write() as connection:
        await connection.execute(insert(Spelling), rows)

    assert await spellings.all() == [AcceptedSpelling(SUBJECT, SPELT_ALIKE, 3)]


async def test_an_answer_of_an_earlier_version_is_worth_what_its_level_is(
    evening: Evening, appeals: Appeals, database: Database
) -> None:
    await evening.ask({1: SPELT})
    await evening.ask({1: RIGHT})
    async with database.write() as connection:
        await connection.execute(text("UPDATE answer SET worth = NULL"))
        await connection.execute(text("UPDATE asked SET day = NULL"))
    await appeals.make(evening.id, 1, 1, SUBJECT, NOW)
    before = (await board(database))[1].value
    await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {})

    assert (await board(database))[1].value == 100 + before + 10


async def test_a_score_that_is_gone_is_made_anew(evening: Evening, appeals: Appeals, database: Database) -> None:
    await evening.ask({1: SPELT})
    await evening.ask({1: SPELT})
    for number in (1, 2):
        await appeals.make(evening.id, number, 1, SUBJECT, NOW)
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM score"))
    repaired = await appeals.accept(GUILD, await only(appeals), MODERATOR, LATER, {})

    own = (await board(database))[1]
    assert (own.value, own.part, own.whole) == (sum(each.gained for each in repaired), 2, 2)


async def test_what_is_kept_of_appeals_is_theirs_to_take_along(
    evening: Evening, appeals: Appeals, players: Players
) -> None:
    await evening.ask({1: SPELT, 2: WRONG})
    for player in (1, 2):
        await appeals.make(evening.id, 1, player, SUBJECT, NOW)
    accepted, refused = await appeals.open(GUILD)
    await appeals.accept(GUILD, accepted, MODERATOR, LATER, {})
    await appeals.refuse(GUILD, refused, MODERATOR, "Too far off.", LATER)

    [appeal] = (await players.rows(2))["appeals"]
    assert (appeal["typed"], appeal["status"], appeal["reason"]) == (WRONG, "refused", "Too far off.")
    assert str(MODERATOR) not in repr(appeal)
    decisions = (await players.rows(MODERATOR))["decisions"]
    assert [(each.get("status"), each["typed"]) for each in decisions] == [
        ("accepted", SPELT),
        ("refused", WRONG),
        (None, SPELT),
    ]
    assert "'player_id'" not in repr(decisions)


async def test_deleting_leaves_nothing_of_a_member_but_the_spelling(
    evening: Evening, database: Database, spellings: Spellings
) -> None:
    player, moderator = 555_000_001, 555_000_002
    appeals = Appeals(database)
    await evening.ask({player: SPELT, 2: SPELT})
    for appealing in (player, 2):
        await appeals.make(evening.id, 1, appealing, SUBJECT, NOW)
    await appeals.accept(GUILD, await only(appeals), moderator, LATER, {evening.id: evening.session})
    for gone in (player, moderator):
        evening.session.forget(gone)
        await Players(database).forget(gone, [evening.session])

    async with database.read() as connection:
        for table in Table.metadata.sorted_tables:
            rows = repr((await connection.execute(select(table))).all())
            assert str(player) not in rows, table.name
            assert str(moderator) not in rows, table.name
    assert await spellings.of(GUILD, SUBJECT) == {SPELT}
