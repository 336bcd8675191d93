"""A question reads the same with Korean titles, and what is right stays so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from bot.catalogue import Catalogue
from bot.game import Deck, Rules
from bot.messages import Message, message
from bot.questions import Question, kinds
from bot.questions.titled import LEFT, TITLES, in_titles


@pytest.fixture(scope="module")
def drawn(deck: Deck) -> list[Question]:
    """Draw many questions of every kind."""
    return [question for seed in range(40) for question in deck.draw(Rules(rounds=50), Random(seed))]


def held(text: Message) -> Iterator[tuple[str, str]]:
    """Yield what the fields of a text hold."""
    for field, value in text.values.items():
        if isinstance(value, Message):
            yield from held(value)
        else:
            yield field, str(value)


def texts(question: Question) -> tuple[Message, ...]:
    """Return all texts of a question."""
    return (question.stem, question.reveal, *question.clues)


def test_english_changes_nothing(catalogue: Catalogue, drawn: list[Question]) -> None:
    assert all(in_titles(catalogue, question, "english") is question for question in drawn)


def test_what_is_asked_stays_the_same(catalogue: Catalogue, drawn: list[Question]) -> None:
    for question in drawn:
        shown = in_titles(catalogue, question, "korean")

        assert (
            replace(shown, stem=question.stem, reveal=question.reveal, clues=question.clues, choices=question.choices)
            == question
        )
        assert len(set(shown.choices)) == len(question.choices)
        assert [text.text for text in texts(shown)] == [text.text for text in texts(question)]


def test_no_title_stays_in_english_beside_korean_ones(catalogue: Catalogue, drawn: list[Question]) -> None:
    native = {drama.title: drama.native_title for drama in catalogue.dramas.values()}
    changed = 0
    for question in drawn:
        shown = in_titles(catalogue, question, "korean")
        if shown is question:
            continue
        changed += 1
        if set(question.choices) <= native.keys():
            assert shown.choices == tuple(native[choice] for choice in question.choices)
        else:
            assert shown.choices == question.choices
        told = [pair for text in texts(shown) for pair in held(text)]
        assert not [value for field, value in told if field in TITLES and value in native.keys() - set(native.values())]
    assert changed > len(drawn) * 0.9


def test_kinds_that_ask_for_a_title_or_its_letters_are_left(catalogue: Catalogue, drawn: list[Question]) -> None:
    assert kinds().keys() >= LEFT
    left = [question for question in drawn if question.kind in LEFT]
    assert {question.kind for question in left} == LEFT

    assert all(in_titles(catalogue, question, "korean") is question for question in left)


def test_no_answer_shares_a_word_with_what_is_asked(catalogue: Catalogue, drawn: list[Question]) -> None:
    question = next(question for question in drawn if question.kind == "song")
    native = in_titles(catalogue, question, "korean").choices[question.answer]
    telling = replace(question, stem=replace_value(question.stem, "song", f"{native} (Main Theme)"))

    assert in_titles(catalogue, telling, "korean") is telling


def test_a_name_that_is_also_a_title_stays(catalogue: Catalogue, drawn: list[Question]) -> None:
    title = catalogue.dramas["healer"].title
    question = next(question for question in drawn if question.kind == "drama_of_role")
    named = replace(question, stem=replace_value(question.stem, "character", title))
    shown = in_titles(catalogue, named, "korean")

    assert shown is not named
    assert shown.stem.values["character"] == title


def test_a_title_that_the_catalogue_no_longer_knows_leaves_all_in_english(
    catalogue: Catalogue, drawn: list[Question]
) -> None:
    question = next(question for question in drawn if question.kind == "actor_of_character")
    gone = replace(question, stem=replace_value(question.stem, "drama", "A Drama That Has Left"))

    assert in_titles(catalogue, gone, "korean") is gone


def test_a_text_in_a_text_is_shown_so_too(catalogue: Catalogue, drawn: list[Question]) -> None:
    drama = catalogue.dramas["healer"]
    question = next(question for question in drawn if question.kind == "actor_ladder")
    nested = replace(
        question,
        clues=(message("{character} in {drama}", character="Kim", drama=drama.title),),
        reveal=message("{actor}, {last} too.", actor="Kim", last=message("{drama}", drama=drama.title)),
    )
    shown = in_titles(catalogue, nested, "korean")

    assert drama.native_title in str(shown.reveal)
    assert drama.native_title in str(shown.clues[0])


def replace_value(text: Message, field: str, value: str) -> Message:
    """Put something else into a text."""
    assert field in text.values
    return Message(text.text, {**text.values, field: value})
