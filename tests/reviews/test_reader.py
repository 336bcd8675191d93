"""A reading is true to its text, whatever that is, and takes no longer than a text is long."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Drama, Role, fold
from bot.catalogue.check import MOST_QUOTED_WORDS
from bot.catalogue.ranks import without_ranks
from bot.reviews import Document, Kind
from bot.reviews.reader import read
from tests.reviews.reading import of, parts

VERBATIM: frozenset[Kind] = frozenset({"quote", "platform", "native title", "similar", "claim", "director", "writer"})
"""What is told as it is written; a figure or an occupation may be told in other words, a part is of two names."""
PIECES = (
    "Shin Min-a", "Kim Seon-ho", "Yoon Hye-jin", "Hong Du-sik", "Chief Hong", "Dr.", "plays", "played by", "as", "and",
    "(", ")", "[", "]", ",", ".", "!", ":", "-", "\u2013", "/", "*", "\n", "\n\n", " ", "the role of", "is a",
    "dentist", "nicknamed \u201c", "\u201d", "Rating", "8/10", "\u2605\u2605\u2605\u2606", "87%", "16 episodes",
    "80 minutes", "each", "Netflix", "on", "Director", "written by", "Yoo Je-won", "If you liked",
    "Crash Landing on You", "Life", "Hometown Cha-Cha-Cha", "1.", "2.", "\uac2f\ub9c8\uc744 \ucc28\ucc28\ucc28",
    "\uc2e0\ubbfc\uc544", "Hangul", "I loved it", "it is lovely and warm", "\u2019s", "March 5, 2021", "By Ada Quill",
    "\ue000", "\uf8fd", "\ufdfa", "\u0130",
)  # fmt: skip
REPEATED = (
    "A", "a-", " ", "\n", "\n ", "\t", ".", "?!", "(", "()", "[", "\u201c", "'", ", ", "love it, ", "*", "\u2605",
    "1 ", "8/10 ", "Kim Ji-ho, ", "Kim Ji-ho and ", "Kim Ji-ho (Park Do-yun), ", "Kim Ji-ho / ", "Shin Min-a plays ",
    "Shin Min-a (Yoon Hye-jin), ", "played by the ", "directed by Kim Ji-ho, ", "If you liked Life, ", "On Netflix ",
    "great fun \u2014 ", "overall\n", "Also read ", "title: \uac00\ub098 ", "\uac00 ", "1. Life\n", "each ",
    "an hour ", "Shin Min-a .. ", "nicknamed \u201c", "\u00a0",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)  # fmt: skip
HEADINGS = st.sampled_from(("", "Hometown Cha-Cha-Cha Review\n\n", "Paper Lanterns Review\n\n"))
KNOWING = ("{a} plays {c}.", "{c} is played by {a}.", "I liked {a} as {c}.", "{c} ({a}) is there.", "{a} stars as {c}.")
FULL_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
LONG = 20_000
MOST_SECONDS = 10
"""For a text so long, which takes less than one on a slow machine; one that takes too long takes minutes or hours."""


@settings(max_examples=200)
@given(HEADINGS, TEXTS)
@example("", "\ue000 plays \ue001. \uf8fe \uf8fd")
@example("Paper Lanterns Review\n\n", "f\u0131ve out of f\u0131ve; f\u0130ve/5")
@example("", "\u00b2/5 \u0663/10 \u0661\u0666 episodes")
@example("", "& & & & a b c d, ! ! ! !")
def test_any_text_is_read_the_same_each_time_and_true_to_its_letters(
    catalogue: Catalogue, heading: str, said: str
) -> None:
    text = heading + said
    reading = read(Document(text), catalogue)

    assert read(Document(text), catalogue) == reading
    assert [proposal.start for proposal in reading.proposals] == sorted(found.start for found in reading.proposals)
    for proposal in reading.proposals:
        written = text[proposal.start : proposal.end]
        assert 0 <= proposal.start < proposal.end <= len(text)
        assert proposal.kind not in VERBATIM or fold(proposal.value) == fold(written), proposal
        assert proposal.kind != "role" or fold(proposal.value) in fold(written), proposal
        assert proposal.share is None or 0 <= proposal.share <= 1
    for quote in of(reading, "quote"):
        assert text[quote.start : quote.end] == quote.value
        assert len(quote.value.split()) <= MOST_QUOTED_WORDS


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32))
def test_what_is_truly_said_of_a_drama_is_found_and_nothing_invented(catalogue: Catalogue, seed: int) -> None:
    rng = Random(seed)
    drama = rng.choice([drama for drama in catalogue.dramas.values() if len(_plain_roles(catalogue, drama)) > 1])
    roles = rng.sample(_plain_roles(catalogue, drama), 2)
    said = [(catalogue.people[role.actor].name, role.character) for role in roles]
    lines = [rng.choice(KNOWING).format(a=actor, c=character) for actor, character in said]
    reading = read(
        Document("A review\n\n" + "\n\n".join(lines) + f"\n\nEpisodes: {drama.episodes}\n"), catalogue, drama
    )

    assert parts(reading) == {(fold(actor), fold(character)) for actor, character in said}
    assert {part.verdict for part in of(reading, "role")} == {"confirms"}
    assert [(found.value, found.verdict) for found in of(reading, "episodes")] == [(str(drama.episodes), "confirms")]
    assert {found.verdict for found in reading.proposals if found.kind not in {"quote", "occupation", "similar"}} == {
        "confirms"
    }


def _plain_roles(catalogue: Catalogue, drama: Drama) -> list[Role]:
    """Return the roles told by two different full names without ranks, which nobody else in the drama has."""
    actors = Counter(role.actor for role in drama.roles)
    characters = Counter(fold(role.character) for role in drama.roles)
    return [
        role
        for role in drama.roles
        if actors[role.actor] == characters[fold(role.character)] == 1
        and FULL_NAME.fullmatch(catalogue.people[role.actor].name)
        and FULL_NAME.fullmatch(role.character)
        and not without_ranks(role.character).ranks
        and fold(role.character) != fold(catalogue.people[role.actor].name)
    ]


def test_places_are_those_of_what_was_read(catalogue: Catalogue) -> None:
    text = "Hometown Cha-Cha-Cha Review\n\nShin Min-a plays Yoon Hye-jin. The script is warm and clever.\n"
    source = "".join(f"<{letter}>" for letter in text)
    places = tuple(3 * place + 1 for place in range(len(text) + 1))
    plain, placed = read(Document(text), catalogue), read(Document(text, places), catalogue)

    assert [found.value for found in placed.proposals] == [found.value for found in plain.proposals]
    for one, other in zip(plain.proposals, placed.proposals, strict=True):
        written = source[other.start : other.end].replace("<", "").replace(">", "")
        assert written == text[one.start : one.end]


def test_a_review_is_of_the_drama_that_is_given(catalogue: Catalogue, drama: Drama) -> None:
    reading = read(Document("Paper Lanterns Review\n\nShin Min-a plays Yoon Hye-jin."), catalogue, drama)

    assert (reading.drama, reading.title) == (drama.id, drama.title)
    assert [part.verdict for part in of(reading, "role")] == ["confirms"]


@pytest.mark.parametrize("said", REPEATED)
def test_no_text_takes_long(said: str, catalogue: Catalogue) -> None:
    text = "Hometown Cha-Cha-Cha Review\n\nShin Min-a" + said * (LONG // len(said)) + "x"
    began = thread_time()
    read(Document(text), catalogue)

    assert thread_time() - began < MOST_SECONDS
