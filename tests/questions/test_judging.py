"""Typed answers are judged: right ones counted, others' names not, near told without saying whom."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Drama, Song, fold
from bot.messages import message
from bot.questions import Question
from bot.questions.judging import Judged, judge, subject_of
from tests.questions.invented import NORTH, SOUTH, role
from tests.questions.test_kinds import questions_of
from tests.questions.test_typed import TYPED, asked_of, catalogue_of

GOBLIN = "guardian-the-lonely-and-great-god"
LOOKED_AT = 20
"""So many questions of a kind."""


@cache
def typed_of(kind: str, catalogue: Catalogue) -> list[Question]:
    """Return some questions of a kind that are answered by typing."""
    typed = [question for question in questions_of(kind, catalogue) if question.expects]
    return Random(len(typed)).sample(typed, min(LOOKED_AT, len(typed)))


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_what_is_right_counts_as_it_is_shown(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        for text in (question.choices[question.answer], *question.also):
            for typed in (text, text.upper(), f" “{text}”!! 🎉", f"||{text}||", f"<@123> {text}"):
                judged = judge(catalogue, question, typed)
                assert (judged.verdict, judged.choice) == ("accept", question.answer), (typed, question, judged)


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_a_wrong_choice_does_not_count_and_is_known(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        for place, text in enumerate(question.choices):
            judged = judge(catalogue, question, text)
            expected = "accept" if place == question.answer else "reject"
            assert (judged.verdict, judged.choice) == (expected, place), (text, question, judged)


@pytest.mark.parametrize("kind", ["actor_of_character", "character_of_actor", "character_by_nickname"])
def test_nobody_else_in_the_drama_counts(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        right = {fold(text) for text in (question.choices[question.answer], *question.also)}
        for other in catalogue.dramas[question.drama].roles:
            text = other.character if question.expects == "character" else catalogue.name_of(other.actor)
            if fold(text) not in right:
                assert judge(catalogue, question, text).verdict != "accept", (text, question)


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_what_stands_in_the_question_does_not_count(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        for each in (question.stem, *question.clues):
            for value in map(str, each.values.values()):
                for typed in (value, value.lower(), value.replace(" ", ""), value.split()[0]):
                    judged = judge(catalogue, question, typed, spellings={typed})
                    assert (judged.verdict, judged.choice) == ("reject", None), (typed, question)


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_a_spelling_that_the_server_accepted_counts(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue)[:5]:
        assert judge(catalogue, question, "Zzyzx qwv").verdict == "reject"
        judged = judge(catalogue, question, "zzyzx QWV", spellings=["Zzyzx-qwv"])
        assert (judged.verdict, judged.choice, judged.typed) == ("accept", question.answer, "zzyzx QWV")


CAST = replace(
    SOUTH,
    roles=(
        role("Seo Dal-mi", "Park Shin-hye"),
        role("Nam Do-san", "Lee Jong-suk"),
        role("Han Ji-pyeong", "Kim Woo-bin"),
        role("Won In-jae", "Kim Young-kwang"),
        role("Yoon Seon-hak", "Lee Min-ki"),
    ),
)
PEOPLE = ("Park Shin-hye", "Lee Jong-suk", "Kim Woo-bin", "Kim Young-kwang", "Lee Min-ki")


@pytest.fixture(scope="module")
def cast(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with an invented drama, in which real people play."""
    ids = {catalogue.name_of(person): person for person in catalogue.people}
    roles = tuple(replace(each, actor=ids[name]) for each, name in zip(CAST.roles, PEOPLE, strict=True))
    dramas = [*catalogue.dramas.values(), replace(CAST, roles=roles, writers=(), directors=(), tropes=())]
    return Catalogue(dramas, catalogue.people.values(), catalogue.tropes.values())


def asked_in(*choices: str) -> Question:
    """Ask who plays Seo Dal-mi, the first choice being right."""
    return Question(
        kind="actor_of_character",
        category="cast",
        key="actor_of_character:south/Seo Dal-mi",
        drama="south",
        level=1,
        stem=message("{character} in {drama}", character="Seo Dal-mi", drama="South"),
        choices=choices or PEOPLE[:4],
        answer=0,
        reveal=message(""),
        sources=(),
        expects="person",
    )


