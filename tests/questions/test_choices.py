"""Options are dealt fairly, and stems that tell are caught."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import fold
from bot.messages import message
from bot.questions.choices import deal, gives_away

NAMES = st.lists(st.text("abcdefgh -", min_size=1, max_size=8), max_size=8)


@given(answer=st.text("abcdefgh", min_size=1, max_size=8), wrong=NAMES, seed=st.integers())
def test_dealt_options_differ_and_hold_the_answer_once(answer: str, wrong: list[str], seed: int) -> None:
    dealt = deal(Random(seed), answer, wrong)

    different = {fold(option) for option in wrong} - {fold(answer)}
    if dealt is None:
        assert len(different) < 3
    else:
        options, place = dealt
        assert options[place] == answer
        assert len({fold(option) for option in options}) == len(options) == 4


@pytest.mark.parametrize(
    ("named", "answer", "is_name"),
    [
        ("Kim Bok-joo", "Weightlifting Fairy Kim Bok-joo", False),
        ("Vincenzo", "Vincenzo Cassano", False),
        ("Do Bong Soon", "Do Bong-soon", True),
        ("W", "W", False),
        ("Baek Kang-hyuk", "Lee Kang-hyuk", True),
    ],
)
def test_a_stem_that_tells_is_caught(named: str, answer: str, is_name: bool) -> None:  # noqa: FBT001 - a table's column
    assert gives_away(message("Who is {named}?", named=named), answer, is_name=is_name)


@pytest.mark.parametrize(
    ("named", "answer", "is_name"),
    [
        ("Kim Shin", "Kim Go-eun", True),
        ("Who Are You", "The K2", False),
        ("Crash Landing on You", "You and I", False),
    ],
)
def test_a_surname_or_a_small_word_does_not_tell(named: str, answer: str, is_name: bool) -> None:  # noqa: FBT001 - as above
    assert not gives_away(message("Who is {named}?", named=named), answer, is_name=is_name)
