"""Asks what else the director of a drama made."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Drama
from bot.messages import message
from bot.questions.candidates import not_by, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import works_of_one

STEMS = (
    "Which of these is by the director of {drama}?",
    "The director of {drama} also made…",
    "Same director as {drama}: which one?",
)


@kind(
    "same_director", category="makers", title=message("Same director"), hardness=2, subjects=works_of_one("directors")
)
def ask(catalogue: Catalogue, subject: Subject[Drama], rng: Random) -> Draft:
    """Offer dramas like the one that is named, by others."""
    drama, other = subject.drama, subject.of
    shared = next(maker for maker in drama.directors if maker in other.directors)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=other.title,
        wrong=titles(not_by(catalogue, drama, "directors")),
        reveal=message(
            "{person} directed both {drama} and {other}.",
            person=catalogue.name_of(shared),
            drama=drama.title,
            other=other.title,
        ),
    )
