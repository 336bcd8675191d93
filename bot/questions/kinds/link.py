"""Asks which actor leads two dramas."""

from __future__ import annotations

from itertools import chain
from random import Random

from bot.catalogue import Catalogue, Person
from bot.messages import message
from bot.questions.candidates import NEAREST, cast_of_kin, names, people_away, people_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import links

STEMS = (
    "Which actor leads both {first} and {second}?",
    "{first} and {second} share one lead. Who?",
    "Who goes from {first} to {second} as a lead?",
)
LEADS = 4
"""So many of the casts of one of the two dramas are among the wrong options to choose from."""


@kind("link", category="cast", title=message("The link"), hardness=0, subjects=links)
def ask(catalogue: Catalogue, subject: Subject[Person], rng: Random) -> Draft:
    """Leads of one of the two dramas come first among the wrong options; nobody in both casts is among them."""
    stem = message(rng.choice(STEMS), first=subject.drama.title, second=subject.others[0].title)
    first, second = (cast_of_kin(catalogue, drama) for drama in subject.dramas)
    one_of_them = (
        person for person in people_like(catalogue, subject.of) if (person.id in first) != (person.id in second)
    )
    neither = people_away(catalogue, subject.of, first | second)
    answer = catalogue.name_of(subject.of.id)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=chain(names(catalogue, one_of_them, LEADS), names(catalogue, neither, NEAREST - LEADS)),
        reveal=message("{actor} leads both {first} and {second}.", actor=answer, **stem.values),
        is_name=True,
    )
