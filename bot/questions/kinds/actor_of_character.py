"""Asks who plays a character."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role, fold
from bot.messages import message
from bot.questions.candidates import actors_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import roles

STEMS = (
    "Who plays {character} in {drama}?",
    "{character} in {drama}: which actor is it?",
    "Which actor is {character} in {drama}?",
)


@kind(
    "actor_of_character",
    category="cast",
    title=message("Who plays whom"),
    hardness=0,
    subjects=roles,
    expects="person",
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Castmates come first among the wrong options."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), character=role.character, drama=drama.title)
    answer, name = catalogue.name_of(role.actor), fold(role.character)
    others = (other.actor for other in drama.roles if fold(other.character) == name and other.actor != role.actor)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=actors_like(catalogue, drama, role),
        reveal=message("{actor} plays {character} in {drama}.", actor=answer, **stem.values),
        is_name=True,
        also=tuple(map(catalogue.name_of, others)),
    )
