"""Asks in which year a drama began."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "In which year did {drama} begin?",
    "{drama} first aired in…",
    "Which year brought us {drama}?",
)
REACH = 3
"""Wrong years lie at most this far from the right one, farther back only where the future is too near."""


@kind(
    "year",
    category="dramas",
    title=message("Which year"),
    hardness=1,
    subjects=dramas("year"),
    expects="year",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """No wrong year lies in the future."""
    drama = subject.drama
    latest = min(drama.year + REACH, catalogue.last_year)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=str(drama.year),
        wrong=[str(year) for year in range(latest - 2 * REACH, latest + 1)],
        reveal=message("{drama} began in {year}.", drama=drama.title, year=drama.year),
    )
