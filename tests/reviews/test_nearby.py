"""Who plays whom is found where only the place of two names says it, and where nothing but one actor is spoken of."""

from __future__ import annotations

import pytest

from tests.reviews.conftest import Reader
from tests.reviews.reading import of, pairs, parts, values

FAR = "It rains a lot there. Nobody minds. The sea is near. The boats are old. So are the men."


@pytest.mark.parametrize(
    ("said", "pair"),
    [
        (
            "Shin Min-a is a joy. She never stops. I laughed. Then I wept. Yoon Hye-jin is who she is.",
            "Shin Min-a/Yoon Hye-jin",
        ),
        (
            "Yoon Hye-jin. A city girl.\n\nLoud, proud, a bit lost. And that is Shin Min-a for you.",
            "Shin Min-a/Yoon Hye-jin",
        ),
        ("Dr. Ji fumes. I could watch it all day. Nobody fumes like Lee Sang-yi.", "Lee Sang-yi/Dr. Ji"),
        ("shin min-a, guys. what a woman. i was hye-jin for a whole week", "shin min-a/hye-jin"),
    ],
)
def test_whom_the_catalogue_pairs_is_paired_within_a_paragraph_and_over_its_edge(
    said: str, pair: str, known: Reader
) -> None:
    assert parts(known(said)) == pairs(pair)


@pytest.mark.parametrize(
    "said",
    [
        f"Yoon Hye-jin is from the city.\n\n{FAR}\n\nShin Min-a was in the papers.",
        f"Starring Shin Min-a, Kim Seon-ho and Lee Sang-yi. {FAR} Yoon Hye-jin moves in.",
    ],
)
def test_who_is_far_away_or_enumerated_is_not_paired(said: str, known: Reader) -> None:
    assert parts(known(said)) == set()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Shin Min-a as Yoon Hye-jin, Lee Sang-yi as Ji Sung-hyun, and Kim Sun-young, who appears as Pyeon Do-hae.",
            pairs("Shin Min-a/Yoon Hye-jin", "Lee Sang-yi/Ji Sung-hyun", "Kim Sun-young/Pyeon Do-hae"),
        ),
        (
            "Cast\n\nYoon Hye-jin: Shin Min-a / Ok Bo-ram\nHong Du-sik: Kim Seon-ho / Tak Se-ho\n",
            pairs(
                "Shin Min-a/Yoon Hye-jin", "Ok Bo-ram/Yoon Hye-jin", "Kim Seon-ho/Hong Du-sik", "Tak Se-ho/Hong Du-sik"
            ),
        ),
        (
            "Yoon Hye-jin: Shin Min-a (adult), Ok Bo-ram (child)",
            pairs("Shin Min-a/Yoon Hye-jin", "Ok Bo-ram/Yoon Hye-jin"),
        ),
        ("\u2022 Pyeon Do-hae, the mayor of it all \u2013 Kim Sun-young", pairs("Kim Sun-young/Pyeon Do-hae")),
        ("Small Hye-jin is Kim Sun-young, all eyes.", pairs("Kim Sun-young/Hye-jin")),
    ],
)
def test_lists_and_rows_keep_actors_and_characters_apart(
    said: str, expected: set[tuple[str, str]], known: Reader
) -> None:
    assert parts(known(said)) == expected


def test_who_is_only_named_as_one_of_the_cast_is_nobody_of_the_sentence_before(known: Reader) -> None:
    said = "I wanted more of Hong Du-sik and of Ji Sung-hyun. Kim Seon-ho and Lee Sang-yi are both in the cast."

    assert parts(known(said)) == set()


def test_a_second_actor_of_a_character_contradicts_nothing(known: Reader) -> None:
    reading = known("Yoon Hye-jin: Shin Min-a (adult), Ok Bo-ram (child)")

    assert {(part.value, part.verdict) for part in of(reading, "role")} == {
        ("Shin Min-a", "confirms"),
        ("Ok Bo-ram", "new"),
    }


def test_of_a_drama_that_nobody_knows_one_actor_and_one_character_alone_are_a_part(unknown: Reader) -> None:
    said = (
        "Pyeon Do-hae folds paper all day. Kim Seon-ho is very good at it.\n\n"
        "Ok Bo-ram waits. Shin Min-a plays her with a straight back.\n\n"
        "Nothing happens to Do-hae. Nothing ever does."
    )

    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae", "Shin Min-a/Ok Bo-ram")


def test_the_one_name_in_an_entry_is_the_actor_of_whom_it_is_headed_with(unknown: Reader) -> None:
    said = (
        "#1 Pyeon Do-hae\nFolds paper. Nobody folds like Kim Seon-ho.\n\n"
        "2. Ok Bo-ram\nCruel to Do-hae. Shin Min-a and Lee Sang-yi would be better friends.\n\n"
    )

    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae")


def test_two_actors_and_who_is_never_called_by_the_given_name_are_guessed_of_nobody(unknown: Reader) -> None:
    said = (
        "Pyeon Do-hae folds paper. Kim Seon-ho and Shin Min-a are very good.\n\n"
        "Ok Bo-ram waits for Lee Sang-yi.\n\nNothing happens to Do-hae."
    )

    assert parts(unknown(said)) == set()


def test_names_that_a_chat_writes_small_are_those_of_the_drama_only(known: Reader) -> None:
    assert parts(known("kim seon-ho as hong du-sik, and some ok bo-ram as pyeon do-hae")) == pairs(
        "kim seon-ho/hong du-sik"
    )


def test_whoever_is_known_to_have_made_the_drama_is_told_by_the_name(known: Reader) -> None:
    reading = known("Yoo Je-won never lets a scene run. Shin Ha-eun knows the sea.")

    assert values(reading, "director") == ["Yoo Je-won"]
    assert values(reading, "writer") == ["Shin Ha-eun"]
