"""Asks in which drama an actor plays a character."""

from __future__ import annotations

from itertools import chain
from random import Random

from bot.catalogue import Catalogue, Role, fold
from bot.messages import message
from bot.questions.candidates import NEAREST, dramas_like, kin_of, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import roles

STEMS = (
    "In which drama does {actor} play {character}?",
    "{actor} as {character}: which drama is it?",
    "Where do you meet {actor} as {character}?",
)
OWN = 4
"""So many of the actor's other dramas are among the wrong options to choose from."""


@kind(
    "drama_of_role",
    category="cast",
    title=message("Which drama"),
    hardness=0,
    subjects=roles,
    expects="drama",
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Offer the actor's other dramas first, unless the character has the same name there."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), actor=catalogue.name_of(role.actor), character=role.character)
    parts = catalogue.parts_of(role.actor)
    kin, name = kin_of(catalogue, drama), fold(role.character)
    also = [other.title for other, part in parts if other != drama and fold(part.character) == name]
    own = (other for other, part in parts if other not in kin and fold(part.character) != name)
    theirs = {part.drama.id for part in parts}
    away = (other for other in dramas_like(catalogue, drama) if other.id not in theirs)
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=chain(titles(own, OWN), titles(away, NEAREST - OWN)),
        reveal=message("{actor} plays {character} in {drama}.", drama=drama.title, **stem.values),
        also=tuple(also),
    )
