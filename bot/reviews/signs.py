"""The letters that stand for names and titles in a skeleton, and pieces of patterns; every gap in them is bounded."""

from __future__ import annotations

from typing import Final

FIRST: Final = 0xE000
MOST: Final = 0x1800
"""Names that have a sign of their own; those beyond are passed over."""
TITLE: Final = "\uf8fe"
"""Stands for the title of another drama."""
OWN: Final = "\uf8fd"
"""Stands for the title of the drama that is reviewed."""
NAMES: Final = "\ue000-\uf7ff"
"""All names, within the brackets of a pattern."""
NAME: Final = f"[{NAMES}]"
"""Any name."""
WORD: Final = rf"[^\s.;:!?(){NAMES}{TITLE}]+"
"""A word that is neither a name nor another drama's title and ends no clause; a comma may stick to it."""
OWN_WORD: Final = rf"[^\s.;:!?(){NAMES}{TITLE}{OWN}]+"
"""The same, which is not the drama's own title either."""
PLAIN_WORD: Final = rf"[^\s.,;:!?(){NAMES}{TITLE}{OWN}]+"
"""The same, to which no comma sticks."""
APOSTROPHE: Final = "['\u2019]"
QUOTE: Final = "[\"'\u2018\u201c]"
UNQUOTE: Final = "[\"'\u2019\u201d]"
DASH: Final = "\u2013\u2014"
"""Longer strokes than a hyphen, within the brackets of a pattern."""
GAP: Final = r"\s{0,9}"
MARGIN: Final = r"^[^\w\n]{0,24}"
"""The beginning of a line with the marks of a list."""


def either(*ways: str) -> str:
    """Return a pattern of any of several; the first that fits is taken."""
    return f"(?:{'|'.join(ways)})"


def any_of(table: str) -> str:
    """Return a pattern of any word of a table, in which `_` stands for a space.

    >>> any_of("cast brought_to_life")
    '(?:cast|brought to life)'
    """
    return either(*(word.replace("_", " ") for word in table.split()))


def up_to(count: int, word: str = WORD) -> str:
    r"""Return a pattern of so many words at most, each with the space behind it, as few as will do.

    >>> up_to(3, r"\w+")
    '(?:\\w+ ){0,3}?'
    """
    return f"(?:{word} ){{0,{count}}}?"
