"""Recommendations: what is shared decides, and the reasons are the very things that did."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Library
from bot.catalogue import Catalogue
from bot.recommend import Feature, Filters, Recommender, Votes, Wish, features_of
from bot.recommend.reasons import Given, in_words

REVIEWED = ("dr-romantic", "hospital-playlist", "life-2018")
TRAUMA = "the-trauma-code-heroes-on-call"


@pytest.fixture(scope="module")
def recommender(library: Library) -> Recommender:
    """Return the recommender that ships."""
    return library.recommender


def liking(*dramas: str) -> Wish:
    """Make the wish of somebody who likes some dramas."""
    return Wish(dict.fromkeys(dramas, 1.0))


def test_who_likes_what_the_reviews_name_beside_a_drama_is_told_of_that_and_the_reverse(
    recommender: Recommender,
) -> None:
    forth = [each.drama.id for each in recommender.advise(liking(*REVIEWED)).suggestions]
    back = [each.drama.id for each in recommender.advise(liking(TRAUMA)).suggestions]

    assert TRAUMA in forth
    assert set(REVIEWED) <= set(back)


def test_the_same_writer_is_a_reason_that_names_the_other_drama(recommender: Recommender) -> None:
    advice = recommender.advise(liking("secret-garden-2010"))
    reasons = {str(reason) for each in advice.suggestions for reason in each.reasons}

    assert "the same writer as Secret Garden" in reasons


@settings(max_examples=40)
@given(data=st.data())
def test_there_are_one_to_three_reasons_each_of_something_shared(
    catalogue: Catalogue, recommender: Recommender, data: st.DataObject
) -> None:
    liked = data.draw(st.lists(st.sampled_from(sorted(catalogue.dramas)), min_size=1, max_size=3, unique=True))
    theirs = frozenset().union(*(features_of(catalogue, catalogue.dramas[each]) for each in liked))

    for suggestion in recommender.advise(liking(*liked)).suggestions:
        told = [str(reason) for reason in suggestion.reasons]
        assert 1 <= len(told) == len(set(told)) <= 3
        assert told == ["Popular in the same years"] or "Popular in the same years" not in told
        assert set(suggestion.parts) <= theirs & features_of(catalogue, suggestion.drama)


def test_without_what_is_said_a_suggestion_falls_and_without_other_things_it_does_not(
    catalogue: Catalogue, recommender: Recommender
) -> None:
    """The deletion test: of the named and of as many others, the least of what was shared that is not named."""
    fallen: dict[bool, list[int]] = {True: [], False: []}
    for liked in sorted(catalogue.dramas)[::7]:
        wish = liking(liked)
        given = Given(catalogue, [catalogue.dramas[liked]], "english")
        scores, allowed = recommender.scores(wish), recommender.allowed(wish)
        for suggestion in recommender.advise(wish).suggestions:
            told = set(map(str, suggestion.reasons))
            is_said = {each: str(in_words(given, suggestion.drama, each)) in told for each in suggestion.parts}
            others = sorted(part for each, part in suggestion.parts.items() if not is_said[each])
            said = [part for each, part in suggestion.parts.items() if is_said[each]]
            for is_named, lost in ((True, sum(said)), (False, sum(others[: len(told)]))):
                fallen[is_named].append(1 + int((scores[allowed] > suggestion.score - lost).sum()))

    assert median(fallen[True]) > 30
    assert median(fallen[False]) < 12


@settings(max_examples=30)
@given(data=st.data())
def test_what_was_given_is_never_suggested_nor_what_continues_it(
    catalogue: Catalogue, recommender: Recommender, data: st.DataObject
) -> None:
    ids = st.sampled_from(sorted(catalogue.dramas))
    liked = data.draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    unlike = [each for each in data.draw(st.lists(ids, max_size=2, unique=True)) if each not in liked]
    advice = recommender.advise(Wish({**dict.fromkeys(liked, 1.0), **dict.fromkeys(unlike, -1.0)}))

    stories = {catalogue.dramas[each].franchise for each in (*liked, *unlike)} - {None}
    suggested = [each.drama for each in advice.suggestions]
    assert len(suggested) == 5
    assert not {each.id for each in suggested} & {*liked, *unlike}
    assert not {each.franchise for each in suggested} & stories
    assert {each.franchise for each in advice.sequels} <= stories
    told = [each.franchise for each in suggested if each.franchise]
    assert len(told) == len(set(told)), "one of each story"
    leads = [role.actor for each in suggested for role in each.main_roles]
    assert all(leads.count(lead) <= 2 for lead in leads)


@settings(max_examples=30)
@given(data=st.data())
def test_filters_are_kept(catalogue: Catalogue, recommender: Recommender, data: st.DataObject) -> None:
    liked = data.draw(st.sampled_from(sorted(catalogue.dramas)))
    tropes = st.sampled_from(sorted(catalogue.tropes))
    filters = Filters(
        data.draw(st.none() | st.integers(2000, 2024)),
        data.draw(st.none() | st.integers(2000, 2024)),
        data.draw(st.none() | st.integers(4, 60)),
        data.draw(st.frozensets(tropes, max_size=1)),
        data.draw(st.frozensets(tropes, max_size=2)),
    )
    hidden = frozenset(data.draw(st.lists(st.sampled_from(sorted(catalogue.dramas)), max_size=5)))
    advice = recommender.advise(Wish({liked: 1.0}, filters=filters, without=hidden))

    for drama in (each.drama for each in advice.suggestions):
        assert (filters.first_year or 0) <= drama.year <= (filters.last_year or 9999)
        assert drama.episodes <= (filters.most_episodes or 9999)
        assert filters.wanted <= set(drama.tropes)
        assert not filters.unwanted & set(drama.tropes)
        assert drama.id not in hidden


def test_what_goes_on_is_left_out_for_who_wants_what_has_ended(catalogue: Catalogue, recommender: Recommender) -> None:
    wish = liking("healer")
    first = recommender.ranking(wish)[0]
    dramas = (replace(drama, on_air=drama.id == first) for drama in catalogue.dramas.values())
    library = Catalogue(dramas, catalogue.people.values(), catalogue.tropes.values(), catalogue.reviews.values())
    airing = Recommender(library, recommender.index.weights)

    assert airing.ranking(wish)[0] == first
    assert first not in airing.ranking(replace(wish, filters=Filters(ended=True)))
    assert recommender.ranking(replace(wish, filters=Filters(ended=True)))[0] == first


def test_less_of_a_trope_lowers_whatever_has_it(catalogue: Catalogue, recommender: Recommender) -> None:
    wish = liking("business-proposal")
    trope = "contract-relationship"
    less = replace(wish, less=frozenset({Feature("trope", trope)}))
    before, after = recommender.ranking(wish), recommender.ranking(less)
    having = [each for each in before if trope in catalogue.dramas[each].tropes]

    assert having
    assert sum(map(after.index, having)) > sum(map(before.index, having))


def test_what_only_the_disliked_share_counts_against(recommender: Recommender) -> None:
    liked = "guardian-the-lonely-and-great-god"
    alone, beside = recommender.scores(liking(liked)), recommender.scores(Wish({liked: 1.0, "my-demon": -1.0}))

    assert (beside <= alone + 1e-5).all()
    assert (beside < alone - 0.01).any()


def test_hidden_gems_are_known_to_fewer(catalogue: Catalogue, recommender: Recommender) -> None:
    def fame(share: float) -> int:
        found = [recommender.advise(replace(liking(each), fame=share)) for each in REVIEWED]
        return sum(suggestion.drama.fame for advice in found for suggestion in advice.suggestions)

    assert fame(0.0) < fame(1.0)


def test_what_members_vouch_for_comes_first_with_the_true_count_and_what_they_reject_not_at_all(
    recommender: Recommender,
) -> None:
    wish = liking("crash-landing-on-you")
    [first, *_rest] = recommender.advise(wish).suggestions
    last = recommender.ranking(wish)[-1]
    advice = recommender.advise(wish, {last: Votes(good=7, bad=2, lead=5), first.drama.id: Votes(bad=3, lead=-3)})

    assert advice.suggestions[0].drama.id == last
    assert str(advice.suggestions[0].reasons[0]) == "7 members say they match"
    assert first.drama.id not in [each.drama.id for each in advice.suggestions]


@pytest.mark.parametrize("lead", [-1, 0, 1])
def test_one_vote_alone_changes_nothing(recommender: Recommender, lead: int) -> None:
    wish = liking("crash-landing-on-you")
    last = recommender.ranking(wish)[-1]

    assert recommender.advise(wish, {last: Votes(lead=lead)}) == recommender.advise(wish)


def test_a_trope_that_spoils_is_never_said(catalogue: Catalogue, recommender: Recommender) -> None:
    hidden = {trope.id for trope in catalogue.tropes.values() if trope.spoils}
    spoiling = {catalogue.tropes[trope].name.lower() for trope in hidden}
    having = [drama.id for drama in catalogue.dramas.values() if not hidden.isdisjoint(drama.tropes)]

    assert having
    for drama in having[:20]:
        for suggestion in recommender.advise(liking(drama)).suggestions:
            assert not spoiling & {str(reason) for reason in suggestion.reasons}


def test_an_actor_whose_part_is_a_surprise_is_no_reason(catalogue: Catalogue) -> None:
    surprises = [(drama, role) for drama in catalogue.dramas.values() for role in drama.roles if role.spoiler_from]

    assert surprises
    for drama, role in surprises:
        assert role.actor not in {feature.id for feature in features_of(catalogue, drama)}
