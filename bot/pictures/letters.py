"""The letters that can be drawn: the fonts, what they hold, and what becomes of everything else."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from PIL import ImageFont

Weight: TypeAlias = Literal["Regular", "Bold"]

FOLDER = Path(__file__).parent / "fonts"
LOOKED_AT = 200
"""Letters of a text; no name or title is longer that is meant to be read."""
ALIKE = str.maketrans("łŁıіІїЇ", "lLiiIïÏ")
"""Letters that are not taken apart by Unicode, and look like others."""


@cache
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """Open a font in a size; each is kept."""
    path = FOLDER / f"SecondLeadSans-{weight}.otf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def coverage() -> frozenset[str]:
    """Return the letters that the fonts hold, marks to be put on others left out."""
    ranges = (line.split("-") for line in (FOLDER / "coverage.txt").read_text(encoding="ascii").split())
    held = (chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))
    return frozenset(letter for letter in held if not unicodedata.category(letter).startswith("M"))


def drawable(text: str) -> str:
    """Return what of a text can be drawn: letters that the fonts have not lose their marks, or are left out.

    >>> drawable("Šárka ㅋㅋ 🎬 힐러")
    'Sárka ㅋㅋ 힐러'
    """
    composed = unicodedata.normalize("NFC", text[:LOOKED_AT]).translate(ALIKE)
    return " ".join("".join(map(_drawable, composed)).split())


def is_drawable(text: str) -> bool:
    """Whether nothing of a text would be lost."""
    return drawable(text) == text


def drawable_name(name: str, otherwise: str) -> str:
    """Return what of a name can be drawn; something else where no letter of it is left."""
    drawn = drawable(name)
    return drawn if any(map(str.isalnum, drawn)) else otherwise


def _drawable(letter: str) -> str:
    if letter in coverage():
        return letter
    if letter.isspace():
        return " "
    for form in ("NFKC", "NFKD"):  # as another letter, and then without its marks
        if parts := [part for part in unicodedata.normalize(form, letter) if part in coverage()]:
            return "".join(parts)
    return ""
