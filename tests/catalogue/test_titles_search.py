"""The search finds a drama while its title is being typed, whichever title that is and however it is spelt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue, TitleIndex

MANY = 2_500
"""Dramas; with four titles each that makes ten thousand."""


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("crash landing on you", "crash-landing-on-you"),
        ("landing on", "crash-landing-on-you"),
        ("sarangui bulsi", "crash-landing-on-you"),
        ("sarangeui boolshichak", "crash-landing-on-you"),
        ("사랑의 불시착", "crash-landing-on-you"),
        ("사랑의불ㅅ", "crash-landing-on-you"),
        ("cloy", "crash-landing-on-you"),
        ("carsh landing", "crash-landing-on-you"),
        ("crahs landing on", "crash-landing-on-you"),
        ("rcash landing on", "crash-landing-on-you"),
        ("crashlandin on yuo", "crash-landing-on-you"),
        ("you landing crash", "crash-landing-on-you"),
        ("do bong soon", "strong-woman-do-bong-soon"),
        ("dobongsun", "strong-woman-do-bong-soon"),
        ("itaewn", "itaewon-class"),
        ("dokkebi", "guardian-the-lonely-and-great-god"),
    ],
)
def test_search_finds_by_any_title_word_sound_or_slip(typed: str, found: str, catalogue: Catalogue) -> None:
    assert found in [drama.id for drama in catalogue.titles.search(typed, limit=3)]


def test_of_titles_alike_the_best_known_comes_first(catalogue: Catalogue) -> None:
    drama = catalogue.dramas["crash-landing-on-you"]
    index = TitleIndex(
        replace(drama, id=f"d{fame}", title=f"Moon {fame}", native_title="", other_titles=(), acronyms=(), fame=fame)
        for fame in (2, 5, 1, 4)
    )

    assert [found.fame for found in index.search("moon")] == [5, 4, 2, 1]


@pytest.mark.parametrize(
    "typed", ["x" * 100_000, "a " * 50_000, "é" + "\u0301\u0336" * 500_000, "\ud800", "가" * 9_000, "\n", "0" * 9_000]
)
def test_search_takes_any_text(typed: str, catalogue: Catalogue) -> None:
    """Of which it looks at the beginning only: marks piled up would take minutes to put in order."""
    assert len(catalogue.titles.search(typed, limit=5)) <= 5
    assert catalogue.titles.find(typed) is None
