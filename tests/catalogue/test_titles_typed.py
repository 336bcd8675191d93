"""A title that a player typed counts where it is the drama's, however it is written, and never for another drama."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Drama, TitleIndex, Verdict
from bot.catalogue.title_parts import titles_of
from bot.catalogue.titles import match_title

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def misspelt(title: str, rng: Random) -> str:
    """Leave out, add, change or swap one letter."""
    place, letter = rng.randrange(len(title)), rng.choice(LETTERS)
    before, at, after = title[:place], title[place : place + 1], title[place + 1 :]
    return rng.choice((before + after, before + letter + at + after, before + letter + after))


@pytest.fixture(scope="module")
def drama(catalogue: Catalogue) -> Drama:
    """Give a drama of which tests make others."""
    return catalogue.dramas["crash-landing-on-you"]


def index_of(drama: Drama, *titles: str) -> TitleIndex:
    """Make an index of dramas with one title each."""
    return TitleIndex(
        replace(drama, id=f"drama-{number}", title=title, native_title=title, other_titles=(), acronyms=())
        for number, title in enumerate(titles)
    )


def test_every_title_of_a_drama_is_accepted(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        for title in titles_of(drama):
            assert match_title(title, drama, catalogue.titles).accepted, title


def test_no_title_of_a_drama_nor_a_misspelt_one_is_accepted_for_one_that_is_offered_beside_it(
    catalogue: Catalogue, rng: Random
) -> None:
    for drama in rng.sample(list(catalogue.dramas.values()), 60):
        for title in (drama.title, *drama.other_titles):
            for typed in (title, misspelt(title, rng)):
                for other in catalogue.titles.search(title, limit=8):
                    is_its_own = other == drama or catalogue.titles.find(typed) == other
                    assert is_its_own or not match_title(typed, other, catalogue.titles).accepted, (typed, other.id)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("the fiery priest", "Fiery Priest"),
        ("Kings Affection", "The King's Affection"),
        ("love & secret", "Love and Secret"),
        ("I'm Not a Robot", "I Am Not a Robot"),
        ("dont call it mystery", "Don't Call It Mystery"),
        ("Doctor Slump", "Dr. Slump"),
        ("Cafe Minamdang", "Café Minamdang"),
        ("stranger season two", "Stranger 2"),
        ("hospital playlist II", "Hospital Playlist Season 2"),
        ("Stranger S2", "Stranger Second Season"),
        ("reply 88", "Reply 1988"),
        ("Reply Nineteen Eighty-Eight", "Reply 1988"),
        ("2521", "Twenty-Five Twenty-One"),
        ("2012", "Twenty Twelve"),
        ("Two Hundred Days", "200 Days"),
        ("See You in My Nineteenth Life", "See You in My 19th Life"),
        ("One Percent of Something", "1% of Something"),
        ("soundtrack number one", "Soundtrack #1"),
        ("A Hundred Days My Prince", "100 Days My Prince"),
        ("모범택시 시즌 2", "모범택시2"),
        ("||**crash landing on you**|| 🎉", "Crash Landing on You"),
        ("crashlandingonyou!!", "Crash Landing on You"),
    ],
)
def test_small_words_numerals_and_marks_count_for_nothing(typed: str, title: str) -> None:
    assert match_title(typed, title).accepted


@pytest.mark.parametrize(
    ("typed", "title", "verdict"),
    [
        ("Wach", "Wash", "near"),
        ("Vincenso", "Vincenzo", "accept"),
        ("Vinsenso", "Vincenzo", "near"),
        ("Itaewan Clas", "Itaewon Class", "accept"),
        ("Itewan Clas", "Itaewon Class", "near"),
        ("Hometwon Chachaha", "Hometown Cha-Cha-Cha", "accept"),
        ("Two More Happy Ending", "Two More Happy Endings", "accept"),
        ("Tow Lights Over Seoul", "Two Lights Over Seoul", "accept"),
        ("Stranger Seaosn 2", "Stranger Season 2", "accept"),
        ("Bam", "Bat", "reject"),
        ("Something Else Entirely", "Vincenzo", "reject"),
    ],
)
def test_the_longer_a_title_the_more_slips_are_forgiven(typed: str, title: str, verdict: Verdict) -> None:
    assert match_title(typed, title).verdict == verdict


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Reply 1997", "Reply 1988"),
        ("Reply 88", "Reply 1788"),
        ("Reply", "Reply 1988"),
        ("Sweet Home 2", "Sweet Home"),
        ("Sweet Home 1", "Sweet Home"),
        ("Sweet Home Season 3", "Sweet Home Season 2"),
        ("Stranger Season Ten", "Stranger Season Two"),
        ("One More Happy Ending", "Two More Happy Endings"),
        ("My First Love", "My First First Love"),
        ("One Love", "First Love"),
        ("Season 2 Part 1 of It", "Season 1 Part 2 of It"),
    ],
)
def test_numbers_have_to_be_equal(typed: str, title: str) -> None:
    assert match_title(typed, title).verdict == "reject"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Grain", "Train"),
        ("Love to Hate You", "How to Hate You"),
        ("You Hate to Love", "Love to Hate You"),
        ("Strong Girl Nam-soon", "Strong Girl Bong-soon"),
        ("Queen of the Land", "King of the Land"),
        ("Season 2", "Reason 2"),
        ("King of Tears", "Queen of Tears"),
        ("Goblin Special", "Goblin"),
        ("The Beautiful Summer: XY", "The Beautiful Summer"),
        ("나의 아저씨", "너의 아저씨가"),
    ],
)
def test_another_word_is_no_slip(typed: str, title: str) -> None:
    assert not match_title(typed, title).accepted


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Taeyangeui Hooye", "태양의 후예"),
        ("Sarangui Bulsichak", "사랑의 불시착"),
        ("Sarangeui Boolshichag", "Sarangui Bulsichak"),
        ("Geu Libseutik Bareuji Mayo", "그 립스틱 바르지 마요"),
        ("Yeppeun Namja", "Yebbeun Namja"),
        ("Seonjae Eopgo Twieo", "Sunjae Eobgo Twieo"),
        ("gaenmaeul chachacha", "갯마을 차차차"),
        ("비밀의 숲", "Bimilui Soop"),
        ("Gumihodyeon Sijeun 2", "Gumihodyun 2"),
        ("Strong Woman Do Bongsun", "Strong Woman Do Bong-soon"),
        ("My Lovely Sam-sun", "My Lovely Sam Soon"),
        ("Yookryongwi Nareusha", "Yukryongi Nareusya"),
        ("Choigohui Gyeolhon", "Choigoui Gyulhon"),
    ],
)
def test_korean_in_latin_letters_may_be_romanised_in_any_way(typed: str, title: str) -> None:
    assert match_title(typed, title).accepted


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Gung", "Gang"),
        ("Hush", "Eu"),
        ("Gogh", "Goong"),
        ("Gajja Chingu", "Namja Chingu"),
        ("마덕", "Mad Dog"),
        ("비밀", "Gimil"),
        ("Bimilu Oop", "Bimilui Soop"),
        ("Urijeurui Beulleseu", "Urideurui Beulluseu"),
    ],
)
def test_other_korean_in_latin_letters_is_another_title(typed: str, title: str) -> None:
    assert not match_title(typed, title).accepted


@pytest.mark.parametrize(
    ("typed", "title", "verdict"),
    [
        ("사랑의불시착", "사랑의 불시착", "accept"),
        ("사랑의 불시작", "사랑의 불시착", "accept"),
        ("도꺠비", "도깨비", "near"),
        ("재벌집 막네아들", "재벌집 막내아들", "accept"),
        ("라이프", "라이브", "near"),
        ("무지게", "무지개", "accept"),
        ("게미", "개미", "near"),
        ("비밀", "비일", "near"),
        ("사랑 불시착", "사랑의 불시착", "near"),
        ("ehRoql", "도깨비", "accept"),
        ("해ㅠㅣㅑㅜ", "Goblin", "accept"),
    ],
)
def test_hangul_is_compared_by_syllables(typed: str, title: str, verdict: Verdict) -> None:
    assert match_title(typed, title).verdict == verdict


def test_what_stands_before_a_colon_counts_where_no_other_drama_is_meant_by_it(drama: Drama) -> None:
    titles = ("Hunt: The Last Winter", "Search: WWW", "Search", "Pale: Dawn", "Pale: Two Roads", "Loop: Part 2")
    index = index_of(drama, *titles)

    assert match_title("hunt", titles[0], index).accepted
    assert not match_title("hunt", titles[0]).accepted
    assert match_title("search", titles[1], index).verdict == "reject"
    assert match_title("pale", titles[4], index).verdict == "near"
    assert not match_title("loop", titles[5], index).accepted


def test_first_letters_count_where_they_are_three_and_no_other_drama_has_them(drama: Drama) -> None:
    titles = (
        "Legend of the Blue Sea",
        "Big Hill",
        "Love on the Balcony Stairs",
        "Ash Under Water",
        "All Upon Waves",
        "AUW",
    )
    index = index_of(drama, *titles)

    assert match_title("lbs", titles[0], index).verdict == "near"
    assert match_title("L.O.T.B.S.", titles[0], index).verdict == "near"
    assert match_title("LOTBS", titles[0], index_of(drama, *titles[:2])).accepted
    assert not match_title("bh", titles[1], index).accepted
    assert match_title("auw", titles[3], index).verdict == "reject"


def test_an_acronym_that_is_listed_needs_no_three_letters(drama: Drama) -> None:
    listed = replace(drama, title="Hospital Playlist", acronyms=("HP",))

    assert match_title("hp", listed, TitleIndex([listed])).accepted


def test_a_first_season_may_be_called_so_where_an_index_tells_what_else_there_is(drama: Drama) -> None:
    index = index_of(drama, "Sweet Home", "Sweet Home 2", "Weak Hero Class 1", "Weak Hero Class 2")

    assert match_title("Sweet Home Season 1", "Sweet Home", index).accepted
    assert match_title("Weak Hero Class", "Weak Hero Class 1", index).accepted
    assert not match_title("Sweet Home 1", "Sweet Home 2", index).accepted
    assert not match_title("Weak Hero Class", "Weak Hero Class 2", index).accepted


def test_a_slip_does_not_count_where_another_drama_is_as_near(drama: Drama) -> None:
    index = index_of(drama, "Moon Haven", "Noon Haven", "Vincenzo")

    assert match_title("Xoon Haven", "Moon Haven", index).verdict == "near"
    assert match_title("Noon Haven", "Moon Haven", index).verdict == "reject"
    assert match_title("Mooon Haven", "Moon Haven", index).accepted


def test_a_plain_text_stands_for_the_drama_that_goes_by_it(catalogue: Catalogue) -> None:
    assert match_title("CLOY", "Crash Landing on You", catalogue.titles).accepted
    assert match_title("Crash Landing on You", "cloy", catalogue.titles).accepted
    assert not match_title("CLOY", "Crash Landing on You Too").accepted


@pytest.mark.parametrize("typed", ["", "  ", "<@123>", "🎉", "\u202e\u200f", "\ud800", "x" * 1_000_000, "?"])
def test_what_is_no_title_is_rejected(typed: str, catalogue: Catalogue, drama: Drama) -> None:
    assert match_title(typed, drama, catalogue.titles).verdict == "reject"


@settings(max_examples=300)
@given(st.text(max_size=2_000), st.text(max_size=200))
@example("a\u0301" * 100_000, "Vincenzo")
@example("\u202e" + "0" * 5_000, "0" * 5_000)
@example("ﷺ" * 1_000, "가" * 100_000)
@example("ng" * 500_000, "ng" * 500_000)
@example(" : " * 300_000, " - " * 300_000)
@example("İ'" * 600, "twenty " * 600)
def test_any_two_texts_are_compared(typed: str, title: str) -> None:
    """By their beginnings only: compared in full, these examples would take minutes."""
    assert str(match_title(typed, title).reason)


@settings(max_examples=150)
@given(st.text(min_size=1, max_size=120))
def test_any_text_is_judged_with_an_index_and_a_title_always_matches_itself(catalogue: Catalogue, text: str) -> None:
    drama = catalogue.dramas["crash-landing-on-you"]

    assert str(match_title(text, drama, catalogue.titles).reason)
    assert match_title(drama.title, replace(drama, title=text, other_titles=(drama.title,)), catalogue.titles).accepted
