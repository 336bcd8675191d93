"""The questions of a game: as many as asked for, on the topic, none telling another's answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from random import Random
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Quote, Review
from bot.game import Audience, Deck, Difficulties, Difficulty, Policy, Rating, Room, Rules
from bot.game.rating import chance
from bot.questions import Kind, all_kinds
from bot.questions.model import Subject
from tests.questions.invented import catalogue_with


@cache
def subjects_of(catalogue: Catalogue) -> list[tuple[Kind, Subject[Any]]]:
    """List all that can be asked about."""
    return [(kind, subject) for kind in all_kinds().values() for subject in kind.subjects(catalogue)]


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), rounds=st.integers(1, 50))
def test_a_game_has_as_many_questions_as_rounds_and_none_twice(deck: Deck, seed: int, rounds: int) -> None:
    drawn = deck.draw(Rules(rounds=rounds), Random(seed))

    assert len(drawn) == 2 * rounds + 5 == len({question.key for question in drawn})


def test_kinds_take_turns(deck: Deck) -> None:
    levels: tuple[Difficulty, ...] = ("easy", "medium", "hard")
    drawn = [deck.draw(Rules(rounds=50, difficulty=level), Random(1)) for level in levels]
    counts = [Counter(question.kind for question in questions) for questions in drawn]

    assert {kind for counted in counts for kind in counted} == set(all_kinds())
    assert max(Counter(question.kind for question in deck.draw(Rules(rounds=50), Random(1))).values()) <= 8


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_difficulty_is_kept(difficulty: Difficulty, deck: Deck) -> None:
    drawn = deck.draw(Rules(rounds=20, difficulty=difficulty), Random(2))

    assert {question.level for question in drawn} == {{"easy": 1, "medium": 2, "hard": 3}[difficulty]}


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), rounds=st.integers(1, 50))
def test_a_typed_game_asks_only_what_can_be_typed(deck: Deck, seed: int, rounds: int) -> None:
    drawn = deck.draw(Rules(rounds=rounds, answers="typed"), Random(seed))

    assert len(drawn) == 2 * rounds + 5
    assert all(question.expects for question in drawn)


def test_a_mixed_game_asks_everything(deck: Deck) -> None:
    mixed, buttons = Rules(rounds=20, answers="mixed"), Rules(rounds=20)

    assert deck.draw(mixed, Random(1)) == deck.draw(buttons, Random(1))


@pytest.mark.parametrize(
    ("about", "fewest"),
    [("category:plots", 0), ("category:quotes", 0), ("drama:vincenzo", 5), ("person:song-joong-ki", 3)],
)
def test_a_typed_game_about_little_has_fewer_questions(about: str, fewest: int, deck: Deck) -> None:
    drawn = deck.draw(Rules(rounds=50, about=about, answers="typed"), Random(1))

    assert fewest <= len(drawn) < 105
    assert all(question.expects for question in drawn)


@pytest.mark.parametrize(
    "about", ["drama:vincenzo", "person:song-joong-ki", "category:makers", "trope:revenge", "decade:2010"]
)
def test_the_topic_is_kept(about: str, deck: Deck, catalogue: Catalogue) -> None:
    kind, _, wanted = about.partition(":")
    drawn = deck.draw(Rules(rounds=8, about=about), Random(3))

    assert drawn
    for question in drawn:
        drama = catalogue.dramas[question.drama]
        named = f"{question.stem} {question.reveal} {question.facts}"
        assert {
            "drama": "Vincenzo" in named or "vincenzo" in named,
            "person": "song-joong-ki" in named,
            "category": question.category == wanted,
            "trope": wanted in drama.tropes,
            "decade": drama.year // 10 == 201,
        }[kind], named


def test_nothing_comes_back_before_all_there_is_was_asked(deck: Deck) -> None:
    """Played through game by game as a channel would be, and on."""
    rules = Rules(rounds=1, about="drama:pinocchio", difficulty="easy")
    subjects = subjects_of(deck.catalogue)
    about = [(kind, subject) for kind, subject in subjects if "pinocchio" in {drama.id for drama in subject.dramas}]
    dealt = [kind.question(deck.catalogue, subject, Random(1)) for kind, subject in about]
    everything = {question.key for question in dealt if question and question.level == 1}
    asked: Counter[str] = Counter()
    for seed in range(len(everything) + 9):
        first = deck.draw(rules, Random(seed), Room(asked=dict(asked)))[0].key
        assert asked[first] == min(asked[key] for key in everything)
        asked[first] += 1

    assert set(asked) == everything
    assert sorted(asked.values())[-10:] == [1, *[2] * 9]


def test_what_was_pulled_is_not_drawn_in_any_other_way_either(deck: Deck) -> None:
    rules = Rules(rounds=20, about="drama:healer")
    pulled = {"healer/ji-chang-wook", "healer:year"}
    before = [fact for question in deck.draw(rules, Random(1)) for fact in question.facts]
    after = [fact for question in deck.draw(rules, Random(1), Room(pulled=pulled)) for fact in question.facts]

    assert pulled <= set(before)
    assert after
    assert not pulled & set(after)


@pytest.mark.parametrize(
    ("policy", "progress", "may"),
    [
        ("hide", {1: {"squid-game": 9}, 2: {"squid-game": 9}}, False),
        ("progress", {1: {"squid-game": 9}, 2: {"squid-game": 9}}, True),
        ("progress", {1: {"squid-game": 9}, 2: {"squid-game": 7}}, False),
        ("progress", {1: {"squid-game": 9}}, False),
        ("show", {}, True),
    ],
)
def test_what_spoils_is_drawn_only_for_those_who_may_hear_it(
    policy: Policy,
    progress: dict[int, dict[str, int]],
    may: bool,  # noqa: FBT001 - a table's column
    deck: Deck,
) -> None:
    room = Room(audience=Audience(policy, progress, {1, 2}))
    rules = Rules(rounds=20, about="drama:squid-game")
    drawn = [question for seed in range(10) for question in deck.draw(rules, Random(seed), room)]

    assert drawn
    assert any(question.spoils for question in drawn) == may


@pytest.mark.parametrize("skill", [-0.8, 0.0, 1.5])
def test_questions_suit_those_who_play(skill: float, deck: Deck) -> None:
    drawn = deck.draw(Rules(rounds=10), Random(3), Room(skills=[skill, skill + 0.5]))
    odds = [chance(player, question.difficulty) for question in drawn for player in (skill, skill + 0.5)]

    assert 0.6 <= sum(odds) / len(odds) <= 0.8


def test_what_turned_out_hard_is_no_longer_drawn_for_newcomers(deck: Deck) -> None:
    harder = Difficulties({"kind:cast_member": Rating(4.0, 100)})
    drawn = [question for seed in range(20) for question in deck.draw(Rules(), Random(seed), Room(difficulties=harder))]

    assert drawn
    assert "cast_member" not in {question.kind for question in drawn}


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
        ("quote", "category:quotes"),
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


class Listing:
    """What is listed while this is in place: it is counted, and ends only when it may."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self.begun, self.may_end = Event(), Event()
        self._year = all_kinds()["year"]
        every = {**all_kinds(), "year": replace(self._year, subjects=self._subjects)}
        monkeypatch.setattr("bot.game.draw.all_kinds", lambda: every)

    def _subjects(self, catalogue: Catalogue) -> Iterable[Subject[Any]]:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(10)
        return self._year.subjects(catalogue)


