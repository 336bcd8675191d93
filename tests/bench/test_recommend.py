"""The bench of recommendations tests nothing that it learned, and its baselines are what they are called."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.baselines import Baselines
from bench.growth import explain, grow, rank
from bench.recommend import Evidence, Pairs, folds_of, learned, print_figures, within
from bot.recommend import Feature, Index, Item, Weights

ids = st.sampled_from("abcdefgh")
all_pairs = st.dictionaries(ids, st.dictionaries(ids, st.integers(1, 6), min_size=1))


def item(name: str, *features: str, fame: float = 1, year: int = 2010) -> Item:
    """Make an item of what it has, as "genre crime"."""
    made = (feature.split(" ") for feature in features)
    return Item(name, year, fame, frozenset(Feature("genre" if f == "genre" else "trope", of) for f, of in made))


ITEMS = [
    item("a", "genre crime", "trope revenge", "trope chef", fame=1),
    item("b", "genre crime", "genre comedy", fame=4),
    item("c", "genre comedy", "trope revenge", "trope chef", fame=2),
    item("d", "genre crime", "trope chef", fame=3),
]


@given(pairs=all_pairs, count=st.integers(1, 5))
def test_each_title_is_tested_in_one_fold(pairs: Pairs, count: int) -> None:
    folds = folds_of(pairs, count)

    assert sorted(title for fold in folds for title in fold) == sorted(pairs)
    assert max(map(len, folds)) - min(map(len, folds)) <= 1


def test_only_pairs_of_known_titles_are_kept() -> None:
    assert within({"a": {"b": 1, "x": 2}, "x": {"a": 1}, "b": {"x": 1}}, {"a", "b"}) == {"a": {"b": 1}}


def test_what_is_learned_for_a_fold_saw_nothing_of_it() -> None:
    seen: list[tuple[list[str], list[str]]] = []

    def learn(items: Sequence[Item], pairs: Pairs, unseen: Pairs) -> Weights:
        assert items is evidence.items
        seen.append((sorted(pairs), sorted(unseen)))
        return Weights({"genre": 1.0})

    evidence = Evidence("tables", ITEMS, {"a": {"b": 1}, "b": {"c": 1}, "c": {"d": 1}})
    ranking = learned(evidence, learn, 3)

    assert sorted(seen) == [(["a", "b"], ["c"]), (["a", "c"], ["b"]), (["b", "c"], ["a"])]
    assert ranking(0).tolist() == [1, 3, 2]


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("popularity", "bdc"),
        ("genre Jaccard + popularity", "dbc"),
        ("tag TF-IDF cosine", "cdb"),
        ("content TF-IDF cosine", "cdb"),
    ],
)
def test_a_baseline_ranks_by_what_it_is_called(name: str, order: str) -> None:
    fame = np.array([each.fame for each in ITEMS])
    ranking = Baselines(Index(ITEMS, Weights({})), fame).rankings()[name]

    assert "".join(ITEMS[place].id for place in ranking(0)) == order


def test_one_line_says_what_was_measured_and_what_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_figures(Evidence("tables", ITEMS, {"a": {"c": 1}, "b": {"d": 1}}), 2, None)

    [line] = map(json.loads, capsys.readouterr().out.splitlines())
    assert (line["ranking"], line["titles"], line["queries"], line["hit@10"]) == ("as shipped", 4, 2, 1)
    assert {"popularity", "content TF-IDF cosine + popularity"} <= {each["ranking"] for each in line["beside"]}


def test_a_grown_catalogue_keeps_how_much_titles_have_of_each_field() -> None:
    rich = [Item(str(n), 2000 + n, n, frozenset(Feature("cast", f"{n} {k}") for k in range(n))) for n in range(1, 4)]
    grown = grow(rich, 300, Random(1))

    assert grown[:3] == rich
    assert len({each.id for each in grown}) == 300
    assert {len(each.features) for each in grown} == {1, 2, 3}
    people = {feature for each in grown for feature in each.features}
    assert len(people) > 200  # of 6: a hundred times as many titles have many times as many people


def test_a_query_says_what_moved_what_it_ranks() -> None:
    index = Index(ITEMS, Weights({"trope": 1.0, "genre": 0.1}))
    ranked = rank(index, 0)

    assert [ITEMS[place].id for place in ranked.best] == ["c", "d", "b"]
    assert {index.features[number].id for number in explain(ranked)[0]} == {"revenge"}
