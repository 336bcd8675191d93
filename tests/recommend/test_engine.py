"""Recommendations: what is shared decides, and the reasons are the very things that did."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue
from bot.recommend import Recommender, features_of


@pytest.fixture(scope="module")
def recommender(catalogue: Catalogue) -> Recommender:
    """Build the recommender once."""
    return Recommender(catalogue)


def test_a_review_that_pairs_two_dramas_is_heard_and_named(catalogue: Catalogue, recommender: Recommender) -> None:
    found = recommender.like([catalogue.dramas["the-trauma-code-heroes-on-call"]])

    assert [s.drama.id for s in found[:3]] == ["dr-romantic", "hospital-playlist", "life-2018"]
    assert all("Miss Kay names them together" in [str(reason) for reason in s.reasons] for s in found[:3])


def test_the_same_writer_is_a_reason(catalogue: Catalogue, recommender: Recommender) -> None:
    found = recommender.like([catalogue.dramas["crash-landing-on-you"]])

    assert "Written by Park Ji-eun too" in [str(reason) for reason in found[0].reasons]


@settings(max_examples=6)
@given(data=st.data())
def test_every_reason_moved_the_score(catalogue: Catalogue, recommender: Recommender, data: st.DataObject) -> None:
    liked = catalogue.dramas[data.draw(st.sampled_from(sorted(catalogue.dramas)))]

    for suggestion in recommender.like([liked]):
        biggest = sorted(suggestion.parts, key=lambda feature: -suggestion.parts[feature])[:3]
        without = recommender.like([liked], limit=len(catalogue.dramas), without=biggest)
        after = next((other for other in without if other.drama == suggestion.drama), None)
        # Without them it scores lower, or so low that another season of it stands in its place.
        assert suggestion.drama.franchise if after is None else after.score < suggestion.score
        assert len(suggestion.reasons) <= 3
        assert set(suggestion.parts) <= features_of(catalogue, liked) & features_of(catalogue, suggestion.drama)


@settings(max_examples=30)
@given(data=st.data())
def test_what_was_given_is_never_suggested(catalogue: Catalogue, recommender: Recommender, data: st.DataObject) -> None:
    ids = st.sampled_from(sorted(catalogue.dramas))
    given_ids = data.draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    unlike = [catalogue.dramas[chosen] for chosen in data.draw(st.lists(ids, max_size=2)) if chosen not in given_ids]
    found = recommender.like([catalogue.dramas[chosen] for chosen in given_ids], unlike)

    suggested = [suggestion.drama.id for suggestion in found]
    assert not set(suggested) & {*given_ids, *(drama.id for drama in unlike)}
    assert len(suggested) == len(set(suggested)) == 5
    assert [suggestion.score for suggestion in found] == sorted((s.score for s in found), reverse=True)


def test_what_only_the_unliked_share_counts_against(catalogue: Catalogue, recommender: Recommender) -> None:
    liked, unlike = catalogue.dramas["guardian-the-lonely-and-great-god"], catalogue.dramas["my-demon"]
    with_it = {s.drama.id: s.score for s in recommender.like([liked], limit=len(catalogue.dramas))}
    against = {s.drama.id: s.score for s in recommender.like([liked], [unlike], limit=len(catalogue.dramas))}

    both = with_it.keys() & against.keys()
    assert all(against[drama] <= with_it[drama] for drama in both)
    assert any(against[drama] < with_it[drama] for drama in both)


def test_of_a_series_only_one_season_is_suggested(catalogue: Catalogue, recommender: Recommender) -> None:
    liked = catalogue.dramas["the-trauma-code-heroes-on-call"]
    series = [s.drama.franchise for s in recommender.like([liked], limit=60) if s.drama.franchise]

    assert "dr-romantic" in series
    assert len(series) == len(set(series))


def test_a_trope_that_spoils_is_never_said(catalogue: Catalogue, recommender: Recommender) -> None:
    hidden = {trope.id for trope in catalogue.tropes.values() if trope.spoils}
    spoiling = {catalogue.tropes[trope].name for trope in hidden}
    having = [drama for drama in catalogue.dramas.values() if not hidden.isdisjoint(drama.tropes)]

    assert having
    for drama in having[:20]:
        for suggestion in recommender.like([drama]):
            assert not spoiling & {str(reason) for reason in suggestion.reasons}


def test_an_actor_whose_part_is_a_surprise_is_no_reason(catalogue: Catalogue) -> None:
    surprises = [(drama, role) for drama in catalogue.dramas.values() for role in drama.roles if role.spoiler_from]

    assert surprises
    for drama, role in surprises:
        assert role.actor not in {feature.id for feature in features_of(catalogue, drama)}