def judged_in(cast: Catalogue, typed: str, *choices: str) -> Judged:
    """Judge an answer to that question."""
    return judge(cast, asked_in(*choices), typed)


@pytest.mark.parametrize("typed", ["Park Sin Hye", "Shin-hye", "박신혜", "Pak Shinhye", "Shin-hye Park"])
def test_other_spellings_count(typed: str, cast: Catalogue) -> None:
    assert judged_in(cast, typed).choice == 0


@pytest.mark.parametrize(("typed", "place"), [("이종석", 1), ("Woobin", 2), ("Kim Yeong-gwang", 3), ("이민기", None)])
def test_a_wrong_choice_is_known_in_other_spellings(typed: str, place: int | None, cast: Catalogue) -> None:
    judged = judged_in(cast, typed)

    assert (judged.verdict, judged.choice) == ("reject", place)


@pytest.mark.parametrize(
    "typed",
    ["Lee Jong-sik", "Kim Woo-bun", "Lee Min-gu", "Park Bo-gam"],
    ids=["a wrong choice", "another wrong choice", "somebody else in the cast", "somebody of other dramas"],
)
def test_near_does_not_tell_whom_it_was_near_to(typed: str, cast: Catalogue) -> None:
    to_the_answer = judged_in(cast, "Park Shin-hae")

    assert (to_the_answer.verdict, to_the_answer.choice) == ("near", None)
    assert judged_in(cast, typed) == replace(to_the_answer, typed=typed)


@pytest.mark.parametrize("name", ["Lee Jong-suk", "Kim Jong-suk"])
def test_a_given_name_that_several_have_is_near_whoever_is_right(name: str, cast: Catalogue) -> None:
    shared = replace(cast.people["lee-min-ki"], name="Choi Jong-suk", native_name=None, spellings=())
    people = [shared if person.id == shared.id else person for person in cast.people.values()]
    changed = Catalogue(cast.dramas.values(), people, cast.tropes.values())
    right = judged_in(changed, "Jong-suk", "Lee Jong-suk", "Kim Woo-bin", "Park Shin-hye", name)
    wrong = judged_in(changed, "Jong-suk")

    assert right.verdict == wrong.verdict == "near"
    assert right.reason == wrong.reason
    assert "full name" in str(right.reason)


def test_a_character_whom_two_play_is_named_by_that_name() -> None:
    question = asked_of(catalogue_of(NORTH), "character_of_actor", "north/Jo Bi")

    assert judge(catalogue_of(NORTH), question, "Jo Bi").choice == question.answer


def test_subjects_name_what_is_right(catalogue: Catalogue) -> None:
    for kind, expected in (
        ("year", "year/{answer}"),
        ("character_of_actor", "role/{drama}/{answer}"),
        ("song", "drama/{drama}"),
        ("singer", "text/{answer}"),
    ):
        question = typed_of(kind, catalogue)[0]
        answer = question.choices[question.answer]
        assert subject_of(catalogue, question) == expected.format(drama=question.drama, answer=answer)


