"""Typed years and texts: the same, in any order, but for a slip; no other year."""

from __future__ import annotations

import pytest

from bot.questions.texts import match_text, match_year


@pytest.mark.parametrize(
    ("typed", "year", "counts"),
    [
        ("2016", "2016", True),
        (" 2016!", "2016", True),
        ("２０１６", "2016", True),  # noqa: RUF001 - as a Korean keyboard has them
        ("2016년", "2016", True),
        ("2016년도", "2016", True),
        ("in 2016", "2016", True),
        ("'16", "2016", True),
        ("’16", "2016", True),  # noqa: RUF001 - as phones write it
        ("'26", "2026", True),
        ("'98", "1998", True),
        ("'98", "2098", False),
        ("16", "2016", False),
        ("2017", "2016", False),
        ("2016 or 2017", "2016", False),
        ("20166", "2016", False),
        ("two thousand", "2016", False),
        ("", "2016", False),
    ],
)
def test_a_year_is_four_digits_or_two_after_an_apostrophe(typed: str, year: str, counts: bool) -> None:  # noqa: FBT001 - a table's column
    match = match_year(typed, year, last=2026)

    assert match.verdict == ("accept" if counts else "reject")


@pytest.mark.parametrize(
    ("typed", "text", "counts"),
    [
        ("punch & chanyeol", "Chanyeol and Punch", True),
        ("Chanyeol feat. Punch", "Chanyeol and Punch", True),
        ("Punch x Chanyeol", "Chanyeol and Punch", True),
        ("Woozi, DK and Seungkwan", "DK, Seungkwan and Woozi", True),
        ("car the garden", "Car, the Garden", True),
        ("Mush and Co", "Mush & Co.", True),
        ("Davchi", "Davichi", True),
        ("Gumny", "Gummy", True),
        ("Punch and Chanyeoll", "Chanyeol and Punch", True),
        ("Chanyeol", "Chanyeol and Punch", False),
        ("Chanyeol and Munch and Crunch", "Chanyeol and Punch", False),
        ("Chanyeo and Punc", "Chanyeol and Punch", False),
        ("Lym", "Lyn", False),
        ("Gumm", "Gummy", False),
        ("", "V", False),
    ],
)
def test_a_text_is_the_same_in_any_order_and_but_for_a_slip(typed: str, text: str, counts: bool) -> None:  # noqa: FBT001 - a table's column
    assert match_text(typed, text).verdict == ("accept" if counts else "reject")
