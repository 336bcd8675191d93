"""Asks for the drama behind a Korean title, or for the Korean title of a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import dramas_like, first
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

FROM_KOREAN = (
    "Which drama is {native} in Korea?",
    "Korean viewers know it as {native}. Which drama is it?",
    "{native} is the Korean title of…",
)
TO_KOREAN = (
    "What is {drama} called in Korea?",
    "Which is the Korean title of {drama}?",
    "{drama}: which title stood on Korean screens?",
)


@kind(
    "native_title",
    category="dramas",
    title=message("Korean title"),
    hardness=1,
    subjects=dramas("native_title", "from", "to"),
    expects="drama",
    needs_choices=lambda subject: subject.of == "to",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Asked in either direction."""
    drama = subject.drama
    wrong = first(dramas_like(catalogue, drama))
    reveal = message("{drama} is {native} in Korea.", drama=drama.title, native=drama.native_title)
    if subject.of == "from":
        stem = message(rng.choice(FROM_KOREAN), native=drama.native_title)
        return Draft(stem, drama.title, [other.title for other in wrong], reveal)
    stem = message(rng.choice(TO_KOREAN), drama=drama.title)
    return Draft(stem, drama.native_title, [other.native_title for other in wrong], reveal)
