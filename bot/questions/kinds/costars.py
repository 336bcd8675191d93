"""Asks which drama two actors lead together."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import dramas_like, is_kin, nearest
from bot.questions.model import Draft, PairSubject
from bot.questions.registry import kind
from bot.questions.subjects import pairs

STEMS = (
    "Which drama do {first} and {second} lead together?",
    "{first} and {second} share the leads of which drama?",
    "{first} meets {second} in the leads of…",
)


@kind("costars", category="cast", title=message("Co-stars"), hardness=0, subjects=pairs)
def ask(catalogue: Catalogue, subject: PairSubject, rng: Random) -> Draft:
    """Offer dramas of one of the two, then dramas of the same kind."""
    drama, first, second = subject.drama, subject.first, subject.second
    stem = message(rng.choice(STEMS), first=catalogue.name_of(first.id), second=catalogue.name_of(second.id))
    theirs = [part.drama for person in (first, second) for part in catalogue.parts_of(person.id)]
    own = [other.title for other in theirs if not is_kin(drama, other)]
    like = [other.title for other in dramas_like(catalogue, drama)]
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=nearest(rng, own, 2) + nearest(rng, like),
        reveal=message("{first} and {second} lead the cast of {drama}.", drama=drama.title, **stem.values),
    )
