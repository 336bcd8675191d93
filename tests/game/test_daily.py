"""The daily drama: which one it is, what its clues tell and do not, how a play goes, and when a streak breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import mean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Drama, fold, words
from bot.game.daily import (
    EPOCH,
    Guess,
    Play,
    clues,
    drama_of,
    eligible,
    meant,
    number_of,
    statistics_of,
    streak_of,
)
from bot.messages import UserError

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)


def days(count: int, first: date = EPOCH) -> list[date]:
    """Return so many days in a row."""
    return [first + number * DAY for number in range(count)]


def without(catalogue: Catalogue, *gone: str) -> Catalogue:
    """Return a catalogue that does not know some dramas."""
    dramas = (drama for drama in catalogue.dramas.values() if drama.id not in gone)
    return Catalogue(dramas, catalogue.people.values(), catalogue.tropes.values(), catalogue.reviews.values())


def played(catalogue: Catalogue, over: Sequence[date], recent: list[str]) -> list[str]:
    """Return the dramas of some days where those of the year before are remembered."""
    for day in over:
        recent.append(drama_of(catalogue, day, recent[-365:]).id)
    return recent


def test_every_drama_has_its_day(catalogue: Catalogue) -> None:
    assert {drama.id for drama in eligible(catalogue)} == set(catalogue.dramas)


def test_a_day_has_the_same_drama_on_every_host(catalogue: Catalogue) -> None:
    again = Catalogue(reversed(list(catalogue.dramas.values())), catalogue.people.values(), catalogue.tropes.values())

    assert [drama_of(again, day).id for day in days(60)] == [drama_of(catalogue, day).id for day in days(60)]


def test_no_drama_comes_twice_within_a_year_though_nothing_is_remembered(catalogue: Catalogue) -> None:
    listed = [drama_of(catalogue, day).id for day in days(800)]

    assert all(len(set(listed[first : first + 366])) == 366 for first in range(len(listed) - 366))


def test_none_comes_twice_within_a_year_though_the_catalogue_grows_and_shrinks(catalogue: Catalogue) -> None:
    every = [drama.id for drama in eligible(catalogue)]
    small, smaller = without(catalogue, *every[:25]), without(catalogue, *every[40:90])
    listed = played(small, days(120), [])
    listed = played(catalogue, days(160, EPOCH + 120 * DAY), listed)
    listed = played(smaller, days(160, EPOCH + 280 * DAY), listed)

    assert len(listed) == 440
    assert all(len(set(listed[first : first + 366])) == 366 for first in range(len(listed) - 366))


def test_with_few_dramas_the_one_that_is_longest_ago_comes_next(catalogue: Catalogue) -> None:
    every = [drama.id for drama in eligible(catalogue)]
    few = without(catalogue, *every[5:])
    listed = played(few, days(40), [])

    assert all(len(set(listed[first : first + 5])) == 5 for first in range(36))
    assert listed == [drama_of(few, day).id for day in days(40)], "as where nothing is remembered"
    more = without(catalogue, *every[6:])
    assert drama_of(more, EPOCH + 40 * DAY, listed).id == every[5], "a new one comes first"


def test_without_any_drama_it_says_whom_to_ask() -> None:
    with pytest.raises(UserError, match="Ask my host"):
        drama_of(Catalogue((), ()), EPOCH)


def test_the_first_day_is_number_one() -> None:
    assert [number_of(EPOCH), number_of(EPOCH + DAY), number_of(date(2026, 12, 31))] == [1, 2, 365]


def told(catalogue: Catalogue, drama: Drama) -> list[str]:
    """Return the clues to a drama as they are read."""
    return [str(clue) for clue in clues(catalogue, drama)]


def test_there_are_six_clues_to_every_drama_always_the_same(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        assert len(told(catalogue, drama)) == 6
        assert told(catalogue, drama) == told(catalogue, drama)
        assert len("\n".join(told(catalogue, drama))) < 500, "short enough for a phone"


def test_no_clue_holds_any_title_of_its_drama(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        for title in catalogue.titles.all_titles_of(drama):
            for clue in told(catalogue, drama):
                if len(fold(title)) >= 5:
                    assert fold(title) not in fold(clue), (drama.id, clue)
                assert f" {' '.join(words(title))} " not in f" {' '.join(words(clue))} ", (drama.id, clue)


def test_no_clue_holds_a_longer_word_of_its_title_nor_a_form_of_it(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        own = [word for word in words(drama.title.replace("-", " ")) if len(word) >= 5]
        said = [word for clue in told(catalogue, drama) for word in words(clue.replace("-", " "))]
        assert not [word for word in said for title in own if word in {title, f"{title}s"}], drama.id


def test_a_word_that_tells_is_left_out_of_the_sentence(catalogue: Catalogue) -> None:
    assert told(catalogue, catalogue.dramas["dr-romantic-season-3"])[-1].count("▁▁▁") == 1


def test_a_year_that_stands_in_the_title_is_told_as_a_decade(catalogue: Catalogue) -> None:
    assert told(catalogue, catalogue.dramas["school-2017"])[0] == "The 2010s · KBS2"
    assert told(catalogue, catalogue.dramas["healer"])[0] == "2014 · KBS2"


def test_clues_come_from_hard_to_easy(catalogue: Catalogue) -> None:
    """A year and a network fit more dramas than the tropes, though these are the commonest; names come last but one."""
    dramas = list(catalogue.dramas.values())
    tropes = {drama.id: told(catalogue, drama)[1].removeprefix("Tropes: ").split(" · ") for drama in dramas}
    names = {drama.id: {catalogue.tropes[trope].name for trope in drama.tropes} for drama in dramas}
    aired = {drama.id: told(catalogue, drama)[0] for drama in dramas}
    fit_aired = mean(list(aired.values()).count(each) for each in aired.values())
    fit_tropes = mean(sum(names[other].issuperset(own) for other in names) for own in tropes.values())
    both = mean(
        sum(aired[other] == aired[drama] and names[other].issuperset(tropes[drama]) for other in names)
        for drama in names
    )

    assert fit_aired > fit_tropes > both >= 1
    for drama in dramas:
        _aired, _tropes, part, emoji, cast, blurb = told(catalogue, drama)
        assert part.startswith(("One of the leads: ", "A supporting role: ", "One of the roles: ", "Leads: "))
        assert emoji == f"In emoji: {drama.emoji}"
        assert cast.startswith("Cast: ")
        assert blurb.startswith("“")


def test_no_clue_names_a_trope_that_spoils_or_anybody(catalogue: Catalogue) -> None:
    spoiling = {trope.name for trope in catalogue.tropes.values() if trope.spoils}
    for drama in catalogue.dramas.values():
        _aired, tropes, part, _emoji, cast, _blurb = told(catalogue, drama)
        assert spoiling.isdisjoint(tropes.removeprefix("Tropes: ").split(" · ")), drama.id
        assert not any(role.character in part for role in drama.roles), drama.id
        assert all(len(name.rstrip(".").split(".")[0]) == 1 for name in cast.removeprefix("Cast: ").split(" · "))


@pytest.mark.parametrize(
    "lacking",
    [
        {"tropes": ("revenge",)},
        {"networks": ()},
        {"blurb": ""},
        {"emoji": ""},
        {"roles": ()},
        {"title": "It Is On Us", "blurb": "Now it is on us."},
    ],
)
def test_a_drama_without_six_clues_or_that_a_clue_tells_has_no_day(
    lacking: dict[str, Any], catalogue: Catalogue
) -> None:
    some = [catalogue.dramas[drama] for drama in ("healer", "vincenzo")]
    changed = Catalogue([replace(some[0], **lacking), some[1]], catalogue.people.values(), catalogue.tropes.values())

    assert [drama.id for drama in eligible(changed)] == ["vincenzo"]


@pytest.mark.parametrize(
    ("typed", "drama"),
    [
        ("Healer", "healer"),
        ("healr", "healer"),
        ("힐러", "healer"),
        ("Healer (2014)", "healer"),
        ("goblin", "guardian-the-lonely-and-great-god"),
        ("hospital playlist season two", "hospital-playlist-season-2"),
        ("lotbs", "the-legend-of-the-blue-sea"),
        ("**My Demon** 🎉", "my-demon"),
    ],
)
def test_a_drama_is_meant_by_any_of_its_titles(typed: str, drama: str, catalogue: Catalogue) -> None:
    assert meant(catalogue, typed).drama == catalogue.dramas[drama]


@pytest.mark.parametrize("typed", ["Healer (1999)", "zzyzx qqq", "", "?", "🎉", "x" * 500])
def test_no_drama_is_meant(typed: str, catalogue: Catalogue) -> None:
    assert meant(catalogue, typed).drama is None


def test_what_is_not_certain_is_near(catalogue: Catalogue) -> None:
    assert meant(catalogue, "the heir") == (None, True)
    assert meant(catalogue, "zzyzx qqq") == (None, False)


def test_every_drama_is_meant_by_every_title(catalogue: Catalogue) -> None:
    missed = [
        (drama.id, title)
        for drama in catalogue.dramas.values()
        for title in (drama.id, drama.title, drama.native_title, f"{drama.title} ({drama.year})")
        if meant(catalogue, title).drama != drama
    ]

    assert missed == []


def test_a_play_opens_a_clue_with_each_guess_and_ends_with_the_right_one() -> None:
    first = Play()
    second = first.guess("vincenzo")
    third = second.guess(None)
    solved = third.guess("healer", is_right=True)

    assert [play.clues_open for play in (first, second, third, solved)] == [1, 2, 3, 6]
    assert [play.is_over for play in (first, second, third, solved)] == [False, False, False, True]
    assert (solved.is_solved, solved.score, solved.grid) == (True, "3/6", "❌ ⏭️ ✅ ▫️ ▫️ ▫️")
    assert solved.has_tried("vincenzo")
    with pytest.raises(ValueError, match="nothing left"):
        solved.guess("healer")


def test_six_guesses_are_all_there_are() -> None:
    play = Play(tuple(Guess(f"drama-{number}") for number in range(5)))
    lost, solved = play.guess(None), play.guess("healer", is_right=True)

    assert (play.clues_open, play.number, play.is_over) == (6, 6, False)
    assert (lost.is_over, lost.is_solved, lost.score, lost.grid) == (True, False, "X/6", "❌ ❌ ❌ ❌ ❌ ⏭️")
    assert (solved.is_solved, solved.score) == (True, "6/6")


def test_the_symbols_differ_in_shape() -> None:
    assert len({*Play((Guess(None), Guess("a"), Guess("b", is_right=True))).grid.split()}) == 4


def streak(*solved: date, today: date = TODAY) -> int:
    """Return the days of a streak."""
    return streak_of(solved, today).days


def test_today_breaks_nothing_before_it_is_over() -> None:
    assert streak() == 0
    assert streak(TODAY) == 1
    assert streak(TODAY - DAY) == 1
    assert streak(TODAY - DAY, TODAY) == 2


@pytest.mark.parametrize("last", [date(2026, 1, 31), date(2026, 12, 31), date(2028, 2, 28), date(2027, 2, 28)])
def test_a_streak_goes_on_over_the_end_of_a_month_a_year_and_a_leap_day(last: date) -> None:
    ten = [last + number * DAY for number in range(-4, 6)]

    assert streak(*ten, today=ten[-1]) == 10
    assert streak(*ten, today=ten[-1] + DAY) == 10


def test_one_missed_day_a_week_is_forgiven_and_not_counted() -> None:
    before, after = [TODAY - number * DAY for number in (3, 4)], [TODAY, TODAY - DAY]
    found = streak_of([*before, *after], TODAY)

    assert (found.days, found.best, found.frozen) == (4, 4, (TODAY - 2 * DAY,))
    assert found.freeze_from == TODAY + 6 * DAY


def test_two_missed_days_in_a_row_break_it() -> None:
    assert streak(TODAY - 4 * DAY, TODAY - 3 * DAY, TODAY) == 1
    assert streak(TODAY - 4 * DAY, TODAY - 3 * DAY) == 0


@pytest.mark.parametrize(("apart", "expected"), [(7, 7), (8, 10)])
def test_a_freeze_is_there_again_on_the_eighth_day(apart: int, expected: int) -> None:
    start = TODAY - (apart + 3) * DAY
    solved = [start, start + DAY, *days(apart - 1, start + 3 * DAY), TODAY]
    missed = [day for day in days(apart + 4, start) if day not in solved]
    found = streak_of(solved, TODAY)

    assert missed[1] - missed[0] == apart * DAY
    assert found.days == expected
    assert found.frozen == tuple(missed if apart == 8 else missed[1:])


def test_yesterdays_miss_is_forgiven_before_today_is_played() -> None:
    found = streak_of([TODAY - 2 * DAY, TODAY - 3 * DAY], TODAY)

    assert (found.days, found.frozen, found.freeze_from) == (2, (TODAY - DAY,), TODAY + 7 * DAY)


def test_the_freeze_comes_back_on_the_day_it_says() -> None:
    missed = TODAY - 8 * DAY
    solved = [missed - DAY, *days(7, missed + DAY)]
    assert streak_of(solved, TODAY).freeze_from is None
    assert streak_of(solved, TODAY - DAY).freeze_from == TODAY

    assert streak_of(solved, TODAY + DAY).days == 8, "today was missed too, and is forgiven"


def test_the_best_streak_stays() -> None:
    found = streak_of([*days(12), TODAY], TODAY)

    assert (found.days, found.best) == (1, 12)


some_days = st.sets(st.integers(0, 60).map(lambda number: TODAY - number * DAY))


@given(some_days, st.integers(0, 60))
@settings(max_examples=300)
def test_a_further_solved_day_never_shortens_a_streak(solved: set[date], number: int) -> None:
    more = solved | {TODAY - number * DAY}
    before, after = streak_of(solved, TODAY), streak_of(more, TODAY)

    assert after.days >= before.days
    assert after.best >= before.best


@given(some_days)
@settings(max_examples=300)
def test_a_streak_is_the_longest_run_whose_missed_days_are_more_than_a_week_apart(solved: set[date]) -> None:
    """The same counted another way: from the last day backwards."""
    day = last = TODAY if TODAY in solved else TODAY - DAY
    missed: list[date] = []
    while day >= TODAY - 61 * DAY:
        if day not in solved:
            if missed and (missed[-1] - day).days <= 7:
                break
            missed.append(day)
        day -= DAY
    run = sum(day < each <= last for each in solved)
    found = streak_of(solved, TODAY)

    assert found.days == run
    assert found.best >= found.days
    assert all((later - earlier).days > 7 for earlier, later in zip(found.frozen, found.frozen[1:], strict=False))


def test_statistics_count_what_is_over() -> None:
    right = Guess("healer", is_right=True)
    lost = Play(tuple(Guess(None) for _ in range(6)))
    plays = {
        TODAY - 3 * DAY: Play((right,)),
        TODAY - 2 * DAY: Play((Guess("vincenzo"), right)),
        TODAY - DAY: Play((Guess("vincenzo"),)),
        TODAY: Play((Guess(None),)),
    }
    open_today, lost_today = statistics_of(plays, TODAY), statistics_of({**plays, TODAY: lost}, TODAY)

    assert (open_today.played, open_today.solved, open_today.percent) == (3, 2, 67)
    assert open_today.distribution == (1, 1, 0, 0, 0, 0)
    assert open_today.streak.days == 2, "yesterday is forgiven"
    assert (lost_today.played, lost_today.solved, lost_today.percent) == (4, 2, 50)
    assert (lost_today.streak.days, lost_today.streak.best) == (0, 2), "two in a row are not"


def test_nothing_played_is_nothing_solved() -> None:
    none = statistics_of({}, TODAY)

    assert (none.played, none.percent, none.streak.days) == (0, 0, 0)
