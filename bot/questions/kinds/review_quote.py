"""Asks what a line of a review is about: a character, an actor or the drama itself; and a line that a server keeps."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bot.catalogue import Catalogue, Drama, Role
from bot.messages import Message, message
from bot.questions.candidates import characters_like, titles_like
from bot.questions.choices import WRONG
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import Quoted, quotes
from bot.reviews.masks import is_enough, masked, masked_somebody

OF_CHARACTER = (
    "“{quote}”: a reviewer on which character of {drama}?",
    "Who in {drama} made a reviewer write “{quote}”?",
    "Which character of {drama} is meant? “{quote}”",
)
OF_ACTOR = (
    "“{quote}”: of which actor in {drama} did a reviewer write this?",
    "Which actor in {drama} earned this line? “{quote}”",
    "“{quote}”, says a review of {drama}. Of which actor?",
)
OF_DRAMA = (
    "Which drama made a reviewer write “{quote}”?",
    "“{quote}”: a review of which drama?",
    "A reviewer says “{quote}”. Of which drama?",
)
OF_MEMBER = (
    "“{quote}”: said here of which drama?",
    "Of which drama did a member here say “{quote}”?",
    "Which drama does a member here mean? “{quote}”",
)


@kind("review_quote", category="quotes", title=message("Review quote"), hardness=1, subjects=quotes)
def ask(catalogue: Catalogue, subject: Subject[Quoted], rng: Random) -> Draft | None:
    """Mask whatever names the answer; None where too little of the line is left.

    The stem names the drama only where a character or an actor is asked for; the reveal has all of the line.
    """
    drama, quote = subject.drama, subject.of.quote
    shown = (
        masked_somebody(quote.text, drama, quote.about, catalogue)
        if quote.about
        else masked(quote.text, drama, catalogue)
    )
    if not is_enough(quote.text, shown):
        return None
    answer, wrong, stems = _about(catalogue, subject)
    named = {"quote": shown} if quote.about is None else {"quote": shown, "drama": drama.title}
    return Draft(
        stem=Message(rng.choice(stems), named),
        answer=answer,
        wrong=wrong,
        reveal=_reveal(subject.of, answer),
        is_name=quote.about is not None,
        sources=(subject.of.credit,),
    )


def _reveal(quoted: Quoted, answer: str) -> Message:
    line = quoted.quote.text
    if quoted.rating is None:
        return message("“{quote}” is said of {answer}.", quote=line, answer=answer)
    return message(
        "“{quote}” is said of {answer}. The review's rating: {rating}.",
        quote=line,
        answer=answer,
        rating=quoted.rating,
    )


def _about(catalogue: Catalogue, subject: Subject[Quoted]) -> tuple[str, Sequence[str], tuple[str, ...]]:
    """Return the answer, wrong options and stems for what a fragment describes."""
    drama, about = subject.drama, subject.of.quote.about
    if about is None:
        return drama.title, titles_like(catalogue, drama), OF_DRAMA if subject.of.is_reviewed else OF_MEMBER
    for role in drama.roles:
        if role.character == about:
            return about, _others(catalogue, drama, role), OF_CHARACTER
    return catalogue.name_of(about), _mates(catalogue, drama, about), OF_ACTOR


def _mates(catalogue: Catalogue, drama: Drama, actor: str) -> list[str]:
    """Return the others in the cast who are of the same gender and whose name is theirs alone."""
    gender = catalogue.people[actor].gender
    cast = (role.actor for role in drama.roles if role.actor != actor and role.spoiler_from is None)
    alike = (mate for mate in cast if catalogue.people[mate].gender == gender and not catalogue.shares_name(mate))
    return list(map(catalogue.name_of, alike))


def _others(catalogue: Catalogue, drama: Drama, role: Role) -> list[str]:
    """Return the other characters of the drama, those first who could be meant by the same "he" or "she"."""
    here = [other.character for other in drama.roles if other.spoiler_from is None and other != role]
    alike = [character for character in characters_like(catalogue, drama, role) if character in here]
    return alike if len(alike) >= WRONG else here
