"""What a board shows, as its buttons carry it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias, cast, get_args

from bot.game.periods import Period
from bot.storage import Measure

Scope: TypeAlias = Literal["game", "server", "everywhere"]
OF_GAME: tuple[Measure, ...] = ("points", "accuracy", "streak")
"""What can be told apart within one game."""
LONGEST = 10
"""Places on a page."""
MOST_PAGES = 10

SHOWN = (
    f"(?P<scope>{'|'.join(get_args(Scope))}):(?P<period>{'|'.join(get_args(Period))}):"
    f"(?P<measure>{'|'.join(get_args(Measure))}):(?P<page>[0-9]):(?P<asker>[0-9]{{1,20}})"
)
"""A view, as a custom id holds it."""


@dataclass(frozen=True, slots=True)
class View:
    """A page of a board; `asker` is who asked for it and whose place it shows."""

    scope: Scope
    period: Period
    measure: Measure
    asker: int
    page: int = 0

    @classmethod
    def of(cls, state: Mapping[str, str]) -> Self:
        """Read the view of a button."""
        return cls(
            scope=cast("Scope", state["scope"]),
            period=cast("Period", state["period"]),
            measure=cast("Measure", state["measure"]),
            asker=int(state["asker"]),
            page=int(state["page"]),
        )

    def button(self, what: str) -> str:
        """Name a button that does something with this view."""
        return f"board:{what}:{self.scope}:{self.period}:{self.measure}:{self.page}:{self.asker}"
