"""What players have done is added up from what was played, and badges are given for it, backwards too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from bot.catalogue import Catalogue
from bot.game.badge import Badge
from bot.game.badges import BADGES
from bot.game.records import Record, Tally
from bot.messages import message
from bot.questions import Kind, kinds
from bot.storage import Database, Records
from bot.storage.adding_up import NOT_BY_DRAMA
from bot.storage.schema import Answer, Appeal, DailyGuess, ListEntry, Player, Report
from tests.storage.played import ANN, BEN, ELSEWHERE, HERE, NOW, Played

TODAY = NOW.date()
CAST, SONG, LINK = "cast_member:healer/Seo Jung-hoo", "song:healer/Eternal Love", "link:d-o/a+b"


@pytest.fixture
def records(database: Database) -> Records:
    """Make the records of an empty database."""
    return Records(database)


@pytest.fixture
def played(database: Database) -> Played:
    """Let things be played."""
    return Played(database)


async def test_a_newcomer_has_done_nothing(records: Records) -> None:
    assert await records.of(ANN) == Record()
    assert await records.of(ANN, HERE) == Record()
    assert await records.course(ANN) == []


async def test_answers_are_added_up_by_the_category_of_their_kind(records: Records, played: Played) -> None:
    await played.game({ANN: [True, False, True], BEN: [True]}, [CAST, "director:healer/x", SONG])
    await played.game({ANN: [True, True]}, ["year:vincenzo", LINK])
    ann = await records.of(ANN)

    assert ann.overall == Tally(4, 5)
    assert ann.by_category == {"cast": Tally(2, 2), "makers": Tally(0, 1), "songs": Tally(1, 1), "dramas": Tally(1, 1)}
    assert (ann.games, ann.kinds, ann.dramas) == (2, 4, 2)
    assert (await records.of(BEN)).overall == Tally(1, 1)


async def test_an_answer_to_a_question_that_is_open_is_not_told(records: Records, played: Played) -> None:
    await played.game({ANN: [True]}, [CAST])
    game = await played.game({ANN: [True, True]}, [CAST, CAST])
    async with played.database.write() as connection:
        open_one = update(Answer).where(Answer.game_id == game, Answer.number == 2)
        await connection.execute(open_one.values(is_right=None))

    assert (await records.of(ANN)).overall == Tally(2, 2)


async def test_how_an_answer_was_given_counts_where_it_was_right(records: Records, played: Played) -> None:
    await played.game({ANN: [True, False]}, [CAST, SONG], typed="so", hints=1)
    await played.game({ANN: [True, False]}, [CAST, SONG], typed="so", at=NOW + timedelta(hours=2, milliseconds=1500))
    await played.game({ANN: [True, False]}, [CAST, SONG], changed=True)
    ann = await records.of(ANN)

    assert (ann.typed, ann.unaided, ann.changed) == (2, 1, 1)
    assert ann.fastest == timedelta(milliseconds=1500)


async def test_a_wrong_answer_is_no_fast_one(records: Records, played: Played) -> None:
    await played.game({ANN: [False]}, [CAST])

    assert (await records.of(ANN)).fastest is None


async def test_days_runs_and_breaks_come_of_scores(records: Records, played: Played) -> None:
    for days in (0, 1, 2, 40, 41):
        await played.score(ANN, TODAY + timedelta(days=days), points=100 * days)
    await played.score(ANN, TODAY, points=300, guild=ELSEWHERE, answered=9)
    everywhere, here = await records.of(ANN), await records.of(ANN, HERE)

    assert (everywhere.points, here.points) == (8700, 8400)
    assert (everywhere.days, everywhere.longest_run, everywhere.longest_break) == (5, 3, 37)
    assert (everywhere.busiest, here.busiest) == (11, 2), "one day in two servers is one day"
    assert here.best_streak == 41


async def test_games_are_won_and_perfect_by_their_places(records: Records, played: Played) -> None:
    keys = [CAST] * 5
    whole = await played.game({ANN: [True] * 5}, keys)
    await played.place(whole, ANN, won=True, right=5, mode="race")
    missed = await played.game({ANN: [True] * 5}, [*keys, SONG])
    await played.place(missed, ANN, won=False, right=5)
    short = await played.game({ANN: [True]}, [CAST])
    await played.place(short, ANN, won=True, right=1)
    ann = await records.of(ANN)

    assert ann.perfect == 1, "neither where a question was not answered nor where there were few"
    assert (ann.played_in, ann.won_in) == ({"race": 1, "everyone": 2}, {"race": 1, "everyone": 1})
    assert ann.wins == 2


async def test_all_else_is_counted_where_it_counts(records: Records, played: Played) -> None:
    game = await played.game({ANN: [True]}, [CAST])
    for day in (0, 1, 3):
        await played.put(
            DailyGuess,
            player_id=ANN,
            day=TODAY + timedelta(days=day),
            number=2,
            drama_id="healer",
            is_right=True,
            at=NOW,
            guild_id=HERE,
        )
    await played.put(DailyGuess, player_id=ANN, day=TODAY, number=1, drama_id=None, is_right=False, at=NOW)
    await played.duel(game, ANN, 1510.4)
    await played.duel(await played.game({ANN: [True]}, [CAST]), ANN, 1490.0, days=1)
    for drama, status in (("healer", "finished"), ("vincenzo", "planned")):
        await played.put(ListEntry, player_id=ANN, drama_id=drama, status=status, episode=0, changed_at=NOW)
    for status in ("accepted", "open"):
        await played.put(
            Appeal,
            guild_id=HERE,
            game_id=game,
            number=1 + (status == "open"),
            player_id=ANN,
            subject="s",
            folded="f",
            key=CAST,
            typed="t",
            stem="s",
            answer="a",
            at=NOW,
            status=status,
        )
        await played.put(
            Report,
            guild_id=HERE,
            player_id=ANN,
            is_moderator=False,
            key=status,
            facts=[],
            stem="s",
            answer="a",
            reason="wrong",
            note="",
            at=NOW,
            status="upheld" if status == "accepted" else "dismissed",
        )
    ann, here = await records.of(ANN), await records.of(ANN, HERE)

    assert (ann.dailies, ann.daily_streak) == (3, 3), "one missed day in a week is forgiven"
    assert (ann.duels, ann.duels_won) == (2, 1)
    assert (ann.listed, ann.finished, ann.appeals, ann.reports) == (2, 1, 1, 1)
    assert here == replace(ann, listed=0, finished=0), "a list is of no server"
    assert await records.of(ANN, ELSEWHERE) == Record()
    assert await records.course(ANN, HERE) == [1510, 1490]
    assert await records.course(ANN, ELSEWHERE) == []


async def test_a_record_of_one_server_holds_nothing_of_another(records: Records, played: Played) -> None:
    await played.game({ANN: [True]}, [CAST], guild=ELSEWHERE)

    assert await records.of(ANN, HERE) == Record()
    assert (await records.of(ANN)).overall == Tally(1, 1)


async def test_badges_are_given_once_to_whoever_has_earned_them(records: Records, played: Played) -> None:
    await played.game({ANN: [True] * 10, BEN: [False]}, [CAST] * 10)
    first = await records.award([ANN, BEN], TODAY)
    again = await records.award([ANN, BEN], TODAY + timedelta(days=1))

    assert first == {ANN: ["right-1", "right-10"]}
    assert again == {}
    assert await records.badges(ANN) == {"right-1": TODAY, "right-10": TODAY}
    assert await records.badges(BEN) == {}
    assert await records.award([], TODAY) == {}


async def test_a_badge_that_is_added_later_is_given_for_what_was_played_before(
    database: Database, records: Records, played: Played
) -> None:
    await played.game({ANN: [True]}, [SONG])
    await records.award([ANN], TODAY)
    new = Badge("new", "🆕", message("New"), message("Play"), lambda record: record.games)
    later = Records(database, [*BADGES.values(), new])

    assert await later.award([ANN], date(2027, 1, 1)) == {ANN: ["new"]}
    assert (await later.badges(ANN))["new"] == date(2027, 1, 1)


async def test_who_hides_is_known(records: Records, played: Played) -> None:
    await played.put(Player, id=ANN, is_hidden=True)
    await played.put(Player, id=BEN, is_hidden=False)

    assert await records.hidden([ANN, BEN, 3]) == {ANN}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_keys_begin_with_a_drama_but_for_those_kinds_of_which_it_is_known(kind: Kind, catalogue: Catalogue) -> None:
    firsts = {subject.key.partition("/")[0] for subject in kind.subjects(catalogue)}

    assert (firsts <= catalogue.dramas.keys()) == (kind.name not in NOT_BY_DRAMA)