def test_nothing_is_listed_before_it_is_needed_nor_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Listing(monkeypatch)
    listing.may_end.set()
    deck = Deck(catalogue_with())
    assert deck.search("north")
    assert deck.spoilt == {"north"}
    assert listing.times == 0

    assert deck.draw(Rules(rounds=1), Random(1))
    assert len(deck) > 50
    assert listing.times == 1


def test_threads_that_draw_at_once_wait_for_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = Deck(catalogue_with()).draw(Rules(rounds=5), Random(1))
    listing = Listing(monkeypatch)
    deck = Deck(catalogue_with())
    with ThreadPoolExecutor(4) as threads:
        drawn = [threads.submit(deck.draw, Rules(rounds=5), Random(1)) for _ in range(4)]
        assert listing.begun.wait(10)
        assert not any(each.done() for each in drawn), "nobody draws from half a list"
        listing.may_end.set()
        assert [each.result(10) for each in drawn] == [alone] * 4

    assert listing.times == 1


def test_what_may_spoil_is_known_without_listing(deck: Deck) -> None:
    spoils = {drama for _kind, subject in subjects_of(deck.catalogue) for drama, _episode in subject.spoils}

    assert spoils
    assert deck.spoilt == spoils


def test_a_drama_is_spoilt_by_a_quote_alone() -> None:
    invented = catalogue_with()
    reviews = [Review("of-far", "far", "A Paper", (Quote("He was the twin all along.", spoiler_from=3),))]
    catalogue = Catalogue(invented.dramas.values(), invented.people.values(), invented.tropes.values(), reviews)

    assert Deck(catalogue).spoilt == {"north", "far"}
