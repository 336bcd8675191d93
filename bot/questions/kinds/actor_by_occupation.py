"""Asks who plays the one with an occupation."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role
from bot.messages import message
from bot.questions.candidates import actors_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import described

STEMS = (
    "In {drama}, who plays the {occupation}?",
    "The {occupation} in {drama}: which actor is it?",
    "Which actor is the {occupation} in {drama}?",
)


@kind(
    "actor_by_occupation",
    category="cast",
    title=message("Who plays the…"),
    hardness=1,
    subjects=described("occupation"),
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Castmates are offered only where their characters certainly do something else."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), occupation=role.occupation or "", drama=drama.title)
    answer = catalogue.name_of(role.actor)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=actors_like(catalogue, drama, role, apart_in_occupation=True),
        reveal=message(
            "{actor} plays {character}, the {occupation} in {drama}.",
            actor=answer,
            character=role.character,
            **stem.values,
        ),
        is_name=True,
    )
