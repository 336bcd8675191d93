"""Tables of titles, casts and pairs become what the ranking knows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bench.evidence import items_of, keys_of, pairs_of
from bot.catalogue import Catalogue
from bot.recommend import Feature

BLANK = dict.fromkeys(("hangul", "aka", "year", "network", "director", "writer", "genres", "tags"), "")


def table(folder: Path, name: str, *rows: dict[str, str]) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def titled(key: str, title: str, **others: str) -> dict[str, str]:
    return {"key": key, "title": title, **BLANK, "watchers": "5", **others}


def played(key: str, actor: str, role: str, lang: str = "en") -> dict[str, str]:
    return {"key": key, "actor": actor, "role_type": role, "lang": lang}


def test_a_title_has_what_its_row_and_its_cast_say(folder: Path) -> None:
    titles = table(
        folder,
        "titles.csv",
        titled("1", "Healer", year="2014", network="KBS2", writer="Song Ji Na", genres="Action", tags="Bromance|Hero"),
    )
    cast = table(
        folder,
        "cast.csv",
        played("1", "Ji Chang Wook", "Main Role"),
        played("1", "Kim Mi Kyung", "Support Role"),
        played("1", "지창욱", "", "ko"),
    )

    (item,) = items_of(titles, cast)

    assert (item.id, item.year, item.fame) == ("1", 2014, 5)
    assert item.features == {
        Feature("network", "kbs2"),
        Feature("writer", "songjina"),
        Feature("genre", "action"),
        Feature("trope", "bromance"),
        Feature("trope", "hero"),
        Feature("lead", "jichangwook"),
        Feature("cast", "jichangwook"),
        Feature("cast", "kimmikyung"),
    }


def test_a_missing_year_is_the_one_in_the_middle(folder: Path) -> None:
    years = ("2001", "", "2010", "2012")
    titles = table(folder, "titles.csv", *(titled(str(place), "X", year=year) for place, year in enumerate(years)))
    cast = table(folder, "cast.csv", played("9", "", ""))

    assert [item.year for item in items_of(titles, cast)] == [2001, 2010, 2010, 2012]


@pytest.mark.parametrize(
    ("titles", "together"),
    [
        (("Kingdom", "Kingdom Season 2"), True),
        (("Voice Season 3: City of Accomplices", "Voice"), True),
        (("Reply 1988", "Reply 1997"), True),
        (("Decoy: Part 1", "Decoy: Part 2"), True),
        (("Good Doctor", "Good Doctor"), False),
        (("Room No. 9", "Kingdom"), False),
        (("Drama Special Season 3: A", "Drama Special Season 4: B"), False),
    ],
)
def test_parts_of_a_story_share_it_and_namesakes_do_not(
    folder: Path, titles: tuple[str, str], *, together: bool
) -> None:
    rows = table(folder, "titles.csv", *(titled(str(at), title, year="2010") for at, title in enumerate(titles)))
    one, other = items_of(rows, table(folder, "cast.csv", played("9", "", "")))

    assert any(feature.field == "franchise" for feature in one.features & other.features) is together


def test_of_two_ranks_of_a_pair_the_higher_one_counts(folder: Path) -> None:
    pairs = [("a", "b", "3"), ("a", "b", "2"), ("a", "c", "1"), ("b", "a", "4"), ("a", "a", "1")]
    rows = [dict(zip(("key_a", "key_b", "rank"), pair, strict=True)) for pair in pairs]

    assert pairs_of(table(folder, "pairs.csv", *rows)) == {"a": {"b": 2, "c": 1}, "b": {"a": 4}}


def test_dramas_are_found_in_a_table_by_title_and_year(folder: Path, catalogue: Catalogue) -> None:
    rows = [
        titled("1", "힐러", hangul="힐러", year="2014"),
        titled("2", "Good Doctor", year="2013"),
        titled("3", "Nowhere", year="2014"),
        titled("4", "Crash Landing on You", year="1990"),
    ]

    assert keys_of(catalogue, table(folder, "titles.csv", *rows)) == {"healer": "1", "good-doctor-2013": "2"}