@pytest.mark.parametrize("kind", ["actor_of_character", "actor_ladder", "director", "writer"])
def test_the_subject_is_the_person_of_whom_the_question_is(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        person = subject_of(catalogue, question).removeprefix("person/")
        drama = catalogue.dramas[question.drama]
        assert person in {*(each.actor for each in drama.roles), *drama.writers, *drama.directors}
        assert catalogue.name_of(person) == question.choices[question.answer]


def test_of_namesakes_the_one_in_question_is_meant() -> None:
    invented = catalogue_of(NORTH, replace(SOUTH, writers=("ahn-one",)))
    people = [
        replace(person, name="Ahn One") if person.id == "writer-one" else person for person in invented.people.values()
    ]
    catalogue = Catalogue(invented.dramas.values(), people, invented.tropes.values())
    question = replace(
        asked_of(invented, "actor_of_character", "north/Han So"), choices=("Ahn One", "b", "c", "d"), answer=0
    )

    assert subject_of(catalogue, replace(question, key="writer:north/writer-one", facts=())) == "person/writer-one"
    assert subject_of(catalogue, replace(question, key="?", facts=("north/ahn-one",))) == "person/ahn-one"
    assert judge(catalogue, question, "Ahn One").choice == 0, "whoever else there bears the name"


def test_a_question_of_what_has_left_the_catalogue_is_judged_by_its_text(catalogue: Catalogue) -> None:
    for kind in TYPED:
        question = replace(typed_of(kind, catalogue)[0], drama="gone", key="gone", facts=("gone/gone",))
        elsewhere = catalogue_of()
        assert judge(elsewhere, question, question.choices[question.answer]).choice == question.answer


def test_without_expectation_a_choice_is_known_as_it_is_written(catalogue: Catalogue) -> None:
    question = questions_of("setting", catalogue)[0]

    assert question.expects is None
    for place, text in enumerate(question.choices):
        assert judge(catalogue, question, text.upper()).choice == place


def test_a_slip_that_is_another_choice_does_not_count() -> None:
    songs = tuple(Song(f"Song {number}", singer) for number, singer in enumerate(("Suran", "Surin", "Gaho", "Heize")))
    catalogue = catalogue_of(replace(NORTH, songs=songs))
    question = asked_of(catalogue, "singer", "north/Song 0")
    judged = judge(catalogue, question, "Surin")

    assert (judged.verdict, judged.choice) == ("reject", question.choices.index("Surin"))


@pytest.mark.parametrize(
    ("typed", "verdict", "choice"),
    [
        ("goblin", "accept", 0),
        ("도깨비", "accept", 0),
        ("Guardian the Lonely & Great God", "accept", 0),
        ("vincenso", "reject", 1),
        ("Crash Landing on You", "reject", None),
        ("Hospital Playlist 7", "reject", None),
    ],
)
def test_a_drama_is_named_by_any_of_its_titles(
    typed: str, verdict: str, choice: int | None, catalogue: Catalogue
) -> None:
    titles = (catalogue.dramas[GOBLIN].title, "Vincenzo", "Healer", "Pinocchio")
    question = replace(typed_of("song", catalogue)[0], drama=GOBLIN, choices=titles, answer=0, stem=message("?"))
    judged = judge(catalogue, question, typed)

    assert (judged.verdict, judged.choice) == (verdict, choice)


def test_an_acronym_that_is_asked_about_is_no_answer(catalogue: Catalogue) -> None:
    dramas: list[Drama] = [drama for drama in catalogue.dramas.values() if drama.acronyms]
    for question in typed_of("acronym", catalogue):
        acronym = str(question.stem.values["acronym"])
        assert any(acronym in drama.acronyms for drama in dramas)
        for typed in (acronym, acronym.lower(), ".".join(acronym), f"the {acronym}", f"{acronym} drama"):
            assert judge(catalogue, question, typed).verdict != "accept", (typed, question)


@settings(max_examples=300)
@given(typed=st.text(max_size=300), kind=st.sampled_from(sorted(TYPED)), place=st.integers(0, 5))
def test_anything_may_be_typed(typed: str, kind: str, place: int, catalogue: Catalogue) -> None:
    judged = judge(catalogue, typed_of(kind, catalogue)[place], typed, spellings={typed[:3]})

    assert judged.verdict in {"accept", "near", "reject"}
    assert len(judged.typed) <= 101


@pytest.mark.parametrize("letter", ["a", "가", "\u0301", "\u202e", "(", "0", " ", "💥", "Kim Min-"])
@pytest.mark.parametrize("kind", ["actor_of_character", "character_of_actor", "song", "singer", "year"])
def test_a_megabyte_is_judged(letter: str, kind: str, catalogue: Catalogue) -> None:
    """By its beginning only: looked at in full, it would take minutes."""
    judged = judge(catalogue, typed_of(kind, catalogue)[0], letter * 1_000_000)

    assert (judged.verdict, judged.choice) == ("reject", None)
    assert "too many" in str(judged.reason)
