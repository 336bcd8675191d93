"""A file of quotes is read back as it was written; what is wrong with one is said by its line, never by a traceback."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, fold
from bot.messages import UserError
from bot.sources.quoted import (
    HEAD,
    MOST_LINES,
    Row,
    is_link,
    one_line,
    published_on,
    read,
    unbarred,
    written,
)

TODAY = date(2026, 3, 9)
TELLING = st.sampled_from(["=", "+", "-", "@", "'", '"', ",", ";", "\t", "\n", "||", "word", "사랑", "é", " "])
TEXTS = (
    st.lists(TELLING | st.text(max_size=5), min_size=1, max_size=12)
    .map(lambda parts: unbarred(one_line("".join(parts)), None)[0])
    .filter(lambda text: 0 < len(text) <= 300 and bool(fold(text)) and unbarred(text, None)[1] is None)
)
NAMES = TEXTS.map(lambda text: text[:100].strip()).filter(bool)
DATES = st.sampled_from(["2026-03-09", "2024-02-29", "2025-11", "1998"])
LINKS = st.sampled_from(["https://a.example/?q=1,2&b=%22", "http://b.example"])
COMMON = {
    "line": st.just(0),
    "drama": st.sampled_from([None, "healer", "vincenzo"]),
    "published": st.none() | DATES,
    "link": st.none() | LINKS,
    "episode": st.none() | st.integers(1, 16),
    "added_by": st.none() | st.integers(1, 2**63 - 1),
    "added_at": st.none() | st.datetimes(timezones=st.just(UTC)),
    "likes": st.integers(0, 10**6),
}
SHORT = TEXTS.filter(lambda text: len(text.split()) <= 12)
OF_MEMBERS = st.builds(Row, text=TEXTS, author=st.integers(1, 2**63 - 1), **COMMON)
OF_REVIEWS = st.builds(Row, text=SHORT, source=NAMES, reviewer=st.none() | NAMES, **COMMON)


@given(rows=st.lists(OF_MEMBERS | OF_REVIEWS, max_size=12))
@example(rows=[Row(0, "'=a", author=1), Row(0, "''@b", author=1), Row(0, "'c", author=1), Row(0, "=''d", author=1)])
def test_what_is_written_is_read_back_as_it_was(rows: list[Row], catalogue: Catalogue) -> None:
    sheet = read(written(rows), catalogue, TODAY)

    assert sheet.faults == ()
    assert list(sheet.rows) == [replace(row, line=line) for line, row in enumerate(rows, start=2)]


@given(rows=st.lists(OF_MEMBERS | OF_REVIEWS, max_size=12))
def test_no_cell_is_run_by_a_spreadsheet(rows: list[Row]) -> None:
    cells = [cell for line in csv.reader(io.StringIO(written(rows).decode("utf-8-sig"), newline="")) for cell in line]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@given(content=st.binary(max_size=200) | st.lists(TELLING, max_size=60).map(lambda parts: "".join(parts).encode()))
@example(content=b"")
@example(content=b'text\n"' + b"x" * 200_000)
@example(content="a,b,c,9999,\u0663,2025-01-01,https://[,<@9999999999999999999>".encode())
def test_whatever_the_bytes_are_the_answer_is_a_sentence(content: bytes, catalogue: Catalogue) -> None:
    for head in (b"", f"{','.join(HEAD)}\n".encode(), b"text,source,published,episode,likes,link,author\n"):
        try:
            sheet = read(head + content, catalogue, TODAY)
        except UserError as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - or else it is read
        else:
            assert all(str(fault).startswith("Line ") for fault in sheet.faults)
            assert all(0 < len(row.text) <= 300 for row in sheet.rows)


def faults(catalogue: Catalogue, text: str) -> list[str]:
    """Read a file and return what is wrong with it."""
    return list(map(str, read(text.encode(), catalogue, TODAY).faults))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a,,Weekly,,,,", None),
        ("a,,,,12,,", None),
        ("a,,Weekly,,12,,", "It needs either an author or a source. Fill one of them in."),
        ("a,,,Jo,12,,", "It has a reviewer and no source. Say where the review was published."),
        ("a,,,,1.23E+17,,", "1.23E+17 is no member. Write a mention, such as <@1234>."),
        ("a,,,,<@9999999999999999999>,,", "<@9999999999999999999> is no member. Write a mention, such as <@1234>."),
        (",healer,Weekly,,,,", "There are no words in it. Quote a text."),
        ("a,healer,Weekly,,,2027,", "2027 is still to come. Write when it was published."),
        ("a,healer,Weekly,,,24.12.2024,", "24.12.2024 is no date. Write it as 2025-01-24, 2025-01 or 2025."),
        ("a,healer,Weekly,,,,21", "Healer has 20 episodes. Write the number of one of them."),
        ("a,,Weekly,,,,soon", "soon is no number of an episode. Write 7, or nothing."),
        (f"{'a ' * 13},,Weekly,,,,", "It has 13 words; of a review I quote 12 at most. Choose the best of them."),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_number(line: str, told: str | None, catalogue: Catalogue) -> None:
    text = f"text,drama,source,reviewer,author,published,episode\n\n{line}\n"

    assert faults(catalogue, text) == ([] if told is None else [f"Line 3: {told}"])


def test_columns_come_in_any_order_and_by_other_names(catalogue: Catalogue) -> None:
    [row] = read("Likes;URL;Publication;Quote;Title\n3;;Weekly;a joy;힐러\n".encode(), catalogue, TODAY).rows

    assert row == Row(2, "a joy", "healer", source="Weekly", likes=3)


def test_a_bar_in_a_text_hides_it_from_whoever_has_not_seen_all(catalogue: Catalogue) -> None:
    hidden, open_ended = read(b"text,drama,author\nso ||he|| was it,healer,1\n||what||,,1\n", catalogue, TODAY).rows

    assert (hidden.text, hidden.episode) == ("so he was it", 20)
    assert (open_ended.text, open_ended.episode) == ("what", 1)


def test_there_are_no_more_lines_than_are_read(catalogue: Catalogue) -> None:
    lines = "".join(f"line {number},Weekly\n" for number in range(MOST_LINES))
    assert len(read(f"text,source\n{lines}".encode(), catalogue, TODAY).rows) == MOST_LINES

    with pytest.raises(UserError, match="more than 1,000 lines"):
        read(f"text,source\n{lines}\nx,y\n".encode(), catalogue, TODAY)


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://drama.example/a?b=c#d", True),
        ("HTTP://drama.example", True),
        ("https://", False),
        ("https:///x", False),
        ("ftp://drama.example", False),
        ("javascript:alert(1)//https://a.example", False),
        ("https://discord.com@evil.example", False),
        ("https://a.example/ b", False),
        ("https://a.example/\u202eb", False),
        ("https://[", False),
        (f"https://a.example/{'a' * 300}", False),
    ],
)
def test_only_what_a_browser_opens_is_a_link(link: str, *, expected: bool) -> None:
    assert is_link(link) is expected


@pytest.mark.parametrize("told", ["2026", "2026-03", "2026-03-09", "2024-02-29"])
def test_a_day_a_month_and_a_year_are_dates(told: str) -> None:
    assert published_on(f" {told} ", TODAY) == told


@pytest.mark.parametrize("told", ["2026-04", "2026-03-10", "2025-02-29", "2025-00", "20250101", "2025-1-1", "25", "x"])
def test_what_is_not_or_not_yet_is_no_date(told: str) -> None:
    with pytest.raises(UserError):
        published_on(told, TODAY)
