"""Asks what else the writer of a drama made."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Drama
from bot.messages import message
from bot.questions.candidates import not_by, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import works_of_one

STEMS = (
    "Which of these is by the writer of {drama}?",
    "The writer of {drama} also wrote…",
    "Same writer as {drama}: which one?",
)


@kind("same_writer", category="makers", title=message("Same writer"), hardness=2, subjects=works_of_one("writers"))
def ask(catalogue: Catalogue, subject: Subject[Drama], rng: Random) -> Draft:
    """Offer dramas like the one that is named, by others."""
    drama, other = subject.drama, subject.of
    shared = next(maker for maker in drama.writers if maker in other.writers)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=other.title,
        wrong=titles(not_by(catalogue, drama, "writers")),
        reveal=message(
            "{person} wrote both {drama} and {other}.",
            person=catalogue.name_of(shared),
            drama=drama.title,
            other=other.title,
        ),
    )
