"""Occupations, nicknames and sides of disputes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue, Claim, Dispute, Drama
from bot.reviews import Document
from bot.reviews.called import claims
from bot.reviews.reader import read
from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values


@pytest.mark.parametrize(
    "said",
    [
        "Yoon Hye-jin is a dentist.",
        "Yoon Hye-jin, a dentist from Seoul, opens a clinic.",
        "Yoon Hye-jin (Shin Min-a) is a proud dentist.",
        "Shin Min-a plays the dentist Yoon Hye-jin.",
        "We meet dentist Yoon Hye-jin on a beach.",
        "Yoon Hye-jin works as a dentist.",
        "The dentist who cannot sit still is, of course, Yoon Hye-jin.",
        "Yoon Hye-jin | Shin Min-a | dentist",
    ],
)
def test_an_occupation_of_the_catalogue_is_confirmed(said: str, known: Reader) -> None:
    (work,) = of(known(said), "occupation")

    assert work.value.endswith("dentist")
    assert (work.role, work.verdict, work.known) == ("Yoon Hye-jin", "confirms", "dentist")


def test_another_occupation_is_new_unless_nobody_has_both(catalogue: Catalogue, drama: Drama) -> None:
    head, *others = drama.roles
    changed = replace(drama, roles=(replace(head, occupation="surgical resident"), *others))
    text = "Hometown Cha-Cha-Cha Review\n\nYoon Hye-jin is a {}.\n"
    verdicts = {
        work: of(read(Document(text.format(work)), catalogue, changed), "occupation")[0].verdict
        for work in ("professor", "resident", "chef")
    }

    assert verdicts == {"professor": "contradicts", "resident": "confirms", "chef": "new"}


def test_a_rank_before_a_name_says_what_somebody_does(unknown: Reader) -> None:
    (work,) = of(unknown("Ok Bo-ram plays Nurse Pyeon Do-hae."), "occupation")

    assert (work.subject, work.value) == ("Pyeon Do-hae", "nurse")


def test_several_who_do_the_same_are_all_told(known: Reader) -> None:
    reading = known("It is about two chefs, Yoon Hye-jin (Shin Min-a) and Hong Du-sik (Kim Seon-ho).")

    assert {(work.role, work.value) for work in of(reading, "occupation")} >= {
        ("Yoon Hye-jin", "chef"),
        ("Hong Du-sik", "chef"),
    }


@pytest.mark.parametrize(
    ("said", "work"),
    [
        ("Pyeon Do-hae (a wonderful Kim Seon-ho), a rumpled lawyer who folds, is in it.", "rumpled lawyer"),
        ("Pyeon Do-hae (Kim Seon-ho), now a hacker, folds.", "hacker"),
        ("The photographer, Pyeon Do-hae, is played by Kim Seon-ho.", "photographer"),
        ("The photographer of the team, Pyeon Do-hae (Kim Seon-ho), folds.", "photographer"),
        ("The stranger is a con man by the name of Pyeon Do-hae (Kim Seon-ho).", "con man"),
        ("Kim Seon-ho is Manager Pyeon Do-hae.", "manager"),
    ],
)
def test_an_occupation_of_whoever_is_played_is_new(said: str, work: str, unknown: Reader) -> None:
    assert values(unknown(said), "occupation") == [work]


@pytest.mark.parametrize(
    "said",
    [
        "Shin Min-a is a star.",
        "Yoon Hye-jin is a liar to her mother.",
        "Hong Du-sik\u2019s boss is a chef.",
        "Kim Seon-ho as Hong Du-sik, the squad\u2019s resident grumbler, is fun.",
        "Shin Min-a as Yoon Hye-jin, the mother of nobody, is fun.",
    ],
)
def test_what_is_said_of_actors_or_of_others_is_no_occupation_of_a_character(said: str, known: Reader) -> None:
    assert values(known(said), "occupation") == []


@pytest.mark.parametrize(
    "said",
    [
        "Hong Du-sik, nicknamed “Chief Hong”, can do anything.",
        "Hong Du-sik, also known as Chief Hong, can do anything.",
        "Hong Du-sik (Kim Seon-ho) is called “Chief Hong” by all.",
        "Hong Du-sik mends roofs. Ask for *Chief Hong*.",
    ],
)
def test_a_nickname_of_the_catalogue_is_confirmed(said: str, known: Reader) -> None:
    nickname = next(found for found in of(known(said), "nickname") if found.role == "Hong Du-sik")

    assert (nickname.verdict, nickname.known) == ("confirms", "Chief Hong")


def test_another_nickname_contradicts_and_a_first_one_is_new(known: Reader) -> None:
    reading = known("Hong Du-sik, nicknamed “Seagull”, and Yoon Hye-jin, nicknamed “Sardine”, bicker.")

    assert {(found.value, found.verdict) for found in of(reading, "nickname")} == {
        ("Seagull", "contradicts"),
        ("Sardine", "new"),
    }


def test_a_nickname_that_is_nothing_is_none(known: Reader) -> None:
    assert of(known("Hong Du-sik: nickname “ ”"), "nickname") == []


def test_a_side_of_a_dispute_is_told_with_the_others(drama: Drama) -> None:
    dispute = Dispute("place", (Claim("Pine Bay", ("one",)), Claim("Gull Rock", ("two",))))
    figures = Dispute("minutes", (Claim("80", ("one",)), Claim("75", ("two",))))
    (claim,) = claims("All of it happens at gull rock.", replace(drama, disputed=(dispute, figures)))

    assert (claim.value, claim.subject, claim.known) == ("gull rock", "place", "Pine Bay")
    assert (
        list(claims("All of it happens elsewhere, in 80 minutes.", replace(drama, disputed=(dispute, figures)))) == []
    )
    assert list(claims("Gull Rock", None)) == []
