"""Who directed and wrote a drama is found, and nobody else is taken for them."""

from __future__ import annotations

import pytest

from bot.reviews import Kind
from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values


@pytest.mark.parametrize(
    "said",
    [
        "Director: Yoo Je-won",
        "Director \u2013 Yoo Je-won",
        "It is directed by Yoo Je-won.",
        "Directed beautifully by Yoo Je-won, it never hurries.",
        "The direction by Yoo Je-won is calm.",
        "Director Yoo Je-won loves the sea.",
        "Yoo Je-won\u2019s direction is calm.",
        "PD Yoo Je-won knows how to film a boat.",
    ],
)
def test_a_director_is_found(said: str, known: Reader) -> None:
    (maker,) = of(known(said), "director")

    assert (maker.value, maker.verdict, maker.refers) == ("Yoo Je-won", "confirms", "yoo-je-won")


@pytest.mark.parametrize(
    "said",
    [
        "Writer: Shin Ha-eun",
        "Screenplay by Shin Ha-eun",
        "It was written by Shin Ha-eun.",
        "Screenwriter Shin Ha-eun has a light hand.",
        "Shin Ha-eun\u2019s script is warm.",
    ],
)
def test_a_writer_is_found(said: str, known: Reader) -> None:
    (maker,) = of(known(said), "writer")

    assert (maker.value, maker.verdict, maker.refers) == ("Shin Ha-eun", "confirms", "shin-ha-eun")


def test_several_makers_of_a_drama_that_nobody_knows_are_new(unknown: Reader) -> None:
    reading = unknown("Directors: Ok Bo-ram and Tak Se-ho\nWritten and directed by Pyeon Do-hae.")

    assert values(reading, "director") == ["Ok Bo-ram", "Tak Se-ho", "Pyeon Do-hae"]
    assert {maker.verdict for maker in of(reading, "director")} == {"new"}


def test_another_director_contradicts_the_catalogue(known: Reader) -> None:
    (maker,) = of(known("Director: Ok Bo-ram"), "director")

    assert (maker.verdict, maker.known) == ("contradicts", "yoo-je-won")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Kim Seon-ho also starred in Start-Up, written by Park Hye-ryun.", "writer"),
        ("It is based on a novel written by Ok Bo-ram.", "writer"),
        ("The director Hong Du-sik calls is a friend.", "director"),
        ("The writing is good, and Shin Min-a is better.", "writer"),
    ],
)
def test_makers_of_other_works_and_people_in_the_story_made_nothing(said: str, kind: Kind, known: Reader) -> None:
    assert values(known(said), kind) == []
