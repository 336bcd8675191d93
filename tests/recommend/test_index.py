"""The index is only a fast way to add up: it scores, orders and explains as a few lines of plain Python do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from random import Random
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recommend import Feature, Index, Item, Weights
from bot.recommend.features import ONCE, Field
from bot.recommend.ranked import LOOKED_AT, Ranked

FIELDS: tuple[Field, ...] = get_args(Field)
features = st.builds(Feature, st.sampled_from(FIELDS), st.sampled_from("abcd"))
numbers = st.floats(0, 3)


@st.composite
def item_lists(draw: st.DrawFn) -> list[Item]:
    drawn = draw(
        st.lists(
            st.tuples(st.integers(1980, 2030), st.integers(0, 5), st.frozensets(features), st.integers(1, 100)),
            min_size=1,
            max_size=15,
        )
    )
    return [Item(str(place), *each) for place, each in enumerate(drawn)]


weightings = st.builds(
    Weights,
    fields=st.dictionaries(st.sampled_from(FIELDS), numbers),
    factors=st.dictionaries(features, numbers, max_size=5),
    leanings=st.dictionaries(features, numbers, max_size=5),
    fame=st.tuples(numbers, numbers, numbers),
    fame_gap=st.tuples(numbers, numbers),
    years=numbers,
    episodes=numbers,
    length=st.floats(0, 1),
)


def naive_score(items: list[Item], weights: Weights, liked: Item, other: Item) -> float:
    """Score one item for who likes another, as the index says that it does."""
    score, greatest = 0.0, dict.fromkeys(ONCE, 0.0)
    for feature in liked.features & other.features:
        having = sum(feature in item.features for item in items)
        if feature.field in ONCE:
            greatest[feature.field] = max(greatest[feature.field], weights.of(feature))
        else:
            score += weights.of(feature) * log1p(len(items) / having)
    tropes = sum(feature.field == "trope" for feature in other.features)
    score *= float(((tropes + 3) / 13) ** -weights.length)
    score += sum(greatest.values()) + sum(weights.leanings.get(feature, 0) for feature in other.features)
    share, apart = share_of(items, other), abs(share_of(items, other) - share_of(items, liked))
    first, second, fourth = weights.fame
    score += first * share + second * share**2 + fourth * share**4
    score -= weights.fame_gap[0] * apart + weights.fame_gap[1] * apart**2
    score -= weights.episodes * abs(log1p(liked.episodes) - log1p(other.episodes))
    return score - weights.years * abs(liked.year - other.year)


def share_of(items: list[Item], one: Item) -> float:
    """Return which share of all is less known than one; of those as well known, half."""
    less = sum(item.fame < one.fame for item in items) + sum(item.fame == one.fame for item in items) / 2
    return less / len(items)


@given(items=item_lists(), weights=weightings, data=st.data())
def test_a_score_is_the_sum_that_it_is_said_to_be(items: list[Item], weights: Weights, data: st.DataObject) -> None:
    index = Index(items, weights)
    liked = data.draw(st.sampled_from(items))
    worths = {index.number[feature]: float(index.worth[index.number[feature]]) for feature in liked.features}

    scores = index.scores(worths, [index.place[liked.id]])

    assert scores.tolist() == pytest.approx(
        [naive_score(items, weights, liked, other) for other in items], rel=1e-4, abs=1e-3
    )


@given(items=item_lists())
def test_rows_and_who_has_what_are_the_same_table(items: list[Item]) -> None:
    index = Index(items, Weights({}))

    for place, item in enumerate(items):
        assert {index.features[number] for number in index.row(place)} == item.features
    for feature, number in index.number.items():
        assert index.features[number] == feature
        assert index.having(number).tolist() == [place for place, item in enumerate(items) if feature in item.features]


@given(items=item_lists(), data=st.data())
def test_the_gap_to_several_is_the_mean_of_the_gaps(items: list[Item], data: st.DataObject) -> None:
    index = Index(items, Weights({}, fame_gap=(0.3, 0.2), years=0.02, episodes=0.5))
    places = data.draw(st.lists(st.integers(0, len(items) - 1), min_size=1, max_size=4))

    assert index.gaps(places).tolist() == pytest.approx(
        np.mean([index.gaps([place]) for place in places], axis=0).tolist(), abs=1e-4
    )


def test_who_likes_nothing_is_at_no_distance() -> None:
    index = Index([Item("1", 2000, 1, frozenset()), Item("2", 2020, 1, frozenset())], Weights({}, years=1.0))

    assert index.gaps([]).tolist() == [0, 0]


def test_nothing_at_all_can_be_indexed() -> None:
    index = Index([], Weights({}))

    assert len(Ranked(index, index.shared({}), np.ones(0, bool), {}).best) == 0


@dataclass(frozen=True)
class Drawn:
    """Items by chance, and what their features are worth, in eighths: sums of these are exact in any order."""

    items: list[Item]
    worths: dict[Feature, float]
    allowed: list[bool]

    def scores(self) -> list[float]:
        return [sum(self.parts(item).values()) for item in self.items]

    def parts(self, item: Item) -> dict[Feature | Field, float]:
        """Return what an item is worth by its features, or by the fields of which one is counted."""
        parts: dict[Feature | Field, float] = {}
        for feature in item.features & self.worths.keys():
            worth = self.worths[feature]
            if feature.field in ONCE:
                other = parts.get(feature.field, 0.0)
                parts[feature.field] = max(worth, other, key=lambda each: (abs(each), each))
            else:
                parts[feature] = worth
        return parts

    @cached_property
    def index(self) -> Index:
        return Index(self.items, Weights({}))

    def ranked(self) -> Ranked:
        number = self.index.number
        worths = {number[feature]: worth for feature, worth in self.worths.items() if feature in number}
        return Ranked(self.index, self.index.shared(worths), np.array(self.allowed), worths)


def draw_some(count: int, rng: Random) -> Drawn:
    known = [Feature(field, str(number)) for field in FIELDS for number in range(4)]
    return Drawn(
        [Item(str(place), 2000, 1, frozenset(rng.sample(known, rng.randint(0, 12)))) for place in range(count)],
        {feature: rng.randint(-8, 24) / 8 for feature in known if rng.random() < 0.7},
        [rng.random() < 0.8 for _ in range(count)],
    )


def in_order(places: Iterable[int], scores: Sequence[float]) -> list[int]:
    return sorted(places, key=lambda place: (-scores[place], place))


seeds = st.integers(0, 2**32)
counts = st.sampled_from([1, 2, 30, LOOKED_AT, LOOKED_AT + 1, 2 * LOOKED_AT])


@given(count=counts, seed=seeds)
def test_the_best_are_the_first_of_all_in_order(count: int, seed: int) -> None:
    drawn = draw_some(count, Random(seed))
    ranked, scores = drawn.ranked(), drawn.scores()

    assert ranked.scores.tolist() == scores
    assert ranked.best.tolist() == in_order(np.flatnonzero(drawn.allowed).tolist(), scores)[:LOOKED_AT]


@given(count=counts, seed=seeds)
def test_what_moves_a_rank_is_what_lowers_it_when_taken_away(count: int, seed: int) -> None:
    drawn = draw_some(count, Random(seed))
    ranked, scores = drawn.ranked(), drawn.scores()
    allowed = np.flatnonzero(drawn.allowed).tolist()
    ranking = in_order(allowed, scores)

    for place in {*ranking[:5], *ranking[-2:]}:
        for part in ranked.parts(place).values():
            after = in_order(allowed, [*scores[:place], scores[place] - part, *scores[place + 1 :]])
            assert ranked.is_lower_without(place, part) == (after.index(place) > ranking.index(place))


@given(seed=seeds)
def test_parts_are_all_that_was_added(seed: int) -> None:
    drawn = draw_some(30, Random(seed))
    ranked = drawn.ranked()

    for place, item in enumerate(drawn.items):
        named = {drawn.index.features[number]: part for number, part in ranked.parts(place).items()}
        parts = {each.field if each.field in ONCE else each: part for each, part in named.items()}
        assert parts == {each: part for each, part in drawn.parts(item).items() if part > 0}
        assert named.keys() <= item.features
