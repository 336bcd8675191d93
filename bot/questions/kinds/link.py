"""Asks which actor leads two dramas."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.choices import cast_of_kin, nearest, people_like
from bot.questions.model import Draft, LinkSubject
from bot.questions.registry import kind
from bot.questions.subjects import links

STEMS = (
    "Which actor leads both {first} and {second}?",
    "{first} and {second} share one lead. Who?",
    "Who goes from {first} to {second} as a lead?",
)


@kind("link", category="cast", title=message("The link"), hardness=0, subjects=links)
def ask(catalogue: Catalogue, subject: LinkSubject, rng: Random) -> Draft:
    """Leads of one of the two dramas come first among the wrong options; nobody in both casts is among them."""
    stem = message(rng.choice(STEMS), first=subject.drama.title, second=subject.other.title)
    first, second = (cast_of_kin(catalogue, drama) for drama in subject.dramas)
    like = [person.id for person in people_like(catalogue, subject.person)]
    one_of_them = (person for person in like if (person in first) != (person in second))
    neither = (person for person in like if person not in first | second)
    answer = catalogue.name_of(subject.person.id)
    return Draft(
        stem=stem,
        answer=answer,
        wrong=[catalogue.name_of(person) for person in nearest(rng, one_of_them, 2) + nearest(rng, neither)],
        reveal=message("{actor} leads both {first} and {second}.", actor=answer, **stem.values),
        is_name=True,
    )
