"""Asks who directed a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import makers_like, nearest
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "Who directed {drama}?",
    "Which director is behind {drama}?",
    "{drama}: who directed it?",
)


@kind("director", category="makers", title=message("Who directed it"), hardness=2, subjects=dramas("directors"))
def ask(catalogue: Catalogue, subject: Subject, rng: Random) -> Draft:
    """Where several share the credit, one of them is the answer and no other is an option."""
    drama = subject.drama
    answer = catalogue.name_of(rng.choice(drama.directors))
    wrong = nearest(rng, makers_like(catalogue, (drama, "directors")))
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=answer,
        wrong=[catalogue.name_of(person) for person in wrong],
        reveal=message("{person} directed {drama}.", person=answer, drama=drama.title),
        is_name=True,
    )
