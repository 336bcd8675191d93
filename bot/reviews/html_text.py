"""HTML as the text that its readers see, each letter with its place in the source."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

from bot.reviews.letters import Letters

SILENT: Final = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "math", "title", "textarea", "select", "button", "iframe"),
        *("object", "canvas", "audio", "video"),
    )
)
"""What is in these is no text of the page."""
BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt"),
        *("figcaption", "figure", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead"),
        *("tr", "ul"),
    )
)
"""What stands on lines of its own."""
NAMES: Final = {
    "og:title": "Title",
    "author": "Author",
    "article:author": "Author",
    "article:published_time": "Date",
    "date": "Date",
    "datepublished": "Date",
}
"""What a page says of itself, by the names that it does so under; links are not read."""
_CONTENT: Final = re.compile(r"""\scontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class HtmlText(HTMLParser):
    """Walks through a page once: `body` is its text, `said` what it says of itself, as places in the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.body = Letters(source)
        self.said: dict[str, tuple[int, int]] = {}
        self._lines = [0, *accumulate(len(line) for line in source.split("\n") for line in (f"{line}\n",))]
        self._began: int | None = None
        self._titled: tuple[int, int] | None = None
        self._silent: list[str] = []

    def walk(self) -> None:
        """Read the page from its beginning to its end."""
        self.feed(self.source)
        self.close()
        self._end(len(self.source))
        if self._titled is not None:
            self.said.setdefault("Title", self._titled)

    def handle_data(self, data: str) -> None:
        """Note where text begins; `_end` takes it as it stands in the source."""
        del data
        if self._began is None:
            self._began = self._at()

    def handle_charref(self, name: str) -> None:
        """Take it as text."""
        self.handle_data(name)

    def handle_entityref(self, name: str) -> None:
        """Take it as text."""
        self.handle_data(name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, an item or a cell, or fall silent."""
        at = self._at()
        self._end(at)
        if tag == "meta":
            self._say(at, {name: value or "" for name, value in attrs})
        elif tag in SILENT:
            self._silent.append(tag)
        elif not self._silent:
            self._mark(tag, at)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take it as one that holds nothing."""
        if tag not in SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a line, or the silence."""
        at = self._at()
        self._end(at)
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in BLOCKS and not self._silent:
            self.body.put("\n", at)

    def handle_comment(self, data: str) -> None:
        """End the text before it."""
        del data
        self._end(self._at())

    def handle_decl(self, decl: str) -> None:
        """End the text before it."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """End the text before it."""
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        """End the text before it."""
        self.handle_comment(data)

    def _mark(self, tag: str, at: int) -> None:
        if tag in BLOCKS:
            self.body.put("\n", at)
        if tag == "li":
            self.body.put("- ", at)
        elif tag in {"td", "th"} and self.body.text[-1:] != ["\n"]:
            self.body.put(" | ", at)

    def _say(self, at: int, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        called = NAMES.get(name.lower())
        content = _CONTENT.search(self.get_starttag_text() or "")
        if called and content and not attributes.get("content", "").startswith(("http:", "https:")):
            start, end = content.span(content.lastindex or 0)
            self.said.setdefault(called, (at + start, at + end))

    def _end(self, at: int) -> None:
        """Take the text that began before a place."""
        if self._began is None:
            return
        if not self._silent:
            self.body.decode(self._began, at)
        elif self._silent == ["title"]:
            self._titled = self._titled or (self._began, at)
        self._began = None

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
