"""Judges questions by the whole catalogue alone, without using the code that made them."""

from __future__ import annotations

from bot.catalogue import Catalogue, fold, words
from bot.questions import Question
from tests.questions.oracle.asked import Asked, hidden_characters, is_within
from tests.questions.oracle.disputes import RESTS, is_claimed
from tests.questions.oracle.masks import is_shown_of, names_left
from tests.questions.oracle.rules import MAYBE, RIGHT

TELLING = 4
"""From this many letters on, one word of an answer tells it."""
SMALL_WORDS = frozenset(
    {"about", "from", "into", "that", "their", "they", "this", "what", "when", "where", "with", "your"}
)
__all__ = ["is_disputed", "is_spoiled", "names_left", "right_choices", "tells_answer"]
NAMES = frozenset(
    {
        "actor_by_occupation",
        "actor_ladder",
        "actor_of_character",
        "cast_member",
        "character_by_nickname",
        "character_by_occupation",
        "character_of_actor",
        "director",
        "link",
        "singer",
        "writer",
    }
)
"""The kinds that ask for a name; of a name the surname does not tell."""


def right_choices(catalogue: Catalogue, question: Question) -> list[str]:
    """Return the choices that are right answers, and beside the answer those that are not certainly wrong."""
    asked = Asked.of(catalogue, question)
    is_right, may_be = RIGHT[question.kind], MAYBE.get(question.kind, RIGHT[question.kind])
    return [
        choice
        for choice in question.choices
        if is_right(asked, choice) or (choice != asked.answer and may_be(asked, choice))
    ]


def is_disputed(catalogue: Catalogue, question: Question) -> bool:
    """Whether sources disagree on anything a question rests on, wrong options included."""
    asked = Asked.of(catalogue, question)
    if any(rest.drama.is_disputed(rest.fact, rest.role) for rest in RESTS[question.kind](asked, question.choices)):
        return True
    return is_claimed(asked, question.kind, [choice for choice in question.choices if choice != asked.answer])


def is_spoiled(catalogue: Catalogue, question: Question) -> bool:
    """Whether a question names or rests on a role that is not to be spoken of, and does not say from when it is."""
    asked = Asked.of(catalogue, question)
    allowed = {drama for drama, _episode in question.spoils}
    if not allowed and (hidden_characters(catalogue) & {*question.choices, *asked.named} or _tells_story(asked)):
        return True
    return any(
        role.spoiler_from and role.character == rest.role and rest.drama.id not in allowed
        for rest in RESTS[question.kind](asked, (asked.answer,))
        for role in rest.drama.roles
    )


def _tells_story(asked: Asked) -> bool:
    """Whether a trope or a quote gives away how a story goes."""
    reviews = asked.catalogue.reviews.values()
    quotes = [quote.text for review in reviews for quote in review.quotes if quote.spoiler_from]
    if "quote" in asked and any(is_shown_of(asked["quote"], quote) for quote in quotes):
        return True
    return bool({trope.name for trope in asked.catalogue.tropes.values() if trope.spoils} & asked.named)


def tells_answer(question: Question) -> bool:
    """Whether the answer stands in the stem or a clue: whole, spelled another way, or by a word that only it has."""
    answer = question.choices[question.answer]
    texts = [question.stem, *question.clues]
    if any(
        is_within(answer, str(text)) or (len(fold(answer)) > TELLING and fold(answer) in fold(str(text)))
        for text in texts
    ):
        return True
    named = {word for text in texts for value in text.values.values() for word in words(str(value))}
    elsewhere = {word for choice in question.choices if choice != answer for word in words(choice)}
    own = words(answer)[1:] if _asks_for_name(question) else words(answer)
    return any(len(word) >= TELLING and word in named - elsewhere - SMALL_WORDS for word in own)


def _asks_for_name(question: Question) -> bool:
    return question.kind in NAMES or (question.kind == "odd_one_out" and "drama" in question.stem.values)
