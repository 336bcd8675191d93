"""A server's own quotes among the questions of its games: on the topic, once in turn, and without a trace later."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bot.catalogue import Catalogue
from bot.game import Audience, Deck, Room, Rules
from bot.questions import Question
from bot.questions.model import Subject
from bot.questions.own_quotes import fact_of, number_of, own_quote, quoted_line
from bot.questions.subjects import Quoted
from bot.reviews.masks import MASK

QUOTES = Rules(rounds=2, about="category:quotes")
DRAMAS = ("crash-landing-on-you", "vincenzo", "healer")


def own(catalogue: Catalogue, number: int, drama: str, text: str, spoiler_from: int | None = None) -> Subject[Quoted]:
    """Make a subject of a member's words."""
    quoted = quoted_line(text, "<@7>", is_reviewed=False, spoiler_from=spoiler_from)
    return own_quote(catalogue.dramas[drama], number, quoted)


def room_with(catalogue: Catalogue, many: int = 30) -> Room:
    """Make a room with many quotes."""
    plain = "I watched number {number} of these evenings without blinking once"
    return Room(
        quotes=[own(catalogue, each, DRAMAS[each % len(DRAMAS)], plain.format(number=each)) for each in range(many)]
    )


def numbers_of(drawn: tuple[Question, ...]) -> list[int]:
    """Return the numbers of the server's quotes that are asked about."""
    return [number for number in map(number_of, drawn) if number is not None]


def test_they_join_a_game_about_quotes_beside_those_of_reviews(deck: Deck) -> None:
    drawn = deck.draw(Rules(rounds=20, about="category:quotes"), Random(1), room_with(deck.catalogue))

    assert numbers_of(drawn)
    assert len(numbers_of(drawn)) < len(drawn)
    assert {question.kind for question in drawn} == {"review_quote"}


def test_they_are_asked_in_games_about_everything_and_about_their_drama_and_no_other(deck: Deck) -> None:
    room = room_with(deck.catalogue)

    def asked(about: str | None) -> list[Question]:
        drawn = [deck.draw(Rules(rounds=50, about=about), Random(seed), room) for seed in range(3)]
        return [question for questions in drawn for question in questions if number_of(question) is not None]

    assert asked(None)
    assert {question.drama for question in asked("drama:vincenzo")} == {"vincenzo"}
    assert {question.drama for question in asked("decade:2010")} == {"crash-landing-on-you", "healer"}
    assert asked("drama:signal-2016") == []
    assert asked("person:song-joong-ki") == []
    assert asked("category:songs") == []


def test_one_is_asked_as_a_members_words_with_the_credit_behind_it(deck: Deck) -> None:
    said = own(deck.catalogue, 12, "crash-landing-on-you", "Captain Ri knits the whole village together by hand")
    rules = Rules(rounds=5, about="drama:crash-landing-on-you")
    drawn = [deck.draw(rules, Random(seed), Room(quotes=[said])) for seed in range(20)]
    [question, *_others] = [each for questions in drawn for each in questions if number_of(each) == 12]

    assert question.key == "review_quote:quote/s12"
    assert question.facts == (fact_of(12),)
    assert question.choices[question.answer] == "Crash Landing on You"
    assert len(set(question.choices)) == 4
    assert f"{MASK} knits the whole village" in str(question.stem)
    assert "review" not in str(question.stem)
    assert "Captain Ri knits" in str(question.reveal)
    assert question.sources == ("<@7>",)


def test_none_comes_back_before_all_were_asked(deck: Deck) -> None:
    room = room_with(deck.catalogue, 9)
    asked: dict[str, int] = {}
    own_ones: list[int] = []
    for seed in range(60):
        for question in deck.draw(QUOTES, Random(seed), replace(room, asked=dict(asked)))[:2]:
            asked[question.key] = asked.get(question.key, 0) + 1
            own_ones += numbers_of((question,))

    assert sorted(own_ones[:9]) == list(range(9))
    assert len(own_ones) == 9, "then those of reviews go on, of which there are more"


def test_a_reported_one_is_left_out_and_no_other_with_it(deck: Deck) -> None:
    room = room_with(deck.catalogue, 9)
    rules = Rules(rounds=30, about="category:quotes")

    assert 3 in numbers_of(deck.draw(rules, Random(1), room))
    assert sorted(numbers_of(deck.draw(rules, Random(1), replace(room, pulled={fact_of(3)})))) == [
        0,
        1,
        2,
        *range(4, 9),
    ]


def test_one_that_spoils_is_asked_of_those_alone_who_have_seen_so_much(deck: Deck) -> None:
    said = own(deck.catalogue, 5, "healer", "the roof scene is where I stopped breathing", spoiler_from=9)
    rules = Rules(rounds=30, about="category:quotes")
    unseen = Room(quotes=[said], audience=Audience("progress", {1: {"healer": 8}}, {1}))
    seen = replace(unseen, audience=Audience("progress", {1: {"healer": 9}}, {1}))

    assert numbers_of(deck.draw(rules, Random(1), unseen)) == []
    assert numbers_of(deck.draw(rules, Random(1), seen)) == [5]


def test_one_that_is_said_to_be_of_another_drama_later_has_that_for_its_answer(deck: Deck) -> None:
    rules = Rules(rounds=30, about="category:quotes")
    words = "I watched all of it in one night, and again"
    for drama in (*DRAMAS, *DRAMAS):
        drawn = deck.draw(rules, Random(1), Room(quotes=[own(deck.catalogue, 1, drama, words)]))
        [question] = [each for each in drawn if number_of(each) == 1]
        assert question.choices[question.answer] == deck.catalogue.dramas[drama].title
        assert len(set(question.choices)) == 4


def test_the_topic_is_found_by_its_name(deck: Deck) -> None:
    assert str(deck.find("quotes")) == "category:quotes"
