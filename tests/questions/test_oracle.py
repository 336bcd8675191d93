"""The oracle tells right from wrong, certain from disputed, and asked from told, for every kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.messages import message
from tests.questions.cases import CASES, CAST, LEADS, Case
from tests.questions.invented import FAR, NORTH, catalogue_with
from tests.questions.oracle import is_disputed, is_spoiled, right_choices, tells_answer
from tests.questions.oracle.disputes import RESTS
from tests.questions.oracle.occupations import is_general
from tests.questions.oracle.rules import MAYBE, RIGHT
from tests.questions.oracle.settings import may_be_set

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{'-'.join(case.asked)}")


@pytest.fixture(scope="module")
def invented() -> Catalogue:
    """Six dramas, nothing disputed."""
    return catalogue_with()


def test_every_kind_has_a_rule_and_a_case() -> None:
    assert RIGHT.keys() == RESTS.keys() == {case.kind for case in CASES}
    assert MAYBE.keys() <= RIGHT.keys()


@every_case
def test_a_fair_question_is_found_fair(case: Case, invented: Catalogue) -> None:
    question = case.question()

    assert right_choices(invented, question) == [case.right]
    assert not is_disputed(invented, question)
    assert not is_spoiled(invented, question)
    assert not tells_answer(question)


@every_case
def test_a_wrong_answer_is_found_wrong(case: Case, invented: Catalogue) -> None:
    for wrong in case.wrong:
        assert wrong not in right_choices(invented, case.question(wrong, case.right))


@pytest.mark.parametrize("case", [case for case in CASES if case.rival], ids=lambda case: case.kind)
def test_a_second_option_that_may_be_right_is_found(case: Case, invented: Catalogue) -> None:
    assert case.rival
    question = case.question(case.right, case.rival, *case.wrong[:2])

    assert case.rival in right_choices(invented, question)


@every_case
def test_a_disputed_fact_is_found(case: Case) -> None:
    assert is_disputed(catalogue_with(case.dispute()), case.question())


@every_case
def test_an_answer_that_is_told_is_found(case: Case) -> None:
    question = case.question()
    telling = message("? {told}", told=case.right.upper())

    assert tells_answer(replace(question, stem=telling))
    assert tells_answer(replace(question, clues=(telling,)))


def test_a_telling_word_tells_unless_a_wrong_option_has_it_too() -> None:
    case = replace(CASES[0], asked={"place": "Weightlifting Hall"}, right="Weightlifting Fairy")

    assert tells_answer(case.question())
    assert not tells_answer(case.question(case.right, "Weightlifting Queen", "South", "East"))


@pytest.mark.parametrize(("nickname", "is_told"), [("Little Youngshin", True), ("Miss Chae", False)])
def test_a_given_name_tells_and_a_surname_does_not(nickname: str, is_told: bool) -> None:  # noqa: FBT001 - a table's column
    case = Case("character_by_nickname", {"nickname": nickname}, "Chae Young-shin", CAST, ())

    assert tells_answer(case.question()) == is_told


def test_a_role_that_spoils_is_found_unless_the_question_says_from_when_it_does_not(invented: Catalogue) -> None:
    case = Case("actor_of_character", {"character": "Ghost", "drama": "North"}, "Jin Nine", LEADS, ())

    assert is_spoiled(invented, case.question())
    assert not is_spoiled(invented, replace(case.question(), spoils=(("north", 9),)))


def test_an_option_that_spoils_is_found(invented: Catalogue) -> None:
    case = next(case for case in CASES if case.kind == "character_of_actor")

    assert is_spoiled(invented, case.question(case.right, "Ghost", "Lee Ra", "Han So"))


def test_a_clue_that_says_who_hides_in_a_cast_is_found(invented: Catalogue) -> None:
    case = next(case for case in CASES if case.kind == "cast_ladder")
    clues = tuple(message("?", actor=actor) for actor in ("Ahn One", "Bae Two", "Jin Nine"))

    assert is_spoiled(invented, replace(case.question(), clues=clues))


@pytest.mark.parametrize(
    ("general", "other", "is_so"),
    [
        ("soldier", "special forces sergeant", True),
        ("police officer", "detective", True),
        ("detective", "police officer", False),
        ("emergency doctor", "surgeon", False),
        ("former singer", "idol", False),
        ("nurse", "cook", False),
    ],
)
def test_a_general_occupation_is_known(general: str, other: str, is_so: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_general(general, other) == is_so


def test_a_setting_may_follow_from_the_genre_or_from_the_setting() -> None:
    assert may_be_set(NORTH, "city")
    assert may_be_set(replace(FAR, genres=("medical",)), "hospital")
    assert not may_be_set(replace(FAR, genres=("romance",)), "hospital")
