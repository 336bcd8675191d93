"""Asks what a line of a review is about: a character, an actor or the drama itself."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Drama, Role
from bot.messages import Message, message
from bot.questions.choices import characters_like, dramas_like, nearest, people_like
from bot.questions.model import Draft, QuoteSubject
from bot.questions.registry import kind
from bot.questions.subjects import quotes

OF_CHARACTER = (
    "“{quote}”: a reviewer on which character of {drama}?",
    "Who in {drama} made a reviewer write “{quote}”?",
)
OF_ACTOR = ("“{quote}”: of which actor in {drama} did a reviewer write this?",)
OF_DRAMA = (
    "Which drama made a reviewer write “{quote}”?",
    "“{quote}”: a review of which drama?",
)


@kind("review_quote", category="quotes", title=message("Review quote"), hardness=1, subjects=quotes)
def ask(catalogue: Catalogue, subject: QuoteSubject, rng: Random) -> Draft:
    """Name the drama in the stem only where a character or an actor is asked for; the reveal credits the reviewer."""
    drama, quote = subject.drama, subject.quote
    answer, wrong, stems = _about(catalogue, subject, rng)
    stem = message(rng.choice(stems), quote=quote.text, drama=drama.title)
    if quote.about is None:
        stem = Message(stem.text, {"quote": quote.text})
    return Draft(
        stem=stem,
        answer=answer,
        wrong=wrong,
        reveal=message("“{quote}” is said of {answer}.", quote=quote.text, answer=answer),
        is_name=quote.about is not None,
        sources=(subject.review.credit,),
    )


def _about(catalogue: Catalogue, subject: QuoteSubject, rng: Random) -> tuple[str, list[str], tuple[str, ...]]:
    """Return the answer, wrong options and stems for what a fragment describes."""
    drama, about = subject.drama, subject.quote.about
    if about is None:
        like = nearest(rng, dramas_like(catalogue, drama))
        return drama.title, [other.title for other in like], OF_DRAMA
    for role in drama.roles:
        if role.character == about:
            return about, _others(catalogue, drama, role, rng), OF_CHARACTER
    cast = {role.actor for role in drama.roles}
    like_people = (person.id for person in people_like(catalogue, catalogue.people[about]) if person.id in cast)
    mates = [catalogue.name_of(person) for person in nearest(rng, like_people)]
    return catalogue.name_of(about), mates, OF_ACTOR


def _others(catalogue: Catalogue, drama: Drama, role: Role, rng: Random) -> list[str]:
    """Return the other characters of the drama, those first who could be meant by the same "he" or "she"."""
    alike, _elsewhere = characters_like(catalogue, drama, role)
    shown = (other for other in drama.roles if other.spoiler_from is None)
    rest = [other.character for other in shown if other.character not in {role.character, *alike}]
    rng.shuffle(alike)
    rng.shuffle(rest)
    return alike + rest
