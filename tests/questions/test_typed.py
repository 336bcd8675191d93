"""What may be typed as an answer: asked only where it is certain, and every right answer is known to be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from bot.catalogue import BasedOn, Catalogue, Drama
from bot.questions import Question, all_kinds
from bot.questions.model import Expected
from tests.questions.invented import EAST, FAR, NORTH, NORTH_AGAIN, SOUTH, catalogue_with, role
from tests.questions.oracle.typed import may_be_right, right_answers
from tests.questions.test_kinds import EXPECTED, questions_of

TYPED: Mapping[str, Expected] = {
    "acronym": "drama",
    "actor_ladder": "person",
    "actor_of_character": "person",
    "based_on": "drama",
    "cast_ladder": "drama",
    "character_by_nickname": "character",
    "character_of_actor": "character",
    "director": "person",
    "drama_of_role": "drama",
    "native_title": "drama",
    "singer": "text",
    "song": "drama",
    "writer": "person",
    "year": "year",
}
NEED_CHOICES = {"based_on": "origin", "native_title": "drama"}
"""What the stem names where such a question is not to be answered without its choices."""
LOOKED_AT = 30
"""So many questions of a kind; the whole catalogue is gone through for each."""


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_question_is_typed_where_its_answer_is_certain_without_choices(name: str, catalogue: Catalogue) -> None:
    for question in questions_of(name, catalogue):
        needs_choices = NEED_CHOICES.get(name, "?") in question.stem.values
        assert question.expects == (None if needs_choices else TYPED.get(name)), question
        assert question.expects or not question.also


@pytest.mark.parametrize("name", sorted(TYPED))
def test_a_kind_tells_beforehand_what_is_typed(name: str, catalogue: Catalogue) -> None:
    kind = all_kinds()[name]
    for subject in list(kind.subjects(catalogue))[:LOOKED_AT]:
        question = kind.question(catalogue, subject, Random(1))
        assert question is None or question.expects == kind.expected(subject)


@pytest.mark.parametrize("name", sorted(TYPED))
def test_every_right_answer_is_the_answer_or_also_right(name: str, catalogue: Catalogue) -> None:
    typed = [question for question in questions_of(name, catalogue) if question.expects]

    assert typed
    for question in Random(len(typed)).sample(typed, min(LOOKED_AT, len(typed))):
        _check(catalogue, question)


@pytest.mark.parametrize("name", ["director", "writer"])
def test_those_who_share_a_credit_are_right_too(name: str, catalogue: Catalogue) -> None:
    assert any(question.also for question in questions_of(name, catalogue))


def _check(catalogue: Catalogue, question: Question) -> None:
    accepted = {question.choices[question.answer], *question.also}
    assert right_answers(catalogue, question) <= accepted, question
    assert all(may_be_right(catalogue, question, text) for text in accepted), question
    assert not set(question.also) & set(question.choices), question
    assert len(accepted) == 1 + len(question.also), question


def catalogue_of(*changed: Drama) -> Catalogue:
    """Return the invented catalogue with some of its dramas changed."""
    invented = catalogue_with()
    dramas = {drama.id: drama for drama in (*invented.dramas.values(), *changed)}
    return Catalogue(dramas.values(), invented.people.values(), invented.tropes.values(), invented.reviews.values())


def asked_of(catalogue: Catalogue, kind: str, key: str) -> Question:
    """Ask about the subject of a key."""
    subject = next(subject for subject in all_kinds()[kind].subjects(catalogue) if subject.key == key)
    question = all_kinds()[kind].question(catalogue, subject, Random(1))
    assert question is not None
    return question


AGAIN = replace(NORTH_AGAIN, roles=(role("Kim Do", "Ahn One"), *NORTH_AGAIN.roles))


@pytest.mark.parametrize(
    ("changed", "kind", "key", "also"),
    [
        ((NORTH,), "actor_of_character", "north/Jo Bi", ("In Eight",)),
        ((replace(FAR, based_on=BasedOn("film", "DAWN")),), "based_on", "east/source", ("Far",)),
        (
            (replace(NORTH, roles=NORTH.roles[:6]), AGAIN),
            "drama_of_role",
            "north/Kim Do",
            ("North 2",),
        ),
    ],
    ids=["two actors of one character", "one source", "a second season"],
)
def test_what_else_is_right_is_known(changed: tuple[Drama, ...], kind: str, key: str, also: tuple[str, ...]) -> None:
    catalogue = catalogue_of(*changed)
    question = asked_of(catalogue, kind, key)

    assert question.also == also
    _check(catalogue, question)


def test_somebody_else_with_all_of_the_roles_is_right_too() -> None:
    """As a child actor may be who plays the younger self of one star again and again."""
    casts = [
        replace(drama, franchise=None, roles=(role(name, "Ahn One"), role(name, "Bae Two"), role("Extra", "Do Four")))
        for drama, name in ((NORTH, "Kim Do"), (SOUTH, "King Jo"), (EAST, "Boss"))
    ]
    catalogue = catalogue_of(*casts)
    question = asked_of(catalogue, "actor_ladder", "ahn-one")

    assert question.also == ("Bae Two",)
    _check(catalogue, question)
