"""Masks leave nothing of a name, however it is spelt, and nothing else is hidden."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Drama
from bot.reviews.masks import MASK, is_enough, masked, masked_somebody
from tests.reviews.spellings import sentences, spellings_of

FAMOUS = 5
"""Of those that every viewer knows some are tried, and a few of the others; `bench.masks` tries all."""
HIDDEN = {
    "black-2017": "reaper",
    "island-2022": "Jeju",
    "queen-seondeok": "Silla",
    "tastefully-yours": "Jeonju",
    "the-fiery-priest": "Kim",
    "welcome-to-waikiki-2": "Joon-ki",
    "youth-of-may": "Gwangju",
}
"""The blurbs of the bundled dramas in which a mask hides something, and what: a place, or somebody's name."""
ORDINARY = (
    "a riveting combination of action and drama well worth watching",
    "So much fun, and in an hour I was in tears",
    "I laughed so hard on the train that an old man moved away",
    "No one can sit through the first two episodes in the sun",
    "My favourite of the year, by far: do not miss it!",
    "He is so young, and she is no queen, but oh, the chemistry...",
    "The chief doctor and a young detective share one secretary",
    "Young writers should go and see how a scene is done",
    "It's the kind of show that you'd watch twice. Don't skip the end.",
    "A hunted hunter; part ER, part mission impossible",
    "10/10, would cry again 😭😭",
    "이 드라마는 정말 재미있어요",
)


@pytest.fixture(scope="module")
def landing(catalogue: Catalogue) -> Drama:
    """Return a drama with Koreans and a long title."""
    return catalogue.dramas["crash-landing-on-you"]


@pytest.mark.parametrize("part", range(3))
def test_nothing_is_left_of_any_name_in_any_spelling(catalogue: Catalogue, part: int) -> None:
    famous = [drama for drama in catalogue.dramas.values() if drama.fame >= FAMOUS]
    tried = 0
    for drama in famous[part::8]:
        for told, wanted in sentences(spellings_of(catalogue, drama)):
            tried += 1
            assert masked(told, drama, catalogue) == wanted, (drama.id, told)

    assert tried > 1_000


def test_of_dramas_that_fewer_know_nothing_is_left_either(catalogue: Catalogue) -> None:
    others = [drama for drama in catalogue.dramas.values() if drama.fame < FAMOUS]
    for drama in Random(8).sample(others, 6):
        for told, wanted in sentences(spellings_of(catalogue, drama)):
            assert masked(told, drama, catalogue) == wanted, (drama.id, told)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("CLOY ruined me", "▢▢▢ ruined me"),
        ("i cried at crash landing on you so much", "i cried at ▢▢▢ so much"),
        ("#CrashLandingOnYou is back", "#▢▢▢ is back"),
        ("Crash Landing is the best", "▢▢▢ is the best"),
        ("사랑의 불시착은 최고다", "▢▢▢ 최고다"),
        ("Captain Ri, a pianist and a soldier", "▢▢▢, a pianist and a soldier"),
        ("the captain Ri we deserve", "the ▢▢▢ we deserve"),
        ("Ri Jung-hyuk/Yoon Se-ri forever", "▢▢▢ forever"),
        ("RI JEONG HYEOK is a dream", "▢▢▢ is a dream"),
        ("Seri-ssi and her neighbours", "▢▢▢-ssi and her neighbours"),
        ("seri\u2019s laugh", "▢▢▢\u2019s laugh"),
        ("Jeong-hyeok-like patience", "▢▢▢-like patience"),
        ("윤세리가 웃는다", "▢▢▢ 웃는다"),
        ("Hyun Bin and Son Ye-jin glow", "▢▢▢ and ▢▢▢ glow"),
        ("Yejin Son glows", "▢▢▢ glows"),
        ("the Seri's Choice story", "the ▢▢▢ story"),
        ("**Yoon Se-ri** again", "**▢▢▢** again"),
        ("Se\u00adri and Se\u200bri", "▢▢▢ and ▢▢▢"),
    ],
)
def test_names_are_hidden_as_fans_and_reviewers_write_them(
    told: str, shown: str, landing: Drama, catalogue: Catalogue
) -> None:
    assert masked(told, landing, catalogue) == shown


