"""Asks which drama has a cast that is named one by one."""

from __future__ import annotations

from itertools import chain
from random import Random

from bot.catalogue import Catalogue, Person
from bot.messages import message
from bot.questions.candidates import cast_of_kin, titles, titles_like
from bot.questions.model import Draft, Subject
from bot.questions.puzzles import casts
from bot.questions.registry import kind

STEMS = (
    "Which drama has this cast?",
    "Name the drama with these people in it.",
    "Where do you meet all of them?",
)
THEIRS = 4
"""So many other dramas of the least known of them are among the wrong options to choose from."""


@kind(
    "cast_ladder",
    category="cast",
    title=message("Cast ladder"),
    hardness=1,
    subjects=casts,
    expects="drama",
)
def ask(catalogue: Catalogue, subject: Subject[tuple[Person, ...]], rng: Random) -> Draft:
    """Name the least known first; dramas of one of them are among the wrong options."""
    drama, cast = subject.drama, set(subject.people)
    theirs = (
        other
        for person in subject.people
        for other, _role in catalogue.parts_of(person)
        if not cast <= cast_of_kin(catalogue, other)
    )
    people = [catalogue.name_of(person) for person in subject.people]
    return Draft(
        stem=message(rng.choice(STEMS)),
        answer=drama.title,
        wrong=chain(titles(theirs, THEIRS), titles_like(catalogue, drama)),
        reveal=message("{people}: that is {drama}.", people=", ".join(people), drama=drama.title),
        clues=tuple(message("{actor}", actor=name) for name in people),
    )
