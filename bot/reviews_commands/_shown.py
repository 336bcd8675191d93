"""Shows what was read from a review: as a table for people, as values for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.catalogue import Catalogue, fold
from bot.reviews import Proposal, Reading
from bot.reviews.differences import Difference
from bot.reviews.disputes import role_called
from bot.sources.documents import Page

out = Console(highlight=False, emoji=False)
err = Console(stderr=True, highlight=False, emoji=False)
KINDS = {"role": "the name", "claim": "what is said"}
"""How a kind of statement is called where reviews differ, if not by its own name."""
GROUPS = {"confirms": "Confirms", "new": "New", "contradicts": "Contradicts"}


def show(catalogue: Catalogue, page: Page, reading: Reading) -> None:
    """Print a review's heading and its statements, a line or two each, with the numbers of their lines."""
    out.print(Text(printable(page.name), "bold"))
    out.print(_heading(catalogue, reading))
    facts = [proposal for proposal in reading.proposals if proposal.kind != "quote"]
    for verdict, title in GROUPS.items():
        group = [proposal for proposal in facts if proposal.verdict == verdict]
        _show_group(title, ((page.line(each.start), told(catalogue, reading, each)) for each in group), len(group))
    quotes = [proposal for proposal in reading.proposals if proposal.kind == "quote"]
    _show_group("Quotes", ((page.line(each.start), quoted(each)) for each in quotes), len(quotes))
    out.print()


def show_differences(found: Sequence[Difference], pages: Sequence[str]) -> None:
    """Print where reviews of one drama contradict one another, and which of them says what."""
    if not found:
        return
    out.print(Text("Where these reviews differ", "bold"))
    for difference in found:
        what = f"{KINDS.get(difference.kind, difference.kind)}{f' of {difference.of}' if difference.of else ''}"
        out.print(f"  {printable(f'{difference.title}: {what}')}", markup=False)
        table = Table.grid(padding=(0, 1))
        table.add_column(min_width=4)
        table.add_column(overflow="fold")
        for side in difference.sides:
            said_by = ", ".join(pages[place] for place in side.reviews)
            table.add_row("", Text(printable(f"{side.value} ({said_by})")))
        out.print(table)
    out.print()


def told(catalogue: Catalogue, reading: Reading, proposal: Proposal) -> Text:
    """Say what a review says, and below it what the catalogue does, if that is something else."""
    if proposal.kind == "quote":
        return quoted(proposal)
    said = _said(proposal)
    beside = _beside(catalogue, reading, proposal)
    is_same = beside is None or fold(beside) in {fold(said), fold(proposal.value)}
    return Text(printable(said if is_same else f"{said}\n"), overflow="fold") + Text(
        "" if is_same else f"catalogue: {printable(beside or '')}", "dim"
    )


def quoted(proposal: Proposal) -> Text:
    """Return a line as it is quoted, with whom it is about."""
    about = f" ({proposal.subject})" if proposal.subject else ""
    return Text(printable(f"“{proposal.value}”{about}"), overflow="fold")


def as_values(page: Page, reading: Reading) -> dict[str, Any]:
    """Return a review's statements as plain values."""
    return {
        "file": page.name,
        "drama": reading.drama,
        "title": reading.title,
        "source": reading.source,
        "reviewer": reading.reviewer,
        "published": reading.published,
        "proposals": [{**asdict(each), "line": page.line(each.start)} for each in reading.proposals],
    }


def printable(text: str) -> str:
    """Return a text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def title_of(catalogue: Catalogue, reading: Reading) -> str:
    """Return the drama's title as shown, or as the review has it."""
    return reading.title if reading.drama is None else catalogue.dramas[reading.drama].title


def _heading(catalogue: Catalogue, reading: Reading) -> Table:
    where = reading.drama or "not in the catalogue: name it with --drama"
    table = Table.grid(padding=(0, 1))
    for name, value in (
        ("drama", f"{title_of(catalogue, reading)} ({where})".strip()),
        ("source", reading.source),
        ("reviewer", reading.reviewer),
        ("date", reading.published),
    ):
        if value:
            table.add_row(f"  {name}", Text(printable(value), overflow="fold"))
    return table


def _show_group(title: str, rows: Iterable[tuple[int, Text]], count: int) -> None:
    if not count:
        return
    out.print(f"  {title} ({count})")
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, min_width=6)
    table.add_column(overflow="fold")
    for line, text in rows:
        table.add_row(str(line), text)
    out.print(table)


def _said(proposal: Proposal) -> str:
    match proposal.kind:
        case "role":
            return f"{proposal.subject}: {proposal.value}"
        case "nickname" | "occupation":
            return f"{proposal.kind} of {proposal.subject or proposal.role}: {proposal.value}"
        case "claim":
            return f"{proposal.subject}: {proposal.value}"
        case "rating" if proposal.share is not None:
            return f"rating: {proposal.value} ({proposal.share:.0%})"
        case "rating":
            return f"rating: {proposal.value} (of an unknown scale)"
        case _:
            return f"{proposal.kind}: {proposal.value}"


def _beside(catalogue: Catalogue, reading: Reading, proposal: Proposal) -> str | None:
    """Return what the catalogue says."""
    drama = catalogue.dramas.get(reading.drama or "")
    role = role_called(drama, proposal.role) if drama else None
    if proposal.kind == "role" and role is not None:
        return f"{role.character}: {catalogue.name_of(role.actor)}"
    return proposal.known
