"""Clues come one by one while a question is open, and whoever waits for them earns less."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game import Rules, Session
from bot.game.rules import CLUE_TIME
from bot.messages import message
from bot.questions import Question
from tests.game.test_session import ANN, BEN, SECOND, START, question

LENGTHS = st.integers(5, 90)
CLUES = st.integers(1, 9)
MOMENT = timedelta(microseconds=1)


def ladder(number: int, clues: int) -> Question:
    """Make a question with clues whose first choice is right."""
    given = tuple(message("Clue {number}", number=place) for place in range(clues))
    return replace(question(number), clues=given)


def opened(clues: int, *, seconds: int = 40) -> Session:
    """Make a game of easy questions, the first of them with clues and open."""
    rules = Rules(rounds=2, seconds=seconds, difficulty="easy")
    game = Session("0" * 32, rules, ANN, (ladder(0, clues), question(1)))
    game.open(START)
    return game


def earned(clues: int, *, after: float, seconds: int = 40) -> int:
    """Return what a right answer to a question with clues is worth."""
    game = opened(clues, seconds=seconds)
    game.answer(ANN, 1, 0, START + after * SECOND)
    return game.close()[0].results[0].points


@given(seconds=LENGTHS, clues=st.integers(0, 9))
def test_every_clue_has_its_time_and_the_first_comes_at_once(seconds: int, clues: int) -> None:
    rules = Rules(seconds=seconds)
    times = rules.clue_times(clues)

    assert len(times) == clues
    assert list(times) == sorted(times)
    assert not clues or times[0] == timedelta(0)
    assert all(time < rules.time for time in times)


@given(seconds=LENGTHS, clues=CLUES)
def test_clues_leave_time_to_read_the_one_before_and_the_last_one(seconds: int, clues: int) -> None:
    rules = Rules(seconds=seconds)
    moments = sorted({*rules.clue_times(clues)})
    gaps = [later - earlier for earlier, later in pairwise([*moments, rules.time])]

    assert len(moments) == 1 or min(gaps) >= CLUE_TIME
    assert max(gaps) - min(gaps) <= clues * MOMENT, "evenly"


@pytest.mark.parametrize(
    ("seconds", "clues", "times"),
    [
        (5, 4, [0, 0, 0, 0]),
        (12, 4, [0, 0, 0, 6]),
        (18, 4, [0, 0, 6, 12]),
        (24, 4, [0, 6, 12, 18]),
        (80, 4, [0, 20, 40, 60]),
        (90, 1, [0]),
    ],
)
def test_in_a_short_time_more_clues_come_at_once(seconds: int, clues: int, times: list[int]) -> None:
    assert [time.total_seconds() for time in Rules(seconds=seconds).clue_times(clues)] == times


@given(seconds=LENGTHS, clues=CLUES)
def test_from_one_clue_to_the_next_one_more_is_shown_until_all_are(seconds: int, clues: int) -> None:
    game = opened(clues, seconds=seconds)
    now, shown = START, game.clues_shown(START)
    while following := game.next_clue(now):
        assert game.clues_shown(following - MOMENT) == shown
        assert game.clues_shown(following) == shown + 1
        now, shown = following, shown + 1

    assert shown == clues
    assert game.closes_at is not None
    assert now < game.closes_at


def test_only_an_open_question_with_clues_has_a_next_one() -> None:
    game = opened(4)
    assert game.next_clue(START) == START + 10 * SECOND
    game.close()
    assert game.next_clue(START) is None
    game.open(START)
    assert game.next_clue(START) is None


def test_each_further_clue_takes_a_fifth_of_the_worth_but_nothing_for_speed() -> None:
    moments = [0, 5, 10, 15, 20, 25, 30, 39]
    costs = [earned(0, after=after) - earned(4, after=after) for after in moments]

    assert costs == [0, 0, 20, 20, 40, 40, 60, 60]


@given(one=st.floats(0, 40), other=st.floats(0, 40), clues=CLUES)
def test_waiting_for_a_clue_never_pays(one: float, other: float, clues: int) -> None:
    early, late = sorted((one, other))

    assert earned(clues, after=early) >= earned(clues, after=late) > 0


@given(after=st.floats(0, 5), clues=CLUES)
def test_in_five_seconds_all_clues_are_there_at_once_and_cost_nothing(after: float, clues: int) -> None:
    game = opened(clues, seconds=5)

    assert game.clues_shown(START) == clues
    assert game.next_clue(START) is None
    assert earned(clues, after=after, seconds=5) == earned(0, after=after, seconds=5)


def test_an_answer_from_before_a_restart_earns_what_one_at_once_does_and_no_more() -> None:
    game = opened(4, seconds=12)
    game.answer(ANN, 1, 0, START + SECOND)
    game.reopen(START + 60 * SECOND)
    game.answer(BEN, 1, 0, START + 61 * SECOND)
    [before, after] = game.close()[0].results

    assert (before.player, after.player) == (ANN, BEN)
    assert before.points == after.points == earned(4, after=1, seconds=12)
