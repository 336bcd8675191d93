"""A review is read from a file in any usual encoding; what is none is refused in one sentence that names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.messages import UserError
from bot.sources.documents import MOST_BYTES, read, reviews_in

TEXT = "Seo Yul, played by Kim Foo.\r\nHe is a storm in scrubs – 백강혁.\n\nRating: 8/10"  # noqa: RUF001 - reviews have it


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a", "a.TEXT"])
def test_a_text_is_read_with_and_without_a_mark_of_its_encoding(name: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(TEXT.encode(encoding))
    page = read(tmp_path / name)

    assert (page.name, page.text, page.document.text) == (name, TEXT, TEXT)


def test_both_orders_of_utf_16_are_one_text(tmp_path: Path) -> None:
    for name, order, mark in (("a.txt", "utf-16-le", b"\xff\xfe"), ("b.txt", "utf-16-be", b"\xfe\xff")):
        (tmp_path / name).write_bytes(mark + TEXT.encode(order))

    assert read(tmp_path / "a.txt").digest == read(tmp_path / "b.txt").digest


@pytest.mark.parametrize(
    ("name", "source", "seen"),
    [("a.md", "# *Seo*", "Seo"), ("a.markdown", "> Seo", "Seo"), ("a.HTML", "<p>Seo", "Seo"), ("a.htm", "Seo", "Seo")],
)
def test_markup_is_read_by_the_end_of_its_name(name: str, source: str, seen: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(source, encoding="utf-8")

    assert read(tmp_path / name).document.text == seen


def test_lines_are_counted_in_the_file_and_words_are_shown_as_they_are_read(tmp_path: Path) -> None:
    source = "# Storm\r\n\r\n**Seo Yul** is played\nby *Kim Foo*.\rEnd"
    (tmp_path / "a.md").write_bytes(source.encode())
    page = read(tmp_path / "a.md")
    start = source.index("Kim")

    assert [page.line(source.index(word)) for word in ("Storm", "Seo", "by", "Kim", "End")] == [1, 3, 4, 4, 5]
    assert page.around(start, start + len("Kim Foo"), 21) == ("Seo Yul is played by ", "Kim Foo", ". End")
    assert page.around(0, len(source), 20)[0] == ""


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "a.txt is empty."),
        ("a.txt", b"\xef\xbb\xbf \r\n\t", "a.txt is empty."),
        ("a.txt", b"abc\0def", "a.txt is no text."),
        ("a.txt", bytes(range(1, 32)) * 9 + b"abc", "a.txt is no text."),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt is no text."),
        ("a.txt", "Seo\N{NULL}".encode("utf-16"), "a.txt is no text."),
        ("a.txt", "naïve".encode("latin-1"), "a.txt is no UTF-8 text at byte 2. Save it as UTF-8."),
        ("a.txt", "서율".encode("euc-kr"), "a.txt is no UTF-8 text at byte 0. Save it as UTF-8."),
        ("a.txt", b"\xff\xfeab\x00", "a.txt is no UTF-16 text at byte 4. Save it as UTF-8."),
        ("a.txt", b"a" * (MOST_BYTES + 1), "a.txt is larger than 10 MB, which no review is."),
        ("a.html", b"<p><img src=x></p>", "a.html holds no text that anybody could read."),
        ("a.md", b"![](x)", "a.md holds no text that anybody could read."),
        ("a.docx", b"PK", "a.docx is no review that I can read: give me .txt, .md or .html."),
    ],
)
def test_what_is_no_review_is_refused(name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        read(tmp_path / name)

    assert str(refused.value) == sentence


def test_what_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.txt is not there\."):
        read(tmp_path / "none.txt")
    with pytest.raises(UserError, match="is a folder, and a file is wanted"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Seo", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UserError, match=r"a\.txt cannot be read: Permission denied\."):
        read(tmp_path / "a.txt")


def test_a_folder_gives_its_reviews_sorted(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.HTML", "d.pdf", "e", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "f.txt").mkdir()

    assert [path.name for path in reviews_in(tmp_path)] == ["a.txt", "b.md", "c.HTML"]
