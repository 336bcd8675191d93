"""The tool that compares the catalogue with tables sees what agrees, and what does not."""

from __future__ import annotations

import pytest

from bench.facts import compare
from bench.spelling import are_alike, romanised
from bot.catalogue import Catalogue

TITLE = {
    "key": "1",
    "title": "Healer",
    "year": "2014",
    "hangul": "힐러",
    "aka": "",
    "episodes": "20",
    "runtime_min": "60.0",
    "network": "KBS2",
    "director": "Lee Jung Sub|Kim Jin Woo",
    "writer": "Song Ji Na",
    "watchers": "1",
}


def disagreements(catalogue: Catalogue, title: dict[str, str], *cast: tuple[str, str]) -> list[str]:
    rows = [{"key": "1", "actor": actor, "character": character, "source": "s"} for actor, character in cast]
    return [one.field for one in compare(catalogue, [TITLE | title], rows) if not one.agrees]


def test_a_table_that_agrees_is_found_to(catalogue: Catalogue) -> None:
    cast = [
        ("Ji Chang Wook", "Seo Jung Hoo / Healer"),
        ("지창욱", "서정후"),
        ("Park Min Young", "Chae Yeong Sin [reporter]"),
    ]

    assert disagreements(catalogue, {}, *cast) == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"year": "2015"}, "year"),
        ({"episodes": "16"}, "episodes"),
        ({"network": "MBC"}, "network"),
        ({"hangul": "치료사"}, "native title"),
        ({"writer": "Kim Eun Sook"}, "writer"),
        ({"director": "Lee Jung Sub|Bong Joon Ho"}, "director"),
    ],
)
def test_what_differs_is_found(changed: dict[str, str], field: str, catalogue: Catalogue) -> None:
    assert disagreements(catalogue, changed) == [field]


def test_another_character_is_found(catalogue: Catalogue) -> None:
    assert disagreements(catalogue, {}, ("Ji Chang Wook", "Kim Moon Ho")) == ["plays"]


def test_halves_of_episodes_are_put_together(catalogue: Catalogue) -> None:
    halves = {"title": "Suspicious Partner", "hangul": "수상한 파트너", "year": "2017", "episodes": "40"}

    assert "episodes" not in disagreements(catalogue, halves | {"runtime_min": "35"})
    assert "episodes" in disagreements(catalogue, halves | {"runtime_min": "70"})


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Baek Kang-hyuk", "Baek Gang Hyeok", True),
        ("Choo Young-woo", "Chu Yeong U", True),
        ("Ji-woo Kim", "Kim Ji Woo", True),
        ("박민영", "Park Min-young", True),
        ("Kim Ji-won", "Kim Min-kyu", False),
        ("Lee Dong-wook", "Lee Dong-hae", False),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str, *, alike: bool) -> None:
    assert are_alike(one, other) is alike


def test_a_name_is_written_in_letters() -> None:
    assert romanised("이지은") == "leejieun"
