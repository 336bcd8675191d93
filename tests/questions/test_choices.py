"""Options are dealt fairly, and stems that tell are caught."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import fold
from bot.messages import message
from bot.questions.choices import choose, deal, gives_away

NAMES = st.lists(st.text("abcdefgh -", min_size=1, max_size=8), max_size=8)


WEIGHTS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=8), st.floats(0, 9))


@settings(max_examples=40)  # the audit deals every question there is
@given(answer=st.text("abcdefgh", min_size=1, max_size=8), wrong=NAMES, known=WEIGHTS, key=st.text())
def test_chosen_options_differ_and_are_wrong(answer: str, wrong: list[str], known: dict[str, float], key: str) -> None:
    chosen = choose(key, answer, wrong, known)

    different = {fold(option) for option in wrong} - {fold(answer)}
    if chosen is None:
        assert len(different) < 3
    else:
        assert len({fold(answer), *map(fold, chosen)}) == 4
        assert set(chosen) <= set(wrong)
        assert chosen == choose(key, answer, wrong, known), "asked again, they are the same"


def test_an_answer_is_the_best_known_and_the_longest_as_often_as_any_other() -> None:
    names = [letter * length for letter in "abcdefghijkl" for length in range(1, 10)]
    known = {name: place % 17 for place, name in enumerate(names)}
    best = longest = 0
    middle = [name for name in names if len(name) == 5 and 6 <= known[name] <= 10]
    for number in range(4_000):
        answer = middle[number % len(middle)]
        chosen = choose(f"question {number}", answer, [name for name in names if name != answer], known)
        assert chosen is not None
        best += all(known[option] <= known[answer] for option in chosen)
        longest += all(len(option) <= len(answer) for option in chosen)

    assert 900 <= best <= 1_100
    assert 900 <= longest <= 1_100


@given(st.integers())
def test_the_answer_is_dealt_where_it_is_said_to_be(seed: int) -> None:
    options, place = deal(Random(seed), "right", ("one", "two", "three"))

    assert options[place] == "right"
    assert sorted(options) == ["one", "right", "three", "two"]


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
    assert gives_away([message("Who is {named}?", named=named)], answer, is_name=is_name)


@pytest.mark.parametrize(
    ("named", "answer", "is_name"),
    [
        ("Kim Shin", "Kim Go-eun", True),
        ("Who Are You", "The K2", False),
        ("Crash Landing on You", "You and I", False),
    ],
)
def test_a_surname_or_a_small_word_does_not_tell(named: str, answer: str, is_name: bool) -> None:  # noqa: FBT001 - as above
    assert not gives_away([message("Who is {named}?", named=named)], answer, is_name=is_name)
