"""A line of a review is asked about without any name that tells what it is about, and shown whole in the reveal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from bot.catalogue import Catalogue, Drama, Quote, Rating, Review, fold
from bot.catalogue.names import match_name
from bot.questions import Question, all_kinds
from bot.reviews.masks import MASK
from tests.questions.oracle import is_disputed, is_spoiled, names_left, right_choices, tells_answer
from tests.questions.oracle.masks import is_shown_of
from tests.reviews.spellings import spellings_of

LINES = (
    "what {} does here is worth every hour of sleep that it costs",
    "nobody told me that {} would be this gentle and this cruel",
    "three weeks later {} still lives in my head without paying rent",
)
KIND = all_kinds()["review_quote"]
REVIEWED = ("crash-landing-on-you", "vincenzo", "signal-2016", "hospital-playlist", "healer", "mr-queen")


def review_of(drama: str, *quotes: Quote) -> Review:
    """Make a review."""
    return Review(f"{drama}-1", drama, "The Paper", quotes)


def with_reviews(catalogue: Catalogue, reviews: Iterable[Review]) -> Catalogue:
    """Return the catalogue with other reviews."""
    return Catalogue(catalogue.dramas.values(), catalogue.people.values(), catalogue.tropes.values(), reviews)


def asked_in(catalogue: Catalogue) -> Iterator[Question]:
    """Ask about every line."""
    made = (KIND.question(catalogue, subject, Random(seed)) for seed, subject in enumerate(KIND.subjects(catalogue)))
    return (question for question in made if question is not None)


def asked_of(catalogue: Catalogue, review: Review) -> list[Question]:
    """Ask about the lines of a review, where other dramas have reviews as well."""
    others = [review_of(other, Quote("a plain line with no name in it")) for other in REVIEWED if other != review.drama]
    reviewed = with_reviews(catalogue, [review, *others])
    return [question for question in asked_in(reviewed) if question.drama == review.drama]


def lines_on(catalogue: Catalogue, drama: Drama, many: int) -> list[Quote]:
    """Make lines that name a drama, or somebody in it, in any of many spellings."""
    said = sorted(set(spellings_of(catalogue, drama)))
    rng = Random(drama.id)
    sample = rng.sample(said, min(many, len(said)))
    return [Quote(f"{rng.choice(LINES).format(each)} (note {rng.randrange(10**6)})") for each in sample]


def test_whole_dramas_are_asked_about_without_any_name_by_the_oracles_own_judgement(catalogue: Catalogue) -> None:
    dramas = Random(5).sample(sorted(catalogue.dramas.values(), key=lambda drama: drama.id), 40)
    reviews = [review_of(drama.id, *lines_on(catalogue, drama, 12)) for drama in dramas]
    reviewed = with_reviews(catalogue, reviews)
    asked = list(asked_in(reviewed))

    assert len(asked) > 300
    for question in asked:
        right = question.choices[question.answer]
        assert right_choices(reviewed, question) == [right], question
        assert names_left(reviewed, question) == [], question
        assert MASK in str(question.stem)
        assert len({fold(choice) for choice in question.choices}) == 4
        assert not tells_answer(question), question
        assert not is_disputed(reviewed, question), question
        assert not is_spoiled(reviewed, question), question


def test_the_oracle_finds_a_name_that_a_mask_has_left(catalogue: Catalogue) -> None:
    [question] = asked_of(
        catalogue, review_of("crash-landing-on-you", Quote("nobody in this village keeps a secret for long"))
    )

    assert names_left(catalogue, question) == []
    for told in ("Seri", "Yun Se-ri", "SE RI YOON", "Crash Landing on You", "사랑의 불시착", "Hyun Bin", "Yejin"):
        leaking = replace(question.stem, values={"quote": f"nobody but {told} keeps a secret"})
        assert names_left(catalogue, replace(question, stem=leaking)), told


def test_the_reveal_has_all_of_the_line_its_credit_its_day_its_link_and_its_rating(catalogue: Catalogue) -> None:
    line = Quote("Captain Ri knits the whole village back together by hand")
    review = replace(
        review_of("crash-landing-on-you", line),
        reviewer="Bo",
        published="2020-02",
        link="https://example.com/r",
        rating=Rating("9/10", 0.9),
    )
    [question] = asked_of(catalogue, review)

    assert "Captain" not in str(question.stem)
    assert f"{MASK} knits the whole village" in str(question.stem)
    assert str(question.reveal) == f"“{line.text}” is said of Crash Landing on You. The review's rating: 9/10."
    assert question.sources == ("[Bo, “The Paper”, 2020-02](https://example.com/r)",)


@pytest.mark.parametrize(
    "line",
    [
        "Yoon Se-ri is brilliant",
        "Crash Landing on You outshines everything",
        "Hyun Bin, Son Ye-jin, Seo Ji-hye and Kim Jung-hyun, all good",
        "a landing that nobody saw coming",
    ],
)
def test_a_line_of_which_too_little_is_left_or_that_tells_all_the_same_is_not_asked(
    line: str, catalogue: Catalogue
) -> None:
    assert asked_of(catalogue, review_of("crash-landing-on-you", Quote(line))) == []


def test_a_line_on_somebody_is_asked_without_their_names(catalogue: Catalogue) -> None:
    line = "Baek Kanghyuk, as Ju Ji-hoon has him, is nobody's idea of a team player but ours"
    review = review_of("the-trauma-code-heroes-on-call", Quote(line, about="Baek Kang-hyuk"))
    [question] = asked_in(with_reviews(catalogue, [review]))

    assert question.choices[question.answer] == "Baek Kang-hyuk"
    assert f"{MASK}, as {MASK} has him, is nobody's idea" in str(question.stem)
    assert line in str(question.reveal)


def test_of_too_few_reviewed_dramas_none_is_asked_about(catalogue: Catalogue) -> None:
    few = [review_of(drama, Quote("a plain line with no name in it")) for drama in REVIEWED[:3]]

    assert list(asked_in(with_reviews(catalogue, few))) == []


def test_the_oracle_knows_a_line_under_its_mask() -> None:
    assert is_shown_of(f"{MASK} and {MASK}, again", "Seri and the Captain, again")
    assert not is_shown_of(f"{MASK} and {MASK}, again", "Seri and the Captain")
    assert not is_shown_of("Seri", "Seri and the Captain")


def test_spellings_are_many_and_the_matcher_takes_them(catalogue: Catalogue) -> None:
    """What the masks are tried with is no empty list."""
    drama = catalogue.dramas["crash-landing-on-you"]
    said = set(spellings_of(catalogue, drama))

    assert {"Yoon Se-ri", "YOON SE-RI", "Se-ri Yoon", "Captain Ri", "사랑의 불시착"} <= said
    assert any(match_name(each, drama.roles[1]).accepted for each in islice(said, 400))
