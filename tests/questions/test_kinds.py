"""Every kind asks fair questions: one right option, none given away, none disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from bot.catalogue import Catalogue, fold
from bot.game import Deck, Rules
from bot.questions import Kind, Question, all_kinds
from bot.questions.model import Subject
from tests.questions.oracle import is_disputed, is_spoiled, right_choices, tells_answer

EXPECTED = {
    "acronym",
    "actor_by_occupation",
    "actor_ladder",
    "actor_of_character",
    "based_on",
    "before_after",
    "blurb",
    "cast_ladder",
    "cast_member",
    "character_by_nickname",
    "character_by_occupation",
    "character_of_actor",
    "costars",
    "director",
    "drama_of_role",
    "emoji_plot",
    "episode_count",
    "link",
    "native_title",
    "network",
    "odd_one_out",
    "place",
    "review_quote",
    "same_director",
    "same_writer",
    "setting",
    "singer",
    "song",
    "three_tropes",
    "writer",
    "year",
}
LADDERS = {"actor_ladder", "cast_ladder"}
AGAIN = 20
"""So many subjects of a kind are asked about again and again."""
FEW = 600
"""So many subjects of a kind are asked about once more, to meet those that are worded as few others are."""
EACH = 60
"""The fewest questions a kind; all kinds together make nearly 2,000; the audit asks about all."""
ACTOR, WRITER = "Kim Namesake", "Lee Same"
OTHERS = 20
"""So many other subjects are asked about where some dramas were changed."""
MOST = 60
"""The most subjects of a kind that a test asks about; `bench.audit` asks about all."""


@cache
def subjects_of(name: str, catalogue: Catalogue) -> Sequence[Subject[Any]]:
    """List what a kind asks about."""
    return tuple(all_kinds()[name].subjects(catalogue))


@cache
def questions_of(name: str, catalogue: Catalogue) -> Sequence[Question]:
    """Ask about every subject of a kind, and on over changing seeds until there are enough."""
    kind = all_kinds()[name]
    subjects = subjects_of(name, catalogue)
    subjects = Random(len(subjects)).sample(subjects, min(MOST, len(subjects)))
    asked: list[Question] = []
    for seed in range(20 * EACH):
        if seed >= len(subjects) and len(asked) >= EACH:
            break
        question = kind.question(catalogue, subjects[seed % len(subjects)], Random(seed))
        if question is not None:
            asked.append(question)
    return tuple(asked)


def questions_near(kind: Kind, catalogue: Catalogue, dramas: set[str]) -> list[Question]:
    """Ask about some dramas several times, and about some of all others."""
    subjects = subjects_of(kind.name, catalogue)
    theirs = [subject for subject in subjects if dramas & {drama.id for drama in subject.dramas}]
    others = Random(1).sample(subjects, min(OTHERS, len(subjects)))
    asked = (kind.question(catalogue, subject, Random(seed)) for seed, subject in enumerate(theirs * 4 + others))
    return [question for question in asked if question is not None]


def test_every_kind_of_the_folder_is_registered() -> None:
    assert set(all_kinds()) == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_questions_are_fair(name: str, catalogue: Catalogue) -> None:
    asked = questions_of(name, catalogue)

    assert len(asked) >= EACH
    for question in asked:
        right = question.choices[question.answer]
        assert right_choices(catalogue, question) == [right], question
        assert len({fold(choice) for choice in question.choices}) == 4, question
        assert not tells_answer(question), question
        assert not is_disputed(catalogue, question), question


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_questions_fit_a_phone_and_name_their_sources(name: str, catalogue: Catalogue) -> None:
    for question in questions_of(name, catalogue):
        assert len(str(question.stem)) <= 160, question
        assert all(len(f"A · {choice}") <= 80 for choice in question.choices), question
        assert question.sources
        assert "{" not in str(question.stem) + str(question.reveal)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_right_option_stands_anywhere(name: str, catalogue: Catalogue) -> None:
    places = {question.answer for question in questions_of(name, catalogue)}

    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_same_four_options_come_back_whatever_the_seed(name: str, catalogue: Catalogue) -> None:
    kind = all_kinds()[name]
    subjects = subjects_of(name, catalogue)
    for subject in Random(2).sample(subjects, min(AGAIN, len(subjects))):
        asked = [kind.question(catalogue, subject, Random(seed)) for seed in range(6)]
        assert len({frozenset(question.choices) for question in asked if question}) <= 1, subject.key
        assert len({question.choices[question.answer] for question in asked if question}) <= 1, subject.key


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_question_is_worded_in_three_ways_or_more(name: str, catalogue: Catalogue) -> None:
    wordings = defaultdict(set)
    few = subjects_of(name, catalogue)[:FEW]  # of which some may be worded as hardly any others are
    asked = (all_kinds()[name].question(catalogue, subject, Random(seed)) for seed, subject in enumerate(few))
    for question in (*questions_of(name, catalogue), *filter(None, asked)):
        wordings[frozenset(question.stem.values)].add(question.stem.text)

    for named, texts in wordings.items():
        assert len(texts) >= 3, (named, texts)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_ladders_alone_have_clues_and_none_names_the_answer(name: str, catalogue: Catalogue) -> None:
    for question in questions_of(name, catalogue):
        assert len(question.clues) in ({3, 4} if name in LADDERS else {0}), question
        assert len({str(clue) for clue in question.clues}) == len(question.clues)
        answer = fold(question.choices[question.answer])
        assert all(answer not in fold(str(clue)) for clue in question.clues), question
        assert all(len(str(clue)) <= 80 for clue in question.clues), question


def test_the_same_seed_deals_the_same_question(deck: Deck) -> None:
    assert deck.draw(Rules(rounds=8), Random(7)) == deck.draw(Rules(rounds=8), Random(7))


def test_wrong_people_are_of_the_answers_gender(catalogue: Catalogue) -> None:
    genders = defaultdict(set)
    for person in catalogue.people.values():
        genders[catalogue.name_of(person.id)].add(person.gender)
    for name in ("actor_of_character", "cast_member", "link"):
        for question in questions_of(name, catalogue):
            assert set.intersection(*(genders[choice] for choice in question.choices)), question


def test_wrong_years_are_near_and_past(catalogue: Catalogue) -> None:
    for question in questions_of("year", catalogue):
        years = sorted(map(int, question.choices))
        assert years[-1] <= catalogue.last_year
        assert years[-1] - years[0] <= 8


def test_the_disputed_name_of_the_trauma_code_is_never_asked(catalogue: Catalogue, deck: Deck) -> None:
    rules = Rules(rounds=50, about="drama:the-trauma-code-heroes-on-call")
    asked = [question for seed in range(40) for question in deck.draw(rules, Random(seed))]

    assert asked
    for question in asked:
        assert "Jae-won" not in f"{question.stem} {question.choices[question.answer]}", question


@pytest.fixture(scope="module")
def with_second_season(catalogue: Catalogue) -> Catalogue:
    """Add a drama that people may take for its first season."""
    first = catalogue.dramas["healer"]
    seasons = [replace(first, franchise="healer"), replace(first, id="healer-2", title="Healer 2", franchise="healer")]
    others = [drama for drama in catalogue.dramas.values() if drama.id != "healer"]
    return Catalogue(
        [*others, seasons[0], replace(seasons[1], native_title="힐러 2", other_titles=(), year=2020)],
        catalogue.people.values(),
        catalogue.tropes.values(),
        catalogue.reviews.values(),
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_second_season_makes_no_second_right_option(name: str, with_second_season: Catalogue) -> None:
    for question in questions_near(all_kinds()[name], with_second_season, {"healer", "healer-2"}):
        assert right_choices(with_second_season, question) == [question.choices[question.answer]], question


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_nothing_is_told_that_spoils_unless_the_question_says_so(name: str, catalogue: Catalogue) -> None:
    assert any(role.spoiler_from for drama in catalogue.dramas.values() for role in drama.roles)
    for question in questions_of(name, catalogue):
        assert not is_spoiled(catalogue, question), question


@pytest.fixture(scope="module")
def with_namesakes(catalogue: Catalogue) -> Catalogue:
    """Give three actors one name, two of them in one drama, and two writers another."""
    healer, vincenzo = catalogue.dramas["healer"], catalogue.dramas["vincenzo"]
    actors = (healer.roles[0].actor, vincenzo.roles[0].actor, vincenzo.roles[2].actor)
    names = dict.fromkeys(actors, ACTOR) | dict.fromkeys((healer.writers[0], vincenzo.writers[0]), WRITER)
    people = [
        replace(person, name=names.get(person.id, person.name), native_name=None)
        for person in catalogue.people.values()
    ]
    return Catalogue(catalogue.dramas.values(), people, catalogue.tropes.values())


@pytest.mark.parametrize("name", sorted(EXPECTED - {"review_quote"}))
def test_namesakes_are_never_a_second_right_option(name: str, with_namesakes: Catalogue) -> None:
    for question in questions_near(all_kinds()[name], with_namesakes, {"healer", "vincenzo"}):
        right = question.choices[question.answer]
        assert right_choices(with_namesakes, question) == [right], question
        assert right in {ACTOR, WRITER} or not {ACTOR, WRITER} & set(question.choices), question


def test_a_drama_without_a_known_writer_is_not_asked_about(catalogue: Catalogue) -> None:
    unknown = replace(catalogue.dramas["healer"], writers=())
    dramas = [unknown if drama.id == unknown.id else drama for drama in catalogue.dramas.values()]
    asked = {
        subject.dramas[0].id for subject in all_kinds()["writer"].subjects(Catalogue(dramas, catalogue.people.values()))
    }

    assert asked
    assert unknown.id not in asked
