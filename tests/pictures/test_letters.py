"""No picture shows a box: the fonts hold what is listed, and nothing else is drawn."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.pictures import drawable, drawable_name, is_drawable
from bot.pictures.letters import FOLDER, Weight, coverage, font

MISSING = "\U0010ffff"


def glyph(weight: Weight, letter: str) -> bytes:
    """Draw one letter."""
    mask = font(weight, 20).getmask(letter)
    return bytes(mask) + bytes(mask.size)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_letter_that_is_listed_is_in_the_font(weight: Weight) -> None:
    box = glyph(weight, MISSING)

    assert [letter for letter in sorted(coverage()) if glyph(weight, letter) == box] == []


def test_every_hangul_syllable_can_be_drawn_and_differs_from_the_next() -> None:
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]

    assert set(syllables) <= coverage()
    assert len({glyph("Regular", syllable) for syllable in syllables[:588]}) == 588


def test_every_title_of_the_catalogue_can_be_drawn_whole(catalogue: Catalogue) -> None:
    """Where this fails, add the letter in bench/fonts.py and make the fonts anew."""
    titles = [title for drama in catalogue.dramas.values() for title in (drama.title, drama.native_title)]

    assert [title for title in titles if same(drawable(title)) != same(title)] == []


def same(text: str) -> str:
    """Write letters that mean the same in one way."""
    return unicodedata.normalize("NFKC", text)


@given(st.text(max_size=300))
def test_whatever_is_written_nothing_is_drawn_that_the_fonts_have_not(text: str) -> None:
    drawn = drawable(text)

    assert set(drawn) <= coverage()
    assert drawable(drawn) == drawn
    assert drawn == drawn.strip()


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("봄이 🎬", "봄이"),
        (unicodedata.normalize("NFD", "힐러"), "힐러"),
        ("ㅋㅋㅋ", "ㅋㅋㅋ"),
        ("Šárka Łukasz İpek", "Sárka Lukasz Ipek"),
        ("Ⓐⓝⓝ ﬁ", "Ann fi"),
        ("Z̸͎͐a̷l̵g̶o̸" * 3, "Zalgo" * 3),
        ("\u202eevil\u202c", "evil"),
        ("a\n\tb\x00c", "a bc"),
        ("สวัสดี", ""),
        ("さくら", "さくら"),
        ("Оксана", "Оксана"),
    ],
)
def test_what_becomes_of_letters(written: str, drawn: str) -> None:
    assert drawable(written) == drawn
    assert is_drawable(drawn)
    assert is_drawable(written) == (written == drawn)


@pytest.mark.parametrize("name", ["محمد-علي", "🎬🎬", "สวัสดี", "", " ", "★"])
def test_a_name_of_which_no_letter_is_left_has_another_in_its_place(name: str) -> None:
    assert drawable_name(name, "A player") == "A player"


def test_the_licence_of_the_fonts_is_beside_them() -> None:
    told = (FOLDER / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in told
    assert "Adobe" in told
    assert font("Bold", 20).getname() == ("Second Lead Sans", "Bold")
