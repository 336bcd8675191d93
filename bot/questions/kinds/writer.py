"""Asks who wrote a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import makers_like, nearest
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "Who wrote {drama}?",
    "Which writer is behind {drama}?",
    "{drama}: who wrote it?",
)


@kind("writer", category="makers", title=message("Who wrote it"), hardness=2, subjects=dramas("writers"))
def ask(catalogue: Catalogue, subject: Subject, rng: Random) -> Draft:
    """Where several share the credit, one of them is the answer and no other is an option."""
    drama = subject.drama
    answer = catalogue.name_of(rng.choice(drama.writers))
    wrong = nearest(rng, makers_like(catalogue, (drama, "writers")))
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=answer,
        wrong=[catalogue.name_of(person) for person in wrong],
        reveal=message("{person} wrote {drama}.", person=answer, drama=drama.title),
        is_name=True,
    )
