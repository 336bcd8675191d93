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


OF_THE_WORLD = frozenset(
    fold(place)
    for place in (
        "Bamseom",
        "Blue House",
        "Busan",
        "Buyeo",
        "Cheonghae",
        "Dobong-dong",
        "Dohwaseo",
        "Gangnam",
        "Goguryeo",
        "Gyeongbok Palace",
        "Incheon International Airport",
        "Jeju",
        "Jeju Island",
        "KBS",
        "Korea Meteorological Administration",
        "Korean Empire",
        "Korean National Police University",
        "MBS",
        "Miryang",
        "Myeong-dong",
        "National Security Service",
        "Quebec City",
        "Seorabeol",
        "Seoul Western District Prosecutors' Office",
        "Silla",
        "Ssangmun-dong",
        "Sungkyunkwan",
    )
)
"""Places where more than one drama may well play."""


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List every drama with a place that no other one has."""
    named = dramas("place")(catalogue)
    places = [fold(drama.place or "") for drama in catalogue.dramas.values()]
    return (subject for subject in named if _is_one(subject.drama.place or "", places))


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


def _is_one(place: str, places: list[str]) -> bool:
    return places.count(fold(place)) == 1 and fold(place) not in OF_THE_WORLD
