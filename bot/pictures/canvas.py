"""A sheet to draw on: text that fits, bars, marks and lines, in the colours of the house."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from PIL import Image, ImageDraw

from bot.pictures.letters import Weight, font

Side: TypeAlias = Literal["left", "middle", "right"]

PAPER, PANEL, TRACK = "#231a2d", "#30253b", "#4a3b58"
INK, QUIET, ACCENT, ON_ACCENT = "#fbf7fc", "#d3c6db", "#f08ab0", "#2a1420"
SCALE = 2
"""Everything is drawn so many times as large, and made smaller at the end: then edges are smooth."""
CUT = "..."
_ANCHORS: dict[Side, str] = {"left": "ls", "middle": "ms", "right": "rs"}


class Canvas:
    """A sheet; all places and sizes are in its pixels, those of text by its baseline."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width * SCALE, height * SCALE), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def write(  # noqa: PLR0913 - each is named where it is used
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: int,
        width: float,
        weight: Weight = "Regular",
        colour: str = INK,
        side: Side = "left",
        least: int | None = None,
    ) -> None:
        """Write a line no wider than `width`: smaller, down to `least`, where it would be, and then cut off."""
        fitting = next(
            (s for s in range(size, (least or size) - 1, -2) if _length(text, weight, s) <= width), least or size
        )
        x, y = at
        told = shortened(text, weight, fitting, width)
        place = (x * SCALE, y * SCALE)
        self._draw.text(place, told, colour, font(weight, fitting * SCALE), _ANCHORS[side])

    def panel(self, box: tuple[float, float, float, float], radius: float, colour: str = PANEL) -> None:
        """Fill a rounded rectangle, given by its corners."""
        self._draw.rounded_rectangle([side * SCALE for side in box], radius * SCALE, colour)

    def bar(self, box: tuple[float, float, float, float], share: float) -> None:
        """Draw how much of a whole there is, from 0 to 1."""
        left, top, right, bottom = box
        radius = (bottom - top) / 2
        self.panel(box, radius, TRACK)
        if share > 0:
            self.panel(
                (left, top, max(left + (right - left) * min(share, 1), left + 2 * radius), bottom), radius, ACCENT
            )

    def mark(self, middle: tuple[float, float], radius: float, letters: str) -> None:
        """Draw a medal with a letter or two in it."""
        x, y = (place * SCALE for place in middle)
        outer, inner = radius * SCALE, (radius - 5) * SCALE
        self._draw.ellipse((x - outer, y - outer, x + outer, y + outer), ACCENT)
        self._draw.ellipse((x - inner, y - inner, x + inner, y + inner), PAPER)
        self._draw.text((x, y), letters, INK, font("Bold", round(radius * 0.72) * SCALE), "mm")

    def curve(self, box: tuple[float, float, float, float], values: Sequence[float]) -> None:
        """Draw how a value went, from its lowest to its highest over the whole height, its end marked."""
        left, top, right, bottom = box
        low, high = min(values), max(values)
        across, tall = (right - left) / max(len(values) - 1, 1), (bottom - top) / ((high - low) or 1)
        points = [
            ((left + place * across) * SCALE, (bottom - (value - low) * tall) * SCALE)
            for place, value in enumerate(values)
        ]
        for start, end in pairwise(points):
            self._draw.line((start, end), ACCENT, 5 * SCALE)
        for x, y in points:  # round where lines meet
            self._draw.circle((x, y), 2.5 * SCALE, ACCENT)
        self._draw.circle(points[-1], 9 * SCALE, INK)

    def png(self) -> bytes:
        """Return it as a file."""
        written = io.BytesIO()
        self._image.reduce(SCALE).quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
        return written.getvalue()


def shortened(text: str, weight: Weight, size: int, width: float) -> str:
    """Return a text as it is, or as much of it as fits with an ellipsis."""
    if _length(text, weight, size) <= width:
        return text
    kept = next((n for n in range(len(text), 0, -1) if _length(text[:n].rstrip() + CUT, weight, size) <= width), 0)
    return text[:kept].rstrip() + CUT


def _length(text: str, weight: Weight, size: int) -> float:
    return font(weight, size * SCALE).getlength(text) / SCALE
