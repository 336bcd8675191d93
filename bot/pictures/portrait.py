"""A player's profile as a picture: few words in big letters, as it is looked at on phones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from bot.pictures.canvas import ACCENT, QUIET, Canvas
from bot.pictures.letters import drawable

WIDTH, MARGIN = 1000, 40
RIGHT = WIDTH - MARGIN
INNER = WIDTH - 2 * MARGIN
COLUMN = 650
"""Where the right column begins."""
MOST_BADGES = 8
_DRAWING = Lock()
"""A font is for one thread at a time."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A thing of which a share, from 0 to 1, was done, and how that is told."""

    label: str
    share: float
    told: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A thing and what it comes to."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that is on a profile, in words and figures; what cannot be drawn is left out.

    `level` is the way to the next one. `course` is what the last figure has been, oldest first. `favourites` are
    titles, each with the one in its own language.
    """

    name: str
    rank: Figure
    level: Bar
    bars: Sequence[Bar]
    figures: Sequence[Figure]
    course: Sequence[int]
    badges: Sequence[str]
    favourites: Sequence[Figure]


def picture_of(portrait: Portrait) -> bytes:
    """Draw a profile as a PNG file; takes some hundredths of a second, and belongs in a thread."""
    with _DRAWING:
        below = 250 + 52 * len(portrait.bars)
        after_badges = below + (150 if portrait.badges else 0)
        rows = -(-len(portrait.favourites) // 2)
        canvas = Canvas(WIDTH, after_badges + 92 * rows + (20 if rows else 6))
        _head(canvas, portrait)
        for place, bar in enumerate(portrait.bars):
            _row(canvas, 274 + 52 * place, bar)
        _column(canvas, portrait, below - 40)
        _badges(canvas, below + 46, portrait.badges[:MOST_BADGES])
        _favourites(canvas, after_badges + 36, portrait.favourites)
        return canvas.png()


def _head(canvas: Canvas, portrait: Portrait) -> None:
    """Write the name, the level, and how far the next one is."""
    canvas.write((MARGIN, 98), drawable(portrait.name), size=64, least=30, width=560, weight="Bold")
    canvas.write(
        (RIGHT, 76), drawable(portrait.rank.label), size=46, width=330, weight="Bold", colour=ACCENT, side="right"
    )
    canvas.write((RIGHT, 120), drawable(portrait.rank.value), size=34, least=26, width=330, side="right")
    canvas.bar((MARGIN, 146, RIGHT, 172), portrait.level.share)
    canvas.write((MARGIN, 212), drawable(portrait.level.label), size=32, width=INNER / 2, weight="Bold")
    canvas.write((RIGHT, 212), drawable(portrait.level.told), size=30, width=INNER / 2, colour=QUIET, side="right")


def _row(canvas: Canvas, y: float, bar: Bar) -> None:
    canvas.write((MARGIN, y), drawable(bar.label), size=30, least=24, width=140)
    canvas.bar((190, y - 22, 420, y + 2), bar.share)
    canvas.write((440, y), drawable(bar.told), size=30, least=22, width=180, weight="Bold")


def _column(canvas: Canvas, portrait: Portrait, bottom: float) -> None:
    """Write the figures, and draw the course of the last one as far down as there is room."""
    y = 274
    for figure in portrait.figures:
        canvas.write((COLUMN, y), drawable(figure.label), size=30, least=24, width=190, colour=QUIET)
        canvas.write((RIGHT, y + 4), drawable(figure.value), size=44, least=26, width=150, weight="Bold", side="right")
        y += 56
    if len(portrait.course) > 1:
        canvas.curve((COLUMN + 10, y, RIGHT - 10, bottom), portrait.course)


def _badges(canvas: Canvas, y: float, badges: Sequence[str]) -> None:
    apart = INNER / MOST_BADGES
    for place, badge in enumerate(map(drawable, badges)):
        x = MARGIN + apart * (place + 0.5)
        canvas.mark((x, y), 38, _initials(badge))
        for line, words in enumerate(_halves(badge)):
            canvas.write((x, y + 64 + 24 * line), words, size=22, least=16, width=apart - 8, side="middle")


def _initials(name: str) -> str:
    """Return the first letters of the first two words that have any."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isalnum())[:2].upper()


def _halves(name: str) -> list[str]:
    """Divide a name between two lines as evenly as its words allow."""
    words = name.split()
    ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(ways, key=lambda way: max(map(len, way)))) if ways else [name]


def _favourites(canvas: Canvas, y: float, favourites: Sequence[Figure]) -> None:
    half = INNER / 2
    for place, drama in enumerate(favourites):
        left, top = MARGIN + half * (place % 2), y + 92 * (place // 2)
        canvas.write((left, top), "♥", size=30, width=40, colour=ACCENT)
        canvas.write((left + 40, top), drawable(drama.label), size=30, least=26, width=half - 60, weight="Bold")
        canvas.write((left + 40, top + 38), drawable(drama.value), size=28, least=24, width=half - 60, colour=QUIET)
