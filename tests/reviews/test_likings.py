"""Dramas that a review names for those who liked its own."""

from __future__ import annotations

import pytest

from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values


@pytest.mark.parametrize(
    "said",
    [
        "If you liked Crash Landing on You, watch this.",
        "It is for fans of Crash Landing on You.",
        "You might also like Crash Landing on You.",
        "You\u2019ll love Crash Landing on You then.",
        "It reminds me of Crash Landing on You.",
        "Similar dramas: Crash Landing on You",
        "See also: Crash Landing on You",
        "If you have a soft spot for Crash Landing on You, watch this.",
        "Whoever wants more of this kind of ache: Crash Landing on You.",
        "Similar, as far as I know: Crash Landing on You",
        "It is for those who wept over Crash Landing on You.",
        "Viewers who enjoyed Crash Landing on You will feel at home.",
        "People who loved Crash Landing on You ought to give it a go.",
        "If what you liked was the sea, go for Crash Landing on You.",
    ],
)
def test_a_drama_of_the_catalogue_is_found_by_its_title(said: str, known: Reader) -> None:
    (similar,) = of(known(said), "similar")

    assert (similar.value, similar.refers) == ("Crash Landing on You", "crash-landing-on-you")


def test_titles_of_plain_words_are_found_in_a_list_and_others_where_nothing_else_is_named(known: Reader) -> None:
    reading = known("If you liked Life, Paper Boats at Dawn and “Crash Landing on You”, watch this.")

    assert [similar.refers for similar in of(reading, "similar") if similar.refers] == [
        "life-2018",
        "crash-landing-on-you",
    ]
    assert "Paper Boats at Dawn" in values(reading, "similar")


def test_what_is_named_otherwise_is_not_like_it(known: Reader) -> None:
    reading = known("Shin Min-a was in Oh My Venus. I saw Crash Landing on You last week, and slept.")

    assert values(reading, "similar") == []


def test_whom_an_actor_reminds_of_is_no_drama(known: Reader) -> None:
    assert of(known("He reminded my mother of a young Alan Rickman."), "similar") == []


def test_a_drama_is_not_like_itself_and_others_are_named_once(known: Reader) -> None:
    reading = known(
        "If you liked Hometown Cha-Cha-Cha or Crash Landing on You, stay.\n\nFans of Crash Landing on You will stay."
    )

    assert values(reading, "similar") == ["Crash Landing on You"]


def test_the_actors_of_a_drama_are_no_titles(known: Reader) -> None:
    assert values(known("If you like Shin Min-a and Kim Seon-ho, watch it."), "similar") == []
