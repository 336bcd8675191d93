"""Several rankings become one that is nobody's in particular, and a vote has a winner that nobody vetoed."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Library
from bot.catalogue import Catalogue
from bot.recommend import Election, Filters, Recommender, Round, Taste, fuse, liking, offers, ranked_choice

DRAMAS = tuple("abcdefg")
RANKINGS = st.lists(st.permutations(DRAMAS), min_size=1, max_size=5)
BALLOTS = st.lists(st.lists(st.sampled_from(DRAMAS), max_size=3, unique=True).map(tuple), max_size=9)


@pytest.fixture(scope="module")
def recommender(library: Library) -> Recommender:
    """Return the recommender of the bot."""
    return library.recommender


def test_what_both_rank_high_is_before_what_one_ranks_highest() -> None:
    assert fuse([["a", "b", "c", "d"], ["d", "b", "c", "a"]], []) == ["b", "a", "d", "c"]


@given(rankings=RANKINGS, data=st.data())
def test_whose_ranking_is_whose_makes_no_difference(rankings: list[list[str]], data: st.DataObject) -> None:
    assert fuse(rankings, []) == fuse(data.draw(st.permutations(rankings)), [])


@given(rankings=RANKINGS, data=st.data())
def test_whoever_ranks_a_drama_higher_never_lowers_it(rankings: list[list[str]], data: st.DataObject) -> None:
    drama = data.draw(st.sampled_from(DRAMAS))
    whose = data.draw(st.integers(0, len(rankings) - 1))
    before = rankings[whose].index(drama)
    raised = [each for each in rankings[whose] if each != drama]
    raised.insert(data.draw(st.integers(0, before)), drama)
    after = [*rankings[:whose], raised, *rankings[whose + 1 :]]

    assert fuse(after, []).index(drama) <= fuse(rankings, []).index(drama)


@given(rankings=RANKINGS, vetoed=st.sets(st.sampled_from(DRAMAS)))
def test_what_is_vetoed_is_out_and_all_else_is_in(rankings: list[list[str]], vetoed: set[str]) -> None:
    fused = fuse(rankings, vetoed)

    assert sorted(fused) == sorted(set(DRAMAS) - vetoed)


@given(ranking=st.permutations(DRAMAS), times=st.integers(1, 5))
def test_those_who_agree_get_what_they_agree_on(ranking: list[str], times: int) -> None:
    assert fuse([ranking] * times, []) == ranking


@given(ballots=BALLOTS, data=st.data())
def test_the_order_of_ballots_makes_no_difference(ballots: list[tuple[str, ...]], data: st.DataObject) -> None:
    assert ranked_choice(ballots, DRAMAS) == ranked_choice(data.draw(st.permutations(ballots)), DRAMAS)


@given(ballots=BALLOTS, candidates=st.sets(st.sampled_from(DRAMAS)).map(sorted))
def test_the_winner_is_a_candidate_if_there_is_one(ballots: list[tuple[str, ...]], candidates: list[str]) -> None:
    election = ranked_choice(ballots, candidates)

    assert election.winner in candidates if candidates else election.winner is None
    assert all(set(each.counts) <= set(candidates) for each in election.rounds)


@given(ballots=BALLOTS)
def test_what_most_rank_first_wins_at_once(ballots: list[tuple[str, ...]]) -> None:
    most = [("g", "a"), *[("g",)] * len([ballot for ballot in ballots if ballot])]

    election = ranked_choice([*ballots, *most], DRAMAS)
    assert (election.winner, len(election.rounds)) == ("g", 1)


@given(ballots=BALLOTS)
def test_each_round_loses_one_and_gives_it_no_ballot_again(ballots: list[tuple[str, ...]]) -> None:
    rounds = ranked_choice(ballots, DRAMAS).rounds

    for before, after in pairwise(rounds):
        assert before.out is not None
        assert set(after.counts) == set(before.counts) - {before.out}
        assert before.counts[before.out] == min(before.counts.values())
    assert all(each.out is None for each in rounds[-1:])


def test_a_ballot_goes_to_its_next_choice() -> None:
    ballots = [("a",), ("a",), ("b",), ("b",), ("c", "b")]

    assert ranked_choice(ballots, "abc") == Election(
        "b", (Round({"a": 2, "b": 2, "c": 1}, "c"), Round({"b": 3, "a": 2}))
    )


def test_of_equals_the_lowest_on_the_list_goes() -> None:
    for ballots in permutations([("b",), ("c",), ("a",)]):
        assert ranked_choice(ballots, "cab") == Election(
            "c",
            (
                Round({"c": 1, "a": 1, "b": 1}, "b", is_tied=True),
                Round({"c": 1, "a": 1}, "a", is_tied=True),
                Round({"c": 1}),
            ),
        )


@pytest.mark.parametrize(
    ("status", "rating", "expected"),
    [
        ("finished", 10, 1),
        ("dropped", 1, -1),
        ("watching", 10, 1),
        ("finished", None, 0.5),
        ("dropped", None, -0.5),
        ("watching", None, None),
        ("planned", None, None),
    ],
)
def test_a_list_tells_how_much_is_liked(status: str, rating: int | None, expected: float | None) -> None:
    assert liking(status, rating) == expected


@settings(max_examples=15)
@given(data=st.data())
def test_what_is_offered_nobody_has_begun_and_no_story_is_one_that_somebody_dislikes(
    catalogue: Catalogue, recommender: Recommender, data: st.DataObject
) -> None:
    ids = sorted(catalogue.dramas)
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=6, unique=True)
    liked, disliked = (data.draw(st.lists(some, min_size=2, max_size=4)) for _ in range(2))
    members = [
        Taste({**dict.fromkeys(good, 0.5), **dict.fromkeys(bad, -1.0)}, frozenset(good), frozenset(bad))
        for good, bad in zip(liked, disliked, strict=False)
    ]
    found = offers(catalogue, recommender, members, Filters(most_episodes=20))

    assert len(found) == 5
    assert len({offer.drama.franchise or offer.drama.id for offer in found}) == 5
    hated = {catalogue.dramas[drama].franchise for member in members for drama in member.disliked} - {None}
    for offer in found:
        assert offer.drama.episodes <= 20
        assert offer.drama.franchise not in hated
        assert all(offer.drama.id not in member.begun | member.disliked for member in members)
        assert set(offer.suits) <= set(range(len(members)))
    assert offers(catalogue, recommender, members, Filters(most_episodes=20)) == found


def test_who_says_nothing_counts_nothing(catalogue: Catalogue, recommender: Recommender) -> None:
    likes = Taste({"healer": 1.0}, frozenset({"healer"}))
    alone = offers(catalogue, recommender, [likes], Filters())
    found = offers(catalogue, recommender, [Taste(), likes], Filters())

    assert [offer.drama for offer in found] == [offer.drama for offer in alone]
    assert all(offer.suits == (1,) for offer in found)


def test_where_nobody_says_anything_it_is_what_many_love(catalogue: Catalogue, recommender: Recommender) -> None:
    found = offers(catalogue, recommender, [Taste(), Taste()], Filters())

    assert len(found) == 5
    assert all(offer.suits == () for offer in found)
    fame = sorted(drama.fame for drama in catalogue.dramas.values())
    assert all(offer.drama.fame >= fame[len(fame) // 2] for offer in found)
