"""Whatever markup a review is written in, each letter that is read stands at its place in the source."""

from __future__ import annotations

import html as entities
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reviews import Document
from bot.reviews.documents import html, markdown, plain

LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
WORDS = st.sampled_from(("Ju Ji-hoon", "plays", "Baek", "8/10", "é", "e\u0301", "백강혁", "a_b_c", "5 * 3"))
MARKS = st.sampled_from(
    [
        *(
            "*",
            "**",
            "_",
            "~~",
            "==",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "](x)",
            "![",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<br/>",
        ),
        *("&amp;", "&#44032;", "&quot", "&NotEqualTilde;", "&lt;b&gt;", "&notit;", "\n", "\n\n", "\r\n", "  \n", "\\"),
        *("# ", "> ", "- ", "1. ", "| ", "|--|--|", "```", "\n```\n", "---\n", "\n---\n", "title: ", "=====", "[x]: y"),
        *("[^1]", " ", "\t"),
    ]
)
SOURCES = st.lists(WORDS | MARKS | LETTERS, max_size=40).map("".join)
TAGS = st.sampled_from(
    [
        *(
            "p",
            "div",
            "li",
            "td",
            "tr",
            "table",
            "h1",
            "b",
            "i",
            "a href='x'",
            "br",
            "script",
            "style",
            "title",
            "article",
        ),
        *("svg", "noscript", "ul", "span", "textarea", "head", "body", "!doctype html", "?x"),
    ]
)
PIECES = (
    TAGS.map("<{}>".format)
    | TAGS.map("</{}>".format)
    | st.just('<meta name="author" content="A &amp; B">')
    | WORDS
    | st.sampled_from(("&nbsp;", "&eacute;", "&#x263a;", "&", "<", ">", "<!-- x -->", "&bogus;", "\n", " ", "&#0;"))
    | LETTERS
)
PAGES = st.lists(PIECES, max_size=40).map("".join)
SAID = ("Title: ", "Author: ", "Date: ")


def check_places(document: Document, source: str, marks: str) -> None:
    """Check each letter but spaces against the source; `marks` are those that stand for markup there."""
    places = document.places
    assert places is not None
    assert len(places) == len(document.text) + 1
    assert list(places) == sorted(places)
    assert places[-1] <= len(source)
    heads = [line for line in document.text.split("\n")[:3] if line.startswith(SAID)]
    head = sum(len(line) + 1 for line in heads)
    for number, (letter, place) in enumerate(zip(document.text, places, strict=False)):
        if letter.isspace() or letter in marks or number < head:
            continue
        entity = entities.unescape(source[place : place + 40])[:2]
        assert letter == source[place] or letter in entity, (letter, source[place : place + 9])


@given(st.text())
def test_a_plain_text_is_its_own_document(text: str) -> None:
    document = plain(text)

    assert document.text == text
    assert all(document.place(at) == at for at in range(len(text) + 1))


@given(SOURCES)
@example("&amp;")
@example("[a*b](c)*")
@example("***a** b*")
def test_every_letter_of_markdown_stands_at_its_place(source: str) -> None:
    check_places(markdown(source), source, "-")


@given(PAGES)
@example("<p>a&amp;")
@example("<title>&nbsp;")
@example("<title>x</title><meta name=author content=y>z")
def test_every_letter_of_a_page_stands_at_its_place(source: str) -> None:
    check_places(html(source), source, "-|")


