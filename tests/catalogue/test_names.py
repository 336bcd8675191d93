"""A typed name counts in any common spelling, and never for somebody else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, NameIndex, Person, Role, match_name
from bot.catalogue.matching import LOOKED_AT

KANG_HYUK = Role(character="Baek Kang-hyuk", actor="ju-ji-hoon", billing="main", native_name="백강혁")
JAE_WON = Role(character="Yang Jae-won", actor="choo-young-woo", billing="main", native_name="양재원")
JANG_MI = Role(character="Cheon Jang-mi", actor="ha-young", billing="main")
CAST = (KANG_HYUK, JAE_WON, JANG_MI)
JI_HOON = Person(id="ju-ji-hoon", name="Ju Ji-hoon", native_name="주지훈")


@pytest.mark.parametrize(
    "typed",
    [
        "Baek Kang-hyuk", "baek kang hyuk", "BAEK KANGHYUK", "baekkanghyuk", "Kang-hyuk Baek", "Baek Gang Hyeok",
        "Paek Kanghyŏk", "Baik Gang-hyuk", "백강혁", "백 강혁", "강혁", "Gang Hyeok", "Kanghyuk", "Gang Kyeok",
        "Baek Gang Kyeok", "Baek Knag-hyuk", "||Baek Kang-hyuk||", "<@42> Baek Kang-hyuk!", "“Baek Kang-hyuk”",
        "Baek Kang-hyuk-ssi", "https://example.org/a Baek Kang-hyuk", "백강혁 씨", "Kanghyuk oppa", "qorrkdgur",
    ],
)  # fmt: skip
def test_a_name_counts_in_every_way_that_fans_write_it(typed: str) -> None:
    assert match_name(typed, KANG_HYUK, CAST).verdict == "accept"


@pytest.mark.parametrize("typed", ["Yang Hae-won", "Yang Hae Won", "Yang Jae-wan", "Yang Jae-woo", "양재완"])
def test_another_name_that_is_one_letter_away_is_near(typed: str) -> None:
    assert match_name(typed, JAE_WON, CAST).verdict == "near"


@pytest.mark.parametrize("typed", ["Baek", "Kim Kang-hyuk", "Yang Jae-won", "Hyuk", "doctor", "", "???", "🎉", "백"])
def test_a_surname_a_wrong_surname_somebody_else_and_nothing_are_refused(typed: str) -> None:
    assert match_name(typed, KANG_HYUK, CAST).verdict == "reject"


@pytest.mark.parametrize(
    ("typed", "name", "verdict"),
    [
        ("Kim Soon-ah", "Kim Sun-ah", "accept"),
        ("Kim Seon-ah", "Kim Sun-ah", "accept"),
        ("Kim Soon-ah", "Kim Seon-ah", "near"),
        ("Lee Jong-suk", "Lee Jung-suk", "near"),
        ("Park Hae-jin", "Park Hye-jin", "near"),
        ("Kim Soo-hyun", "Kim So-hyun", "near"),
        ("Kim Dae-ri", "Kim Tae-ri", "near"),
        ("Pak Chong-un", "Park Jeong-eun", "accept"),
        ("Ch'oe Min-sik", "Choi Min-sik", "accept"),
        ("I Byeong-heon", "Lee Byung-hun", "accept"),
        ("Rhee Byung-hun", "Lee Byung-hun", "accept"),
        ("Namkung Min", "Namgoong Min", "accept"),
        ("Nam Koong Min", "Namgoong Min", "accept"),
        ("Seung-won Park", "Park Seung-won", "accept"),
        ("Sung Won Park", "Park Sung-won", "accept"),
        ("Park Won Sung", "Park Sung-won", "reject"),
        ("Han Ji", "Han Ji Won", "reject"),
        ("Mo Youn Yuk", "Mo Yon Yook", "reject"),
        ("Park Changgyoo", "Chang Gyoo Park", "accept"),
        ("Cho Shi-woo", "Jo Si-u", "accept"),
        ("Kim Chun-so", "Kim Joon-su", "reject"),
        ("Shi Eun-kyung", "Shin Eun-kyung", "near"),
        ("Kang Sool", "Kang Sol", "near"),
        ("Kang Minu", "Kang Min Gu", "near"),
        ("IU", "IU", "accept"),
        ("UI", "IU", "reject"),
    ],
)
def test_spellings_of_one_jamo_do_not_chain(typed: str, name: str, verdict: str) -> None:
    assert match_name(typed, name).verdict == verdict


def test_the_korean_name_decides_where_it_is_known() -> None:
    seon_ah = Person(id="kim-sun-ah", name="Kim Sun-ah", native_name="김선아")

    assert match_name("Kim Seon-a", seon_ah).accepted
    assert match_name("Kim Soon-ah", seon_ah).verdict == "near"
    assert match_name("Soon-ah", seon_ah).verdict == "near"


def test_a_name_whose_hangul_is_known_may_be_typed_as_mccune_and_reischauer_write_it() -> None:
    assert match_name("Kim Song-gyun", Person(id="kim-sung-kyun", name="Kim Sung-kyun", native_name="김성균")).accepted


@pytest.mark.parametrize(("typed", "name"), [("Baek Seung Heon", "Baek SengHeon"), ("Ji Soo Won", "Ji SooWo")])
def test_a_slip_in_a_name_that_we_know_wrongly_ourselves_is_forgiven(typed: str, name: str) -> None:
    assert match_name(typed, name).accepted


@pytest.mark.parametrize("typed", ["선", "유산"])
def test_a_single_syllable_of_hangul_is_no_given_name_to_go_by_and_none_of_two_has_a_slip(typed: str) -> None:
    assert match_name(typed, Person(id="yoo-sun", name="Yoo Sun", native_name="유선")).verdict == "reject"


def test_hangul_has_a_slip_where_one_letter_of_one_syllable_differs() -> None:
    sang_myun = Person(id="park-sang-myun", name="Park Sang-myun", native_name="박상면")

    assert match_name("박상연", sang_myun).verdict == "near"
    assert match_name("박상원", sang_myun).verdict == "reject"


@pytest.mark.parametrize("typed", ["actor Ju Ji-hoon", "Actress: Joo Jihoon nim", "배우 주지훈님"])
def test_what_is_said_around_a_name_is_no_part_of_it(typed: str) -> None:
    assert match_name(typed, JI_HOON).accepted
    assert match_name("Yeong-joo nim", Person(id="na-young-joo", name="Na Young-joo", native_name="나영주")).accepted


@pytest.mark.parametrize("typed", ["Ha Nim", "Kin Ha Nim", "Kim Ha-nim"])
def test_what_is_mostly_an_address_may_be_a_name(typed: str) -> None:
    assert match_name(typed, Person(id="kim-ha-nim", name="Kim Ha-nim")).accepted


def test_a_given_name_that_two_of_the_cast_share_must_be_said_in_full() -> None:
    min_ho, other = Person(id="lee-min-ho", name="Lee Min-ho"), Person(id="choi-min-ho", name="Choi Min-ho")

    assert match_name("Min-ho", min_ho).accepted
    assert match_name("Min-ho", min_ho, [other]).verdict == "near"
    assert match_name("Minho Lee", min_ho, [other]).accepted


def test_a_slip_is_not_forgiven_where_it_might_be_a_slip_in_another_name_of_the_cast() -> None:
    ryu, ji = Person(id="ryu-sung-joon", name="Ryu Sung-joon"), Person(id="ji-sung-joon", name="Ji Sung-joon")

    assert match_name("Ry Sung-joon", ryu).accepted
    assert match_name("Ry Sung-joon", ryu, [ji]).verdict == "near"


def test_a_given_name_that_is_a_whole_name_of_the_cast_is_that_of_its_bearer() -> None:
    hyun_woo, ji_hyun_woo = Person(id="hyun-woo", name="Hyun Woo"), Person(id="ji-hyun-woo", name="Ji Hyun-woo")

    assert match_name("Hyun Woo", ji_hyun_woo, [hyun_woo]).verdict == "reject"
    assert match_name("Hyun Woo", hyun_woo, [ji_hyun_woo]).accepted
    assert match_name("Hyun Woo", ji_hyun_woo).verdict == "near"
    assert match_name("Hyun Woo", ji_hyun_woo, [JI_HOON], people=NameIndex([("Hyun Woo", hyun_woo)])).verdict == "near"


def test_a_slip_is_not_forgiven_where_it_makes_somebody_known(catalogue: Catalogue) -> None:
    """Kil Yong-woo is an actor; of the invented name beside him, he is one letter away."""
    assert match_name("Kil Yong-woo", "Kil Yongg-woo", people=catalogue.names).verdict == "reject"


@pytest.mark.parametrize("typed", ["Kim Ha-nim", "actor Kim Ha-nim", "Kim Ha-nim-nim", "Ha-nim"])
def test_what_ends_a_name_is_no_address(typed: str) -> None:
    assert match_name(typed, "Kim Ha-nim").accepted


def test_stage_names_are_names() -> None:
    suzy = Person(id="suzy", name="Bae Suzy", native_name="수지", spellings=("Bae Su-ji",), stage_name="Suzy")

    assert all(
        match_name(typed, suzy).accepted for typed in ("Suzy", "Bae Suzy", "suji", "Bae Soo-ji", "수지", "배수지")
    )


def test_a_stage_name_is_not_taken_apart() -> None:
    yuna, yoo_na = Person(id="yuna", name="Kim Yuna", stage_name="Yuna"), Person(id="yoo-na", name="Yoo Na")

    assert match_name("Yuna", yuna).accepted
    assert match_name("Yoo Na", yuna, [yoo_na]).verdict == "reject"


def test_everybody_in_the_catalogue_is_recognised_by_their_own_names(catalogue: Catalogue) -> None:
    for person in catalogue.people.values():
        for name in filter(None, (person.name, *person.spellings, person.stage_name, person.native_name)):
            assert match_name(name, person, people=catalogue.names).accepted, (name, person.id)


ANYTHING = st.text() | st.text(alphabet="가나다라김이박 -'.,()[]<>@#:|*_~`\u200f\u202e\u0301\u0335\ufdfa😀aeiouhgnjk")


@given(typed=ANYTHING)
@example(typed="a" * 1_000_000)
@example(typed="백" * 1_000_000)
@example(typed="B" + "\u0336\u0301" * 500_000)
@example(typed="\u202e" * 1_000_000 + "Baek Kang-hyuk")
@example(typed="ㅂㅐㄱ")
@example(typed="\ud800")
@example(typed="-" * 1_000_000)
def test_whatever_is_typed_gets_a_verdict(typed: str) -> None:
    assert match_name(typed, KANG_HYUK, CAST).verdict in {"accept", "near", "reject"}
    assert match_name(typed, JI_HOON).verdict in {"accept", "near", "reject"}


@given(marks=st.lists(st.sampled_from("\u0300\u0316\u0489\u20dd\u034f\u200b\u200f"), min_size=1, max_size=60))
def test_marks_piled_on_a_name_do_not_hide_it(marks: list[str]) -> None:
    typed = "".join(letter + mark for letter, mark in zip("Baek Kang-hyuk", marks, strict=False))

    assert match_name(typed + "Baek Kang-hyuk"[len(marks) :], KANG_HYUK, CAST).accepted


def test_what_comes_after_a_thousand_letters_is_not_looked_at() -> None:
    assert match_name(" " * LOOKED_AT + "Baek Kang-hyuk", KANG_HYUK).verdict == "reject"
