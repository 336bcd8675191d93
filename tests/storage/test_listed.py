"""Who is on boards and who is on none, and who is remembered of past seasons."""

from __future__ import annotations

from datetime import date

import pytest

from bot.game.periods import Season
from bot.storage import Absences, Board, Boards, Database, Guilds, Leader, Moderation, Order, Players
from tests.storage.evening import GUILD, NOW, TODAY
from tests.storage.test_boards import OTHER_GUILD, of, ranks, score, values

ORDER = Order(GUILD, 900_000_001, NOW)


@pytest.fixture
def boards(database: Database) -> Boards:
    """Read boards from the database."""
    return Boards(database)


async def test_who_hides_is_barred_or_has_left_is_not_listed_and_takes_no_rank(
    database: Database, boards: Boards
) -> None:
    for player in range(1, 6):
        await score(database, player, 1000 - player)
    await Players(database).hide(1, hidden=True)
    await Moderation(database, Guilds(database)).bar(ORDER, 2)
    await Absences(database).add(GUILD, [3])

    assert await ranks(boards, of()) == {4: 1, 5: 2}
    assert await boards.unlisted(GUILD, [1, 2, 3, 4, 5]) == {1, 2, 3}
    hidden, barred, absent, listed = [await boards.own(of(), player) for player in (1, 2, 3, 4)]
    assert [own.leader for own in (hidden, barred, absent)] == [None, None, None]
    assert [own.value for own in (hidden, barred, absent)] == [999, 998, 997]
    assert [own.is_hidden for own in (hidden, barred, absent, listed)] == [True, False, False, False]
    assert [own.is_barred for own in (hidden, barred, absent, listed)] == [False, True, False, False]
    assert listed.leader is not None


async def test_who_is_barred_or_has_left_elsewhere_is_listed_here(database: Database, boards: Boards) -> None:
    await score(database, 1, 20)
    await score(database, 2, 10)
    await Moderation(database, Guilds(database)).bar(Order(OTHER_GUILD, 900_000_001, NOW), 1)
    await Absences(database).add(OTHER_GUILD, [2])

    assert await ranks(boards, of()) == {1: 1, 2: 2}
    assert await boards.unlisted(GUILD, [1, 2]) == set()
    assert not (await boards.own(of(), 1)).is_barred
    assert await boards.unlisted(OTHER_GUILD, [1, 2, 3]) == {1, 2}


async def test_everywhere_only_those_are_listed_who_chose_a_name(database: Database, boards: Boards) -> None:
    for player, guild in ((1, GUILD), (1, OTHER_GUILD), (2, GUILD), (3, OTHER_GUILD), (4, GUILD)):
        await score(database, player, 100 * player, guild=guild)
    players = Players(database)
    for player in (1, 3, 4):
        await players.show_everywhere(player, f"Fan {player}")
    await players.hide(4, hidden=True)
    everywhere = Board("points", None)
    page = await boards.page(everywhere)

    assert page.leaders == (Leader(1, 3, "Fan 3", 300, 1, 2), Leader(2, 1, "Fan 1", 200, 2, 4))
    own = await boards.own(everywhere, 2)
    assert (own.leader, own.value, own.name) == (None, 200, None)
    await players.show_everywhere(3, None)
    assert await ranks(boards, everywhere) == {1: 1}


async def test_what_was_earned_where_its_player_is_barred_counts_nowhere(database: Database, boards: Boards) -> None:
    for guild in (GUILD, OTHER_GUILD):
        await score(database, 1, 100, guild=guild)
    await Players(database).show_everywhere(1, "Fan")
    await Moderation(database, Guilds(database)).bar(ORDER, 1)

    assert await values(boards, Board("points", None)) == {1: 100}
    assert (await boards.own(Board("points", None), 1)).value == 100


async def test_the_hall_of_fame_remembers_the_first_three_of_past_seasons(database: Database, boards: Boards) -> None:
    now = Season(2026, 1)
    for player in range(1, 6):
        await score(database, player, 100 * player, day=date(2025, 10, 1))
        await score(database, player, 1, day=date(2025, 12, 31))
        await score(database, player, 1000 - player, day=date(2025, 3, 31))
        await score(database, player, 5, day=date(2026, 1, 1))
    await score(database, 7, 499, day=date(2025, 11, 11))
    podiums, total = await boards.hall(GUILD, now)

    assert total == 2
    assert [(podium.season, [(own.rank, own.player) for own in podium.leaders]) for podium in podiums] == [
        (Season(2025, 4), [(1, 5), (2, 7), (3, 4)]),
        (Season(2025, 1), [(1, 1), (2, 2), (3, 3)]),
    ]
    assert podiums[0].leaders[0].value == 501
    assert await boards.hall(GUILD, now, offset=1) == (podiums[1:], 2)
    await Players(database).hide(5, hidden=True)
    await Absences(database).add(GUILD, [7])
    hidden, _ = await boards.hall(GUILD, now)
    assert [own.player for own in hidden[0].leaders] == [4, 3, 2]


async def test_a_season_that_was_begun_anew_is_remembered_from_then(database: Database, boards: Boards) -> None:
    moderation = Moderation(database, Guilds(database))
    for day, points in ((date(2025, 7, 1), 4), (date(2025, 10, 1), 30), (date(2025, 11, 1), 200), (TODAY, 1000)):
        await score(database, 1, points, day=day)
    for day in (date(2025, 10, 15), date(2025, 11, 1)):
        await moderation.reset_season(ORDER, day)
    podiums, _ = await boards.hall(GUILD, Season(2026, 1))

    assert [podium.leaders[0].value for podium in podiums] == [200, 4]


async def test_many_who_share_a_podium_are_not_all_named(database: Database, boards: Boards) -> None:
    for player in range(1, 30):
        await score(database, player, 100, day=date(2025, 10, 1))
    [podium], _ = await boards.hall(GUILD, Season(2026, 1))

    assert [own.player for own in podium.leaders] == list(range(1, 11))


async def test_absences_are_known_after_a_restart_and_end(database: Database, boards: Boards) -> None:
    await score(database, 1, 10)
    await Absences(database).add(GUILD, [1])
    await Absences(database).add(GUILD, [1])
    absences = Absences(database)
    assert not absences.has(GUILD, 1)
    await absences.load()
    assert absences.has(GUILD, 1)
    await absences.end(GUILD, 1)

    assert not absences.has(GUILD, 1)
    assert await ranks(boards, of()) == {1: 1}
