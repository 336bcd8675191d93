"""Asks which drama has three tropes."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Trope
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.puzzles import triples
from bot.questions.registry import kind

STEMS = (
    "Which drama has all three: {first}, {second}, {third}?",
    "{first}, {second}, {third}: which drama is it?",
    "You want {first}, {second} and {third}. Which drama?",
)


@kind("three_tropes", category="plots", title=message("Three tropes"), hardness=0, subjects=triples)
def ask(catalogue: Catalogue, subject: Subject[tuple[Trope, ...]], rng: Random) -> Draft:
    """Offer dramas that have one of them at most: of two, a third might be found."""
    drama, tropes = subject.drama, {trope.id for trope in subject.of}
    others = (like for like in dramas_like(catalogue, drama) if len(tropes.intersection(like.tropes)) <= 1)
    first, second, third = (trope.name for trope in subject.of)
    stem = message(rng.choice(STEMS), first=first, second=second, third=third)
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=titles(others),
        reveal=message("{drama} has {first}, {second} and {third}.", drama=drama.title, **stem.values),
    )
