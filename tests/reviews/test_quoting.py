"""Lines that are quoted are short, verbatim and give nothing away."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.check import MOST_QUOTED_WORDS
from bot.reviews import Document
from bot.reviews.opinions import BLAME, PRAISE, SPOILS
from bot.reviews.quoting import MOST
from bot.reviews.reader import read
from tests.reviews.conftest import Reader
from tests.reviews.reading import of, values

HEADING = "Hometown Cha-Cha-Cha Review\n\n"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The script is warm and clever.", ["The script is warm and clever."]),
        ("And honestly, the script is warm and clever.", ["the script is warm and clever."]),
        (
            "The village looks lovely from above, which I mention because the camera returns to it again and again.",
            ["The village looks lovely from above"],
        ),
        ("Is it not a lovely drama after all?", []),
        ("The lovely mother of the hero dies.", []),
        ("Follow the best drama blog on Instagram for trailer news.", []),
        ("Lovely.", []),
        ("THE BEST DRAMA OF ALL THE YEARS", []),
        ("See https://example.org for a wonderful gallery of it.", []),
    ],
)
def test_an_opinion_that_stands_alone_is_quoted(said: str, quoted: list[str], known: Reader) -> None:
    assert values(known(said), "quote") == quoted


def test_a_line_says_whom_it_is_about_if_it_is_about_one(known: Reader) -> None:
    (character,) = of(known("Hong Du-sik is charming and exhausting."), "quote")
    (person,) = of(known("Shin Min-a is effortless and funny here."), "quote")
    (both,) = of(known("Hong Du-sik and Yoon Hye-jin are adorable in every single scene."), "quote")

    assert (character.role, character.refers) == ("Hong Du-sik", None)
    assert (person.role, person.refers) == (None, "shin-min-a")
    assert (both.role, both.refers) == (None, None)


def test_the_best_ten_lines_are_kept_in_their_order_and_none_twice(catalogue: Catalogue) -> None:
    words = sorted(word for word in PRAISE | BLAME if word.isalpha())[:30]
    text = HEADING + " ".join(
        f"This drama is {word} by any measure. This drama is {word} by any measure." for word in words
    )
    quotes = of(read(Document(text), catalogue), "quote")

    assert len(quotes) == MOST
    assert len({quote.value for quote in quotes}) == MOST
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


@pytest.mark.parametrize("word", sorted(SPOILS))
def test_no_line_with_a_word_that_may_spoil_is_quoted(word: str, known: Reader) -> None:
    assert values(known(f"The {word} of it is lovely and clever."), "quote") == []


def test_lines_are_verbatim_and_short_and_the_same_each_time(catalogue: Catalogue) -> None:
    text = HEADING + (
        "I loved  every minute — well, nearly. “What a gorgeous, gentle thing!” The plot (thin as it is) stays sweet;"
        " it is slow, a little silly, and I would not change a line of it.\n\n* A perfect comfort watch\n"
    )
    first, second = read(Document(text), catalogue), read(Document(text), catalogue)

    assert first == second
    assert len(of(first, "quote")) > 2
    for quote in of(first, "quote"):
        assert text[quote.start : quote.end] == quote.value
        assert len(quote.value.split()) <= MOST_QUOTED_WORDS
