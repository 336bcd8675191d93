"""Asks who leads the cast of a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role
from bot.messages import message
from bot.questions.candidates import cast_of_kin, names, people_away
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import leads

STEMS = (
    "Who has a leading role in {drama}?",
    "One of these leads the cast of {drama}. Who?",
    "Which of these actors is a lead in {drama}?",
)


@kind("cast_member", category="cast", title=message("In the cast"), hardness=0, subjects=leads)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Leads are asked for, not any part: lists of leads are whole, lists of casts are not."""
    drama, actor = subject.drama, subject.of.actor
    away = people_away(catalogue, catalogue.people[actor], cast_of_kin(catalogue, drama))
    answer = catalogue.name_of(actor)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=answer,
        wrong=names(catalogue, away),
        reveal=message("{actor} leads the cast of {drama}.", actor=answer, drama=drama.title),
        is_name=True,
    )
