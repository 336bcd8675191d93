"""Quotes as CSV files, out and in; and what may be said of a quote at all, wherever it comes from."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final
from urllib.parse import urlsplit

from bot.catalogue import Catalogue, Drama, fold
from bot.catalogue.check import MOST_QUOTED_WORDS
from bot.messages import Message, UserError, message
from bot.sources.sheets import columns_in, decoded, moment_of, records, said

MOST_LINES: Final = 1_000
LONGEST: Final = 300
"""Letters of a quote, and of a link."""
LONGEST_NAME: Final = 100
"""Letters of a reviewer's name and of a publication's."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "quote", "line"),
    "drama": ("drama", "title", "dramatitle", "show"),
    "author": ("author", "member", "saidby"),
    "reviewer": ("reviewer", "critic"),
    "source": ("source", "publication", "review"),
    "published": ("published", "date", "publishedat"),
    "link": ("link", "url"),
    "episode": ("episode", "spoilerfrom", "spoiler"),
    "added by": ("addedby",),
    "added at": ("addedat",),
    "likes": ("likes",),
}
"""The names under which a column is looked for, folded."""
_FORMULA: Final = re.compile(r"'*[=+\-@]")
"""How a cell begins that a spreadsheet would run, or that was written so that it does not."""
_UNFORMULA: Final = re.compile(r"'+[=+\-@]")
_MEMBER: Final = re.compile(r"<@!?(?P<mentioned>[0-9]{1,19})>|(?P<plain>[0-9]{1,19})")
_MOMENT: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_BARRED: Final = re.compile(r"\|\|(?P<hidden>.+?)\|\|")
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of whatever follows."""
_MOST_ID: Final = 2**63


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a file says of a quote; `drama` is an id, `line` counts from 1, the line of the columns' names."""

    line: int
    text: str
    drama: str | None = None
    author: int | None = None
    reviewer: str | None = None
    source: str | None = None
    published: str | None = None
    link: str | None = None
    episode: int | None = None
    added_by: int | None = None
    added_at: datetime | None = None
    likes: int = 0


