"""Dramas are found by title first, and by a person or trope whose name is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.catalogue.credits import is_told
from bot.catalogue.hits import search


@pytest.mark.parametrize("typed", ["gong yoo", "Gong Yu", "공유", "gong yo", "GONGYOO"])
def test_a_name_offers_the_dramas_of_its_person(typed: str, catalogue: Catalogue) -> None:
    hits = {hit.drama.id: hit.person for hit in search(catalogue, typed)}

    assert hits["guardian-the-lonely-and-great-god"] == catalogue.people["gong-yoo"]


@pytest.mark.parametrize("typed", ["enemies to lovers", "Enemies to Lover", "enemies to lvoers", "enemiestolovers"])
def test_a_trope_offers_its_dramas_the_best_known_first(typed: str, catalogue: Catalogue) -> None:
    hits = [hit for hit in search(catalogue, typed) if hit.trope]
    fame = [hit.drama.fame for hit in hits]

    assert len(hits) >= 5
    assert all("enemies-to-lovers" in hit.drama.tropes for hit in hits)
    assert fame == sorted(fame, reverse=True)


@pytest.mark.parametrize("typed", ["vincenzo", "goblin", "cloy", "빈센조", "vincnezo", "itaewn"])
def test_a_title_comes_first_whatever_else_it_is(typed: str, catalogue: Catalogue) -> None:
    first = search(catalogue, typed)[0]

    assert (first.person, first.trope) == (None, None)
    assert first.drama == catalogue.titles.search(typed)[0]


@pytest.mark.parametrize("typed", ["IU", "iu", "아이유"])
def test_a_short_name_counts_if_it_is_whole(typed: str, catalogue: Catalogue) -> None:
    assert any(hit.person == catalogue.people["lee-ji-eun"] for hit in search(catalogue, typed))


@pytest.mark.parametrize("typed", ["", "g", "lee", "kim", "ji hoon"])
def test_what_is_many_peoples_name_finds_titles_only(typed: str, catalogue: Catalogue) -> None:
    assert all(hit.person is None for hit in search(catalogue, typed))


def test_a_trope_that_gives_a_story_away_finds_nothing(catalogue: Catalogue) -> None:
    spoiling = [trope for trope in catalogue.tropes.values() if trope.spoils]

    assert spoiling
    assert not any(hit.trope in spoiling for trope in spoiling for hit in search(catalogue, trope.name))


def test_no_drama_is_offered_for_a_role_that_spoils(catalogue: Catalogue) -> None:
    hidden = [
        (drama, role.actor)
        for drama in catalogue.dramas.values()
        for role in drama.roles
        if role.spoiler_from and not any(is_told(drama, other) for other in drama.roles if other.actor == role.actor)
    ]

    assert hidden
    for drama, actor in hidden:
        hits = search(catalogue, catalogue.name_of(actor))
        assert not any(hit.drama == drama and hit.person for hit in hits), actor


@given(typed=st.text(max_size=200), limit=st.integers(1, 25))
def test_any_text_is_taken_and_each_drama_offered_once(catalogue: Catalogue, typed: str, limit: int) -> None:
    found = [hit.drama.id for hit in search(catalogue, typed, limit)]

    assert len(found) == len(set(found)) <= limit
