"""Names as fans of our own dramas type them: with ranks and groups, of foreigners, half a syllable late."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue, Match, match_name


def typed_for(catalogue: Catalogue, drama: str, name: str, typed: str) -> Match:
    """Judge what was typed for a character beside everybody else in the drama."""
    roles = catalogue.dramas[drama].roles
    role = next(role for role in roles if role.character == name)
    return match_name(typed, role, roles, people=catalogue.characters)


def typed_for_person(catalogue: Catalogue, person: str, typed: str) -> Match:
    """Judge what was typed for an actor beside everybody else in a drama of theirs."""
    drama = catalogue.parts_of(person)[0].drama
    cast = [catalogue.people[role.actor] for role in drama.roles]
    return match_name(typed, catalogue.people[person], cast, people=catalogue.names)


@pytest.mark.parametrize(
    ("drama", "name", "typed"),
    [
        ("crash-landing-on-you", "Ri Jeong-hyeok", "Captain Ri Jung-hyuk"),
        ("mr-sunshine", "Go Ae-shin", "Lady Aeshin"),
        ("hospital-playlist", "Chae Song-hwa", "Prof. Chae Song-hwa"),
        ("secret-garden-2010", "Secretary Kim", "Sec. Kim"),
        ("full-house", "Dr. Lee", "doctor yi"),
        ("my-liberation-notes", "Mr. Gu", "Goo-ssi"),
        ("mr-queen", "King Cheoljong", "Chuljong"),
        ("tree-with-deep-roots", "King Sejong", "Sejong the Great"),
        ("under-the-queens-umbrella", "Queen Im Hwa-ryung", "Im Hwaryung"),
        ("under-the-queens-umbrella", "Crown Prince", "the crown prince"),
        ("under-the-queens-umbrella", "Grand Prince Seongnam", "Prince Sungnam"),
        ("descendants-of-the-sun", "Lieutenant General Yoon", "Lt. General Yoon"),
    ],
)
def test_a_rank_may_be_said_or_left_out(catalogue: Catalogue, drama: str, name: str, typed: str) -> None:
    assert typed_for(catalogue, drama, name, typed).accepted


@pytest.mark.parametrize(
    ("drama", "name", "typed", "verdict"),
    [
        ("crash-landing-on-you", "Ri Jeong-hyeok", "Captain Ri", "near"),
        ("whats-wrong-with-secretary-kim", "Chairman Lee", "Chairman Kim", "reject"),
        ("secret-garden-2010", "Secretary Kim", "Secretary Park", "reject"),
        ("secret-garden-2010", "Secretary Kim", "Kim", "reject"),
        ("tree-with-deep-roots", "King Sejong", "Queen Sejong", "reject"),
        ("tree-with-deep-roots", "King Sejong", "king", "reject"),
        ("guardian-the-lonely-and-great-god", "Kim Shin", "Goblin", "reject"),
        ("when-life-gives-you-tangerines", "Young Oh Ae-sun", "Older Oh Ae-sun", "reject"),
    ],
)
def test_a_rank_with_a_surname_alone_tells_too_little_and_another_rank_is_wrong(
    catalogue: Catalogue, drama: str, name: str, typed: str, verdict: str
) -> None:
    assert typed_for(catalogue, drama, name, typed).verdict == verdict


@pytest.mark.parametrize(
    ("drama", "name", "typed", "verdict"),
    [
        ("vincenzo", "Vincenzo Cassano", "Vincenzo", "accept"),
        ("vincenzo", "Vincenzo Cassano", "Vicenzo", "accept"),
        ("vincenzo", "Vincenzo Cassano", "Cassano Vincenzo", "accept"),
        ("her-private-life", "Ryan Gold", "Ryan", "accept"),
        ("bridal-mask", "Kimura Shunji", "Shunji Kimura", "accept"),
        ("bridal-mask", "Kimura Shunji", "Kimura", "near"),
        ("tomorrow-2022", "Jade Emperor", "Emperor", "reject"),
    ],
)
def test_a_foreign_name_counts_in_any_order_and_in_part(
    catalogue: Catalogue, drama: str, name: str, typed: str, verdict: str
) -> None:
    assert typed_for(catalogue, drama, name, typed).verdict == verdict


@pytest.mark.parametrize(
    ("person", "typed"),
    [
        ("lee-ji-eun", "IU (Lee Jieun)"), ("lee-ji-eun", "Lee Jieun aka IU"), ("d-o", "EXO's D.O"),
        ("d-o", "D.O. (EXO)"), ("im-yoon-ah", "Yoona from SNSD"), ("krystal-jung", "f(x) Krystal"),
        ("gong-yoo", "Gong Yoooo"),
        ("rowoon", "Kim Seokwoo"), ("nana", "Im Jin-ah"), ("uee", "Yui"), ("namgoong-min", "Nam Gong Min"),
        ("sota-fukushi", "Fukushi Sōta"), ("lee-sang-yi", "Lee Sang Yee"), ("park-eun-bin", "Eunbin-ah"),
        ("kim-soo-hyun-1988", "김수혀ㄴ"), ("kim-soo-hyun-1988", "김 수현 님"),
    ],
)  # fmt: skip
def test_what_is_said_around_a_name_does_not_hide_it(catalogue: Catalogue, person: str, typed: str) -> None:
    assert typed_for_person(catalogue, person, typed).accepted


@pytest.mark.parametrize(
    ("person", "typed"),
    [
        ("lee-min-ho", "Lee Min-ho / Kim Bum"), ("lee-min-ho", "Lee Min-ho (Kim Soo-hyun)"), ("lee-min-ho", "이민ㅎ"),
        ("lee-min-ho", "Ли Мин"), ("lee-min-ho", "イ・ミンホ"), ("lee-min-ho", "李敏鎬"), ("lee-min-ho", "ㅇㅁㅎ"),
        ("lee-min-ho", "- / Lee"), ("lee-min-ho", "(("), ("lee-min-ho", "King"), ("lee-min-ho", "the"),
    ],
)  # fmt: skip
def test_two_answers_at_once_and_other_scripts_do_not_count(catalogue: Catalogue, person: str, typed: str) -> None:
    assert not typed_for_person(catalogue, person, typed).accepted


def test_an_h_begins_a_syllable_where_that_makes_a_name() -> None:
    assert match_name("Lee Dohyun", "Lee Do-hyun").accepted
    assert not match_name("Lee Dohyun", "Lee Do-yun").accepted
    assert match_name("Yoo Ahin", "Yoo Ah-in").accepted
