"""Dramas are found by their titles, and what a review is about by its heading, its titles and its cast."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.reviews import Document
from bot.reviews.headings import heading_of, title_of
from bot.reviews.reader import read
from bot.reviews.reviewed import reviewed, section_of
from bot.reviews.titled import mentioned, named, title_is


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I saw Crash Landing on You twice.", ["crash-landing-on-you"]),
        ("“Crash Landing on You”, then Business Proposal!", ["crash-landing-on-you", "business-proposal"]),
        ("CRASH LANDING ON YOU is a hit.", ["crash-landing-on-you"]),
        ("I loved “Life” (it is short).", ["life-2018"]),
        ("Life (2018) is a drama.", ["life-2018"]),
        ("Life", ["life-2018"]),
        ("Life is hard.", []),
        ("One day it rains.", []),
        ("He works at Seowon City Hall.", []),
        ("He is called Mad Dog by all.", []),
        ("I saw City Hall and Mad Dog.", ["city-hall", "mad-dog"]),
        ("a business proposal was made", []),
        ("사랑의 불시착 is a hit.", ["crash-landing-on-you"]),
        ("", []),
    ],
)
def test_titles_are_found_in_a_text_and_plain_words_only_where_they_are_marked(
    text: str, ids: list[str], catalogue: Catalogue
) -> None:
    assert [title.drama.id for title in named(catalogue, text)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("crash landing on you is comfort", ["crash-landing-on-you"]),
        ("vincenzo > Vincenzo", ["vincenzo"]),
        ("business proposal was fun, Life is hard", ["business-proposal"]),
        ("crash landing on you. Crash Landing on You!", ["crash-landing-on-you"]),
        ("ok ok, iris", []),
    ],
)
def test_chats_name_dramas_without_capitals_too(text: str, ids: list[str], catalogue: Catalogue) -> None:
    assert [drama.id for drama in mentioned(catalogue, text)] == ids


def test_a_title_stands_without_the_marks_around_it(catalogue: Catalogue) -> None:
    text = "I saw (“Crash Landing on You”)."
    (title,) = named(catalogue, text)

    assert text[title.start : title.end] == "Crash Landing on You"


def test_of_titles_that_begin_alike_the_longest_counts(catalogue: Catalogue) -> None:
    assert [title.drama.title for title in named(catalogue, "I saw Dr. Romantic 2 and Dr. Romantic.")] == [
        "Dr. Romantic Season 2",
        "Dr. Romantic",
    ]


def test_a_title_alone_may_be_written_in_any_way(catalogue: Catalogue) -> None:
    drama = title_is(catalogue, "hometown chachacha")

    assert drama is not None
    assert drama.id == "hometown-cha-cha-cha"
    assert title_is(catalogue, "Paper Lanterns") is None


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Hometown Cha-Cha-Cha: a review\n\nI liked Business Proposal better.", "hometown-cha-cha-cha"),
        ("Life Review\n\nGood.", "life-2018"),
        ("“Life”\n\nGood.", "life-2018"),
        ("My week\n\nBusiness Proposal is fun. I finished Business Proposal. Kim Se-jeong!", "business-proposal"),
        ("My week\n\nIn Life we have Cho Seung-woo, Lee Dong-wook and Won Jin-ah.", "life-2018"),
        ("My week\n\nI saw Business Proposal.", None),
        ("A site\nTelevision\n“Life” review: good\n\nI liked Business Proposal. Business Proposal!", "life-2018"),
        (
            "“Paper Boats” review\n\nPaper Boats! Paper Boats has Kim Se-jeong, Ahn Hyo-seop of Business Proposal.",
            None,
        ),
        ("Paper Lanterns Review\n\nGood.", None),
        ("", None),
    ],
)
def test_a_review_is_about_what_its_heading_or_most_of_it_names(
    text: str, identity: str | None, catalogue: Catalogue
) -> None:
    drama = reviewed(catalogue, text)

    assert (drama and drama.id) == identity


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Review: “Paper Lanterns: Dawn” (2021) is a ride", "Paper Lanterns: Dawn"),
        ("Paper Lanterns Review", "Paper Lanterns"),
        ("K-Drama Review: Paper Lanterns | My Page", "Paper Lanterns"),
        ("Paper Lanterns (2021)", "Paper Lanterns"),
        ("Don't miss Paper Lanterns, it's fun", "Don't miss Paper Lanterns, it's fun"),
        ("Review", "Review"),
    ],
)
def test_a_heading_says_what_an_unknown_drama_is_called(heading: str, title: str) -> None:
    assert title_of(heading) == title


def test_the_heading_is_the_first_line_that_says_anything_or_one_that_is_called_a_review() -> None:
    assert (
        heading_of("A site\nHome | Reviews\nPaper Lanterns review \u2013 a ride\n")
        == "Paper Lanterns review \u2013 a ride"
    )
    assert heading_of("\n ---\n  Paper Lanterns \nGood.") == "Paper Lanterns"
    assert heading_of("***\n") == ""


def test_what_is_about_others_is_blanked_and_the_rest_stays_in_its_place(catalogue: Catalogue) -> None:
    text = "Two\n\n1. Life\nDull.\n2. Business Proposal\nFun.\nAlso read: Vincenzo\nMore fun.\n3. Vincenzo\nEnd.\n"
    section = section_of(catalogue, text, catalogue.dramas["business-proposal"])

    assert len(section) == len(text)
    assert section.split() == ["Two", "2.", "Business", "Proposal", "Fun.", "More", "fun."]
    assert section.index("Fun.") == text.index("Fun.")


def test_a_reading_names_its_drama_and_its_heading(catalogue: Catalogue) -> None:
    known = read(Document("HOMETOWN CHA CHA CHA review\n\nGood."), catalogue)
    unknown = read(Document("Paper Lanterns review\n\nGood."), catalogue)

    assert (known.drama, known.title) == ("hometown-cha-cha-cha", "Hometown Cha-Cha-Cha")
    assert (unknown.drama, unknown.title, unknown.source) == (None, "Paper Lanterns", "Paper Lanterns review")
