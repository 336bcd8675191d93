"""Ratings on any scale, episodes and minutes are read as they are meant."""

from __future__ import annotations

import pytest

from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values


@pytest.mark.parametrize(
    ("said", "given", "share"),
    [
        ("Rating: 8/10", "8/10", 0.8),
        ("My rating: 8.5 / 10", "8.5 / 10", 0.85),
        ("Overall: 4 out of 5", "4 out of 5", 0.8),
        ("I give it four out of five.", "four out of five", 0.8),
        ("Three and a half out of five; half a point off.", "Three and a half out of five", 0.7),
        ("8 / 10 for the cast, 6 for the rest, call it a 7/10.", "7/10", 0.7),
        ("I would rate this drama a solid 9/10.", "9/10", 0.9),
        ("Score: 92/100", "92/100", 0.92),
        ("Score: 87%", "87%", 0.87),
        ("Rating: ★★★★☆", "★★★★☆", 0.8),
        ("Rating: ★★★½☆", "★★★½☆", 0.7),
        ("Rating: ★★★★", "★★★★", None),
        ("I gave it 4 stars.", "4 stars", None),
        ("A very good show: 4.5 stars out of 5", "4.5 stars out of 5", 0.9),
        ("Grade: B+", "B+", None),
        ("Rating: 8", "8", None),
        ("Final verdict: 3,5/5", "3,5/5", 0.7),
        ("8.7", "8.7", None),
        ("Our verdict: ★★★★ (4 out of 5)", "4 out of 5", 0.8),
        ("3.5/5 rating", "3.5/5", 0.7),
        ("The verdict\n\n4 out of 5 folded boats. I slept once.", "4 out of 5", 0.8),
    ],
)
def test_a_rating_has_a_share_where_its_scale_is_stated(
    said: str, given: str, share: float | None, unknown: Reader
) -> None:
    (rating,) = of(unknown(said), "rating")

    assert (rating.value, rating.share) == (given, share)


@pytest.mark.parametrize(
    "said",
    [
        "The last episode had a nationwide rating of 12.6%.",
        "Rating: 12%",
        "I have 2 of 3 cats.",
        "It is a ★ of a show.",
        "Score: 15/10",
        "She rates her patients.",
        "Final verdict: a sweet one to watch.",
    ],
)
def test_what_people_watched_and_what_is_no_rating_is_none(said: str, unknown: Reader) -> None:
    assert values(unknown(said), "rating") == []


def test_of_several_ratings_that_are_given_the_last_is_the_dramas(unknown: Reader) -> None:
    assert values(unknown("I gave the cast 9/10. But I give the whole 7/10."), "rating") == ["7/10"]


@pytest.mark.parametrize(
    ("said", "count", "verdict"),
    [
        ("Episodes: 16", "16", "confirms"),
        ("It has 16 episodes.", "16", "confirms"),
        ("A sixteen-episode story.", "16", "confirms"),
        ("Episode count: 20", "20", "contradicts"),
        ("Episodes | 16", "16", "confirms"),
        ("A sixteen-part story.", "16", "confirms"),
        ("It ran for 16 slow episodes.", "16", "confirms"),
        ("I saw all 12 episodes twice over; it has 16 episodes.", "16", "confirms"),
        ("It took all 12 episodes to win me.", "12", "contradicts"),
    ],
)
def test_episodes_are_set_beside_the_catalogues(said: str, count: str, verdict: str, known: Reader) -> None:
    (episodes,) = of(known(said), "episodes")

    assert (episodes.value, episodes.verdict) == (count, verdict)
    assert episodes.known == "16"


@pytest.mark.parametrize(
    "said",
    [
        "The first 4 episodes are slow.",
        "After 3 episodes in one night I stopped.",
        "Two episodes later they kiss.",
        "I watched 6 episodes so far.",
        "Episode 7 is the best one.",
        "She says five words per episode.",
    ],
)
def test_some_of_the_episodes_are_not_all(said: str, known: Reader) -> None:
    assert values(known(said), "episodes") == []


@pytest.mark.parametrize(
    ("said", "told", "verdict"),
    [
        ("Runtime: 80 minutes", "80", "confirms"),
        ("Each episode runs for 1 hour and 20 minutes.", "80", "confirms"),
        ("Duration: 75-85 min", "75-85", "confirms"),
        ("16 episodes, 78 minutes each", "78", "confirms"),
        ("Episodes are 60 minutes per episode.", "60", "contradicts"),
        ("Each episode is an hour long.", "60", "contradicts"),
        ("Length | ca. 78 minutes", "78", "confirms"),
        ("How long: about 80 mins each", "80", "confirms"),
        ("Episodes run close to 80 minutes.", "80", "confirms"),
    ],
)
def test_minutes_are_those_of_the_catalogue_if_they_are_near(said: str, told: str, verdict: str, known: Reader) -> None:
    (minutes,) = of(known(said), "minutes")

    assert (minutes.value, minutes.verdict, minutes.known) == (told, verdict, "80")


@pytest.mark.parametrize(
    "said", ["I cried for 20 minutes.", "Each is a little under an hour.", "Runtime: 5 minutes", "Runtime: 900 minutes"]
)
def test_what_is_no_length_of_an_episode_is_none(said: str, known: Reader) -> None:
    assert values(known(said), "minutes") == []


def test_figures_of_a_drama_that_nobody_knows_are_new(unknown: Reader) -> None:
    reading = unknown("Episodes: 16\nRuntime: 70 minutes")
    said = {proposal.kind: (proposal.value, proposal.verdict, proposal.known) for proposal in reading.proposals}

    assert said == {"episodes": ("16", "new", None), "minutes": ("70", "new", None)}
