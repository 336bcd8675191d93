"""Asks who plays a character."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import nearest, people_like
from bot.questions.model import Draft, RoleSubject
from bot.questions.registry import kind
from bot.questions.subjects import roles

STEMS = (
    "Who plays {character} in {drama}?",
    "{character} in {drama}: which actor is it?",
    "Which actor is {character} in {drama}?",
)


@kind("actor_of_character", category="cast", title=message("Who plays whom"), hardness=0, subjects=roles)
def ask(catalogue: Catalogue, subject: RoleSubject, rng: Random) -> Draft:
    """One castmate of the same gender is among the wrong options where there is one."""
    drama, role = subject.drama, subject.role
    stem = message(rng.choice(STEMS), character=role.character, drama=drama.title)
    cast = {other.actor for other in drama.roles}
    like = people_like(catalogue, catalogue.people[role.actor])
    mates = nearest(rng, (person.id for person in like if person.id in cast), 1)
    others = nearest(rng, (person.id for person in like if person.id not in cast))
    answer = catalogue.name_of(role.actor)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=[catalogue.name_of(person) for person in mates + others],
        reveal=message("{actor} plays {character} in {drama}.", actor=answer, **stem.values),
        is_name=True,
        billing=role.billing,
    )
