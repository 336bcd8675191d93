"""Asks which drama began before another one, or after it."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.puzzles import APART, Order, orders
from bot.questions.registry import kind
from bot.questions.subjects import known

BEFORE = (
    "Which of these began before {later}?",
    "One of these was there before {later}. Which?",
    "{later} came later than which of these?",
)
AFTER = (
    "Which of these began after {earlier}?",
    "{earlier} came first. Which of these followed?",
    "Which of these is newer than {earlier}?",
)


@kind("before_after", category="dramas", title=message("Before or after"), hardness=1, subjects=orders)
def ask(catalogue: Catalogue, subject: Subject[Order], rng: Random) -> Draft:
    """Offer dramas that began in the few years on the other side, none in the same year."""
    drama, other, is_before = subject.drama, subject.of.other, subject.of.is_before
    sign, sure = 1 if is_before else -1, known(catalogue, "year")
    across = (
        like
        for like in dramas_like(catalogue, drama)
        if 0 < sign * (like.year - drama.year) <= APART and like.id in sure
    )
    if is_before:
        stem = message(rng.choice(BEFORE), later=drama.title)
    else:
        stem = message(rng.choice(AFTER), earlier=drama.title)
    first, second = (other, drama) if is_before else (drama, other)
    return Draft(
        stem=stem,
        answer=other.title,
        wrong=titles(across),
        reveal=message(
            "{first} began in {year}, {second} in {next}.",
            first=first.title,
            year=first.year,
            second=second.title,
            next=second.year,
        ),
    )
