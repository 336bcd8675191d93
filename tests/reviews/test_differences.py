"""Where reviews of one drama contradict one another, each of them is named with what it says."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.reviews import Document, Reading
from bot.reviews.differences import Difference, differences
from bot.reviews.reader import read

ONE = """The Trauma Code: Heroes on Call Review

Yang Jae-won (Choo Young-woo) is a fellow who faints well. Baek Kang-hyuk (Ju Ji-hoon) shouts.
It has 8 episodes, all of them in South Sudan, or so it feels. Directed by Lee Do-yoon.
"""
OTHER = """The Trauma Code: Heroes on Call Review

Yang Hae-won (Choo Young-woo) is a resident who faints badly. Baek Gang Hyeok (Ju Ji-hoon) whispers.
It has 10 episodes, and the one in Congo is the best. Directed by Kim Hee-won.
"""


def readings(catalogue: Catalogue, *texts: str) -> list[Reading]:
    """Read invented reviews."""
    return [read(Document(text), catalogue) for text in texts]


def told(found: list[Difference]) -> dict[tuple[str, str], dict[str, tuple[int, ...]]]:
    """Return what differs by kind and subject: the sides, and which reviews take each."""
    return {(each.kind, each.of): {side.value: side.reviews for side in each.sides} for each in found}


def test_names_figures_makers_occupations_and_claims_are_compared(catalogue: Catalogue) -> None:
    found = told(differences(readings(catalogue, ONE, OTHER)))

    assert found["role", "Yang Jae-won"] == {"Yang Jae-won": (0,), "Yang Hae-won": (1,)}
    assert found["role", "Baek Kang-hyuk"] == {"Baek Kang-hyuk": (0,), "Baek Gang Hyeok": (1,)}
    assert found["episodes", ""] == {"8": (0,), "10": (1,)}
    assert found["director", ""] == {"Lee Do-yoon": (0,), "Kim Hee-won": (1,)}
    assert found["occupation", "Yang Jae-won"] == {"fellow": (0,), "resident": (1,)}
    assert found["claim", "mission"] == {"South Sudan": (0,), "Congo": (1,)}


def test_who_plays_a_character_is_compared(catalogue: Catalogue) -> None:
    first = "The Trauma Code Review\n\nCheon Jang-mi is played by Ha Young."
    found = told(differences(readings(catalogue, first, first.replace("Ha Young", "Han Hyo-joo"))))

    assert found == {("role", "the actor of Cheon Jang-mi"): {"Ha Young": (0,), "Han Hyo-joo": (1,)}}


def test_those_who_agree_stand_on_one_side(catalogue: Catalogue) -> None:
    found = told(differences(readings(catalogue, ONE, OTHER, ONE)))

    assert found["episodes", ""] == {"8": (0, 2), "10": (1,)}


def test_reviews_that_agree_or_are_of_other_dramas_do_not_differ(catalogue: Catalogue) -> None:
    of_another = ONE.replace("The Trauma Code: Heroes on Call", "Healer").replace("8 episodes", "20 episodes")

    assert differences(readings(catalogue, ONE, ONE)) == []
    assert [each for each in differences(readings(catalogue, ONE, of_another)) if each.kind == "episodes"] == []
    assert differences(readings(catalogue, ONE)) == []


def test_one_nickname_of_two_characters_is_told(catalogue: Catalogue) -> None:
    first = 'The Trauma Code Review\n\nCheon Jang-mi, nicknamed "Gangster", runs the ward.'
    second = "The Trauma Code Review\n\nShe keeps mistaking Kang-hyuk for a gangster."
    found = told(differences(readings(catalogue, first, second)))

    assert found["nickname", "“gangster”"] == {"Cheon Jang-mi": (0,), "Baek Kang-hyuk": (1,)}


def test_minutes_that_are_rounded_are_the_same(catalogue: Catalogue) -> None:
    lengths = [f"The Trauma Code Review\n\nRuntime: {minutes} minutes" for minutes in (51, 55, 70)]
    found = told(differences(readings(catalogue, *lengths)))

    assert found["minutes", ""] == {"51": (0, 1), "70": (2,)}