@given(SOURCES.map(lambda text: f"<article><p>{text}</p></article>"))
def test_a_page_may_be_written_in_any_way(source: str) -> None:
    check_places(html(source), source, "-|")


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("# A *storm* in scrubs #", "A storm in scrubs"),
        ("Storm\n=====\ncalm", "Storm\ncalm"),
        ("**Seo Yul** (_Kim Foo_) is ***it***", "Seo Yul (Kim Foo) is it"),
        ("**bold *and* more** ~~gone~~ ==seen==", "bold and more gone seen"),
        ("4* of 5*, a * b, snake_case and **", "4* of 5*, a * b, snake_case and **"),
        ("[Seo Yul](https://x.y/z_(1) 'T') ![a face](f.png)plays", "Seo Yul plays"),
        ("[![badge](b.png)](c)[one][ref][^1]\n\n[ref]: https://x.y", "one"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("* one\n+ two\n3. three\n10) ten", "- one\n- two\n- three\n- ten"),
        ("```py\nx = *y*\n```\n`a*b*c`", "x = *y*\na*b*c"),
        ("| Actor | Role |\n|:--|--:|\n| *Kim* | Seo |", "Actor | Role\nKim | Seo"),
        ("Director: Kim Foo\nWriter: Lee Bar", "Director: Kim Foo\nWriter: Lee Bar"),
        (f"{'long ' * 12}played by\nKim Foo", f"{'long ' * 12}played by Kim Foo"),
        ("a\\*b\\* &amp; &hellip; <em>x</em><!-- y --><br>z", "a*b* & … x\nz"),
        ('---\ntitle: "A: B"\ntags: [x]\nAuthor: Ann\ndate: 2025\n---\nB', "Title: A: B\nAuthor: Ann\nDate: 2025\n\nB"),
        ('+++\ntitle = "A"\n+++\nText', "Title: A\n\nText"),
        ("---\nno front matter", "no front matter"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_is_not_read(source: str, seen: str) -> None:
    assert markdown(source).text == seen


def page(inside: str, head: str = "") -> str:
    """Write a page with what stands around the texts of most."""
    return (
        f"<!DOCTYPE html><html><head><style>p {{x: y}}</style>{head}</head><body><nav><ul><li><a href='/'>Home</a></li>"
        f"<li><a href='/a'>About</a></li></ul></nav><article>{inside}</article><footer><p>All rights reserved by the "
        "people of this page, whoever they are.</p></footer><script>var x = '<p>no</p>';</script></body></html>"
    )


PARAGRAPHS = "".join(
    f"<p>Seo&nbsp;Yul walks into ward {number} as if the <em>building</em> owed him money &ndash; and it does.</p>"
    for number in range(60)
)


def test_of_a_page_the_main_text_is_read() -> None:
    head = (
        "<title>Storm in Scrubs &#8211; My Pages</title><meta content='Storm &amp; Scrubs' property=og:title>"
        '<meta name="author" content="Ann Example"><meta name="date" content="2025-02-03">'
    )
    cast = "<h2>Cast</h2><ul><li>Kim Foo as Seo Yul</li></ul><table><tr><th>Director</th><td>Lee Bar</td></tr></table>"
    seen = html(page(f"<h1>Storm</h1>{PARAGRAPHS}{cast}<p>Rating: 8/10</p>", head)).text.split("\n")

    assert seen[:4] == ["Title: Storm & Scrubs", "Author: Ann Example", "Date: 2025-02-03", "Storm"]
    assert seen[4] == "Seo Yul walks into ward 0 as if the building owed him money – and it does."  # noqa: RUF001 - as it was
    assert seen[-4:] == ["Cast", "- Kim Foo as Seo Yul", "Director | Lee Bar", "Rating: 8/10"]


def test_a_page_without_a_main_text_is_read_whole() -> None:
    assert html("<title>T</title><b>Seo</b> Yul<script>x</script>").text == "Title: T\nSeo Yul"
    assert html("<html><body><img src='x'><script>x</script></body></html>").text == ""


def test_a_usual_page_is_read_within_a_fifth_of_a_second() -> None:
    source = page(PARAGRAPHS * 2)
    html(source)
    spent = []
    for _ in range(3):
        began = time.process_time()
        html(source)
        spent.append(time.process_time() - began)

    assert min(spent) < 0.2


def test_a_title_that_never_ends_ends_with_the_page() -> None:
    source = "<title>Ju Ji-hoon"

    check_places(html(source), source, "-|")
