"""Who plays whom is read where a pronoun, an owner or "the part" stands between the two, in a drama nobody knows."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.reviews import Document
from bot.reviews.reader import read
from tests.reviews.conftest import Reader
from tests.reviews.reading import pairs, parts


@pytest.mark.parametrize(
    "said",
    [
        "Kim Seon-ho is the one to watch. He plays Pyeon Do-hae, who folds paper.",
        "And then: Kim Seon-ho. Well. He\u2019s Pyeon Do-hae, the folder.",
        "Kim Seon-ho, as always, brings the laughs: he\u2019s Pyeon Do-hae, who folds.",
        "Kim Seon-ho surprised me as well. His Pyeon Do-hae folds and folds.",
        "What is there to say of Kim Seon-ho? In the role of Pyeon Do-hae, he folds.",
        "Kim Seon-ho is a joy. As Pyeon Do-hae he folds and folds.",
        "Pyeon Do-hae folds. As played by Kim Seon-ho, he never stops.",
        "Pyeon Do-hae folds paper all day. Kim Seon-ho brings him to life with ease.",
        "The folder is Pyeon Do-hae. Kim Seon-ho grins his way through the part.",
        "The folder is Pyeon Do-hae, and the role allowed Kim Seon-ho to grin.",
        "A word for Kim Seon-ho, whose grumpy folder Pyeon Do-hae is a treat.",
        "Pyeon Do-hae, the folder given a quiet dignity by Kim Seon-ho, is the one.",
        "Kim Seon-ho lost a lot of weight to become Pyeon Do-hae.",
        "Pyeon Do-hae came to us in the person of Kim Seon-ho.",
        "At the head sits Pyeon Do-hae, to whom Kim Seon-ho lends a certain air.",
        "Kim Seon-ho has the thankless role of Pyeon Do-hae.",
        "Kim Seon-ho, fresh from playing a cook elsewhere, is cast here as Pyeon Do-hae.",
        "And in the role of Pyeon Do-hae, Kim Seon-ho is steady.",
        "Kim Seon-ho comes off better as Pyeon Do-hae.",
        "Pyeon Do-hae is Kim Seon-ho.",
        "Pyeon Do-hae (Kim Seon-ho) folds at Tak City Hall.",
        "Pyeon Do-hae (Kim Seon-ho) is called Mad Dog, since he bites.",
    ],
)
def test_a_part_is_read_though_something_stands_for_one_of_the_two(said: str, unknown: Reader) -> None:
    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae")


@pytest.mark.parametrize(
    "said",
    [
        "Kim Seon-ho, as Se-ho\u2019s cold father Pyeon Do-hae, folds.",
        "Kim Seon-ho plays Se-ho\u2019s adoptive father Pyeon Do-hae.",
        "Kim Seon-ho appears as Se-ho\u2019s father, the former folder Pyeon Do-hae.",
        "There is Se-ho\u2019s father Pyeon Do-hae, who folds. He is played by Kim Seon-ho.",
    ],
)
def test_who_is_somebodys_is_the_one_who_is_played(said: str, unknown: Reader) -> None:
    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae")


@pytest.mark.parametrize(
    "said",
    [
        "Pyeon Do-hae works with Se-ho. Kim Seon-ho plays his boss.",
        "Kim Seon-ho is fine. She is no friend of Pyeon Do-hae.",
        "Kim Seon-ho is fine. His sister Pyeon Do-hae came along.",
        "Kim Seon-ho, credited as creator, called Pyeon Do-hae.",
        "Devoted to Pyeon Do-hae, he is brought to life by Kim Seon-ho.",
        "Cast: Kim Seon-ho | Shin Min-a | Lee Sang-yi",
    ],
)
def test_what_stands_for_somebody_else_is_no_part(said: str, unknown: Reader) -> None:
    assert parts(unknown(said)) == set()


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("Kim Seon-ho is the perfect one. He plays Roy Kim, the surgeon.", "Kim Seon-ho/Roy Kim"),
        ("Singer-turned-actor Kim Seon-ho stars as Pyeon Do-hae.", "Kim Seon-ho/Pyeon Do-hae"),
    ],
)
def test_foreign_names_and_words_with_hyphens(said: str, part: str, unknown: Reader) -> None:
    assert parts(unknown(said)) == pairs(part)


def test_a_stage_name_behind_a_word_with_hyphens_is_the_name_alone(catalogue: Catalogue) -> None:
    said = "Ghost Doctor Review\n\nSinger-turned-actress Uee stars as Jang Se-jin.\n"

    assert parts(read(Document(said), catalogue)) == pairs("Uee/Jang Se-jin")


def test_several_are_told_with_what_each_of_them_is(unknown: Reader) -> None:
    said = "Kim Seon-ho and Shin Min-a play Professor Pyeon Do-hae and resident Ok Bo-ram respectively."

    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae", "Shin Min-a/Ok Bo-ram")


def test_a_list_goes_on_to_somebody_else_behind_and(unknown: Reader) -> None:
    said = "There are Kim Seon-ho as Pyeon Do-hae, and Shin Min-a, who appears as the folder Ok Bo-ram."

    assert parts(unknown(said)) == pairs("Kim Seon-ho/Pyeon Do-hae", "Shin Min-a/Ok Bo-ram")


def test_who_is_called_almost_like_a_known_actor_may_be_a_character(unknown: Reader) -> None:
    said = "Ji Sung-hyun is a producer. Kim Seon-ho brings him to life."

    assert parts(unknown(said)) == pairs("Kim Seon-ho/Ji Sung-hyun")


def test_a_sentence_does_not_begin_with_the_surname_her(unknown: Reader) -> None:
    assert parts(unknown("Shin Min-a surprised me. Her Do-hae folds. Her Do-hae sings.")) == pairs("Shin Min-a/Do-hae")


@pytest.mark.parametrize("said", ["Rain \u2013 Cha Young-min", "It is Cha Young-min (Rain), a surgeon."])
def test_a_name_that_is_an_english_word_counts_where_it_stands_apart(said: str, catalogue: Catalogue) -> None:
    assert parts(read(Document(f"Ghost Doctor Review\n\n{said}\n"), catalogue)) == pairs("Rain/Cha Young-min")


def test_an_english_word_in_a_sentence_is_nobodys_name(catalogue: Catalogue) -> None:
    said = "Ghost Doctor Review\n\nRain falls on Cha Young-min all day.\n"

    assert parts(read(Document(said), catalogue)) == set()
