"""Hints: from the facts, from vague to telling, never the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import BasedOn, Catalogue, Dispute, Person, Song, fold, words
from bot.catalogue.title_parts import titles_of
from bot.messages import Message
from bot.questions import Question
from bot.questions.hints import hints
from bot.questions.judging import judge
from tests.questions.invented import FAR, NORTH, SOUTH, WEST, role
from tests.questions.oracle.asked import initials
from tests.questions.test_kinds import questions_of
from tests.questions.test_typed import TYPED, asked_of, catalogue_of

TYPED_AGAIN = 15
"""So many questions of a kind of which the hints are typed as answers."""


def typed_of(kind: str, catalogue: Catalogue) -> list[Question]:
    """Return questions of a kind that are answered by typing."""
    return [question for question in questions_of(kind, catalogue) if question.expects]


def names_of(catalogue: Catalogue, question: Question) -> set[str]:
    """Return every name of the answer, found in another way than hints are."""
    shown = question.choices[question.answer]
    names = {shown}
    for person in catalogue.people.values():
        if question.expects == "person" and shown in {person.name, person.stage_name}:
            names |= {person.name, *person.spellings, *filter(None, (person.native_name, person.stage_name))}
    for drama in catalogue.dramas.values():
        if question.expects == "drama" and drama.title == shown:
            names.update(titles_of(drama))
        for role_ in drama.roles if question.expects == "character" and drama.id == question.drama else ():
            if role_.character == shown:
                names |= {*role_.spellings, *filter(None, (role_.native_name, role_.nickname))}
    return names


def holds(text: str, name: str) -> bool:
    """Whether the words of a name stand together in a text, however they are divided."""
    told, wanted = words(text), fold(name)
    return any("".join(told[start:end]) == wanted for end in range(len(told) + 1) for start in range(end))


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_hints_are_few_and_never_name_the_answer(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        given_ = hints(catalogue, question)
        assert 1 <= len(given_) <= 3, question
        assert len(set(map(str, given_))) == len(given_), question
        assert given_ == hints(catalogue, question)
        for name in names_of(catalogue, question):
            assert not any(holds(str(hint), name) for hint in given_), (name, question)


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_hints_do_not_repeat_the_question(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        asked = {fold(str(value)) for each in (question.stem, *question.clues) for value in each.values.values()}
        for hint in hints(catalogue, question):
            assert not asked & {fold(str(value)) for value in hint.values.values()}, question


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_most_questions_have_three_hints(kind: str, catalogue: Catalogue) -> None:
    counts = [len(hints(catalogue, question)) for question in typed_of(kind, catalogue)]

    assert sum(counts) >= 2 * len(counts)


def letters_in(hint: Message) -> str:
    """Return the letters that a hint shows, or nothing."""
    return str(hint.values.get("letters", ""))


@pytest.mark.parametrize("kind", sorted(set(TYPED) - {"year"}))
def test_letters_shown_are_those_of_the_answer_and_never_all_of_a_part(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        answer = question.choices[question.answer]
        for letters in filter(None, map(letters_in, hints(catalogue, question))):
            assert len(letters) == len(" ".join(answer.split()))
            assert all(shown in {"_", letter} for shown, letter in zip(letters, answer, strict=True)), question
            assert all("_" in part for part in letters.split() if any(map(str.isalnum, part))), question


@pytest.mark.parametrize("kind", sorted(TYPED))
def test_no_hint_counts_when_it_is_typed(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue)[:TYPED_AGAIN]:
        for hint in hints(catalogue, question):
            for said in (str(hint), *map(str, hint.values.values())):
                for typed in (said, said.replace("_", "")):
                    assert judge(catalogue, question, typed).choice != question.answer, (typed, question)


@pytest.mark.parametrize("kind", ["cast_ladder", "song"])
def test_letters_of_a_title_make_no_acronym_of_it(kind: str, catalogue: Catalogue) -> None:
    for question in typed_of(kind, catalogue):
        acronyms = {short for short in initials(question.choices[question.answer]) if len(short) >= 3}
        assert not acronyms & {fold(letters_in(hint)) for hint in hints(catalogue, question)}, question


def test_letters_come_last_and_become_more(catalogue: Catalogue) -> None:
    for question in typed_of("actor_of_character", catalogue):
        hidden = [letters.count("_") for letters in map(letters_in, hints(catalogue, question)) if letters]
        assert hidden == sorted(set(hidden), reverse=True), question


def test_a_year_is_one_of_five_and_may_stand_anywhere_among_them(catalogue: Catalogue) -> None:
    places: Counter[int] = Counter()
    for question in typed_of("year", catalogue):
        span, parity = hints(catalogue, question)
        before, after = int(str(span.values["before"])), int(str(span.values["after"]))
        year = int(question.choices[question.answer])
        assert before < year < after == before + 6
        assert after <= catalogue.last_year + 1, "none of the five is to come"
        assert ("even" in str(parity)) == (year % 2 == 0)
        if year + 4 <= catalogue.last_year:
            places[year - before] += 1

    assert set(places) == {1, 2, 3, 4, 5}


def test_another_drama_is_named_unless_the_question_is_about_it(catalogue: Catalogue) -> None:
    hinted = 0
    for kind in ("actor_of_character", "actor_ladder", "director", "writer"):
        for question in typed_of(kind, catalogue):
            about = {fact.replace(":", "/").partition("/")[0] for fact in question.facts}
            titles = {catalogue.dramas[drama].title for drama in about if drama in catalogue.dramas}
            named = {str(hint.values["drama"]) for hint in hints(catalogue, question) if "drama" in hint.values}
            hinted += len(named)
            assert not named & titles, question
            seasons = {catalogue.dramas[drama].franchise for drama in about if drama in catalogue.dramas} - {None}
            assert not named & {drama.title for drama in catalogue.dramas.values() if drama.franchise in seasons}

    assert hinted


RENAMED = replace(
    SOUTH, title="Red River", roles=(role("King Jo", "Cho Three"), role("Maid", "Bae Two")), franchise=None
)


def about_cho(*disputes: Dispute, hidden: int | None = None) -> str:
    """Ask who plays Han So, of whom a second role is known, and return the hints."""
    second = replace(RENAMED.roles[0], spoiler_from=hidden)
    drama = replace(RENAMED, roles=(second, RENAMED.roles[1]), disputed=disputes)
    catalogue = catalogue_of(NORTH, drama)
    return "\n".join(map(str, hints(catalogue, asked_of(catalogue, "actor_of_character", "north/Han So"))))


def test_a_role_is_not_named_where_it_spoils_or_is_disputed() -> None:
    assert "King Jo in Red River" in about_cho()
    assert "King Jo" not in about_cho(hidden=3)
    assert "King Jo" not in about_cho(Dispute("actor", (), "King Jo"))
    assert "King Jo" not in about_cho(Dispute("character", (), "King Jo"))
    assert "King Jo" in about_cho(Dispute("actor", (), "Maid"))


@pytest.mark.parametrize(
    ("fact", "said"),
    [("year", "2016"), ("networks", "Net Two"), ("setting", "palace"), ("tropes", "Lost Letter")],
)
def test_what_is_disputed_of_a_drama_is_not_hinted_at(fact: str, said: str) -> None:
    def told(*disputes: Dispute) -> str:
        west = replace(WEST, based_on=BasedOn("film", "Dusk"), disputed=disputes)
        west = replace(west, setting="city") if fact == "tropes" else west
        catalogue = catalogue_of(west)
        return "\n".join(map(str, hints(catalogue, asked_of(catalogue, "based_on", "west/source"))))

    assert said in told()
    assert said not in told(Dispute(fact, ()))


def test_an_occupation_that_counts_as_the_name_is_not_hinted_at() -> None:
    yoon = role("Chairman Yoon", "Cho Three", occupation="chairman")
    catalogue = catalogue_of(replace(NORTH, roles=(*NORTH.roles[:2], yoon, *NORTH.roles[3:])))
    said = "\n".join(map(str, hints(catalogue, asked_of(catalogue, "character_of_actor", "north/Chairman Yoon"))))

    assert "The letters: `C_______ Y___`" in said
    assert "chairman" not in said


def test_a_trope_that_spoils_is_not_hinted_at() -> None:
    west = replace(WEST, based_on=BasedOn("film", "Dusk"), setting="city")
    fair = catalogue_of(west)
    tropes = [replace(trope, spoils=trope.id == "lost-letter") for trope in fair.tropes.values()]
    catalogue = Catalogue(fair.dramas.values(), fair.people.values(), tropes)
    said = "\n".join(map(str, hints(catalogue, asked_of(catalogue, "based_on", "west/source"))))

    assert "Lost Letter" not in said
    assert "Hidden Twin" in said


def test_the_voice_is_known_from_elsewhere() -> None:
    singers = ("Lyn", "Gummy Bear", "Ben", "Suzy")
    songs = tuple(Song(f"Song {number}", singer) for number, singer in enumerate(singers))
    elsewhere = replace(FAR, songs=(Song("Far Song", "Gummy Bear"),))
    catalogue = catalogue_of(replace(NORTH, songs=songs), elsewhere)
    question = asked_of(catalogue, "singer", "north/Song 1")

    assert [str(hint) for hint in hints(catalogue, question)] == [
        "The same voice: “Far Song”, from Far.",
        "The letters: `G____ B___`",
        "The letters: `Gu___ Be__`",
    ]


@pytest.mark.parametrize(
    ("native", "last"),
    [
        ("조세", "The Korean name begins its syllables so: ㅈㅅ"),
        ("Cho 3", "The letters: `Ch_ Th___`"),
        (None, "The letters: `Ch_ Th___`"),
    ],
)
def test_the_last_hint_is_the_initials_of_a_korean_name_or_more_letters(native: str | None, last: str) -> None:
    base = catalogue_of(RENAMED)
    people = [
        replace(person, native_name=native) if person.id == "cho-three" else person for person in base.people.values()
    ]
    catalogue = Catalogue(base.dramas.values(), people, base.tropes.values())

    assert str(hints(catalogue, asked_of(catalogue, "actor_of_character", "north/Han So"))[-1]) == last


@settings(max_examples=200)
@given(name=st.text(max_size=40), kind=st.sampled_from(["person", "character", "drama", "text"]))
def test_any_answer_can_be_hinted_at_without_being_told(name: str, kind: str) -> None:
    catalogue = Catalogue([NORTH], [Person("ahn-one", name, native_name=name)])
    question = Question(
        kind="k",
        category="cast",
        key=f"k:{name}",
        drama="north",
        level=1,
        stem=Message("?"),
        choices=(name, "b", "c", "d"),
        answer=0,
        reveal=Message(""),
        sources=(),
        expects=kind,  # type: ignore[arg-type]  # one of the four
    )
    given_: Sequence[Message] = hints(catalogue, question)

    assert len(given_) <= 3
    assert not fold(name) or not any(holds(str(hint.values.get("letters", "")), name) for hint in given_)
