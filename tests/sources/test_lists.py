"""A list's file is read whatever program wrote it; what is wrong with it is said by its line, never by a traceback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.messages import Message, UserError
from bot.sources.lists import MOST_LINES, Row, Sheet, read, written
from bot.sources.sheets import MOST_BYTES

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=30)
TITLES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join).filter(lambda title: title == title.strip())
ROWS = st.builds(
    Row,
    line=st.just(0),
    title=TITLES,
    native_title=st.just("") | TITLES,
    year=st.integers(1950, 2099),
    status=st.sampled_from(["planned", "watching", "finished", "dropped"]),
    episode=st.none() | st.integers(0, 2000),
    episodes=st.none() | st.integers(1, 2000),
    rating=st.none() | st.integers(1, 10),
    changed=st.none() | st.datetimes(timezones=st.sampled_from([UTC])),
)


def said(text: str) -> list[Row]:
    """Read a file in which nothing is wrong."""
    sheet = read(text.encode())
    assert sheet.faults == ()
    return list(sheet.rows)


def faults(text: str) -> list[str]:
    """Read a file and return what is wrong with it."""
    return list(map(str, read(text.encode()).faults))


@given(st.lists(ROWS, max_size=20))
def test_what_is_written_is_read_back_as_it_was(rows: list[Row]) -> None:
    sheet = read(written(rows))

    assert sheet.faults == ()
    assert list(sheet.rows) == [replace(row, line=line) for line, row in enumerate(rows, start=2)]


PIECES = st.sampled_from(
    ['"', ",", ";", "\t", "\n", "\r", "title", "year", "status", "Rating", "9", "-1", "\0", "=1+1"]
)


@given(st.binary(max_size=200) | st.lists(PIECES | WORDS, max_size=60).map(lambda parts: "".join(parts).encode()))
@example(b"")
@example(b"\xff\xfet\x00i\x00")
@example(b'title\n"' + b"x" * 200_000)
@example(b"title\nHealer\rGoblin\r\n\nVincenzo")
@example(b"title,changed\nHealer,0001-01-01T00:00:00+14:00")
@example("title,episode\nHealer,²\nHealer,٣".encode())
def test_whatever_the_bytes_are_the_answer_is_a_sentence(content: bytes) -> None:
    for head in (b"", b"title,year,status,episode,episodes,rating,changed\n"):
        try:
            sheet = read(head + content)
        except UserError as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - or else it is read
        else:
            assert all(str(fault).startswith("Line ") and str(fault).endswith(".") for fault in sheet.faults)
            assert all(row.title and row.rating in {None, *range(1, 11)} for row in sheet.rows)


def test_a_mydramalist_export_is_read() -> None:
    rows = said(
        "Title,Country,Year,Status,Episodes Watched,Total Episodes,Score,Date Added\n"
        "Healer,South Korea,2014,Completed,20,20,9.5,2020-05-01\n"
        '"Guardian: The Lonely and Great God",South Korea,2016,Currently Watching,3,16,0,\n'
        "Vincenzo,South Korea,2021,On Hold,7,20,8,\n"
        "My Demon,South Korea,2023,Plan to Watch,0,16,0.0,\n"
        "Doom at Your Service,South Korea,2021,Dropped,2,16,3,not known\n"
    )

    assert rows == [
        Row(2, "Healer", "", 2014, "finished", 20, 20, 10, datetime(2020, 5, 1, tzinfo=UTC)),
        Row(3, "Guardian: The Lonely and Great God", "", 2016, "watching", 3, 16),
        Row(4, "Vincenzo", "", 2021, "watching", 7, 20, 8),
        Row(5, "My Demon", "", 2023, "planned", 0, 16),
        Row(6, "Doom at Your Service", "", 2021, "dropped", 2, 16, 3),
    ]


def test_a_trakt_export_of_ratings_is_read_without_films_and_with_ones_own_ratings() -> None:
    sheet = read(
        b"rated_at,type,title,year,trakt_rating,trakt_id,season_number,episode_number,rating\n"
        b"2024-01-05T20:00:00Z,show,Healer,2014,8.1,1,,,9\n"
        b"2024-01-05T20:00:00Z,movie,Parasite,2019,8.7,2,,,10\n"
        b"2024-01-05T20:00:00Z,season,Kingdom,2019,8.7,2,2,,10\n"
    )

    assert sheet == Sheet(
        (Row(2, "Healer", "", 2014, "finished", None, None, 9, datetime(2024, 1, 5, 20, tzinfo=UTC)),), (), 2
    )


def test_a_trakt_history_is_read_episode_by_episode_and_later_seasons_by_their_number() -> None:
    rows = said(
        "watched_at,type,title,year,season_number,episode_number,episode_title\n"
        "2024-01-05T20:00:00Z,episode,Healer,2014,1,3,Third\n"
        "2024-01-05T20:00:00Z,episode,Kingdom,2019,2,6,Sixth\n"
    )

    assert [(row.title, row.year, row.status, row.episode) for row in rows] == [
        ("Healer", 2014, None, 3),
        ("Kingdom 2", None, None, 6),
    ]


def test_a_trakt_watchlist_is_planned_and_what_was_watched_without_a_number_is_finished() -> None:
    assert said("listed_at,type,title,year\n2024-01-05T20:00:00Z,show,Healer,2014\n")[0].status == "planned"
    assert said("watched_at,type,title,year\n2024-01-05T20:00:00Z,show,Healer,2014\n")[0].status == "finished"


def test_columns_may_stand_in_any_order_under_any_case_and_between_others() -> None:
    [row] = said("My notes;SCORE;Original Title;Progress;Name\nlovely;8/10;힐러;12 / 20;Healer\n")

    assert row == Row(2, "Healer", "힐러", None, None, 12, 20, 8)


def test_one_column_may_say_what_is_seen_and_of_how_many() -> None:
    rows = said("Title,Status,Episodes\nHealer,Watching,12/20\nGoblin,Watching,3/?\nVincenzo,Completed,20\n")

    assert [(row.episode, row.episodes) for row in rows] == [(12, 20), (3, None), (None, 20)]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_line_breaks_marks_and_delimiters_are_taken_as_programs_write_them(
    break_: str, mark: str, delimiter: str
) -> None:
    lines = (delimiter.join(cells) for cells in (("title", "status"), ("Healer", "planned"), ("", ""), ("Goblin", "")))

    assert said(mark + break_.join(lines)) == [Row(2, "Healer", status="planned"), Row(4, "Goblin", status="planned")]


def test_a_line_is_told_by_the_number_that_an_editor_shows() -> None:
    assert faults('title,notes,rating\nHealer,"two\nlines",9\n\nGoblin,,11\n') == [
        "Line 5: 11 is no rating. Write a number from 1 to 10."
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (",2014,planned,,", "Line 2 has no title. Add it, or take the line out."),
        ("x" * 201 + ",,,,", "Line 2: the title is too long. Shorten it."),
        ("Healer,,rewatched twice,,", "Line 2: I know no status rewatched twice."),
        ("Healer,,,most,", "Line 2: most is no number of an episode. Write 7, or 7/16."),
        ("Healer,,,-3,", "Line 2: -3 is no number of an episode."),
        ("Healer,,,,great", "Line 2: great is no rating. Write a number from 1 to 10."),
        ("Healer,,,,10.5", "Line 2: 10.5 is no rating."),
    ],
)
def test_what_is_wrong_is_told_by_its_line_and_the_good_lines_stay(line: str, told: str) -> None:
    sheet = read(f"title,year,status,episode,rating\n{line}\nGoblin,2016,planned,0,\n".encode())

    assert [str(fault)[: len(told)] for fault in sheet.faults] == [told]
    assert [row.title for row in sheet.rows] == ["Goblin"]


@pytest.mark.parametrize(
    ("given_rating", "rating"),
    [("", None), ("0", None), ("0.0", None), ("0.4", 1), ("1", 1), ("7,5", 8), ("8.4", 8), ("9/10", 9), ("10", 10)],
)
def test_ratings_are_whole_points(given_rating: str, rating: int | None) -> None:
    assert said(f"title\trating\nHealer\t{given_rating}\n")[0].rating == rating


def test_a_year_may_stand_behind_the_title_and_in_a_date() -> None:
    rows = said("title,released\nHealer (2014),\nGoblin,2016-12-02T12:00:00Z\nReply 1988,\n")

    assert [(row.title, row.year) for row in rows] == [("Healer", 2014), ("Goblin", 2016), ("Reply 1988", None)]


def test_a_moment_is_the_same_wherever_it_was_written_down() -> None:
    moment = datetime(2024, 1, 5, 21, tzinfo=timezone(timedelta(hours=9)))

    assert said(f"title,changed\nHealer,{moment.isoformat()}\n")[0].changed == datetime(2024, 1, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"x" * (MOST_BYTES + 1), "The file is larger than 1 MB."),
        (b"title\n" + b"Healer\n" * (MOST_LINES + 1), "The file has more than 5,000 lines."),
        ("title\nHealer\n".encode("utf-16"), "The file is not UTF-8 text. Save it as CSV UTF-8 and send it again."),
        (b"PK\x03\x04\x14\x00", "The first line has to name the columns, one of them title."),
        (b"", "The first line has to name the columns, one of them title."),
        (b"Healer,2014,planned\n", "The first line has to name the columns, one of them title."),
        (b'[{"title": "Healer"}]', "The first line has to name the columns, one of them title."),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(UserError) as refused:
        read(content)

    assert str(refused.value).startswith(told)


def test_a_full_file_is_read() -> None:
    assert len(said("title\n" + "Healer\n" * MOST_LINES)) == MOST_LINES


def test_a_fault_names_its_line_for_sorting() -> None:
    [fault] = read(b"title,rating\nHealer,11\n").faults

    assert isinstance(fault, Message)
    assert fault.values["line"] == 2
