"""Asks which drama two actors share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from random import Random

from bot.catalogue import Catalogue, Person
from bot.messages import message
from bot.questions.candidates import kin_of, titles, titles_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import lead_and_other, pairs

BOTH_LEAD = (
    "Which drama do {first} and {second} lead together?",
    "{first} and {second} share the leads of which drama?",
    "{first} meets {second} in the leads of…",
)
ONE_LEADS = (
    "{lead} leads it, {other} is in it too. Which drama?",
    "Which drama has {lead} in the lead and {other} in the cast?",
    "{other} has a part beside the lead {lead} in…",
)
THEIRS = 4
"""So many of their other dramas are among the wrong options to choose from."""


def listed(catalogue: Catalogue) -> Iterator[Subject[tuple[Person, Person]]]:
    """List two leads of a drama, then a lead with somebody else: a list of leads is whole, so others are wrong."""
    yield from pairs(catalogue)
    yield from lead_and_other(catalogue)


@kind("costars", category="cast", title=message("Co-stars"), hardness=0, subjects=listed)
def ask(catalogue: Catalogue, subject: Subject[tuple[Person, Person]], rng: Random) -> Draft:
    """Offer dramas of one of the two, then dramas of the same kind; none that the first of them leads beside this."""
    drama = subject.drama
    first, second = (catalogue.name_of(person) for person in subject.people)
    if subject.billing == "main":
        stem = message(rng.choice(BOTH_LEAD), first=first, second=second)
        reveal = message("{first} and {second} lead the cast of {drama}.", drama=drama.title, **stem.values)
    else:
        stem = message(rng.choice(ONE_LEADS), lead=first, other=second)
        reveal = message("{lead} leads {drama}, {other} is in it too.", drama=drama.title, **stem.values)
    theirs = (each.drama for person in subject.people for each in catalogue.parts_of(person))
    own = (other for other in theirs if other not in kin_of(catalogue, drama))
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=chain(titles(own, THEIRS), titles_like(catalogue, drama)),
        reveal=reveal,
    )
