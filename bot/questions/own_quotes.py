"""A server's own quotes in its games: asked about as a review's lines are, and named by their numbers."""

from __future__ import annotations

import re
from typing import Final

from bot.catalogue import Drama, Quote
from bot.questions.model import Question, Subject
from bot.questions.subjects import Quoted

KIND: Final = "review_quote"
_KEY: Final = re.compile(rf"{KIND}:quote/s(\d+)")


def fact_of(number: int) -> str:
    """Name a quote of a server as what a question rests on."""
    return f"quote/s{number}"


def own_quote(drama: Drama, number: int, quoted: Quoted) -> Subject[Quoted]:
    """Make a subject of a quote of a server; it rests on itself alone, so that others of its drama are asked about."""
    fact, spoiler_from = fact_of(number), quoted.quote.spoiler_from
    spoils = ((drama.id, spoiler_from),) if spoiler_from else ()
    return Subject(drama, quoted, fact, (fact,), spoils=spoils)


def quoted_line(text: str, credit: str, *, is_reviewed: bool, spoiler_from: int | None = None) -> Quoted:
    """Return a line about a drama as it is asked about."""
    return Quoted(Quote(text, spoiler_from=spoiler_from), credit, is_reviewed=is_reviewed)


def number_of(question: Question) -> int | None:
    """Return the number of the server's quote that a question is about, None where it is about something else."""
    found = _KEY.fullmatch(question.key)
    return int(found[1]) if found else None
