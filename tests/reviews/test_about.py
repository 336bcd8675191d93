"""Where a drama is shown, its Korean title, and who reviewed it when."""

from __future__ import annotations

import pytest

from bot.reviews.bylines import published, reviewer
from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values


@pytest.mark.parametrize(
    "said",
    [
        "Where to watch: Netflix",
        "Watch it on: netflix",
        "It streams on Netflix.",
        "It is a Netflix original.",
        "I found it on Netflix by chance.",
        "Available via Netflix, with subtitles.",
    ],
)
def test_a_platform_is_found(said: str, known: Reader) -> None:
    (platform,) = of(known(said), "platform")

    assert (platform.refers, platform.verdict) == ("Netflix", "new")


def test_a_network_of_the_catalogue_is_confirmed_and_each_is_named_once(known: Reader) -> None:
    reading = known("Network: tvN\nIt aired on tvN, and you can watch it on Viki or on Viki\u2019s app.")

    assert [(found.refers, found.verdict) for found in of(reading, "platform")] == [
        ("tvN", "confirms"),
        ("Viki", "new"),
    ]


@pytest.mark.parametrize(
    "said", ["Photo courtesy of Netflix", "Follow www.netflix.com", "He is in his prime.", "An olive tree."]
)
def test_credits_addresses_and_plain_words_are_no_platforms(said: str, known: Reader) -> None:
    assert values(known(said), "platform") == []


def test_the_korean_title_of_the_catalogue_is_confirmed_wherever_it_stands(known: Reader) -> None:
    (title,) = of(known("A village by the sea (갯마을 차차차)."), "native title")

    assert (title.value, title.verdict) == ("갯마을 차차차", "confirms")


@pytest.mark.parametrize("said", ["Hangul: 종이 등불", "Korean title: 종이 등불", "Also known as 종이 등불"])
def test_a_korean_title_of_a_drama_that_nobody_knows_is_new(said: str, unknown: Reader) -> None:
    (title,) = of(unknown(said), "native title")

    assert (title.value, title.verdict) == ("종이 등불", "new")


def test_another_korean_title_contradicts_and_other_hangul_is_none(known: Reader) -> None:
    (title,) = of(known("Hangul: 종이 등불"), "native title")

    assert (title.verdict, title.known) == ("contradicts", "갯마을 차차차")
    assert values(known("She says 사랑해 in the rain."), "native title") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Paper Lanterns\nMarch 5, 2021\nGood.", "2021-03-05"),
        ("Paper Lanterns\nPosted on 5th March 2021\nGood.", "2021-03-05"),
        ("Paper Lanterns\nPublished: 2021-03-05\nGood.", "2021-03-05"),
        ("Paper Lanterns\nMarch 2021\nGood.", "2021-03"),
        ("Paper Lanterns\nIt aired on March 5, 2021.", None),
        ("Paper Lanterns\n" + "Good. " * 80 + "\nMarch 5, 2021", None),
        ("Paper Lanterns", None),
    ],
)
def test_the_day_of_a_review_is_told_at_its_head(text: str, day: str | None) -> None:
    assert published(text) == day


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Paper Lanterns Review\nBy Ada Quill\nGood.", "Ada Quill"),
        ("Paper Lanterns\nReviewed by Ada Quill | March 2021", "Ada Quill"),
        ("Paper Lanterns\nGood.\n\nI\u2019m Ada, the person behind this page.", "Ada"),
        ("Paper Lanterns\nBy the sea lives a dentist.", None),
    ],
)
def test_who_wrote_a_review_is_told_in_a_byline(text: str, who: str | None) -> None:
    assert reviewer(text) == who
