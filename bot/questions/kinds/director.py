"""Asks who directed a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import makers_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import makers

STEMS = (
    "Who directed {drama}?",
    "Which director is behind {drama}?",
    "{drama}: who directed it?",
)


@kind(
    "director",
    category="makers",
    title=message("Who directed it"),
    hardness=2,
    subjects=makers("directors"),
    expects="person",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Where several share the credit, one of them is the answer and no other is an option."""
    drama, answer = subject.drama, catalogue.name_of(subject.of)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=answer,
        wrong=makers_like(catalogue, drama, "directors"),
        reveal=message("{person} directed {drama}.", person=answer, drama=drama.title),
        is_name=True,
        also=tuple(catalogue.name_of(maker) for maker in drama.directors if maker != subject.of),
    )
