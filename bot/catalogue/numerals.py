"""Reads the numbers of a title, whether they are written in digits, in English words or in Roman numerals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

_WORDS: Final = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
. . twenty thirty forty fifty sixty seventy eighty ninety
. first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
"""
SMALL, TENS, ORDINALS = map(str.split, _WORDS.strip().split("\n"))
SMALL.append("nineteen")
ORDINALS += ["sixteenth", "seventeenth", "eighteenth", "nineteenth"]
LARGE: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ROMAN: Final = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
ROMAN_LETTERS: Final = {"i": 1, "v": 5, "x": 10}
"""Numerals too, but only where something before them says that a number comes: letters and words else."""
NUMBERS: Final = (
    {word: number for number, word in enumerate(SMALL)}
    | {word: 10 * number for number, word in enumerate(TENS)}
    | ROMAN
)
SHORT_YEAR, FULL_YEAR = 2, 4
"""Digits in which a year is written."""


def number_at(words: Sequence[str], place: int) -> tuple[int, int]:
    """Return the number that begins at a place and how many words it takes, none where there is no number.

    >>> number_at(["twenty", "five", "twenty", "one"], 0)
    (25, 2)
    """
    first, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    if first in LARGE:
        return LARGE[first], 1
    if first not in NUMBERS:
        return 0, 0
    if first in TENS and after in SMALL[1:10]:
        return NUMBERS[first] + NUMBERS[after], 2
    return (NUMBERS[first] * LARGE[after], 2) if after in LARGE else (NUMBERS[first], 1)


def ordinal_at(words: Sequence[str], place: int) -> tuple[int, int]:
    """Return the number of the ordinal that begins at a place and how many words it takes, or none."""
    if words[place] in ORDINALS:
        return ORDINALS.index(words[place]), 1
    if words[place] in TENS and words[place + 1 : place + 2] and words[place + 1] in ORDINALS[1:10]:
        return NUMBERS[words[place]] + ORDINALS.index(words[place + 1]), 2
    return 0, 0


def agree(numbers: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two titles hold the same numbers in the same order; 88 is 1988, and 25 and 21 are 2521."""
    if "".join(numbers) == "".join(others):
        return True
    pairs = zip_longest(numbers, others, fillvalue="")
    return all(one == other or _is_year(one, other) or _is_year(other, one) for one, other in pairs)


def _is_year(number: str, year: str) -> bool:
    return len(number) == SHORT_YEAR and len(year) == FULL_YEAR and year[:2] in {"19", "20"} and year.endswith(number)
