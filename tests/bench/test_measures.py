"""The figures of the bench of recommendations, on cases small enough to work out by hand."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest

from bench.measures import find, measure, shares


def test_what_is_found_first_is_found_in_every_way() -> None:
    found = find([3, 1, 2], {3})

    assert (found.hit_at_5, found.hit_at_10, found.recall, found.rank, found.gain) == (True, True, 1, 1, 1)


def test_what_is_not_in_the_ranking_is_not_found() -> None:
    found = find([3, 1, 2], {4})

    assert (found.hit_at_5, found.hit_at_10, found.recall, found.rank, found.gain) == (False, False, 0, 0, 0)


@pytest.mark.parametrize(
    ("rank", "at_5", "at_10"), [(5, True, True), (6, False, True), (10, False, True), (11, False, False)]
)
def test_a_hit_is_one_of_the_first(rank: int, *, at_5: bool, at_10: bool) -> None:
    found = find([*range(1, rank), 0, *range(rank, 20)], {0})

    assert (found.hit_at_5, found.hit_at_10) == (at_5, at_10)
    assert found.rank == 1 / rank


def test_recall_and_gain_count_each_that_was_chosen() -> None:
    found = find([9, 1, 8, 2, *range(20, 40), 3], {1, 2, 3})

    assert found.recall == pytest.approx(2 / 3)
    assert found.rank == 1 / 2
    assert found.gain == pytest.approx((1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3) + 1 / log2(4)))


def test_more_than_ten_chosen_can_all_be_found_in_ten_places_only_in_part() -> None:
    found = find(range(20), set(range(20)))

    assert (found.recall, found.gain) == (0.5, 1)


def test_a_share_is_what_is_less_known() -> None:
    assert shares(np.array([10.0, 30.0, 20.0, 20.0])).tolist() == [0.125, 0.875, 0.5, 0.5]


def test_figures_are_means_over_the_queries() -> None:
    orders = {0: np.array([1, 2, 3]), 1: np.array([2, 0, 3])}

    figures = measure(orders.__getitem__, {0: {1}, 1: {3}}, np.array([1.0, 2.0, 3.0, 4.0]))

    assert figures.queries == 2
    assert (figures.hit_at_5, figures.recall) == (1, 1)
    assert figures.rank == pytest.approx((1 + 1 / 3) / 2)
    assert figures.coverage == 1
    assert figures.popularity == pytest.approx(np.mean([0.375, 0.625, 0.875, 0.625, 0.125, 0.875]))
    assert figures.popularity_of_people == pytest.approx((0.375 + 0.875) / 2)
    assert figures.told()["hit@10"] == 1
