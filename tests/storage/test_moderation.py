"""What moderators do to scores is done once, in that server only, and kept with who did it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select

from bot.storage import Boards, Database, Deed, Games, Guilds, Intervened, Member, Moderation, Order, Reach
from bot.storage.schema import Score, Standing
from tests.storage.evening import GUILD, NOW, RIGHT, TODAY, WRONG, Evening
from tests.storage.test_boards import of, ranks, score, values

MODERATOR = 900_000_001
ORDER = Order(GUILD, MODERATOR, NOW)


@pytest.fixture
def guilds(database: Database) -> Guilds:
    """Keep settings in the database."""
    return Guilds(database)


@pytest.fixture
def moderation(database: Database, guilds: Guilds) -> Moderation:
    """Moderate the same database."""
    return Moderation(database, guilds)


def done(deed: Deed, player: int | None = None, note: str = "") -> Intervened:
    """Say what is kept of a deed."""
    return Intervened(NOW, deed, MODERATOR, player, note)


async def test_a_season_begins_anew_with_a_day_and_no_row_is_lost(
    database: Database, guilds: Guilds, moderation: Moderation
) -> None:
    await score(database, 1, 10)
    assert (await guilds.settings(GUILD)).season_from is None
    await moderation.reset_season(ORDER, TODAY)

    assert (await guilds.settings(GUILD)).season_from == TODAY
    assert (await Guilds(database).settings(GUILD)).season_from == TODAY
    assert await values(Boards(database), of()) == {1: 10}
    assert await moderation.log(GUILD) == [done("reset season", note="2026-01-01")]


@pytest.mark.parametrize(
    ("since", "reach", "left"), [(TODAY, "day", 230), (TODAY - timedelta(days=1), "season", 200), (None, "all", 0)]
)
async def test_a_score_is_removed_as_far_back_as_was_chosen(
    since: date | None, reach: Reach, left: int, database: Database, moderation: Moderation
) -> None:
    for days, points in ((0, 4), (1, 30), (9, 200)):
        await score(database, 1, points, day=TODAY - timedelta(days=days))
    await score(database, 1, 1000, guild=11)
    await score(database, 2, 1)
    removed = await moderation.remove_score(ORDER, 1, since, reach)

    assert removed == 234 - left
    assert await values(Boards(database), of()) == ({1: left, 2: 1} if left else {2: 1})
    assert (await moderation.member(11, 1)).points == 1000
    assert await moderation.log(GUILD) == [done("removed score", 1, reach)]


async def test_wins_go_with_a_score(database: Database, moderation: Moderation) -> None:
    evening = Evening(Games(database))
    await evening.start()
    await evening.ask({1: RIGHT, 2: WRONG})
    await evening.finish()
    await moderation.remove_score(ORDER, 1, TODAY, "day")

    assert await ranks(Boards(database), of("wins")) == {}
    async with database.read() as connection:
        assert list((await connection.execute(select(Standing.player_id))).scalars()) == [2]


async def test_who_is_barred_is_barred_once_and_can_be_listed_again(database: Database, moderation: Moderation) -> None:
    await score(database, 1, 10)
    for _ in range(2):
        await moderation.bar(ORDER, 1)
    assert await moderation.member(GUILD, 1) == Member(10, is_barred=True)
    assert await ranks(Boards(database), of()) == {}
    for _ in range(2):
        await moderation.unbar(ORDER, 1)

    assert await moderation.member(GUILD, 1) == Member(10, is_barred=False)
    assert await ranks(Boards(database), of()) == {1: 1}
    assert await moderation.log(GUILD) == [done("unbarred", 1), done("barred", 1)]
    assert await moderation.log(11) == []


async def test_who_is_barred_or_listed_again_in_one_server_is_not_in_another_nor_is_anybody_else(
    database: Database, moderation: Moderation
) -> None:
    await score(database, 1, 10)
    await score(database, 1, 500, guild=11)
    for order, player in ((ORDER, 1), (ORDER, 2), (replace(ORDER, guild=11), 1)):
        await moderation.bar(order, player)
    await moderation.unbar(ORDER, 1)

    assert await moderation.member(GUILD, 1) == Member(10, is_barred=False)
    assert await moderation.member(GUILD, 2) == Member(0, is_barred=True)
    assert await moderation.member(11, 1) == Member(500, is_barred=True)


async def test_the_log_shows_the_newest(database: Database, moderation: Moderation) -> None:
    for minute in range(30):
        await moderation.reset_season(replace(ORDER, at=NOW + timedelta(minutes=minute)), TODAY)
    log = await moderation.log(GUILD)

    assert [each.at for each in log] == [NOW + timedelta(minutes=minute) for minute in range(29, 9, -1)]


async def test_a_member_who_never_played_has_no_points(moderation: Moderation) -> None:
    assert await moderation.member(GUILD, 1) == Member(0, is_barred=False)


async def test_what_was_done_is_kept_with_it_or_not_at_all(database: Database, moderation: Moderation) -> None:
    """Nothing is removed where the log cannot be written."""
    async with database.write() as connection:
        await connection.execute(
            insert(Score).values(
                guild_id=GUILD, player_id=1, day=TODAY, points=5, is_right=1, answered=1, best_streak=1
            )
        )
        await connection.exec_driver_sql("ALTER TABLE intervention RENAME TO elsewhere")
    with pytest.raises(Exception, match="intervention"):
        await moderation.remove_score(ORDER, 1, None, "all")

    assert (await moderation.member(GUILD, 1)).points == 5
