"""A session chooses what it asks: what may be asked, as its players need it, and another one for what is taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from bot.game import Deck, Difficulty, Finished, Opened, Rating, Room, Rules, Session
from bot.game.choosing import LOOK_AHEAD
from bot.game.rating import kind_key
from tests.game.test_session import ANN, BEN, CHO, START, Play, answered, question

EASIEST, STEP = -2.0, 0.4
DRAWN = (3, 9, 0, 6, 11, 1, 8, 4, 10, 2, 7, 5)
"""How hard each of the next questions is, 0 the easiest, in the order drawn."""


def asking(*hardness: int, rounds: int = 3, difficulty: Difficulty = "auto") -> Session:
    """Make a game of a first question that anybody knows half of the time, and then of questions so hard."""
    drawn = [replace(question(step), difficulty=EASIEST + STEP * step) for step in hardness]
    return Session("0" * 32, Rules(rounds, difficulty=difficulty), ANN, (question(99), *drawn))


def spare(rounds: int = 3, *, difficulty: Difficulty = "easy") -> Session:
    """Make a game with twice as many questions as rounds, and some."""
    drawn = tuple(question(number) for number in range(2 * rounds + 5))
    return Session("0" * 32, Rules(rounds, difficulty=difficulty), ANN, drawn)


def play(game: Session, *players: int) -> None:
    """Ask a question that some players answer right, and close it."""
    game.open(START)
    answered(game, *players)
    game.close()


def second(game: Session, skills: dict[int, float]) -> str:
    """Let players of these skills answer the first question, and return which one they are asked then."""
    game.open(START)
    game.meet({player: Rating(skill, 1000) for player, skill in skills.items()})
    answered(game, *skills)
    game.close()
    game.open(START)
    return game.question.key


def test_what_may_not_be_asked_is_passed_over_and_comes_when_it_may() -> None:
    game = spare()
    opened = game.open(START, may_ask=lambda asked: asked.key != "year:0")
    assert isinstance(opened, Opened)
    assert (opened.question.key, game.question.key, opened.number) == ("year:1", "year:1", 1)
    assert [left.key for left in game.left][:2] == ["year:0", "year:2"]
    answered(game, ANN)
    game.close()
    game.open(START)

    assert (game.question.key, game.number, game.order) == ("year:0", 2, [1, 0])


def test_a_game_with_nothing_left_that_may_be_asked_ends_with_its_scores() -> None:
    game = spare(rounds=5)
    play(game, ANN)
    finished = game.open(START, may_ask=lambda _asked: False)

    assert isinstance(finished, Finished)
    assert game.is_over
    assert (finished.reason, finished.asked) == ("drained", 1)
    assert [standing.player for standing in finished.standings] == [ANN]


@pytest.mark.parametrize(("skill", "asked"), [(9.0, 11), (-9.0, 0), (0.0, 4), (1.2, 7)])
def test_of_the_next_questions_the_one_that_suits_the_players_is_asked(skill: float, asked: int) -> None:
    assert second(asking(*DRAWN), {ANN: skill}) == f"year:{asked}"


def test_the_players_are_followed_together() -> None:
    weak, strong = (int(second(asking(*DRAWN), {ANN: skill})[5:]) for skill in (-1.0, 2.0))
    both = int(second(asking(*DRAWN), {ANN: -1.0, BEN: 2.0})[5:])

    assert weak < both < strong


def test_only_those_who_answered_last_are_followed() -> None:
    game = asking(*DRAWN)
    game.open(START)
    game.meet({ANN: Rating(9.0, 1000), BEN: Rating(-9.0, 1000)})
    answered(game, ANN)
    game.close()
    game.open(START)

    assert game.question.key == "year:11"


def test_nothing_is_taken_from_far_behind() -> None:
    game = asking(*[5] * LOOK_AHEAD, 30)

    assert second(game, {ANN: 9.0}) == "year:5"


def test_what_was_asked_here_before_waits_however_well_it_suits() -> None:
    game = asking(*DRAWN)
    game.questions = (
        game.questions[0],
        *(replace(asked, asked=asked.key != "year:11") for asked in game.questions[1:]),
    )

    assert second(game, {ANN: 0.0}) == "year:11", "the hardest, but the only new one"


@settings(max_examples=5)
@given(skill=st.floats(-1, 2), seed=st.integers(0, 1000))
def test_in_auto_too_nothing_comes_back_before_all_there_is_was_asked(deck: Deck, skill: float, seed: int) -> None:
    """Play game after game about one drama, as one player of some skill would."""
    rules, asked = Rules(rounds=10, about="drama:squid-game"), Counter[str]()
    for number in range(6):
        drawn = deck.draw(rules, Random(seed + number), Room(asked=dict(asked), skills=[skill]))
        game = Session("0" * 32, rules, ANN, drawn, skills={ANN: Rating(skill, 1000)}, present={ANN})
        fresh = sum(not asked[question.key] for question in drawn)
        for place in range(game.rounds):
            game.open(START)
            assert not asked[game.question.key] or place >= fresh
            answered(game, ANN)
            game.close()
        asked.update(game.questions[place].key for place in game.order)


def test_of_equals_the_one_drawn_first_is_asked() -> None:
    game = spare(difficulty="auto")

    assert second(game, {ANN: 2.0}) == "year:1"


def test_a_level_keeps_the_order_drawn_whoever_plays() -> None:
    game = asking(*DRAWN, rounds=12, difficulty="easy")
    game.meet({ANN: Rating(9.0, 1000)})
    for _ in range(12):
        play(game, ANN)

    assert game.order == list(range(12))


def test_a_question_taken_back_counts_for_nobody() -> None:
    game = spare()
    play(game, ANN)
    before, skill = game.standings(), game.skills[ANN].now
    game.open(START)
    answered(game, ANN, BEN, choice=1)
    withdrawn = game.withdraw()

    assert (withdrawn.number, withdrawn.question.key) == (2, "year:1")
    assert game.standings() == before
    assert game.skills[ANN].now == skill
    assert game.joined == {ANN}
    assert game.phase == "between"


def test_a_question_taken_back_breaks_no_streak() -> None:
    game = spare()
    play(game, ANN)
    game.open(START)
    game.withdraw()
    game.open(START)
    answered(game, ANN)

    assert game.close()[0].results[0].streak == 2


def test_another_question_is_asked_for_one_taken_back() -> None:
    game = spare(rounds=2)
    play(game, ANN)
    for taken_back in range(3):
        game.open(START)
        game.withdraw()
        assert game.rounds == 3 + taken_back
    game.open(START)
    answered(game, ANN)
    finished = game.close()[1]

    assert finished is not None
    assert finished.reason == "played"
    assert [(standing.player, standing.answered) for standing in finished.standings] == [(ANN, 2)]
    assert len({*game.order}) == 5, "none twice"


def test_a_game_without_spare_questions_ends_where_one_is_taken_back() -> None:
    game = Session("0" * 32, Rules(2, difficulty="easy"), ANN, (question(0), question(1)))
    play(game, ANN)
    game.open(START)
    game.withdraw()
    finished = game.open(START)

    assert isinstance(finished, Finished)
    assert finished.reason == "drained"


def test_a_game_rests_on_the_facts_of_its_open_question_only() -> None:
    first, other = (replace(question(number), facts=(f"healer:{number}",)) for number in (0, 1))
    game = Session("0" * 32, Rules(2, difficulty="easy"), ANN, (first, other))
    assert not game.rests_on({"healer:0"})
    game.open(START)

    assert game.rests_on({"healer:0", "healer:7"})
    assert game.rests_on({first.key}), "a question without facts stands for itself"
    assert not game.rests_on({"healer:1"})
    game.withdraw()
    assert not game.rests_on({"healer:0"})


@pytest.mark.parametrize(("drawn", "rounds"), [(3, 3), (10, 10), (25, 10)])
def test_a_game_has_the_rounds_agreed_on_or_as_many_as_there_are_questions(drawn: int, rounds: int) -> None:
    game = Session("0" * 32, Rules(10), ANN, tuple(question(number) for number in range(drawn)))

    assert game.rounds == rounds


def test_whoever_answers_has_joined_and_stays() -> None:
    game = spare()
    assert game.joined == set()
    game.open(START)
    answered(game, BEN)
    assert game.joined == {BEN}, "before the question is closed"
    game.close()
    game.open(START)
    answered(game, CHO)

    assert game.joined == {BEN, CHO}


def test_what_is_left_are_the_questions_not_asked_yet() -> None:
    game = spare(rounds=1)
    assert game.left == list(game.questions)
    game.open(START)

    assert game.left == list(game.questions[1:])


def test_looking_ahead_hides_nothing_that_is_known_of_a_question() -> None:
    game = asking(*DRAWN)
    asked = second(game, {ANN: 0.0})
    known = {key: Rating(1.0, 500) for key in (asked, kind_key("year"))}
    game.recall(known)

    assert game.learned[asked] == known[asked]


class PlayWithReports(Play):
    """Random play in which questions are taken back: the books balance, and nobody is asked less for it."""

    @initialize(rounds=st.integers(1, 4))
    def begin(self, rounds: int) -> None:
        self.game = spare(rounds, difficulty="auto")
        self.now = START
        self.earned: dict[int, int] = {}

    @precondition(lambda self: self.game.phase == "open")
    @rule()
    def withdraw(self) -> None:
        before = self.game.standings()
        self.game.withdraw()
        assert self.game.standings() == before
        self.now += timedelta(seconds=6)

    @invariant()
    def no_question_is_asked_twice_nor_one_too_many(self) -> None:
        if hasattr(self, "game"):
            assert len({*self.game.order}) == len(self.game.order) == self.game.number
            assert self.game.number - self.game.withdrawn <= self.game.rules.rounds
            assert {*self.game.skills} == {*self.game.players}

    @invariant()
    def a_game_that_was_played_has_all_its_rounds(self) -> None:
        if hasattr(self, "game") and self.game.is_over and self.game.empty == 0 and self.game.left:
            assert self.game.number == self.game.rounds


TestPlayWithReports = PlayWithReports.TestCase
TestPlayWithReports.settings = settings(max_examples=60)
