"""Asks which drama fans mean by an acronym."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import lettered_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import trait

STEMS = (
    "Fans write {acronym}. Which drama do they mean?",
    "Which drama is {acronym} for short?",
    "{acronym} is how fans shorten…",
)


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List every acronym of a drama."""
    for drama in catalogue.dramas.values():
        if not drama.is_disputed("acronyms"):
            for acronym in drama.acronyms:
                yield Subject(drama, acronym, f"{drama.id}/{acronym}", (trait(drama, "acronyms"),))


@kind(
    "acronym",
    category="dramas",
    title=message("Fan acronyms"),
    hardness=0,
    subjects=listed,
    expects="drama",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer titles that begin alike or have as many words."""
    drama, acronym = subject.drama, subject.of
    return Draft(
        stem=message(rng.choice(STEMS), acronym=acronym),
        answer=drama.title,
        wrong=lettered_like(catalogue, drama, acronym),
        reveal=message("{acronym} is {drama}.", acronym=acronym, drama=drama.title),
    )
