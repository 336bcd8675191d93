"""Texts compare by their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import cleaned, fold, words
from bot.catalogue.matching import LONGEST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ju Ji-hoon", "ju ji hoon"),
        ("What's Wrong with Secretary Kim", "Whats wrong with secretary Kim?"),
        ("Café", "cafe"),
        ("중증외상센터", "중증 외상 센터"),
        ("\uff37", "w"),
    ],
)
def test_spellings_of_one_thing_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_hangul_is_kept_whole() -> None:
    assert words("도깨비 (2016)") == ("도깨비", "2016")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("<@123> ||“Gong Yoo”||!! 🎉", "Gong Yoo"),
        ("**Gong Yoo**", "Gong Yoo"),
        ("  Gong\n Yoo…", "Gong Yoo"),
        ("Z" + "\u0336" * 40 + "ico", "Zico"),
        ("\u202eGong Yoo", "Gong Yoo"),
        ("Yoo (actor)", "Yoo (actor)"),
        ("😀", ""),
        ("", ""),
    ],
)
def test_what_is_typed_around_an_answer_is_dropped(typed: str, left: str) -> None:
    assert cleaned(typed) == left


@given(typed=st.text())
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    once = cleaned(typed)

    assert cleaned(once) == once
    assert len(once) <= LONGEST + 1
