"""Hides in a text whatever names the drama that it is about, or somebody in it, however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.model import Drama
from bot.catalogue.text import fold
from bot.reviews.said import Span
from bot.reviews.telling import Telling, telling_drama, telling_somebody
from bot.reviews.telltales import telltales

MASK: Final = "▢▢▢"
FEWEST_LEFT: Final = 3
"""Words that are left of a line that can be asked about."""
MOST_HIDDEN: Final = 0.5
"""The share of a line's letters that a mask hides at most, if it can be asked about."""
_BETWEEN = re.compile("[\\s\\-\u2010-\u2015/&+'\N{RIGHT SINGLE QUOTATION MARK},.*_]{0,3}")
_UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def masked(text: str, drama: Drama, catalogue: Catalogue) -> str:
    """Return a text with a mask for all that names a drama, its characters, its people, its place or its songs."""
    return _hidden(text, telling_drama(catalogue, drama))


def masked_somebody(text: str, drama: Drama, about: str, catalogue: Catalogue) -> str:
    """Return a text with a mask for all that names a character of a drama, or an actor by their id."""
    return _hidden(text, telling_somebody(catalogue, drama, about))


def is_enough(text: str, shown: str) -> bool:
    """Whether enough of a text is left under its mask to ask what it is about."""
    left = [fold(word) for word in shown.replace(MASK, " ").split()]
    kept, all_of_it = sum(map(len, left)), len(fold(text))
    return sum(map(bool, left)) >= FEWEST_LEFT and all_of_it - kept <= MOST_HIDDEN * all_of_it


def _hidden(text: str, telling: Telling) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFC", text.translate(_UNSEEN))
    spans = list(_together(plain, telltales(plain, telling)))
    if not spans:
        return text
    kept, at = [], 0
    for span in spans:
        kept += [plain[at : span.start], MASK]
        at = _end_with_marks(plain, span)
    return "".join((*kept, plain[at:]))


def _end_with_marks(text: str, span: Span) -> int:
    """Return where a stretch ends with the marks that belong to its last word: of "1%", or of a bracket within it."""
    end = span.end + text.startswith("%", span.end)
    is_open = text.count("(", span.start, end) > text.count(")", span.start, end)
    return end + (is_open and text.startswith(")", end))


def _together(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Join what stands side by side."""
    last: Span | None = None
    for span in spans:
        if last is not None and _BETWEEN.fullmatch(text, last.end, span.start):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
