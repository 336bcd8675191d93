"""Lists as CSV files: our own shape out and in, and in whatever columns MyDramaList, Trakt and others name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final, Literal, TypeAlias

from bot.catalogue import fold
from bot.messages import Message, UserError, message
from bot.sources.sheets import columns_in, decoded, moment_of, records, said

Status: TypeAlias = Literal["planned", "watching", "finished", "dropped"]

MOST_LINES: Final = 5_000
BEST: Final = 10
LONGEST: Final = 200
"""Letters of a title."""
WATCHED: Final = ("watchedat", "lastwatchedat", "finishedon", "datefinished", "datewatched")
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "showtitle", "dramatitle", "drama", "show", "series", "name"),
    "native title": ("nativetitle", "originaltitle", "koreantitle", "nativename"),
    "year": ("year", "releaseyear", "startyear", "released"),
    "status": ("status", "mystatus", "liststatus", "watchstatus"),
    "episode": (
        *("episode", "episodeswatched", "watchedepisodes", "episodesseen", "episodenumber", "episodewatched"),
        *("currentepisode", "watchedeps", "progress", "seen"),
    ),
    "episodes": ("episodes", "totalepisodes", "episodecount", "totaleps", "eps"),
    "rating": ("rating", "score", "myrating", "yourrating", "userrating", "myscore", "yourscore"),
    "changed": (
        *("changed", "changedat", "updatedat", "lastupdated", *WATCHED, "ratedat", "daterated"),
        *("listedat", "watchlistedat", "dateadded", "date"),
    ),
    "watched": WATCHED,
    "type": ("type", "titletype"),
    "season": ("seasonnumber", "season"),
}
"""The names under which a column is looked for, folded; of several the likeliest that says something is taken."""
STATUSES: Final[Mapping[str, Status]] = {
    **dict.fromkeys(("planned", "plan", "plantowatch", "planning", "ptw", "wanttowatch", "watchlist"), "planned"),
    **dict.fromkeys(("watching", "currentlywatching", "current", "inprogress", "rewatching"), "watching"),
    **dict.fromkeys(("onhold", "paused", "hold"), "watching"),
    **dict.fromkeys(("finished", "completed", "complete", "watched", "seen", "done"), "finished"),
    **dict.fromkeys(("dropped", "drop", "stopped", "abandoned", "notinterested"), "dropped"),
}
"""What others call a status; what is on hold has its progress, which is what counts."""
NO_DRAMAS: Final = frozenset({"movie", "movies", "film", "tvmovie", "short", "season", "person", "list", "videogame"})
"""What lines may be about that are left out."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_BRACKETED: Final = re.compile(r"(?P<title>.+?)\s*\((?P<year>(?:19|20)[0-9]{2})\)")
_COUNT: Final = re.compile(r"(?P<seen>[0-9]{1,5})(?:\.0+)?(?:\s*(?:/|of)\s*(?P<all>[0-9]{1,5}|\?+))?")
_RATING: Final = re.compile(r"(?P<given>[0-9]{1,2}(?:[.,][0-9]{1,6})?)(?:\s*/\s*10(?:[.,]0+)?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a file says about a drama; `line` counts from 1, the line of the columns' names."""

    line: int
    title: str
    native_title: str = ""
    year: int | None = None
    status: Status | None = None
    episode: int | None = None
    episodes: int | None = None
    rating: int | None = None
    changed: datetime | None = None


HEAD: Final = tuple(field.name.replace("_", " ") for field in fields(Row) if field.name != "line")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: its good lines, what is wrong with the others, and how many are about something else."""

    rows: tuple[Row, ...]
    faults: tuple[Message, ...]
    left_out: int = 0


class _FaultyLineError(Exception):
    """A line that cannot be taken, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.why = why


def written(rows: Iterable[Row]) -> bytes:
    """Write rows as a CSV file that spreadsheets open as UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(HEAD)
    for row in rows:
        cells = (getattr(row, name.replace(" ", "_")) for name in HEAD)
        writer.writerow(
            "" if cell is None else cell.isoformat() if isinstance(cell, datetime) else cell for cell in cells
        )
    return file.getvalue().encode("utf-8-sig")


def read(content: bytes) -> Sheet:
    """Read a CSV file; raise `UserError` where it is none of a list."""
    lines = records(decoded(content, MOST_LINES))
    columns = _columns(next(lines, (1, []))[1])
    rows: list[Row] = []
    faults: list[Message] = []
    left_out = 0
    for line, cells in lines:
        if isinstance(cells, Message):
            faults.append(cells)
            continue
        told = said(cells, columns)
        if fold(told["type"]) in NO_DRAMAS or told["season"] == "0":
            left_out += 1
        elif any(told.values()):
            try:
                rows.append(_row(line, told))
            except _FaultyLineError as fault:
                faults.append(fault.why)
    return Sheet(tuple(rows), tuple(faults), left_out)


def _columns(head: list[str] | Message) -> Mapping[str, tuple[int, ...]]:
    """Return the places where each column may be; raise `UserError` where no title is."""
    columns = columns_in(head, COLUMNS)
    if not columns["title"]:
        raise UserError(
            "The first line has to name the columns, one of them title. Look at what /list export makes, and send that "
            "or a CSV file like it."
        )
    return columns


def _row(line: int, told: Mapping[str, str]) -> Row:
    title, year = _titled(line, told)
    episode, episodes = _counts(line, told["episode"], told["episodes"])
    rating = _rating(line, told["rating"])
    status = _status(line, told["status"])
    if status is None and episode is None:
        status = "finished" if rating or told["watched"] else "planned"
    return Row(line, title, told["native title"], year, status, episode, episodes, rating, moment_of(told["changed"]))


def _titled(line: int, told: Mapping[str, str]) -> tuple[str, int | None]:
    """Return the title of a line and its year; a later season bears its number, and no year of its own."""
    title = told["title"]
    if not title:
        raise _FaultyLineError(message("Line {line} has no title. Add it, or take the line out.", line=line))
    if len(title) > LONGEST:
        raise _FaultyLineError(message("Line {line}: the title is too long. Shorten it.", line=line))
    if told["season"].isdecimal() and told["season"] != "1":
        return f"{title} {told['season'][:3]}", None
    year = _YEAR.search(told["year"])
    if year is None and (found := _BRACKETED.fullmatch(title)):
        return found["title"], int(found["year"])
    return title, int(year[0]) if year else None


def _status(line: int, told: str) -> Status | None:
    if not fold(told[:LONGEST]):
        return None
    status = STATUSES.get(fold(told[:LONGEST]))
    if status is None:
        raise _FaultyLineError(
            message(
                "Line {line}: I know no status {status}. Write planned, watching, finished or dropped.",
                line=line,
                status=told[:40],
            )
        )
    return status


def _counts(line: int, seen: str, episodes: str) -> tuple[int | None, int | None]:
    """Return how many episodes are seen, and how many there are; "12/16" says both."""
    if not seen and "/" in episodes:
        seen, episodes = episodes, ""
    if not seen:
        return None, int(episodes) if re.fullmatch("[0-9]{1,5}", episodes) else None
    found = _COUNT.fullmatch(seen)
    if found is None:
        raise _FaultyLineError(
            message("Line {line}: {told} is no number of an episode. Write 7, or 7/16.", line=line, told=seen[:40])
        )
    total = found["all"] if found["all"] and found["all"].isdecimal() else episodes
    return int(found["seen"]), int(total) if re.fullmatch("[0-9]{1,5}", total) else None


def _rating(line: int, told: str) -> int | None:
    """Return a rating in whole points, halves rounded up; 0 means none."""
    if not told:
        return None
    found = _RATING.fullmatch(told)
    given = float(found["given"].replace(",", ".")) if found else BEST + 1
    if given > BEST:
        raise _FaultyLineError(
            message("Line {line}: {told} is no rating. Write a number from 1 to 10.", line=line, told=told[:40])
        )
    return max(1, int(given + 0.5)) if given else None
