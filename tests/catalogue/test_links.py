"""The chain between two actors holds, is never longer than need be, and is always the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Claim, Dispute, Drama, Person, Role
from bot.catalogue.credits import cast_of
from bot.catalogue.links import Link, chain, people_within
from tests.questions.invented import NORTH

PEOPLE = tuple(f"p{number}" for number in range(9))
CASTS = st.lists(st.tuples(st.sets(st.sampled_from(PEOPLE), max_size=4), st.integers(1, 5)), max_size=8)


def drama(number: int, cast: set[str], fame: int = 3) -> Drama:
    """Make a drama of a cast."""
    roles = tuple(Role(f"Role of {person}", person, "main") for person in sorted(cast))
    return replace(NORTH, id=f"d{number}", title=f"Drama {number}", native_title="", roles=roles, fame=fame)


def catalogue_of(*dramas: Drama) -> Catalogue:
    return Catalogue(dramas, [Person(person, person.upper()) for person in PEOPLE])


def naive_distance(catalogue: Catalogue, first: str, second: str) -> int | None:
    """Widen a circle of people by everybody they play with until it holds the other; None where it stops growing."""
    casts = [set(cast_of(drama)) for drama in catalogue.dramas.values()]
    circle, steps = {first}, 0
    while second not in circle:
        wider = circle.union(*(cast for cast in casts if cast & circle))
        if wider == circle:
            return None
        circle, steps = wider, steps + 1
    return steps


def every_chain(catalogue: Catalogue, first: str, second: str, length: int) -> list[tuple[str, ...]]:
    """List the dramas of every chain of a length."""
    if not length:
        return [()] if first == second else []
    return [
        (drama.id, *rest)
        for drama in catalogue.dramas.values()
        if first in (cast := cast_of(drama))
        for other in cast
        if other != first
        for rest in every_chain(catalogue, other, second, length - 1)
    ]


@given(CASTS)
def test_a_chain_holds_and_is_as_short_as_a_naive_search_finds(casts: list[tuple[set[str], int]]) -> None:
    catalogue = catalogue_of(*(drama(number, cast, fame) for number, (cast, fame) in enumerate(casts)))
    for second in PEOPLE[1:]:
        links, distance = chain(catalogue, PEOPLE[0], second), naive_distance(catalogue, PEOPLE[0], second)
        if links is None:
            assert distance is None
            continue
        assert len(links) == distance
        assert (links[0].role.actor, links[-1].other.actor) == (PEOPLE[0], second)
        assert all(link.role in link.drama.roles and link.other in link.drama.roles for link in links)
        assert all(one.other.actor == following.role.actor for one, following in pairwise(links))


@given(CASTS)
def test_of_chains_as_short_none_is_through_better_known_dramas(casts: list[tuple[set[str], int]]) -> None:
    catalogue = catalogue_of(*(drama(number, cast, fame) for number, (cast, fame) in enumerate(casts)))
    for second in PEOPLE[1:]:
        links = chain(catalogue, PEOPLE[0], second)
        if links:
            rivals = every_chain(catalogue, PEOPLE[0], second, len(links))
            best = max(sum(catalogue.dramas[each].fame for each in rival) for rival in rivals)
            assert sum(link.drama.fame for link in links) == best


@given(CASTS, st.randoms())
def test_it_does_not_matter_in_which_order_the_catalogue_was_read(
    casts: list[tuple[set[str], int]], random: Random
) -> None:
    dramas = [drama(number, cast, fame) for number, (cast, fame) in enumerate(casts)]
    shuffled = random.sample(dramas, len(dramas))

    assert chain(catalogue_of(*dramas), "p0", "p5") == chain(catalogue_of(*shuffled), "p0", "p5")


@given(CASTS)
def test_who_is_within_reach_is_as_far_as_their_chain_is_long(casts: list[tuple[set[str], int]]) -> None:
    catalogue = catalogue_of(*(drama(number, cast) for number, (cast, _fame) in enumerate(casts)))
    within = people_within(catalogue, "p0", 2)
    distances = {person: naive_distance(catalogue, "p0", person) for person in PEOPLE}

    assert within == {person: far for person, far in distances.items() if far is not None and far <= 2}


def test_nobody_is_linked_by_a_role_that_spoils_or_that_sources_dispute() -> None:
    fine = drama(1, {"p0", "p1"})
    spoiling = replace(fine, roles=(fine.roles[0], replace(fine.roles[1], spoiler_from=9)))
    dispute = Dispute("actor", (Claim("p1", ("One",)), Claim("p2", ("Two",))), role=fine.roles[1].character)

    assert chain(catalogue_of(fine), "p0", "p1") == (Link(fine, *fine.roles),)
    assert chain(catalogue_of(spoiling), "p0", "p1") is None
    assert chain(catalogue_of(replace(fine, disputed=(dispute,))), "p0", "p1") is None


@pytest.mark.parametrize(("first", "second"), [("gong-yoo", "son-ye-jin"), ("hyun-bin", "song-joong-ki")])
def test_two_well_known_actors_are_linked_both_ways_alike_far(first: str, second: str, catalogue: Catalogue) -> None:
    there, back = chain(catalogue, first, second), chain(catalogue, second, first)

    assert there is not None
    assert back is not None
    assert len(there) == len(back) > 0
