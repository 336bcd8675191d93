"""The search finds a drama while its title is being typed, whichever title that is and however it is spelt."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

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
    "typed", ["x" * 100_000, "a " * 50_000, "é\u0301" * 9_000, "\ud800", "가" * 9_000, "\n", "0" * 9_000]
)
def test_search_takes_any_text(typed: str, catalogue: Catalogue) -> None:
    assert len(catalogue.titles.search(typed, limit=5)) <= 5


def test_search_over_ten_thousand_titles_is_quick(catalogue: Catalogue, rng: Random) -> None:
    """Ten times what is aimed at on an idle machine, since tests share theirs."""
    drama = catalogue.dramas["crash-landing-on-you"]
    known = sorted({word for each in catalogue.dramas.values() for word in each.title.split()})
    dramas = [
        replace(
            drama,
            id=f"drama-{number}",
            title=" ".join(rng.choices(known, k=3)),
            native_title="".join(rng.choices("사랑의불시착도깨비눈물여왕", k=6)),
            other_titles=tuple(" ".join(rng.choices(known, k=2)) for _ in range(2)),
            acronyms=(),
        )
        for number in range(MANY)
    ]
    index = TitleIndex(dramas)
    index.search("ready")
    spent = []
    for each in rng.sample(dramas, 100):
        begun = time.process_time()
        index.search(each.title[1:-1])
        spent.append(time.process_time() - begun)

    assert sorted(spent)[94] < 0.1
