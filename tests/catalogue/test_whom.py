"""A person is found by any spelling of their name, and never taken for a namesake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Person
from bot.catalogue.whom import people_like, whom


@pytest.mark.parametrize("typed", ["gong-yoo", "Gong Yoo", "gong yu", "GONGYOO", "공유", "Gong Yoo-ssi", " Yoo Gong "])
def test_any_spelling_finds_a_person(typed: str, catalogue: Catalogue) -> None:
    assert whom(catalogue, typed).person == catalogue.people["gong-yoo"]


def test_everybody_is_found_by_their_id_and_nearly_everybody_by_their_name(catalogue: Catalogue) -> None:
    assert all(whom(catalogue, person).person == catalogue.people[person] for person in catalogue.people)
    alone = [person for person in list(catalogue.people.values())[:300] if not catalogue.shares_name(person.id)]
    lost = [person.id for person in alone if whom(catalogue, catalogue.name_of(person.id)).person != person]

    assert lost == []


def test_of_namesakes_nobody_is_meant_for_certain() -> None:
    catalogue = Catalogue([], [Person("one", "Kim Min-jae"), Person("two", "Kim Min-jae"), Person("three", "Lee So")])

    assert whom(catalogue, "kim minjae").person is None
    assert {person.id for person in whom(catalogue, "kim minjae").likely} == {"one", "two"}
    assert {person.id for person in people_like(catalogue, "kim", 10)} == {"one", "two"}
    assert whom(catalogue, "two").person == catalogue.people["two"]


@pytest.mark.parametrize("typed", ["", "   ", "🎉", "zzzzzzzz", "x" * 9_000])
def test_nobody_is_found_by_nothing(typed: str, catalogue: Catalogue) -> None:
    assert whom(catalogue, typed).person is None


@given(typed=st.text(max_size=60), limit=st.integers(1, 12))
def test_any_text_is_taken_and_never_more_is_offered_than_wanted(catalogue: Catalogue, typed: str, limit: int) -> None:
    found = people_like(catalogue, typed, limit)

    assert len(found) == len(set(found)) <= limit
    whom(catalogue, typed)
