"""Asks who wrote a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import makers_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import makers

STEMS = (
    "Who wrote {drama}?",
    "Which writer is behind {drama}?",
    "{drama}: who wrote it?",
)


@kind(
    "writer",
    category="makers",
    title=message("Who wrote it"),
    hardness=2,
    subjects=makers("writers"),
    expects="person",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Where several share the credit, one of them is the answer and no other is an option."""
    drama, answer = subject.drama, catalogue.name_of(subject.of)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=answer,
        wrong=makers_like(catalogue, drama, "writers"),
        reveal=message("{person} wrote {drama}.", person=answer, drama=drama.title),
        is_name=True,
        also=tuple(catalogue.name_of(maker) for maker in drama.writers if maker != subject.of),
    )
