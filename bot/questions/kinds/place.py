"""Asks which drama plays at a place that has a name."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bot.catalogue import Catalogue, fold
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "Which drama takes you to {place}?",
    "{place}: in which drama is it?",
    "You are at {place}. Which drama are you in?",
)


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List every drama with a place that no other one has."""
    named = dramas("place")(catalogue)
    places = [fold(drama.place or "") for drama in catalogue.dramas.values()]
    return (subject for subject in named if places.count(fold(subject.drama.place or "")) == 1)


@kind("place", category="plots", title=message("The place"), hardness=1, subjects=listed)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer like dramas that have a place of another name."""
    drama = subject.drama
    others = (other for other in dramas_like(catalogue, drama) if other.place)
    return Draft(
        stem=message(rng.choice(STEMS), place=drama.place or ""),
        answer=drama.title,
        wrong=titles(others),
        reveal=message("{place} is in {drama}.", place=drama.place or "", drama=drama.title),
    )
