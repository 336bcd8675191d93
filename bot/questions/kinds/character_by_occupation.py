"""Asks who in a drama has an occupation."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role
from bot.messages import message
from bot.questions.candidates import characters_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import described

STEMS = (
    "Who is the {occupation} in {drama}?",
    "In {drama}, which character is the {occupation}?",
    "Which character of {drama} has this job: {occupation}?",
)


@kind(
    "character_by_occupation",
    category="cast",
    title=message("Who does what"),
    hardness=1,
    subjects=described("occupation"),
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Characters of the same drama are offered only where they certainly do something else."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), occupation=role.occupation or "", drama=drama.title)
    return Draft(
        stem=stem,
        answer=role.character,
        wrong=characters_like(catalogue, drama, role, apart_in_occupation=True),
        reveal=message("{character} is the {occupation} in {drama}.", character=role.character, **stem.values),
        is_name=True,
    )
