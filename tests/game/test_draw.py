"""The questions of a game: as many as asked for, on the topic, none telling another's answer."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.game import Deck, Difficulty, Rules


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), rounds=st.integers(1, 50))
def test_a_game_has_as_many_questions_as_rounds_and_none_twice(deck: Deck, seed: int, rounds: int) -> None:
    drawn = deck.draw(Rules(rounds=rounds), Random(seed))

    assert len(drawn) == rounds == len({question.key for question in drawn})


def test_kinds_take_turns(deck: Deck) -> None:
    counts = Counter(question.kind for question in deck.draw(Rules(rounds=50), Random(1)))

    assert len(counts) == 11
    assert max(counts.values()) - min(counts.values()) <= 4


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_difficulty_is_kept(difficulty: Difficulty, deck: Deck) -> None:
    drawn = deck.draw(Rules(rounds=20, difficulty=difficulty), Random(2))

    assert {question.level for question in drawn} == {{"easy": 1, "medium": 2, "hard": 3}[difficulty]}


@pytest.mark.parametrize(
    "about", ["drama:vincenzo", "person:song-joong-ki", "category:makers", "trope:revenge", "decade:2010"]
)
def test_the_topic_is_kept(about: str, deck: Deck, catalogue: Catalogue) -> None:
    kind, _, wanted = about.partition(":")
    drawn = deck.draw(Rules(rounds=8, about=about), Random(3))

    assert drawn
    for question in drawn:
        drama = catalogue.dramas[question.drama]
        named = f"{question.stem} {question.reveal}"
        assert {
            "drama": "Vincenzo" in named,
            "person": "Song Joong-ki" in named,
            "category": question.category == wanted,
            "trope": wanted in drama.tropes,
            "decade": drama.year // 10 == 201,
        }[kind], named


def test_what_was_seen_comes_last(deck: Deck) -> None:
    rules = Rules(rounds=10, about="drama:healer")
    first = {question.key for question in deck.draw(Rules(rounds=5, about="drama:healer"), Random(1))}
    again = [question.key for question in deck.draw(rules, Random(2), seen=first)]

    assert not first & set(again[:5])


def test_no_question_tells_the_answer_of_another(deck: Deck) -> None:
    for seed in range(30):
        drawn = deck.draw(Rules(rounds=12, about="drama:healer"), Random(seed))
        told = [
            question.key.partition(":")[2]
            for question in drawn
            if question.kind.endswith(("character", "actor", "role"))
        ]
        assert len(told) == len(set(told)), "one role is asked about once"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vincenzo", "drama:vincenzo"),
        ("song joong", "person:song-joong-ki"),
        ("revenge", "trope:revenge"),
        ("2010", "decade:2010"),
        ("review", "category:quotes"),
        ("vincnezo", "drama:vincenzo"),
    ],
)
def test_topics_are_found_as_they_are_typed(typed: str, found: str, deck: Deck) -> None:
    assert found in [str(scope) for scope in deck.search(typed)]


def test_a_topic_is_found_by_its_form_and_by_its_title(deck: Deck) -> None:
    for typed in ("drama:vincenzo", "Vincenzo", "VINCENZO"):
        scope = deck.find(typed)
        assert scope is not None
        assert str(scope) == "drama:vincenzo"
    assert deck.find("nothing of the kind") is None


def test_with_nothing_typed_the_widest_topics_come_first(deck: Deck) -> None:
    assert [scope.kind for scope in deck.search("")][:4] == ["category"] * 4


@pytest.mark.parametrize(("rounds", "seconds", "said"), [(0, 20, "0"), (51, 20, "51"), (10, 4, "4"), (10, 91, "91")])
def test_rules_keep_their_bounds(rounds: int, seconds: int, said: str) -> None:
    with pytest.raises(ValueError, match=f"not {said}"):
        Rules(rounds, seconds)
