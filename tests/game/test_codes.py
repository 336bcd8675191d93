"""Share codes: every game's options fit into one, and what is not one is told from one."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.game import Answers, Deck, Difficulty, Mode, Rules
from bot.game.codes import (
    ANSWERS,
    DIFFICULTIES,
    ID_LETTERS,
    LETTERS,
    LONGEST,
    LONGEST_ID,
    MODES,
    SCOPES,
    code_of,
    rules_of,
)
from bot.messages import UserError
from cogs.trivia._options import KINDS

SCOPE = st.builds(
    lambda kind, wanted: f"{kind}:{wanted}",
    st.sampled_from(SCOPES),
    st.text(ID_LETTERS, min_size=1, max_size=LONGEST_ID),
)
RULES = st.builds(
    Rules,
    rounds=st.integers(1, 50),
    seconds=st.integers(5, 90),
    difficulty=st.sampled_from(get_args(Difficulty)),
    about=st.none() | SCOPE,
    answers=st.sampled_from(get_args(Answers)),
    mode=st.sampled_from(get_args(Mode)),
    teams=st.integers(2, 4),
)


def read(code: str) -> Rules | None:
    """Read a code; None where it is refused."""
    try:
        return rules_of(code)
    except UserError:
        return None


@given(RULES)
def test_rules_come_back_as_they_were_and_a_code_is_no_longer_than_it_may_be(rules: Rules) -> None:
    code = code_of(rules)

    assert rules_of(code) == rules
    assert len(code) <= LONGEST
    assert code_of(rules_of(code)) == code


@given(RULES)
def test_case_spaces_and_dashes_do_not_matter(rules: Rules) -> None:
    code = code_of(rules)

    assert rules_of(f" {code.lower().replace('-', '  ')}\n") == rules
    assert rules_of("-".join(code.replace("-", ""))) == rules


@given(RULES, st.data())
def test_a_wrong_letter_is_noticed(rules: Rules, data: st.DataObject) -> None:
    code = code_of(rules).replace("-", "")
    place = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from(LETTERS.replace(code[place], "") + "01OIL*é"))

    assert read(code[:place] + letter + code[place + 1 :]) is None


@given(RULES, st.data())
def test_two_letters_that_changed_places_are_noticed(rules: Rules, data: st.DataObject) -> None:
    code = code_of(rules).replace("-", "")
    place = data.draw(st.integers(0, len(code) - 2))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assume(swapped != code)

    assert read(swapped) is None


@given(RULES.filter(lambda rules: rules.about is None), st.data())
def test_three_wrong_letters_of_a_short_code_are_noticed(rules: Rules, data: st.DataObject) -> None:
    code = code_of(rules).replace("-", "")
    places = data.draw(st.sets(st.integers(0, len(code) - 1), min_size=2, max_size=3))
    wrong = "".join(
        data.draw(st.sampled_from(LETTERS.replace(letter, ""))) if place in places else letter
        for place, letter in enumerate(code)
    )

    assert read(wrong) is None


@given(
    st.text() | st.text(LETTERS + "-", max_size=2 * LONGEST) | st.text(LETTERS, max_size=5).map(lambda end: f"A{end}")
)
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(typed: str) -> None:
    found = read(typed)
    if found is not None:
        assert code_of(found).replace("-", "") == typed.upper().replace("-", "")


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (Rules(), "ASGD-CV"),
        (Rules(20, 15, "hard", None, "typed", "teams", 4), "ARHV-E245"),
        (Rules(mode="race", about="drama:crash-landing-on-you"), "AEKF-43ZG-KBJ4-WNWY-FQB9-3JZ9-634G-G"),
    ],
)
def test_codes_that_people_keep_mean_the_same_for_ever(rules: Rules, code: str) -> None:
    assert code_of(rules) == code


def test_every_option_has_a_place_in_a_code() -> None:
    assert set(DIFFICULTIES) == set(get_args(Difficulty))
    assert set(ANSWERS) == set(get_args(Answers))
    assert set(MODES) == set(get_args(Mode))
    assert set(SCOPES) == set(KINDS)


def test_whatever_a_game_can_be_about_has_a_code_mostly_under_thirty_letters(deck: Deck) -> None:
    codes = [code_of(Rules(about=str(scope))) for scope in deck.search("", limit=10_000)]

    assert len(codes) > 2000
    assert sorted(map(len, codes))[len(codes) * 3 // 4] < 30
    assert max(map(len, codes)) <= LONGEST


@pytest.mark.parametrize("about", ["drama:", "drama", "mood:sad", "drama:Über", f"drama:{'a' * 51}"])
def test_what_does_not_go_into_a_code_is_said(about: str) -> None:
    with pytest.raises(UserError, match="does not go into a share code"):
        code_of(Rules(about=about))


@pytest.mark.parametrize("code", ["", "A", "2222", "22222222", "Ÿ" * 9, "A" * 81])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UserError):
        rules_of(code)
