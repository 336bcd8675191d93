"""What happens in a session: each event carries all that is needed to show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.questions import Question

Reason = Literal["played", "stopped", "deserted", "drained", "broken", "won", "declined", "unjoined"]
"""Why a game ended: all questions asked, stopped by somebody, nobody answered any more, nothing left that may be
asked here, it could not go on, it was decided, the challenge was declined, or too few joined for it to begin."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one player's answer to a closed question came to.

    `worth` is what it would have earned if right, but for the streak; `typed` is None where it was given by a button.
    """

    player: int
    choice: int | None
    right: bool
    points: int
    streak: int
    worth: int
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's place in a game; equal points share a rank."""

    rank: int
    player: int
    points: int
    right: int
    answered: int
    best_streak: int


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A team's place in a game, with everybody who is in it; equal points share a rank."""

    rank: int
    team: int
    points: int
    players: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Players may join until `closes_at`."""

    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """A player is in, or in a `team`, which `count` are now; they `forfeited` what they had earned for another."""

    player: int
    team: int | None
    count: int
    forfeited: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A question is open until `closes_at`."""

    number: int
    question: Question
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """A player's answer counts, for now; `may_change` while it can be changed once.

    One that `is_near` does not count: it has used up nothing, and whatever was locked in before stays.
    """

    player: int
    choice: str
    may_change: bool
    closes_at: datetime
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class Hinted:
    """A player asked for a hint, and may read the first `seen` of them.

    `opened` when this press opened one; `told` are the others who had voted for it and may read it too. Where it opened
    none and showed nothing new, it was a vote.
    """

    seen: int
    opened: bool
    told: tuple[int, ...]
    votes: int
    needed: int


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote to skip or to stop was counted; `passed` when it was the last one needed."""

    votes: int
    needed: int
    passed: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """A question is over; some `lost` a life by it, and some of these are `out`. In a race some were `first`."""

    number: int
    question: Question
    results: tuple[Result, ...]
    lost: tuple[int, ...] = ()
    out: tuple[int, ...] = ()
    first: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The open question was taken back: it counts for nobody."""

    number: int
    question: Question


@dataclass(frozen=True, slots=True)
class Finished:
    """The game is over; `winners` have beaten others in it."""

    reason: Reason
    standings: tuple[Standing, ...]
    asked: int
    teams: tuple[TeamStanding, ...] = ()
    winners: tuple[int, ...] = ()


Event: TypeAlias = Gathering | Joined | Opened | Answered | Hinted | Voted | Closed | Withdrawn | Finished
