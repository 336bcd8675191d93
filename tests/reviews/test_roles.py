"""Who plays whom is found however it is said, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.reviews import Document
from bot.reviews.reader import read
from tests.reviews.conftest import Reader
from tests.reviews.reading import of, pairs, parts

SAID = (
    "{a} plays {c}.",
    "{a} is a delight as {c}.",
    "It was a joy to see {a} as {c}.",
    "{a} stars as the dentist {c}.",
    "{a} is cast as {c}, who cannot sit still.",
    "{a} slips into the shoes of {c}.",
    "{a} nails the part of {c}.",
    "{a} gives life to {c} with great charm.",
    "{a} brings {c} to life.",
    "{a} (as {c}) shines.",
    "{a}\u2019s performance as {c} is wonderful.",
    "Playing {c}, {a} is never dull.",
    "As {c}, {a} carries every scene.",
    "In the role of {c}, {a} has never been better.",
    "{c} is played by {a}.",
    "{c}, portrayed by the talented {a}, hides a lot.",
    "{c}, whom {a} plays with warmth, fixes every roof.",
    "{c} moves to the sea. She is played by {a}.",
    "{c}\u2019s actor {a} surprised me.",
    "The part of {c} went to {a}.",
    "{c} ({a}) comes from the city.",
    "{c} [{a}]",
    "{c} (played by {a})",
    "{c} / {a}",
    "- {a} as {c}",
    "**{a}** as **{c}**",
    "{A} AS {C}",
)
"""Ways in which the words tell who is the actor."""
BESIDE = (
    "{a}\u2019s {c} talks too much.",
    "{a} is {c}.",
    "{a}, our {c}, smiles a lot.",
    "{a} makes {c} lovable.",
    "{a}: {c}",
    "{a} \u2013 {c}",
    "{c} \u2013 {a}",
    "{c} ... {a}",
    "{a}\n{c}\n",
)
"""Ways that tell it of somebody known only."""
NO_PARTS = (
    "Shin Min-a adores Kim Seon-ho.",
    "Shin Min-a, whom you may know better as Ok Bo-ram, smiles.",
    "Shin Min-a, as Ok Bo-ram\u2019s sweetheart, is lively.",
    "Shin Min-a, Kim Seon-ho and Lee Sang-yi star.",
    "Shin Min-a sings as well as Kim Seon-ho.",
    "Yoon Hye-jin meets Hong Du-sik at the sea.",
    "Yoon Hye-jin, as good as she is, loses to Hong Du-sik.",
    "Hong Du-sik (Yoon Hye-jin\u2019s neighbour) fixes boats.",
    "Hye-jin pretends to be Ji Sung-hyun.",
    "Directed by Yoo Je-won, with Shin Min-a.",
    "Kim Seon-ho was a good Han Ji-pyeong in Start-Up.",
    "In Start-Up, Kim Seon-ho played Han Ji-pyeong.",
    "Kim Seon-ho (Start-Up) and Shin Min-a (Oh My Venus) lead.",
)


@pytest.mark.parametrize("said", [*SAID, *BESIDE])
def test_a_part_of_the_catalogue_is_confirmed_however_it_is_said(said: str, known: Reader) -> None:
    actor, character = "Shin Min-a", "Yoon Hye-jin"
    reading = known(said.format(a=actor, c=character, A=actor.upper(), C=character.upper()))

    assert parts(reading) == pairs(f"{actor}/{character}")
    (part,) = of(reading, "role")
    assert (part.verdict, part.role, part.refers) == ("confirms", character, "shin-min-a")


@pytest.mark.parametrize("said", SAID)
def test_a_part_of_a_drama_that_nobody_knows_is_new_however_it_is_said(said: str, unknown: Reader) -> None:
    actor, character = "Ok Bo-ram", "Pyeon Do-hae"
    reading = unknown(said.format(a=actor, c=character, A=actor.upper(), C=character.upper()))

    assert parts(reading) == pairs(f"{actor}/{character}")
    (part,) = of(reading, "role")
    assert (part.verdict, part.role, part.refers) == ("new", None, None)


@pytest.mark.parametrize("said", NO_PARTS)
def test_what_only_names_people_says_nothing_of_parts(said: str, known: Reader) -> None:
    assert parts(known(said)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Ok Bo-ram plays Pyeon Do-hae\u2019s older sister.",
        "Ok Bo-ram adores Pyeon Do-hae.",
        "Ok Bo-ram, Pyeon Do-hae and Tak Se-ho star.",
        "Ok Bo-ram, as good as she is, loses to Pyeon Do-hae.",
        "Pyeon Do-hae (Tak Se-ho\u2019s neighbour) fixes boats.",
    ],
)
def test_of_a_drama_that_nobody_knows_nothing_is_guessed(said: str, unknown: Reader) -> None:
    assert parts(unknown(said)) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Shin Min-a and Kim Seon-ho play Yoon Hye-jin and Hong Du-sik.",
        "Shin Min-a and Kim Seon-ho lead the cast as Yoon Hye-jin and Hong Du-sik.",
        "Yoon Hye-jin and Hong Du-sik (Shin Min-a and Kim Seon-ho) bicker.",
        "Shin Min-a as Yoon Hye-jin, Kim Seon-ho as Hong Du-sik.",
        "Cast: Shin Min-a (Yoon Hye-jin), Kim Seon-ho (Hong Du-sik)",
        "Yoon Hye-jin (Shin Min-a) and Hong Du-sik (Kim Seon-ho) bicker.",
        "There is Yoon Hye-jin, played by Shin Min-a, and there is Hong Du-sik, played by Kim Seon-ho.",
        "Shin Min-a: Yoon Hye-jin\nKim Seon-ho: Hong Du-sik",
    ],
)
def test_two_parts_in_one_sentence_or_list_are_not_mixed_up(said: str, known: Reader) -> None:
    assert parts(known(said)) == pairs("Shin Min-a/Yoon Hye-jin", "Kim Seon-ho/Hong Du-sik")


def test_who_played_somebody_in_the_season_before_may_play_them_again(catalogue: Catalogue) -> None:
    season = catalogue.dramas["alchemy-of-souls-light-and-shadow"]
    said = "Alchemy of Souls: Light and Shadow Review\n\nPark Dang Gu (Yoo In Soo) is back.\n"

    assert parts(read(Document(said), catalogue, season)) == pairs("Yoo In Soo/Park Dang Gu")


def test_a_list_tells_by_those_who_are_known_on_which_side_the_actors_stand(known: Reader) -> None:
    listed = "Yoon Hye-jin: Shin Min-a\nHong Du-sik: Kim Seon-ho\nHye-jin\u2019s mother: Ok Bo-ram\n"
    turned = "Shin Min-a: Yoon Hye-jin\nKim Seon-ho: Hong Du-sik\nOk Bo-ram: Hye-jin\u2019s mother\n"

    assert parts(known(listed)) == parts(known(turned))
    assert ("okboram", "hyejinsmother") in parts(known(listed))


@pytest.mark.parametrize(
    "said", ["Shin Min-a\u2019s Hye-jin is fun.", "Shin Min-a plays Hyejin.", "Hye Jin (Shin Mina)"]
)
def test_a_character_may_be_named_in_part_or_in_another_spelling(said: str, known: Reader) -> None:
    (part,) = of(known(said), "role")

    assert (part.role, part.verdict) == ("Yoon Hye-jin", "confirms")


def test_a_surname_alone_stands_for_who_is_named_in_full_elsewhere(known: Reader) -> None:
    reading = known("Kim Seon-ho plays Hong Du-sik.\n\nIt is Kim who made me laugh, and Shin Min-a who made me cry.")

    assert parts(reading) == pairs("Kim Seon-ho/Hong Du-sik")


def test_names_in_hangul_are_names(known: Reader) -> None:
    (part,) = of(known("신민아 as 윤혜진 is a joy."), "role")

    assert (part.value, part.role, part.verdict) == ("신민아", "Yoon Hye-jin", "confirms")


def test_an_actor_with_a_character_of_somebody_else_contradicts_the_catalogue(known: Reader) -> None:
    (part,) = of(known("Lee Sang-yi plays Hong Du-sik."), "role")

    assert (part.verdict, part.role) == ("contradicts", "Hong Du-sik")
    assert part.known == "Hong Du-sik: kim-seon-ho"


def test_a_younger_self_that_somebody_else_plays_contradicts_nothing(known: Reader) -> None:
    reading = known("Kim Seon-ho plays Hong Du-sik, and Ok Bo-ram plays young Hong Du-sik.")
    verdicts = {part.value: part.verdict for part in of(reading, "role")}

    assert verdicts == {"Kim Seon-ho": "confirms", "Ok Bo-ram": "new"}


def test_a_part_that_is_told_twice_is_one(known: Reader) -> None:
    reading = known("Shin Min-a plays Yoon Hye-jin.\n\nHye-jin (Shin Min-a) is proud. I love Shin Min-a as Hye-jin.")

    assert parts(reading) == pairs("Shin Min-a/Yoon Hye-jin")


def test_other_dramas_of_a_list_are_left_out(catalogue: Catalogue) -> None:
    text = (
        "Three dramas by the sea\n\n1. Start-Up\n\nKim Seon-ho plays Han Ji-pyeong.\n\n"
        "2. Hometown Cha-Cha-Cha\n\nShin Min-a plays Yoon Hye-jin.\n"
    )
    reading = read(Document(text), catalogue, catalogue.dramas["hometown-cha-cha-cha"])

    assert parts(reading) == pairs("Shin Min-a/Yoon Hye-jin")


def test_a_part_stands_from_the_first_of_its_names_to_the_end_of_the_second(known: Reader) -> None:
    said = "I like how Hong Du-sik, played by Kim Seon-ho, talks."
    (part,) = of(known(said), "role")
    begun = len("Hometown Cha-Cha-Cha Review\n\n")

    assert said[part.start - begun : part.end - begun] == "Hong Du-sik, played by Kim Seon-ho"
