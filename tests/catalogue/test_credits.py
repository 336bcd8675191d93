"""What somebody did is told whole, newest first, but for what spoils or is disputed."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import Catalogue, Claim, Dispute
from bot.catalogue.credits import cast_of, costars_of, credits_of
from tests.questions.invented import NORTH, catalogue_with


def disputed(fact: str, role: str | None = None) -> tuple[str, Dispute]:
    """Let two sources disagree on a fact of the drama “North”."""
    return "north", Dispute(fact, (Claim("one", ("A",)), Claim("other", ("B",))), role=role)


def test_every_role_in_a_drama_is_told_with_it() -> None:
    north = next(credit for credit in credits_of(catalogue_with(), "ahn-one") if credit.drama.id == "north")

    assert [role.character for role in north.roles] == ["Kim Do", "Kim Twin"]


def test_the_newest_drama_comes_first(catalogue: Catalogue) -> None:
    for person in list(catalogue.people)[:200]:
        years = [credit.drama.year for credit in credits_of(catalogue, person)]
        assert years == sorted(years, reverse=True)


def test_a_role_that_spoils_is_left_out() -> None:
    assert "jin-nine" not in cast_of(NORTH)
    assert "north" not in [credit.drama.id for credit in credits_of(catalogue_with(), "jin-nine")]


def test_a_role_whose_actor_is_disputed_is_left_out() -> None:
    told = credits_of(catalogue_with(disputed("actor", "Kim Do")), "ahn-one")
    north = next(credit for credit in told if credit.drama.id == "north")

    assert [role.character for role in north.roles] == ["Kim Twin"]


def test_who_wrote_or_directed_is_told_unless_it_is_disputed() -> None:
    assert any(credit.drama.id == "north" and credit.wrote for credit in credits_of(catalogue_with(), "writer-one"))
    assert any(credit.directed for credit in credits_of(catalogue_with(), "director-co"))
    told = credits_of(catalogue_with(disputed("writers")), "writer-one")
    assert "north" not in [credit.drama.id for credit in told]


def test_costars_share_more_than_one_drama_and_those_who_share_most_come_first(catalogue: Catalogue) -> None:
    found = [costar for person in list(catalogue.people)[:200] for costar in costars_of(catalogue, person)]
    counts = [len(costar.dramas) for costar in costars_of(catalogue, "gong-yoo")]

    assert found
    assert all(len(costar.dramas) > 1 for costar in found)
    assert all(costar.person.id in cast_of(drama) for costar in found for drama in costar.dramas)
    assert counts == sorted(counts, reverse=True)


def test_nobody_is_their_own_costar() -> None:
    twice = replace(NORTH, id="north-3", title="North 3")
    catalogue = Catalogue([NORTH, twice], catalogue_with().people.values())

    assert "ahn-one" not in [costar.person.id for costar in costars_of(catalogue, "ahn-one")]
    assert [costar.person.id for costar in costars_of(catalogue, "ahn-one")][:2] == ["bae-two", "cho-three"]
