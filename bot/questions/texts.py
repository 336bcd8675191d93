"""Compares typed years, and typed texts that are neither names nor titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.catalogue import Match, cleaned, fold, words
from bot.catalogue.matching import LOOKED_AT
from bot.messages import message

FORGIVING = 5
"""From so many letters on, one of them may be wrong."""

_YEAR = re.compile(r"(?:(?:in|year) )?\W*(\d{4}|\d\d) ?(?:년도?)?\W*", re.IGNORECASE)
_APOSTROPHES = "'’‘ʼ`´"  # noqa: RUF001 - as phones write them
_JOINED = re.compile(r"[&,+/×]|\b(?:and|x|feat|ft|featuring|with)\b\.?", re.IGNORECASE)  # noqa: RUF001 - as duets are billed


def match_year(typed: str, year: str, last: int) -> Match:
    """Accept four digits, or two after an apostrophe, which mean the latest such year up to the last.

    >>> match_year("'16", "2016", last=2026).accepted
    True
    """
    told = _YEAR.fullmatch(cleaned(typed))
    if told is None:
        return Match("reject", message("A year is four digits."))
    return _EQUAL if _meant(told[1], typed, last) == int(year) else _OTHER


def _meant(digits: str, typed: str, last: int) -> int | None:
    """Return the year that is meant by four digits, or by two that an apostrophe stands before."""
    if len(digits) > len("16"):
        return int(digits)
    if not any(f"{mark}{digits}" in typed[:LOOKED_AT] for mark in _APOSTROPHES):
        return None
    century = last - last % 100
    return int(digits) + (century if century + int(digits) <= last else century - 100)


def match_text(typed: str, text: str, others: Iterable[str] = ()) -> Match:
    """Accept the same letters, those who are billed together in any order, and one slip in a long enough name.

    A slip is not forgiven where it makes one of the others.

    >>> match_text("punch ft. Chanyeol", "Chanyeol and Punch").accepted
    True
    """
    given, wanted = _parts(typed), _parts(text)
    if fold(typed) == fold(text) or given == wanted:
        return _EQUAL
    shared = given & wanted
    slips = [(one, other) for one in given - shared for other in wanted - shared]
    if len(given) == len(wanted) == len(shared) + 1 and _is_slip(*slips[0]):
        said = words(typed)  # one of the others may be called by a single letter, such as V
        return _OTHER if any(given == _parts(other) or fold(other) in said for other in others) else _SLIP
    return _OTHER


def _parts(text: str) -> set[str]:
    return {fold(part) for part in _JOINED.split(text)} - {""}


def _is_slip(given: str, wanted: str) -> bool:
    return min(len(given), len(wanted)) >= FORGIVING and OSA.distance(given, wanted, score_cutoff=1) <= 1


_SLIP = Match("accept", message("It is the same but for one letter."))
_EQUAL = Match("accept", message("It is the same."))
_OTHER = Match("reject", message("It is something else."))
