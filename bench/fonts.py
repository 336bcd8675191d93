"""Makes the fonts of the pictures: the letters of Noto Sans CJK KR that names and titles here are written in.

    uv run --with fonttools python -m bench.fonts /usr/share/fonts/opentype/noto

The folder holds `NotoSansCJK-Regular.ttc` and `-Bold.ttc` (Debian: fonts-noto-cjk). What is made has another name, as a
changed font is to have.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools import subset  # type: ignore[import-not-found] # nothing else needs it
from fontTools.ttLib import TTCollection  # type: ignore[import-not-found] # likewise

FONTS = Path(__file__).parents[1] / "bot" / "pictures" / "fonts"
FAMILY = "Second Lead Sans"
COPYRIGHT, LICENCE, LICENCE_URL = 0, 13, 14
"""Names that stay as they are."""
LETTERS = (
    (0x20, 0x7E),  # Latin
    (0xA1, 0x24F),
    (0x1E00, 0x1EFF),
    (0x370, 0x45F),  # Greek and Cyrillic
    (0x2010, 0x2027),  # punctuation
    (0x2030, 0x203A),
    (0x20A9, 0x20AC),
    (0x2190, 0x2199),  # arrows, shapes and marks
    (0x25A0, 0x25FF),
    (0x2605, 0x2606),
    (0x2660, 0x266F),
    (0x3001, 0x3017),  # kana and their punctuation
    (0x3041, 0x30FF),
    (0x3131, 0x3163),  # Hangul
    (0xAC00, 0xD7A3),
    (0x795E, 0x795E),  # the one Hanja of a title
)


def main() -> None:
    """Make both, and list what they hold."""
    held: list[set[int]] = []
    for weight in ("Regular", "Bold"):
        fonts = TTCollection(Path(sys.argv[1]) / f"NotoSansCJK-{weight}.ttc").fonts
        font = next(font for font in fonts if font["name"].getDebugName(1).startswith("Noto Sans CJK KR"))
        _cut(font)
        _rename(font, weight)
        font.save(FONTS / f"SecondLeadSans-{weight}.otf")
        held.append(set(font.getBestCmap()))
    written = "".join(f"{first:04X}-{last:04X}\n" for first, last in _ranges(held[0] & held[1]))
    (FONTS / "coverage.txt").write_text(written, encoding="ascii")


def _cut(font: Any) -> None:  # noqa: ANN401 - fontTools has no types
    options = subset.Options(
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        layout_features=[],
        name_IDs=[COPYRIGHT, LICENCE, LICENCE_URL],
    )
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    cutter.subset(font)


def _rename(font: Any, weight: str) -> None:  # noqa: ANN401 - likewise
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    for name_id, name in {1: FAMILY, 2: weight, 3: postscript, 4: f"{FAMILY} {weight}", 6: postscript}.items():
        font["name"].setName(name, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames[0] = postscript
    top[0].FullName, top[0].FamilyName = f"{FAMILY} {weight}", FAMILY


def _ranges(codes: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Put neighbours together."""
    for _apart, found in groupby(enumerate(sorted(codes)), key=lambda numbered: numbered[1] - numbered[0]):
        held = [code for _place, code in found]
        yield held[0], held[-1]


if __name__ == "__main__":
    main()
