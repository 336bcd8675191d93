"""A profile is drawn whatever is in it, and shows what differs."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures import Bar, Figure, Portrait, picture_of
from bot.pictures.canvas import ACCENT, INK, PAPER, QUIET, shortened

SHORT = st.text(max_size=40)
FIGURES = st.builds(Figure, SHORT, SHORT)
BARS = st.builds(Bar, SHORT, st.floats(0, 1), SHORT)
PORTRAITS = st.builds(
    Portrait,
    name=st.text(max_size=100),
    rank=FIGURES,
    level=BARS,
    bars=st.lists(BARS, max_size=6),
    figures=st.lists(FIGURES, max_size=4),
    course=st.lists(st.integers(-1000, 4000), max_size=200),
    badges=st.lists(SHORT, max_size=10),
    favourites=st.lists(FIGURES, max_size=4),
)
ANN = Portrait(
    name="Ann",
    rank=Figure("Level 3", "Café Customer"),
    level=Bar("1,600 points", 0.1, "next at 3,000"),
    bars=[Bar(label, share / 6, f"{share} / 6") for share, label in enumerate(("Cast", "Dramas", "Plots"))],
    figures=[Figure("Best streak", "7"), Figure("Duel rating", "1512")],
    course=[1500, 1480, 1512],
    badges=["One Take"],
    favourites=[Figure("Healer", "힐러")],
)


def opened(portrait: Portrait) -> Image.Image:
    """Draw a portrait, and look at it."""
    image = Image.open(io.BytesIO(picture_of(portrait)))
    assert image.format == "PNG"
    return image.convert("RGB")


@settings(max_examples=15, deadline=None)
@given(PORTRAITS)
def test_anything_can_be_drawn(portrait: Portrait) -> None:
    image = opened(portrait)

    assert image.width == 1000
    assert 200 <= image.height <= 1000


def test_the_same_is_drawn_alike() -> None:
    assert picture_of(ANN) == picture_of(replace(ANN))


@pytest.mark.parametrize(
    "other",
    [
        replace(ANN, name="Ben"),
        replace(ANN, name="Anñ"),
        replace(ANN, course=[1500, 1520, 1512]),
        replace(ANN, course=[]),
        replace(ANN, badges=["Two Takes"]),
        replace(ANN, favourites=[Figure("Healer", "힐라")]),
        replace(ANN, level=replace(ANN.level, share=0.9)),
        replace(ANN, bars=[replace(ANN.bars[0], told="5 / 6"), *ANN.bars[1:]]),
    ],
    ids=["name", "mark", "course", "no course", "badge", "title", "level", "figure"],
)
def test_what_differs_is_seen(other: Portrait) -> None:
    assert picture_of(ANN) != picture_of(other)


def test_a_picture_is_as_high_as_it_has_to_be() -> None:
    bare = opened(replace(ANN, badges=[], favourites=[]))
    badges = opened(replace(ANN, favourites=[]))

    assert bare.height < badges.height < opened(ANN).height


def test_it_stands_out_on_light_and_on_dark() -> None:
    image = opened(ANN)
    corners = [image.getpixel((x, y)) for x in (0, 999) for y in (0, image.height - 1)]

    assert corners == [(0x23, 0x1A, 0x2D)] * 4, "it brings its own background"
    for colour in (INK, QUIET, ACCENT):
        assert contrast(colour, PAPER) >= 7, "as WCAG asks for small letters at its highest level"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_long_text_is_cut_where_it_fits() -> None:
    cut = shortened("The Most Devoted Member of the Society", "Bold", 40, 300)

    assert cut.endswith("...")
    assert "The Most" in cut
    assert shortened("Ann", "Bold", 40, 300) == "Ann"
