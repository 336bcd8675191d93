"""What a list looks like, and a drama that was put on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from discord import ui

from bot.catalogue import Catalogue, Drama
from bot.messages import Message, message
from bot.storage import Entry, Status
from cogs._ui import Card, Say, button, line, row, small, text
from cogs.lists._choices import named

STATUSES: Mapping[Status, Message] = {
    "watching": message("▶️ Watching"),
    "planned": message("🔖 Planned"),
    "dropped": message("⏹️ Dropped"),
    "finished": message("✅ Finished"),
}
"""What a list is grouped by, in the order of the groups."""
WHY = message("I use it to keep spoilers away from you in games.")
SHOWN = 15
"""How many dramas a page of a list shows."""
STEPS = 3
"""How many dramas have a button for their next episode, those that were changed last."""


def mine(say: Say) -> ui.Button[Any]:
    """Make the button that shows whoever presses it their list."""
    return button(say("My list"), "list:1", emoji="📋")


def stored_card(say: Say, drama: Drama, entry: Entry, *, is_first: bool) -> Card:
    """Say what is now on the list, and with the first drama why that matters."""
    ways = [button(say("+1 episode"), f"list_step:{drama.id}")] if _goes_on(drama, entry) else []
    return Card(
        text(f"### {named(drama)} {drama.emoji}"),
        text(f"**{say(STATUSES[entry.status])}** · {_seen(say, drama, entry)}{_rated(entry)}"),
        *([small(say(WHY))] if is_first else []),
        below=[row(*ways, mine(say))],
    )


def _goes_on(drama: Drama, entry: Entry) -> bool:
    return entry.status in {"watching", "planned"} and entry.episode < drama.episodes


def _seen(say: Say, drama: Drama, entry: Entry) -> str:
    return say("episodes seen: {episode} of {count}", episode=entry.episode, count=drama.episodes)


def _rated(entry: Entry) -> str:
    return f" · ⭐ {entry.rating}" if entry.rating else ""


def list_card(say: Say, catalogue: Catalogue, entries: Sequence[Entry], page: int) -> Card:
    """Show its owner a page of a list by status; the last one where the list has become shorter."""
    head = say("## 📋 Your list")
    if not entries:
        begin = say("It is empty. /list progress begins it, /list import reads one from a file.")
        return Card(text(head), text(begin), small(say(WHY)))
    page = min(page, _pages(entries))
    steps = list(_steps(say, catalogue, entries)) if page == 1 else []
    turns = _turns(say, "list", page, _pages(entries))
    return Card(
        text(head),
        *_groups(say, catalogue, entries, page),
        line(),
        small(_totals(say, entries, page)),
        small(say(WHY)),
        below=[row(*buttons) for buttons in (steps, turns) if buttons],
    )


def others_card(say: Say, catalogue: Catalogue, entries: Sequence[Entry], page: int, *, owner: int) -> Card:
    """Show a page of somebody's list to another member."""
    head = say("## 📋 The list of {member}", member=f"<@{owner}>")
    if not entries:
        return Card(text(head), text(say("It is empty.")))
    page = min(page, _pages(entries))
    turns = _turns(say, f"list_of:{owner}", page, _pages(entries))
    return Card(
        text(head),
        *_groups(say, catalogue, entries, page),
        line(),
        small(_totals(say, entries, page)),
        below=[row(*turns)] if turns else [],
    )


def _pages(entries: Sequence[Entry]) -> int:
    return -(-len(entries) // SHOWN)


def _turns(say: Say, turn: str, page: int, pages: int) -> list[ui.Button[Any]]:
    back = [button(say("Back"), f"{turn}:{page - 1}", emoji="◀️")] if page > 1 else []
    return back + ([button(say("Next"), f"{turn}:{page + 1}", emoji="▶️")] if page < pages else [])


def _steps(say: Say, catalogue: Catalogue, entries: Sequence[Entry]) -> Iterable[ui.Button[Any]]:
    """Make a button for the next episode of what is being watched; they stay in their places when one is pressed."""
    known = ((entry, catalogue.dramas.get(entry.drama)) for entry in entries if entry.status == "watching")
    going_on = (drama for entry, drama in known if drama and _goes_on(drama, entry))
    for drama in sorted(islice(going_on, STEPS), key=lambda drama: drama.title):
        yield button(say("+1 {title}", title=drama.title), f"list_step:{drama.id}:1")


def _groups(say: Say, catalogue: Catalogue, entries: Sequence[Entry], page: int) -> Iterable[ui.TextDisplay[Any]]:
    order = list(STATUSES)
    ordered = sorted(entries, key=lambda entry: order.index(entry.status))
    totals = Counter(entry.status for entry in entries)
    for status, group in groupby(ordered[(page - 1) * SHOWN : page * SHOWN], key=lambda entry: entry.status):
        yield text("\n".join([f"**{say(STATUSES[status])}** · {totals[status]}", *_lines(say, catalogue, group)]))


def _lines(say: Say, catalogue: Catalogue, entries: Iterable[Entry]) -> list[str]:
    known = ((entry, catalogue.dramas.get(entry.drama)) for entry in entries)
    return [
        f"{drama.title} · {entry.episode}/{drama.episodes}{_rated(entry)}"
        if drama
        else say("{drama} (I no longer know it)", drama=entry.drama)
        for entry, drama in known
    ]


def _totals(say: Say, entries: Sequence[Entry], page: int) -> str:
    return say("Dramas in all: {total} · page {page} of {pages}", total=len(entries), page=page, pages=_pages(entries))
