"""Titles as fans of our own dramas shorten them."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.titles import match_title


@pytest.mark.parametrize(
    ("typed", "drama"),
    [
        ("Secretary Kim", "whats-wrong-with-secretary-kim"),
        ("Itaewon", "itaewon-class"),
        ("Crash Landing", "crash-landing-on-you"),
        ("Eternal Monarch", "the-king-eternal-monarch"),
        ("Waikiki 2", "welcome-to-waikiki-2"),
        ("역도요정", "weightlifting-fairy-kim-bok-joo"),
    ],
)
def test_a_part_that_no_other_title_has_counts(catalogue: Catalogue, typed: str, drama: str) -> None:
    assert match_title(typed, catalogue.dramas[drama], catalogue.titles).accepted


@pytest.mark.parametrize(
    ("typed", "drama"),
    [
        ("Strong Girl", "strong-woman-do-bong-soon"),
        ("Reply", "reply-1988"),
        ("My First Love", "my-first-first-love"),
        ("Waikiki", "welcome-to-waikiki-2"),
        ("Love in the", "love-in-the-moonlight"),
        ("Stranger", "stranger-season-2"),
        ("Game", "squid-game"),
    ],
)
def test_a_part_that_others_have_or_that_tells_little_does_not(catalogue: Catalogue, typed: str, drama: str) -> None:
    assert not match_title(typed, catalogue.dramas[drama], catalogue.titles).accepted


@pytest.mark.parametrize(
    ("typed", "drama"),
    [
        ("AOS2", "alchemy-of-souls-light-and-shadow"),
        ("Romantic Doctor Teacher Kim 2", "dr-romantic-season-2"),
        ("deluxe taxi season 2", "taxi-driver-season-2"),
        ("환혼 2", "alchemy-of-souls-light-and-shadow"),
    ],
)
def test_a_later_season_goes_by_every_title_of_the_first_with_its_number(
    catalogue: Catalogue, typed: str, drama: str
) -> None:
    series = [each for each in catalogue.dramas.values() if each.franchise == catalogue.dramas[drama].franchise]

    assert [each.id for each in series if match_title(typed, each, catalogue.titles).accepted] == [drama]


def test_the_year_and_another_title_may_stand_in_brackets(catalogue: Catalogue) -> None:
    goong, full_house = catalogue.dramas["goong"], catalogue.dramas["full-house"]

    assert match_title("Goong (Princess Hours)", goong, catalogue.titles).accepted
    assert match_title("Full House (2004)", full_house, catalogue.titles).accepted
    assert not match_title("Full House (2012)", full_house, catalogue.titles).accepted
    assert not match_title("Goong (Full House)", goong, catalogue.titles).accepted


@pytest.mark.parametrize(
    ("typed", "drama"),
    [
        ("when life gives u tangerines", "when-life-gives-you-tangerines"),
        ("I Hear Ur Voice", "i-hear-your-voice"),
        ("No Gain No Luv", "no-gain-no-love"),
        ("Docter Stranger", "doctor-stranger"),
        ("Healr", "healer"),
        ("Another Ms Oh", "another-miss-oh"),
        ("O My Ghost", "oh-my-ghost"),
    ],
)
def test_phone_spellings_and_slips_in_words_of_address_are_read(catalogue: Catalogue, typed: str, drama: str) -> None:
    assert match_title(typed, catalogue.dramas[drama], catalogue.titles).accepted


@pytest.mark.parametrize(("typed", "drama"), [("Block", "black-2017"), ("Flood", "blood-2015"), ("Irish", "iris")])
def test_other_words_than_those_of_a_short_title_are_no_slips(catalogue: Catalogue, typed: str, drama: str) -> None:
    assert not match_title(typed, catalogue.dramas[drama], catalogue.titles).accepted
