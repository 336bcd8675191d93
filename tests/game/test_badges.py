"""Badges are earned by what was played, each can be, and no record loses one by more of the same."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game.badge import Badge
from bot.game.badges import BADGES, earned, proudest
from bot.game.records import Record, Tally
from bot.game.rules import Mode
from bot.messages import message
from bot.questions.model import Category

CATEGORIES: tuple[Category, ...] = ("cast", "dramas", "plots", "makers", "songs", "quotes")
MODES: tuple[Mode, ...] = ("everyone", "race", "survival", "teams", "duel")
COUNTS = [field.name for field in fields(Record) if field.type == "int"]
NUMBERS = st.integers(0, 12_000)
RECORDS = st.builds(
    Record,
    by_category=st.dictionaries(st.sampled_from(CATEGORIES), st.builds(Tally, NUMBERS, NUMBERS)),
    played_in=st.dictionaries(st.sampled_from(MODES), NUMBERS),
    won_in=st.dictionaries(st.sampled_from(MODES), NUMBERS),
    fastest=st.none() | st.timedeltas(timedelta(), timedelta(seconds=90)),
    **dict.fromkeys(COUNTS, NUMBERS),
)
MOST = Record(
    by_category=dict.fromkeys(CATEGORIES, Tally(10_000, 10_000)),
    played_in=dict.fromkeys(MODES, 100),
    won_in=dict.fromkeys(MODES, 100),
    fastest=timedelta(seconds=1),
    **dict.fromkeys(COUNTS, 10_000),
)
FIELDS = {
    "right-": "right",
    "kinds-": "kinds",
    "dramas-": "dramas",
    "typed-": "typed",
    "unaided-": "unaided",
    "changed-": "changed",
    "streak-": "best_streak",
    "perfect-": "perfect",
    "games-": "games",
    "duels-": "duels",
    "duels-won-": "duels_won",
    "days-": "days",
    "run-": "longest_run",
    "break-": "longest_break",
    "busy-": "busiest",
    "daily-1": "dailies",
    "daily-": "daily_streak",
    "listed-": "listed",
    "finished-": "finished",
    "appeal": "appeals",
    "report": "reports",
}
"""The fields of a record that badges and ladders are for, where it is one field."""


def having(record: Record, badge: Badge, count: int) -> Record:
    """Return a record in which so much of what a badge is for is done, and all else as before."""
    ten_right = {name: Tally(10 if place < count else 9, 10_000) for place, name in enumerate(CATEGORIES)}
    changes: dict[str, dict[str, Any]] = {
        **{name: {"by_category": {**record.by_category, name: Tally(count, 10_000)}} for name in CATEGORIES},
        **{f"won-{mode}": {"won_in": {**record.won_in, mode: count}} for mode in MODES},
        "all-categories": {"by_category": ten_right},
        "modes-": {"played_in": dict.fromkeys(MODES[:count], 1)},
        "wins-": {"won_in": {"race": count // 2, "duel": count - count // 2}},
        "quick": {"fastest": timedelta(seconds=2) if count else None},
        **{name: {field: count} for name, field in FIELDS.items()},
    }
    return replace(record, **(changes.get(badge.id) or changes[badge.ladder]))


def test_there_are_many_badges_and_no_two_are_alike() -> None:
    badges = list(BADGES.values())

    assert len(badges) >= 30
    assert len({badge.emoji for badge in badges}) == len({str(badge.name) for badge in badges}) == len(badges)
    assert all(len(badge.id) <= 32 and len(str(badge.name)) <= 24 for badge in badges)


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda badge: badge.id)
def test_each_badge_says_what_it_is_for_and_is_earned_by_that(badge: Badge) -> None:
    told = str(badge.task)

    assert "{" not in told
    assert badge.goal == 1 or f"{badge.goal}" in told
    assert badge.earned(MOST)
    assert not badge.earned(Record())
    assert (badge.done(MOST), badge.done(Record())) == (badge.goal, 0)


@pytest.mark.parametrize("badge", BADGES.values(), ids=lambda badge: badge.id)
def test_each_badge_takes_all_of_what_it_is_for_and_nothing_else_makes_up_for_it(badge: Badge) -> None:
    assert badge.earned(having(Record(), badge, badge.goal))
    assert not badge.earned(having(MOST, badge, badge.goal - 1))


@given(RECORDS, st.sampled_from(COUNTS), st.integers(1, 100))
def test_more_of_anything_loses_no_badge(record: Record, name: str, more: int) -> None:
    further = replace(record, **{name: getattr(record, name) + more})

    assert ids(earned(record)) <= ids(earned(further))


def ids(badges: list[Badge]) -> set[str]:
    """Name badges."""
    return {badge.id for badge in badges}


@given(RECORDS)
def test_of_each_ladder_the_highest_rung_is_shown(record: Record) -> None:
    shown = proudest(earned(record))

    assert len({badge.ladder for badge in shown}) == len(shown)
    for badge in shown:
        rungs = [other.goal for other in earned(record) if other.ladder == badge.ladder]
        assert badge.goal == max(rungs)


def test_who_stands_high_on_a_ladder_is_proudest_of_that() -> None:
    shown = proudest(earned(Record(right=1_000, duels=10)))

    assert [badge.id for badge in shown][:2] == ["right-1000", "duels-10"]


@pytest.mark.parametrize(("seconds", "quick"), [(2, True), (2.001, False), (0, True)])
def test_quick_is_within_two_seconds(seconds: float, *, quick: bool) -> None:
    assert BADGES["quick"].earned(Record(fastest=timedelta(seconds=seconds))) is quick


def test_other_badges_may_be_looked_for() -> None:
    new = Badge("new", "🆕", message("New"), message("Win {goal} games"), lambda record: record.wins, 2)

    assert earned(Record(won_in={"race": 1, "teams": 1}), [new]) == [new]
    assert str(new.task) == "Win 2 games"
