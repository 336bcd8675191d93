"""Random play in every mode: whatever people do and in whatever order, the books balance and the game ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.game import Mode
from bot.messages import UserError
from tests.game.modes import MODES, game_of, press
from tests.game.play import CROWD, Play
from tests.game.test_session import START


class Race(Play):
    """A race."""

    mode = "race"


class Survival(Play):
    """A survival."""

    mode = "survival"


class Teams(Play):
    """Teams."""

    mode = "teams"


class Duel(Play):
    """A duel."""

    mode = "duel"


SETTINGS = settings(max_examples=40, stateful_step_count=50, deadline=None)
TestEveryone, TestRace, TestSurvival = Play.TestCase, Race.TestCase, Survival.TestCase
TestTeams, TestDuel = Teams.TestCase, Duel.TestCase
TestEveryone.settings = TestRace.settings = TestSurvival.settings = SETTINGS
TestTeams.settings = TestDuel.settings = SETTINGS


@given(moments=st.lists(st.integers(0, 6), min_size=4, max_size=4), places=st.lists(st.integers(0, 1), min_size=4))
@settings(max_examples=30, deadline=None)
def test_in_whatever_order_they_arrive_the_earliest_right_answer_is_the_first(
    moments: list[int], places: list[int]
) -> None:
    """Whoever is told that their answer counts is in the books; the earliest can never have been refused."""
    sent = [(player, place, moment / 2) for player, place, moment in zip(CROWD, places, moments, strict=False)]
    for order in permutations(sent):
        game = game_of("race")
        game.open(START)
        for player, place, after in order:
            with suppress(UserError):
                press(game, player, place, after)
        closed, _ = game.close()
        right = [after for _player, place, after in sent if place == 0]
        if right:
            assert closed.first == {player for player, place, after in sent if place == 0 and after == min(right)}


@pytest.mark.parametrize("mode", MODES)
def test_however_many_answer_at_the_same_instant_the_question_closes_once(mode: Mode) -> None:
    crowd = list(range(1, 500))
    game = game_of(mode)
    game.starter, game.invited = 1, 2
    if game.is_gathered:
        game.gather(START)
        for player in crowd[mode != "teams" :]:
            with suppress(UserError):
                game.join(player, player % 2)
        game.gathered()
    game.open(START)
    for player in crowd:
        with suppress(UserError):
            press(game, player, 0, 5)
    closed, _ = game.close()

    assert len(closed.results) == (2 if mode == "duel" else 499)
    assert len({result.points for result in closed.results}) == 1
    with pytest.raises(ValueError, match="no question is open"):
        game.close()
    with pytest.raises(UserError, match="closed"):
        game.answer(1, 1, 0, START + timedelta(seconds=5))
