"""Hangul is taken apart and put together by arithmetic; what Latin spellings may stand for follows from the tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue.given_names import GIVEN_NAMES
from bot.catalogue.hangul import FIRST, LAST, composed, decomposed, initials, is_hangul, keys, revised, romanised
from bot.catalogue.readings import readings
from bot.catalogue.romanisation import SURNAMES
from bot.catalogue.slips import usual_spellings

SYLLABLE = st.characters(min_codepoint=ord(FIRST), max_codepoint=ord(LAST))


@given(syllable=SYLLABLE)
def test_a_syllable_is_its_jamo(syllable: str) -> None:
    assert composed(*decomposed(syllable)) == syllable


@pytest.mark.parametrize(("hangul", "latin"), [("공유", "gongyu"), ("백강혁", "baekganghyeok"), ("Kim 씨", "Kim ssi")])
def test_revised_romanisation_goes_syllable_by_syllable(hangul: str, latin: str) -> None:
    assert revised(hangul) == latin


def test_the_first_consonants_of_a_name() -> None:
    assert initials("백강혁") == "ㅂㄱㅎ"


@pytest.mark.parametrize(("hangul", "latin"), [("그 립스틱", "geu ripseutik"), ("신라", "silla")])
def test_titles_are_romanised_as_they_sound(hangul: str, latin: str) -> None:
    assert romanised(hangul) == latin


@pytest.mark.parametrize(("hangul", "typed"), [("공유", "rhddb"), ("백강혁", "qorrkdgur"), ("도깨비!", "ehRoql!")])
def test_the_keys_that_type_a_text(hangul: str, typed: str) -> None:
    assert keys(hangul) == typed


def test_hangul_is_told_from_other_letters() -> None:
    assert is_hangul("백 강혁!")
    assert not any(map(is_hangul, ("", "!", "Kim", "백 Kim", "ㅂ")))


@pytest.mark.parametrize(
    ("spelling", "names"),
    [("sun", {"선", "순"}), ("soon", {"순"}), ("seon", {"선"}), ("hun", {"훈", "헌"}), ("su", {"수"}), ("seo", {"서"})],
)
def test_spellings_stand_for_what_the_tables_say(spelling: str, names: set[str]) -> None:
    assert names == {name for name in readings((spelling,), "common") if name in names or len(name) == 1} & {
        "선", "순", "훈", "헌", "수", "서"
    }  # fmt: skip


def test_every_usual_spelling_of_a_name_may_be_read_as_it() -> None:
    spelt = ((name, spelling) for name in GIVEN_NAMES for spelling in usual_spellings(name))

    assert [(name, spelling) for name, spelling in spelt if name not in readings((spelling,), "rare")] == []


def test_every_surname_has_its_revised_spelling_or_one_that_is_read_alike() -> None:
    assert [name for name, spellings in SURNAMES.items() if len(name) == 1 and not spellings] == []
    assert all(spelling.isascii() and spelling.islower() for spellings in SURNAMES.values() for spelling in spellings)
