"""Ratings: odds between guessing and certainty, surprises shared out fairly, and an order of players that is found."""

from __future__ import annotations

from dataclasses import replace
from math import log
from random import Random
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game import Difficulties, Rating, skills_expected
from bot.game.rating import AIM, GUESSED, NEWCOMER, Learned, chance, kind_key, learn, off_aim
from bot.messages import message
from bot.questions import Question

FINITE = st.floats(allow_nan=False, allow_infinity=False)
LOGITS = st.floats(-8, 8)
ANSWERS = st.integers(0, 2000)
RATINGS = st.builds(Rating, LOGITS, ANSWERS, st.floats(-2, 2), st.integers(0, 50))


def question(difficulty: float = 0.0, number: int = 1) -> Question:
    """Make a question of some difficulty."""
    return Question(
        kind="year",
        category="dramas",
        key=f"year:{number}",
        drama="healer",
        level=1,
        stem=message("Question?"),
        choices=("a", "b", "c", "d"),
        answer=0,
        reveal=message("It is so."),
        sources=(),
        difficulty=difficulty,
    )


@given(skill=FINITE, difficulty=FINITE)
def test_a_chance_lies_between_a_guess_and_certainty_however_far_off_a_rating_is(
    skill: float, difficulty: float
) -> None:
    assert GUESSED <= chance(skill, difficulty) <= 1


@given(skill=LOGITS, difficulty=LOGITS, more=st.floats(0.01, 5))
def test_a_chance_grows_with_skill_and_falls_with_difficulty(skill: float, difficulty: float, more: float) -> None:
    assert chance(skill + more, difficulty) > chance(skill, difficulty) > chance(skill, difficulty + more)


def test_a_player_knows_half_of_the_questions_as_hard_as_they_are_good() -> None:
    assert chance(1.3, 1.3) == pytest.approx((1 + GUESSED) / 2)


@given(skill=RATINGS, own=RATINGS, kind=RATINGS, difficulty=LOGITS, right=st.booleans())
def test_a_surprise_moves_the_player_one_way_and_the_question_and_its_kind_the_other(
    skill: Rating, own: Rating, kind: Rating, difficulty: float, *, right: bool
) -> None:
    before = [replace(rating) for rating in (skill, own, kind)]
    learn(skill, Learned(own, kind), question(difficulty), right=right)
    moved = [now.now - then.now for now, then in zip((skill, own, kind), before, strict=True)]

    assert [now.given - then.given for now, then in zip((skill, own, kind), before, strict=True)] == [1, 1, 1]
    assert [now.value for now in (skill, own, kind)] == [then.value for then in before], "until the game has ended"
    up = 1 if right else -1
    assert moved[0] * up >= 0
    assert moved[1] * up <= 0
    assert moved[2] * up <= 0


@given(rating=RATINGS, surprise=st.floats(0.01, 1))
def test_each_further_answer_moves_a_rating_less(rating: Rating, surprise: float) -> None:
    steps = []
    for _answer in range(5):
        before = rating.gained
        rating.move(surprise)
        steps.append(rating.gained - before)

    assert steps == sorted(steps, reverse=True)
    assert steps[0] > steps[-1] > 0


@given(answers=ANSWERS)
def test_a_step_counts_the_answers_of_earlier_games_as_those_of_this_one(answers: int) -> None:
    earlier, now = Rating(answers=answers), Rating(given=answers)
    earlier.move(0.5)
    now.move(0.5)

    assert earlier.gained == now.gained


def test_whoever_has_answered_thousands_of_times_can_still_get_better() -> None:
    skill = Rating(0.0, 100_000)
    for _answer in range(200):
        learn(skill, Learned(Rating(), Rating()), question(), right=True)

    assert skill.now > 1


@given(games=st.lists(st.tuples(LOGITS, st.integers(1, 50)), min_size=1, max_size=10))
def test_what_games_teach_of_a_question_and_its_kind_adds_up(games: list[tuple[float, int]]) -> None:
    asked, difficulties = question(), Difficulties({})
    for gained, given_answers in games:
        learned = difficulties.of([asked])
        learned[asked.key].gained, learned[asked.key].given = gained, given_answers
        learned[kind_key(asked.kind)].gained, learned[kind_key(asked.kind)].given = gained / 4, given_answers
        difficulties.add(learned)
    total = sum(gained for gained, _answers in games)
    known = difficulties.of([asked])

    assert known[asked.key].value == pytest.approx(total, abs=1e-9)
    assert {rating.answers for rating in known.values()} == {sum(answers for _gained, answers in games)}
    assert difficulties.shift(asked.kind, asked.key) == pytest.approx(1.25 * total, abs=1e-9)
    assert difficulties.shift(asked.kind, "year:2") == pytest.approx(total / 4, abs=1e-9), "a kind's are all harder"


def test_what_a_game_does_with_ratings_leaves_those_of_others_alone() -> None:
    asked = question()
    difficulties = Difficulties({asked.key: Rating(0.5, 3)})
    difficulties.of([asked])[asked.key].move(-1.0)
    difficulties.add({asked.key: Rating(9.0)})

    assert difficulties.of([asked])[asked.key] == Rating(0.5, 3), "nothing is added that rests on no answer"


@given(skills=st.lists(LOGITS, min_size=1, max_size=8), difficulty=LOGITS)
def test_being_off_the_aim_is_how_far_the_mean_chance_is_from_it(skills: list[float], difficulty: float) -> None:
    mean_chance = sum(chance(skill, difficulty) for skill in skills) / len(skills)

    assert off_aim(skills, difficulty) == pytest.approx(abs(mean_chance - AIM))


@given(skill=LOGITS)
def test_at_the_aim_nothing_is_off(skill: float) -> None:
    known = (AIM - GUESSED) / (1 - GUESSED)
    assert off_aim([skill, skill], skill - log(known / (1 - known))) == pytest.approx(0, abs=1e-9)


def test_an_empty_room_is_taken_for_a_newcomer() -> None:
    assert off_aim([], 0.4) == off_aim([NEWCOMER], 0.4)


def test_where_nobody_has_just_played_a_stranger_is_expected() -> None:
    ann, ben = Rating(1.0, 9, gained=0.5), Rating(-1.0, 9)

    assert skills_expected({1: ann}, []) == [1.5, NEWCOMER]
    assert skills_expected({1: ann}, [1]) == [1.5], "somebody who has played alone plays alone"
    assert skills_expected({1: ann, 2: ben}, [2]) == [1.5, -1.0]


def test_a_season_finds_the_order_of_the_players() -> None:
    """30 players of known skill, 200 games of 10 questions whose difficulty was guessed wrong, 5 players in each."""
    rng = Random(7)
    true = {player: rng.gauss(0, 1) for player in range(30)}
    guessed = {number: rng.gauss(-0.4, 0.5) for number in range(500)}
    hardness = {number: guess + rng.gauss(0, 0.5) for number, guess in guessed.items()}
    skills = {player: Rating() for player in true}
    learned = Difficulties({})
    for _game in range(200):
        playing = rng.sample(sorted(true), 5)
        for number in rng.sample(sorted(guessed), 10):
            asked = question(guessed[number] + learned.shift("year", f"year:{number}"), number)
            known = learned.of([asked])
            for player in playing:
                right = rng.random() < chance(true[player], hardness[number])
                learn(skills[player], Learned(known[asked.key], known[kind_key("year")]), asked, right=right)
            learned.add(known)

    found = _ranks([skill.now for skill in skills.values()])
    assert correlation(found, _ranks(list(true.values()))) >= 0.85


def _ranks(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [float(ordered.index(value)) for value in values]
