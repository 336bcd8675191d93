"""A quote before it has a number: its words, whose they are, and what makes it fit to be kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.catalogue import fold
from bot.catalogue.check import MOST_QUOTED_WORDS
from bot.catalogue.hangul import has_hangul
from bot.messages import UserError

LONGEST = 300
LONGEST_NAME = 100
LONGEST_LINK = 300
PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MENTION = re.compile(r"<@[!&]?\d+>")
"""How Discord writes whom a message mentions: by a number, which nobody may find in somebody else's words."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose words a quote is: those of a member, `author`, or else of `source` and its `reviewer`.

    `published` is a year, a month or a day, as in 2025-01; `link` leads to the message or the review.
    """

    author: int | None = None
    reviewer: str | None = None
    source: str | None = None
    published: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A quote before it has a number; `drama` is what it is about, by its id."""

    text: str
    drama: str | None
    credit: Credit
    spoiler_from: int | None = None


def fitted(line: Line) -> Line:
    """Return a line as it is kept: on one line, with one space between words and nobody's number.

    Raises `UserError` where it cannot be kept.
    """
    text = plain(MENTION.sub("@…", line.text)) or ""
    if not fold(text):
        raise UserError("There are no words to quote in that. Choose something that is said in words.")
    if len(text) > LONGEST:
        raise UserError("That is too long to quote: {most} letters are the most. Choose a part of it.", most=LONGEST)
    if line.spoiler_from is not None and line.spoiler_from < 1:
        raise UserError("Episodes are numbered from 1. Give the one from which it is no spoiler.")
    credit = _fitted(line.credit)
    if credit.source is not None and len(text.split()) > MOST_QUOTED_WORDS:
        raise UserError("Quote {most} words of a review at most. Choose a part of it.", most=MOST_QUOTED_WORDS)
    return replace(line, text=text, credit=credit)


def _fitted(credit: Credit) -> Credit:
    texts = (credit.reviewer, credit.source, credit.published, credit.link)
    of = Credit(credit.author, *(plain(text or "") for text in texts))
    if (of.author is None) == (of.source is None) or (of.reviewer and not of.source):
        raise UserError("Say whose words they are: those of a member, or of a review with where it was published.")
    if max(len(of.reviewer or ""), len(of.source or "")) > LONGEST_NAME:
        raise UserError("Names of reviewers and publications have {most} letters at most.", most=LONGEST_NAME)
    if of.published is not None and not PUBLISHED.fullmatch(of.published):
        raise UserError("Write the day of a review as in 2025-01-31, its month as in 2025-01, its year as in 2025.")
    if of.link is not None and (len(of.link) > LONGEST_LINK or not of.link.startswith(("https://", "http://"))):
        raise UserError("A link begins with https:// and has {most} letters at most.", most=LONGEST_LINK)
    return of


def plain(text: str) -> str | None:
    """Return a text as it compares and searches best: composed, without control letters, evenly spaced."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(map(_kept, composed)).split()) or None


def _kept(letter: str) -> str:
    return " " if unicodedata.category(letter) in {"Cc", "Cs"} else letter


def matching(typed: str) -> str:
    """Write what was typed as FTS5 reads it: all of these words, the last one and Korean ones as they may begin.

    Korean words end in particles, which nobody searches for. Empty where there is no word.
    """
    words = [word for word in (plain(typed) or "").replace('"', " ").split() if fold(word)]
    begun = [*map(has_hangul, words[:-1]), True]
    return " ".join(f'"{word}"' + "*" * is_begun for word, is_begun in zip(words, begun, strict=False))
