"""What an answer shows of its player and its question, and what it is worth to whom."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.game import Difficulty, Rating, Rules, Session
from tests.game.test_session import ANN, BEN, START, answered, question


def rated(skill: float, difficulty: float, *, right: bool) -> tuple[float, float]:
    """Return by how much an answer moved a player's skill and the difficulty of a question."""
    asked = replace(question(0), difficulty=difficulty)
    game = Session("0" * 32, Rules(1), ANN, (asked,))
    game.meet({ANN: Rating(skill)})
    game.open(START)
    answered(game, ANN, choice=0 if right else 1)
    game.close()
    return game.skills[ANN].gained, sum(rating.gained for rating in game.learned.values())


@given(skill=st.floats(-4, 4), difficulty=st.floats(-4, 4))
def test_who_is_right_is_rated_higher_and_the_question_lower(skill: float, difficulty: float) -> None:
    gained, harder = rated(skill, difficulty, right=True)
    lost, easier = rated(skill, difficulty, right=False)

    assert gained > 0 > harder
    assert lost < 0 < easier


def test_what_this_game_has_shown_stays_when_ratings_are_read_again() -> None:
    game = Session("0" * 32, Rules(2), ANN, (question(0), question(1)))
    game.open(START)
    answered(game, ANN)
    game.close()
    gained, learned = game.skills[ANN].gained, dict(game.learned)
    game.meet({ANN: Rating(3.0, 40)})
    game.recall({key: Rating(3.0, 40) for key in learned})

    assert (game.skills[ANN].value, game.skills[ANN].gained) == (0.0, gained)
    assert game.learned == learned


def together(difficulty: Difficulty) -> tuple[int, int]:
    """Let a weak and a strong player be right at the same moment, and return what each earns."""
    game = Session("0" * 32, Rules(1, difficulty=difficulty), ANN, (question(0),))
    game.meet({ANN: Rating(-1.0, 100), BEN: Rating(2.0, 100)})
    game.open(START)
    answered(game, ANN, BEN)
    weak, strong = game.close()[0].results
    return weak.points, strong.points


def test_where_the_players_decide_the_same_answer_is_worth_more_to_whom_it_is_less_likely() -> None:
    weak, strong = together("auto")

    assert weak > strong


def test_at_a_level_the_same_answer_is_worth_the_same_to_all() -> None:
    weak, strong = together("easy")

    assert weak == strong
