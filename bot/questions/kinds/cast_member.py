"""Asks who leads the cast of a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import cast_of_kin, nearest, people_like
from bot.questions.model import Draft, RoleSubject
from bot.questions.registry import kind
from bot.questions.subjects import leads

STEMS = (
    "Who has a leading role in {drama}?",
    "One of these leads the cast of {drama}. Who?",
    "Which of these actors is a lead in {drama}?",
)


@kind("cast_member", category="cast", title=message("In the cast"), hardness=0, subjects=leads)
def ask(catalogue: Catalogue, subject: RoleSubject, rng: Random) -> Draft:
    """Leads are asked for, not any part: lists of leads are whole, lists of casts are not."""
    drama, role = subject.drama, subject.role
    stem = message(rng.choice(STEMS), drama=drama.title)
    cast = cast_of_kin(catalogue, drama)
    away = (person for person in people_like(catalogue, catalogue.people[role.actor]) if person.id not in cast)
    answer = catalogue.name_of(role.actor)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=[catalogue.name_of(person.id) for person in nearest(rng, away)],
        reveal=message("{actor} leads the cast of {drama}.", actor=answer, drama=drama.title),
        is_name=True,
    )
