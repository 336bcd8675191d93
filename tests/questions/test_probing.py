"""What can be tried out for nothing tells nothing, and what stands in the question earns nothing."""

from __future__ import annotations

from random import Random

import pytest

from bot.catalogue import Catalogue
from bot.questions import Question, all_kinds
from bot.questions.judging import judge
from bot.questions.texts import match_text
from tests.questions.test_judging import PEOPLE, asked_in, cast, judged_in

__all__ = ["cast"]


def asked(catalogue: Catalogue, kind: str, told: str) -> Question:
    """Return the question of a kind whose stem tells something."""
    made = (
        all_kinds()[kind].question(catalogue, subject, Random(1)) for subject in all_kinds()[kind].subjects(catalogue)
    )
    return next(question for question in made if question and told in question.stem.values.values())


@pytest.mark.parametrize(
    ("name", "typed"),
    [("Yeon Sang-ho", "Yen Sang-ho"), ("Park Si-hyun", "Prk Si-hyun"), ("Moon Jung-hee", "Moon Jng-hee")],
)
def test_what_would_count_for_somebody_else_is_not_near(name: str, typed: str, cast: Catalogue) -> None:
    assert judged_in(cast, typed, name, *PEOPLE[1:4]).verdict == "accept"
    assert judged_in(cast, typed).verdict == "reject"


def test_a_given_name_costs_an_answer_where_nobody_has_it(cast: Catalogue) -> None:
    assert judged_in(cast, "Jae-yoon", "Lee Jae-yoon", *PEOPLE[1:4]).verdict == "accept"
    assert judged_in(cast, "Jae-yoon").verdict == "reject"


def test_what_is_near_here_is_near_where_nobody_is_called_like_it(cast: Catalogue) -> None:
    assert judged_in(cast, "Ha-hyo", "Kwon Hae-hyo", *PEOPLE[1:4]).verdict == "near"
    assert judged_in(cast, "Ha-hyo").verdict == "near"


def test_a_spelling_that_counts_for_somebody_else_is_not_near(cast: Catalogue) -> None:
    question = asked_in()
    near = judge(cast, question, "Park Shin-hae")
    assert near.verdict == "near"

    assert judge(cast, question, "Park Shin-hae", elsewhere={"park shin hae"}).verdict == "reject"
    assert judge(cast, question, "Park Shin-hye", elsewhere={"park shin hye"}).verdict == "accept"
    assert judge(cast, question, "Park Shin-hae", {"park shin hae"}, {"park shin hae"}).verdict == "accept"


@pytest.mark.parametrize(
    ("kind", "told", "typed"),
    [
        ("acronym", "2521", "the 2521"),
        ("acronym", "WHC1", "WHC"),
        ("based_on", "Jeong Nyeon", "Jeong Nyeo"),
        ("based_on", "Annarasumanara", "Annarasumanaras"),
        ("based_on", "Haesin", "해신"),
        ("based_on", "Hell", "the Hell"),
        ("native_title", "가을 동화", "Gaeul Donghwa"),
        ("character_by_nickname", "Poo-chai", "Poo-chais"),
    ],
)
def test_what_the_question_tells_does_not_count_with_a_slip_either(
    kind: str, told: str, typed: str, catalogue: Catalogue
) -> None:
    question = asked(catalogue, kind, told)

    assert judge(catalogue, question, typed).verdict == "reject"
    assert judge(catalogue, question, question.choices[question.answer]).verdict == "accept"


@pytest.mark.parametrize(
    ("kind", "told", "typed"),
    [
        ("native_title", "궁", "Gung"),
        ("native_title", "나빌레라", "Navilera"),
        ("acronym", "2521", "Twenty Five Twenty One"),
        ("based_on", "Jeong Nyeon", "Jeongnyeon The Star Is Born"),
    ],
)
def test_an_answer_that_is_like_what_is_told_may_be_mistyped(
    kind: str, told: str, typed: str, catalogue: Catalogue
) -> None:
    assert judge(catalogue, asked(catalogue, kind, told), typed).verdict == "accept"


def test_two_singers_in_one_text_are_none() -> None:
    assert match_text("Colde", "Colde", ["V"]).accepted
    assert match_text("Colda", "Colde", ["V"]).accepted
    assert not match_text("V Colde", "Colde", ["V"]).accepted
    assert not match_text("Colde (V", "Colde", ["V"]).accepted


@pytest.mark.parametrize("joined", ["{right} or {wrong}", "{wrong} / {right}", "{right} {wrong}", "{wrong}, {right}"])
def test_two_names_in_one_text_are_no_answer(joined: str, cast: Catalogue) -> None:
    for wrong in PEOPLE[1:]:
        assert judged_in(cast, joined.format(right=PEOPLE[0], wrong=wrong)).verdict == "reject"
