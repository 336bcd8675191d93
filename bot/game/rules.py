"""What the players of a game agreed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Difficulty = Literal["auto", "easy", "medium", "hard"]
"""As the players present are likely to know it, or a level."""
Answers = Literal["buttons", "typed", "mixed"]
"""How answers are given; mixed, they are typed at first and the buttons come at half time."""
Mode = Literal["everyone", "race", "survival", "teams", "duel"]
"""Each for themselves; the first right answer; whoever is wrong loses a life; teams; or two against each other."""
GATHERED = frozenset({"survival", "teams", "duel"})
"""The modes whose players are known before the first question is asked."""
MOST_TEAMS = 4

SHARED_WINDOW = timedelta(seconds=1.5)
"""How much later an answer may come and still count as given at the same moment."""
MENDING_TIME = timedelta(seconds=6)
"""How much later, where everybody could read an answer: it may be near, and its player has to ask for that."""
CLUE_TIME = timedelta(seconds=6)
"""Clues follow one another no faster than people can read them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The options of a game; `about` is a `Scope` in its written form, or None for everything.

    `teams` is how many there are where they are played in.
    """

    rounds: int = 10
    seconds: int = 20
    difficulty: Difficulty = "auto"
    about: str | None = None
    answers: Answers = "buttons"
    mode: Mode = "everyone"
    teams: int = 2

    def __post_init__(self) -> None:
        if not 1 <= self.rounds <= 50:  # noqa: PLR2004 - as Discord is told in the command's options
            raise ValueError(f"a game has 1 to 50 rounds, not {self.rounds}")
        if not 5 <= self.seconds <= 90:  # noqa: PLR2004 - likewise
            raise ValueError(f"a question lasts 5 to 90 seconds, not {self.seconds}")
        if not 2 <= self.teams <= MOST_TEAMS:  # noqa: PLR2004 - likewise
            raise ValueError(f"there are 2 to {MOST_TEAMS} teams, not {self.teams}")

    @property
    def time(self) -> timedelta:
        """How long a question is open."""
        return timedelta(seconds=self.seconds)

    @property
    def typing_time(self) -> timedelta:
        """How long a question of a mixed game is typed only, before its choices are shown."""
        return self.time / 2

    def clue_times(self, clues: int) -> tuple[timedelta, ...]:
        """Return when after its opening each clue of a question is shown, the first at once, evenly over the time.

        Where the time is short, more of them are shown at once.
        """
        steps = max(1, min(clues, self.time // CLUE_TIME))
        apart = self.time / steps
        return tuple(max(clue - (clues - steps), 0) * apart for clue in range(clues))
