"""CSV files that people send: their text, and what each line of it holds, whatever program wrote them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from bot.catalogue import fold
from bot.messages import Message, UserError, message

MOST_BYTES: Final = 1_000_000
LONGEST_NAME: Final = 200
"""Letters of a column's name."""
_BREAK: Final = re.compile(r"\r\n|\r|\n")


def refuse_large(size: int) -> None:
    """Raise `UserError` for a file of more bytes than are read."""
    if size > MOST_BYTES:
        raise UserError("The file is larger than 1 MB. Split it and send the parts one by one.")


def decoded(content: bytes, most_lines: int) -> str:
    """Return the text of a file; raise `UserError` where it is none, or has too many lines below its first."""
    refuse_large(len(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("The file is not UTF-8 text. Save it as CSV UTF-8 and send it again.") from None
    if len(_BREAK.findall(text)) > most_lines + 1:
        raise UserError(
            "The file has more than {count} lines. Split it and send the parts one by one.", count=f"{most_lines:,}"
        )
    return text


def records(text: str) -> Iterator[tuple[int, list[str] | Message]]:
    """Yield what each line holds and its number, or what is wrong with it."""
    head = _BREAK.split(text, maxsplit=1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, message("Line {line} cannot be read. Save the file as CSV again and send it.", line=line)


def columns_in(head: list[str] | Message, aliases: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[int, ...]]:
    """Return the places where each column may be, the likeliest first; `aliases` are its folded names."""
    names = [] if isinstance(head, Message) else [fold(name[:LONGEST_NAME]) for name in head]
    return {column: tuple(names.index(alias) for alias in known if alias in names) for column, known in aliases.items()}


def said(cells: Sequence[str], columns: Mapping[str, tuple[int, ...]]) -> Mapping[str, str]:
    """Return what a line says, by the names of our columns; nothing where it says nothing."""
    told = {
        column: [cells[place].strip() for place in places if place < len(cells)] for column, places in columns.items()
    }
    return {column: next(filter(None, found), "") for column, found in told.items()}


def moment_of(told: str) -> datetime | None:
    """Return a moment; a date that nobody can be sure of only means that the line does not say when."""
    try:
        moment = datetime.fromisoformat(told)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
