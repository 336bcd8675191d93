"""Names are found by their beginnings, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, NameIndex
from bot.catalogue.spelt import spelt

INDEX = NameIndex((name, name) for name in ("Gong Yoo", "Gong Hyo-jin", "Kim Go-eun", "Lee Dong-wook", "Yoo In-na"))


@pytest.mark.parametrize(
    "typed", ["Gong Y", "gongyoo", "Gong Yu", "goong yoo", "Yoo Gong", "Gong Yooo", "Gnog Yoo", "공유", "공"]
)
def test_a_name_is_offered_while_it_is_typed(typed: str) -> None:
    assert "Gong Yoo" in INDEX.search(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Son Ye-jin", "Son Ye-jin"),
        ("son yejin", "Son Ye-jin"),
        ("Hyeon Bin", "Hyun Bin"),
        ("An U-yeon", "Ahn Woo-yeon"),
        ("Joo Ji Hoon", "Ju Ji-hoon"),
        ("baek ji won", "Baek Ji-won"),
        ("공유", "Gong Yoo"),
        ("효진", "Gong Hyo-jin"),
    ],
)
def test_the_name_that_was_spelt_stands_first(catalogue: Catalogue, typed: str, first: str) -> None:
    assert catalogue.names.search(typed)[0] == first


def test_nothing_typed_offers_the_best_known() -> None:
    assert INDEX.search("", limit=2) == ["Gong Yoo", "Gong Hyo-jin"]


def test_what_is_like_nothing_offers_nothing() -> None:
    assert INDEX.search("zzzzzzzzzz") == []


@pytest.mark.parametrize("typed", ["oppa", "씨", "zz nim"])
def test_a_form_of_address_alone_is_taken_for_a_name(typed: str) -> None:
    assert INDEX.search(typed) == []


def test_people_of_one_name_are_offered_once() -> None:
    index = NameIndex([("Kim Min-jae", "Kim Min-jae"), ("Kim Min-jae", "Kim Min Jae")])

    assert index.search("kim") == ["Kim Min-jae"]
    assert len(index) == 1


def test_it_holds_whole_names_only() -> None:
    assert INDEX.holds(spelt("gong-yoo"))
    assert not INDEX.holds(spelt("Gong"))


@given(typed=st.text(max_size=300), limit=st.integers(1, 25))
def test_never_more_is_offered_than_wanted_and_each_name_once(typed: str, limit: int) -> None:
    found = INDEX.search(typed, limit)

    assert len(found) == len(set(found)) <= limit


def test_every_character_is_found_by_its_name(catalogue: Catalogue) -> None:
    shown = {role.character for drama in list(catalogue.dramas.values())[:60] for role in drama.roles}

    assert [name for name in shown if name not in catalogue.characters.search(name)] == []
