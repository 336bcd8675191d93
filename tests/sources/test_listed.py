"""The rows of a file are of the dramas that they name, and of none that only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.sources.listed import MOST_SEARCHED, Findings, Listed, find
from bot.sources.lists import Row, Status


def sought(catalogue: Catalogue, *rows: Row) -> list[str]:
    """Return the ids of the dramas that rows are about; all of them are known."""
    findings = find(catalogue, rows)
    assert findings.faults == ()
    return [each.drama.id for each in findings.listed]


def test_every_drama_of_the_catalogue_is_found_by_its_titles_and_year(catalogue: Catalogue) -> None:
    dramas = catalogue.dramas.values()
    rows = (Row(line, drama.title, drama.native_title, drama.year) for line, drama in enumerate(dramas, start=2))

    assert sought(catalogue, *rows) == [drama.id for drama in dramas]


@pytest.mark.parametrize(
    "row",
    [
        Row(2, "healer"),
        Row(2, "HEALER!", year=2014),
        Row(2, "Healer", year=2015),
        Row(2, "힐러"),
        Row(2, "Heeler of Hearts", "힐러", 2014),
    ],
)
def test_a_title_counts_in_any_spelling_and_with_the_year_of_another_source(row: Row, catalogue: Catalogue) -> None:
    assert sought(catalogue, row) == ["healer"]


def test_a_slip_in_a_title_is_looked_past(catalogue: Catalogue) -> None:
    assert sought(catalogue, Row(2, "Crash Landing on Yuo", year=2019)) == ["crash-landing-on-you"]


def test_namesakes_are_told_apart_by_their_years_and_else_not_guessed(catalogue: Catalogue) -> None:
    healer = catalogue.dramas["healer"]
    twins = (
        replace(healer, id=f"twin-{year}", title="The Twin", native_title="쌍둥이", year=year) for year in (2001, 2010)
    )
    library = Catalogue([*twins, healer], catalogue.people.values())

    assert sought(library, Row(2, "The Twin", year=2001), Row(3, "The Twin", year=2009)) == ["twin-2001", "twin-2010"]
    [fault] = find(library, [Row(4, "The Twin")]).faults
    assert str(fault) == "Line 4: several dramas are called The Twin. Add the year."


def test_a_remake_of_another_year_is_not_taken_for_the_drama(catalogue: Catalogue) -> None:
    [fault] = find(catalogue, [Row(7, "Healer", year=1998)]).faults

    assert str(fault) == "Line 7: I know Healer of 2014, not of 1998. Check the year."


def test_an_unknown_title_is_told_once_however_many_lines_have_it(catalogue: Catalogue) -> None:
    findings = find(catalogue, [Row(line, "Breaking Bad", year=2008, episode=line) for line in range(2, 60)])

    assert findings.listed == ()
    [fault] = findings.faults
    assert str(fault).startswith("Line 2: I know no drama called Breaking Bad.")


@pytest.mark.parametrize(
    ("status", "episode", "episodes", "stands"),
    [
        ("planned", None, None, ("planned", 0)),
        ("planned", 3, None, ("watching", 3)),
        ("watching", None, None, ("watching", 0)),
        ("watching", 7, 20, ("watching", 7)),
        ("dropped", 7, None, ("dropped", 7)),
        ("finished", 3, None, ("finished", 20)),
        ("finished", 99, None, ("finished", 20)),
        (None, 0, None, ("planned", 0)),
        (None, 7, None, ("watching", 7)),
        (None, 20, None, ("finished", 20)),
        ("watching", 7, 40, ("watching", 3)),
        ("watching", 7, 10, ("watching", 7)),
    ],
)
def test_how_somebody_stands_fits_the_drama(
    status: Status | None, episode: int | None, episodes: int | None, stands: tuple[Status, int], catalogue: Catalogue
) -> None:
    row = Row(2, "Healer", status=status, episode=episode, episodes=episodes, rating=8)

    assert find(catalogue, [row]) == Findings((Listed(catalogue.dramas["healer"], *stands, 8, None),), ())


def test_more_episodes_than_there_are_is_told(catalogue: Catalogue) -> None:
    findings = find(catalogue, [Row(9, "Healer", status="watching", episode=21)])

    assert findings.listed == ()
    assert list(map(str, findings.faults)) == ["Line 9: Healer has 20 episodes. Write how many of them you have seen."]


def test_a_later_season_is_found_by_its_number(catalogue: Catalogue) -> None:
    rows = (Row(2, "Alchemy of Souls"), Row(3, "Alchemy of Souls 2", episode=3))

    assert sought(catalogue, *rows) == ["alchemy-of-souls", "alchemy-of-souls-light-and-shadow"]


def test_a_file_full_of_unknown_titles_is_not_looked_through_for_long_and_known_ones_are_found_still(
    catalogue: Catalogue,
) -> None:
    unknown = [Row(line, f"Nowhere {line}") for line in range(2, MOST_SEARCHED + 2)]
    findings = find(catalogue, [*unknown, Row(600, "Crash Landing on Yuo"), Row(601, "Healer")])

    assert [each.drama.id for each in findings.listed] == ["healer"]
    assert str(findings.faults[-1]) == "Line 600: I know no drama called Crash Landing on Yuo. Check its spelling."
    assert len(findings.faults) == MOST_SEARCHED + 1
