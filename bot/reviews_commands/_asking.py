"""Asks which statements of a review are to be kept."""

from __future__ import annotations

from typing import Literal

from rich.text import Text

from bot.catalogue import Catalogue
from bot.reviews import Proposal, Reading
from bot.reviews_commands._shown import err, out, printable, title_of, told
from bot.sources.documents import Page

Answer = Literal["y", "n", "a", "s", "q"]
KEYS = "y(es), n(o), a(ll of this review), s(kip it), q(uit): "
REACH = 80
"""Letters of the document that are shown before and behind what is asked about."""


class SkippedError(Exception):
    """Nothing of this review is to be kept now."""


class QuitError(Exception):
    """Whoever is asked has had enough."""


class Asked:
    """Somebody at the terminal."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def chosen(self, page: Page, reading: Reading) -> tuple[Proposal, ...]:
        """Ask about all that is no plain confirmation, what contradicts last; return what is kept, in order.

        Raises `SkippedError` or `QuitError`.
        """
        out.print(Text(printable(f"{page.name}: {title_of(self._catalogue, reading)}, {reading.source}"), "bold"))
        asked = [proposal for proposal in reading.proposals if proposal.verdict == "new"]
        asked += [proposal for proposal in reading.proposals if proposal.verdict == "contradicts"]
        refused: set[int] = set()
        for number, proposal in enumerate(asked, 1):
            self._put(page, reading, proposal, f"{number} of {len(asked)}")
            answer = _answer()
            if answer == "a":
                break
            if answer == "n":
                refused.add(id(proposal))
        return tuple(proposal for proposal in reading.proposals if id(proposal) not in refused)

    def _put(self, page: Page, reading: Reading, proposal: Proposal, place: str) -> None:
        verdict = "new" if proposal.verdict == "new" else "contradicts: kept as a dispute, which is never asked"
        out.print(f"\n{place}, line {page.line(proposal.start)}, {verdict}", markup=False)
        out.print(told(self._catalogue, reading, proposal))
        before, said, after = map(printable, page.around(proposal.start, proposal.end, REACH))
        out.print(Text.assemble(("  … ", "dim"), (before, "dim"), (f"[{said}]", "bold"), (after, "dim"), (" …", "dim")))


def _answer() -> Answer:
    """Return what is typed; it is asked anew until it is one of the keys."""
    while True:
        try:
            typed = input(KEYS).strip().lower()[:1]
        except EOFError:
            raise QuitError from None
        match typed:
            case "y" | "n" | "a":
                return typed
            case "s":
                raise SkippedError
            case "q":
                raise QuitError
            case _:
                err.print("Type one of the letters y, n, a, s, q.")