@pytest.mark.parametrize("told", ORDINARY)
def test_ordinary_words_stay_whatever_the_drama(told: str, catalogue: Catalogue) -> None:
    changed = {drama.id for drama in catalogue.dramas.values() if masked(told, drama, catalogue) != told}

    assert len(changed) <= len(catalogue.dramas) // 100, changed


def test_no_fragment_of_a_bundled_review_is_changed(catalogue: Catalogue) -> None:
    for review in catalogue.reviews.values():
        drama = catalogue.dramas[review.drama]
        for quote in review.quotes:
            assert masked(quote.text, drama, catalogue) == quote.text


def test_of_the_blurbs_only_those_change_that_name_somebody_or_some_place(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        hidden = HIDDEN.get(drama.id)
        wanted = drama.blurb.replace(hidden, MASK) if hidden else drama.blurb
        assert masked(drama.blurb, drama, catalogue) == wanted


@given(text=st.text(alphabet="bcdfghkmnpqrtvwxz .,!?'-1234567890\n☆*_|", max_size=200))
def test_what_holds_no_name_comes_back_letter_by_letter(text: str, catalogue: Catalogue) -> None:
    drama = catalogue.dramas["crash-landing-on-you"]

    assert masked(text, drama, catalogue) == text


@given(text=st.text(max_size=300))
def test_any_text_can_be_masked_and_masking_again_changes_nothing(text: str, catalogue: Catalogue) -> None:
    drama = catalogue.dramas["crash-landing-on-you"]
    shown = masked(text, drama, catalogue)

    assert masked(shown, drama, catalogue) == shown


def test_somebody_alone_is_hidden_and_others_are_not(landing: Drama, catalogue: Catalogue) -> None:
    told = "Seri is played by Son Ye-jin, and Captain Ri waits"

    assert masked_somebody(told, landing, "Yoon Se-ri", catalogue) == "▢▢▢ is played by ▢▢▢, and Captain Ri waits"


@pytest.mark.parametrize(
    ("told", "shown", "enough"),
    [
        ("pure chaos in the best way", "pure chaos in the best way", True),
        ("Crash Landing on You ruined me", "▢▢▢ ruined me", False),
        ("Crash Landing on You ruined me utterly", "▢▢▢ ruined me utterly", False),
        ("Crash Landing on You ruined my whole weekend", "▢▢▢ ruined my whole weekend", True),
        ("", "", False),
    ],
)
def test_enough_is_left_with_three_words_and_half_of_the_line(
    told: str,
    shown: str,
    enough: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert is_enough(told, shown) == enough


@pytest.mark.parametrize(
    ("drama", "told", "shown"),
    [
        ("black-knight-2023", "for me 58 carries every scene", "for me ▢▢▢ carries every scene"),
        ("black-knight-2023", "for me 5 8 carries every scene", "for me ▢▢▢ carries every scene"),
        ("psychopath-diary", "In u\u2019s best scene yet", "▢▢▢\u2019s best scene yet"),
        ("thirty-nine", "for me 39 carries every scene", "for me ▢▢▢ carries every scene"),
        ("mask-girl", "Kim Mo-mi (first actress)\u2019s best scene (yet)", "▢▢▢\u2019s best scene (yet)"),
        ("something-about-1-percent", "for me something about 1% is a joy", "for me ▢▢▢ is a joy"),
    ],
)
def test_numbers_and_the_smallest_names_are_hidden(catalogue: Catalogue, drama: str, told: str, shown: str) -> None:
    assert masked(told, catalogue.dramas[drama], catalogue) == shown
