"""Asks which character an actor plays in a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role
from bot.messages import message
from bot.questions.candidates import characters_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import roles

STEMS = (
    "Which character does {actor} play in {drama}?",
    "{actor} in {drama}: who is that?",
    "In {drama}, {actor} is…",
)


@kind(
    "character_of_actor",
    category="cast",
    title=message("Which role"),
    hardness=1,
    subjects=roles,
    expects="character",
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Offer the other characters of the same drama, as far as they go."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), actor=catalogue.name_of(role.actor), drama=drama.title)
    return Draft(
        stem=stem,
        answer=role.character,
        wrong=characters_like(catalogue, drama, role),
        reveal=message("{actor} plays {character} in {drama}.", character=role.character, **stem.values),
        is_name=True,
    )
