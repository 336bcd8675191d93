"""A drama is found by any title, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.catalogue.title_parts import titles_of


def test_every_title_finds_its_own_drama(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        for title in (drama.id, *titles_of(drama)):
            assert catalogue.titles.find(title) == drama, title


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("trauma", "the-trauma-code-heroes-on-call"),
        ("truama cod", "the-trauma-code-heroes-on-call"),
        ("goblin", "guardian-the-lonely-and-great-god"),
        ("CLOY", "crash-landing-on-you"),
        ("crash landng", "crash-landing-on-you"),
        ("도깨비", "guardian-the-lonely-and-great-god"),
        ("reply", "reply-1988"),
        ("w", "w-2016"),
    ],
)
def test_search_offers_what_was_meant_first(typed: str, found: str, catalogue: Catalogue) -> None:
    assert catalogue.titles.search(typed)[0].id == found


def test_nothing_typed_offers_the_best_known(catalogue: Catalogue) -> None:
    assert {drama.fame for drama in catalogue.titles.search("", limit=5)} == {5}


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_answered_without_doubles(catalogue: Catalogue, text: str) -> None:
    found = [drama.id for drama in catalogue.titles.search(text, limit=10)]

    assert len(found) == len(set(found)) <= 10
