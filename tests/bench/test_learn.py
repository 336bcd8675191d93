"""Weights are learned from what was chosen, by the slope that the loss really has, and from nothing unseen."""

from __future__ import annotations

import numpy as np
import pytest
import tomli

from bench.learn import learn, lesson_of, loss, pairs_within, written
from bench.recommend import Pairs
from bot.recommend import Feature, Index, Item, weights_of

GENRES, TROPES, WRITERS = 3, 5, 4


def item(place: int) -> Item:
    """Make one of many items, which share a genre, a trope and a writer with some others."""
    features = Feature("genre", str(place % GENRES)), Feature("trope", str(place % TROPES))
    writer = Feature("writer", str(place % WRITERS))
    return Item(f"{place:02}", 2000 + place % 7, place * 37 % 60, frozenset((*features, writer)), 10 + place % 3)


ITEMS = [item(place) for place in range(60)]
SAME_TROPE: Pairs = {
    each.id: {other.id: 1 for other in ITEMS if other is not each and int(other.id) % TROPES == int(each.id) % TROPES}
    for each in ITEMS
}


def test_the_slope_is_that_of_the_loss() -> None:
    lesson = lesson_of(ITEMS, SAME_TROPE, {})
    numbers = np.random.default_rng(1).uniform(0.1, 0.5, lesson.size)
    slope = loss(numbers, lesson)[1]
    step = 1e-2
    for place in range(lesson.size):
        up, down = numbers.copy(), numbers.copy()
        up[place] += step
        down[place] -= step
        measured = (loss(up, lesson)[0] - loss(down, lesson)[0]) / (2 * step)
        assert slope[place] == pytest.approx(measured, abs=2e-3, rel=2e-2), f"number {place}"


def test_what_is_chosen_for_its_trope_makes_tropes_count() -> None:
    weights = learn(ITEMS, SAME_TROPE, {})

    assert weights.fields["trope"] > 3 * max(weights.fields["genre"], weights.fields["writer"])
    index = Index(ITEMS, weights)
    for place, each in enumerate(ITEMS):
        worths = {number: float(index.worth[number]) for number in map(int, index.row(place))}
        scores = index.scores(worths, [place])
        best = [ITEMS[other].id for other in np.argsort(-scores) if other != place]
        assert set(best[: len(SAME_TROPE[each.id])]) == SAME_TROPE[each.id].keys()


def test_a_kind_that_is_named_beside_everything_is_leant_to() -> None:
    favourite = [each.id for each in ITEMS if Feature("genre", "1") in each.features]
    weights = learn(ITEMS, {each.id: {other: 1 for other in favourite if other != each.id} for each in ITEMS}, {})

    assert weights.leanings[Feature("genre", "1")] > 0 > weights.leanings[Feature("genre", "2")]


def test_nothing_is_learned_of_an_unseen_pair_from_its_other_end() -> None:
    """Whether the pair was chosen that way round, too, makes no difference."""
    first, second = ITEMS[0].id, ITEMS[5].id
    unseen = {second: {first: 1}}
    seen = {query: named for query, named in SAME_TROPE.items() if query != second}
    told = {**seen, first: {other: 1 for other in seen[first] if other != second}}

    assert second in seen[first]
    assert learn(ITEMS, seen, unseen) == learn(ITEMS, told, unseen)


def test_what_is_written_is_read_again() -> None:
    weights = learn(ITEMS, SAME_TROPE, {})
    read = weights_of(tomli.loads(written(weights, len(SAME_TROPE))))

    assert read.fields == pytest.approx(dict(weights.fields), rel=1e-2)
    assert (*read.fame, *read.fame_gap, read.years) == pytest.approx(
        (*weights.fame, *weights.fame_gap, weights.years), rel=1e-2
    )
    for feature, leaning in weights.leanings.items():
        assert read.leanings.get(feature, 0.0) == pytest.approx(leaning, abs=0.05)


def test_pairs_are_named_by_the_ids_that_have_their_keys() -> None:
    assert pairs_within({"k1": {"k2": 1, "k9": 2}, "k9": {"k1": 1}}, {"goblin": "k1", "healer": "k2"}) == {
        "goblin": {"healer": 1}
    }
