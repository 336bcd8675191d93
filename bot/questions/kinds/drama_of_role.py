"""Asks in which drama an actor plays a character."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, fold
from bot.messages import message
from bot.questions.choices import dramas_like, is_kin, nearest
from bot.questions.model import Draft, RoleSubject
from bot.questions.registry import kind
from bot.questions.subjects import roles

STEMS = (
    "In which drama does {actor} play {character}?",
    "{actor} as {character}: which drama is it?",
    "Where do you meet {actor} as {character}?",
)


@kind("drama_of_role", category="cast", title=message("Which drama"), hardness=0, subjects=roles)
def ask(catalogue: Catalogue, subject: RoleSubject, rng: Random) -> Draft:
    """Offer the actor's other dramas first, unless the character has the same name there."""
    drama, role = subject.drama, subject.role
    stem = message(rng.choice(STEMS), actor=catalogue.name_of(role.actor), character=role.character)
    own = [
        other.title
        for other, part in catalogue.parts_of(role.actor)
        if not is_kin(drama, other) and fold(part.character) != fold(role.character)
    ]
    away = (
        other.title for other in dramas_like(catalogue, drama) if role.actor not in {part.actor for part in other.roles}
    )
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=nearest(rng, own, 2) + nearest(rng, away),
        reveal=message("{actor} plays {character} in {drama}.", drama=drama.title, **stem.values),
        billing=role.billing,
    )