HEAD: Final = tuple(field.name for field in fields(Row) if field.name != "line")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: its good lines, and what is wrong with the others."""

    rows: tuple[Row, ...]
    faults: tuple[Message, ...]


def one_line(typed: str) -> str:
    """Return what was typed in one line, without what cannot be seen and would turn a text around."""
    seen = (letter for letter in typed if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"})
    return " ".join("".join(letter for letter in seen if letter not in _TURNING).split())


def unbarred(text: str, drama: Drama | None) -> tuple[str, int | None]:
    """Return a text without its spoiler bars, and if it had any, the episode after which nothing is left to spoil.

    Where nobody says what it spoils, nobody is known to have seen it: then any episode will do.
    """
    bare = _BARRED.sub(r"\g<hidden>", text)
    return one_line(bare), None if bare == text else drama.episodes if drama else 1


def quotable(text: str, *, is_review: bool) -> str:
    """Return a text that may be quoted; raise `UserError` where it says nothing or too much."""
    if not fold(text):
        raise UserError("There are no words in it. Quote a text.")
    if len(text) > LONGEST:
        raise UserError(
            "It has {count} letters; I keep {most} at most. Quote the best of it.", count=len(text), most=LONGEST
        )
    if is_review and (count := len(text.split())) > MOST_QUOTED_WORDS:
        raise UserError(
            "It has {count} words; of a review I quote {most} at most. Choose the best of them.",
            count=count,
            most=MOST_QUOTED_WORDS,
        )
    return text


def named(typed: str) -> str | None:
    """Return the name of a reviewer or a publication, None for none; raise `UserError` where it is too long."""
    name = one_line(typed)
    if len(name) > LONGEST_NAME:
        raise UserError("{name} is too long a name. Shorten it.", name=f"{name[:40]}…")
    return name or None


def link_of(typed: str) -> str | None:
    """Return a link that a browser opens, None for none; raise `UserError` where it is something else."""
    link = typed.strip()
    if not link:
        return None
    if not is_link(link):
        raise UserError("{link} is no link that I can show. It has to begin with https://", link=link[:40])
    return link


def is_link(link: str) -> bool:
    """Whether something is the address of a page: http or https, and not in disguise."""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return False
    is_whole = len(link) <= LONGEST and link.isprintable() and not any(map(str.isspace, link))
    return is_whole and parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc


def published_on(typed: str, today: date) -> str | None:
    """Return a day, month or year, None for none; raise `UserError` where there is no such one, or not yet."""
    told = typed.strip()
    if not told:
        return None
    try:
        date.fromisoformat(told + "0000-01-01"[len(told) :])
        is_known = _MOMENT.fullmatch(told) is not None
    except ValueError:
        is_known = False
    if not is_known:
        raise UserError("{told} is no date. Write it as 2025-01-24, 2025-01 or 2025.", told=told[:40])
    if told > today.isoformat()[: len(told)]:
        raise UserError("{told} is still to come. Write when it was published.", told=told)
    return told


def episode_of(typed: str, drama: Drama | None) -> int | None:
    """Return the episode of a drama that something spoils from, None for none; raise `UserError` for no such one."""
    told = typed.strip()
    if not told:
        return None
    number = int(told) if re.fullmatch("[0-9]{1,5}", told) else 0
    if drama is None:
        if not number:
            raise UserError("{told} is no number of an episode. Write 7, or nothing.", told=told[:40])
    elif not 1 <= number <= drama.episodes:
        raise UserError(
            "{title} has {count} episodes. Write the number of one of them.", title=drama.title, count=drama.episodes
        )
    return number


def written(rows: Iterable[Row]) -> bytes:
    """Write rows as a CSV file that spreadsheets open as UTF-8, and in which they find nothing to run."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEAD)
    writer.writerows([_cell(name, getattr(row, name)) for name in HEAD] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if column in {"author", "added_by"}:
        return f"<@{value}>"  # a spreadsheet would round the bare number
    told = str(value)
    return f"'{told}" if _FORMULA.match(told) else told


def read(content: bytes, catalogue: Catalogue, today: date) -> Sheet:
    """Read a CSV file; raise `UserError` where it is none of quotes."""
    lines = records(decoded(content, MOST_LINES))
    columns = columns_in(next(lines, (1, []))[1], COLUMNS)
    if not columns["text"]:
        raise UserError(
            "The first line has to name the columns, one of them text. Look at what /quote export makes, and send that "
            "or a CSV file like it."
        )
    rows: list[Row] = []
    faults: list[Message] = []
    for line, cells in lines:
        if isinstance(cells, Message):
            faults.append(cells)
            continue
        told = {column: _bare(cell) for column, cell in said(cells, columns).items()}
        if any(told.values()):
            try:
                rows.append(_row(line, told, catalogue, today))
            except UserError as fault:
                faults.append(message("Line {line}: {why}", line=line, why=fault.message))
    return Sheet(tuple(rows), tuple(faults))


def _bare(cell: str) -> str:
    return cell[1:] if _UNFORMULA.match(cell) else cell


def _row(line: int, told: Mapping[str, str], catalogue: Catalogue, today: date) -> Row:
    drama, source, author = _drama(told["drama"], catalogue), named(told["source"]), _member(told["author"])
    reviewer = named(told["reviewer"])
    text, hidden_from = unbarred(one_line(told["text"]), drama)
    if (author is None) == (source is None):
        raise UserError("It needs either an author or a source. Fill one of them in.")
    if reviewer and source is None:
        raise UserError("It has a reviewer and no source. Say where the review was published.")
    return Row(
        line,
        quotable(text, is_review=source is not None),
        drama.id if drama else None,
        author,
        reviewer,
        source,
        published_on(told["published"], today),
        link_of(told["link"]),
        episode_of(told["episode"], drama) or hidden_from,
        _id(told["added by"]),
        moment_of(told["added at"]),
        int(told["likes"]) if re.fullmatch("[0-9]{1,9}", told["likes"]) else 0,
    )


def _drama(typed: str, catalogue: Catalogue) -> Drama | None:
    if not typed:
        return None
    drama = catalogue.titles.find(typed)
    if drama is None:
        raise UserError(
            "I know no drama called {title}. Write a title that /drama finds, or none.", title=one_line(typed)[:60]
        )
    return drama


def _member(typed: str) -> int | None:
    if typed and _id(typed) is None:
        raise UserError("{told} is no member. Write a mention, such as <@1234>.", told=one_line(typed)[:40])
    return _id(typed)


def _id(typed: str) -> int | None:
    found = _MEMBER.fullmatch(typed)
    number = int(found["mentioned"] or found["plain"]) if found else 0
    return number if 0 < number < _MOST_ID else None
