"""What somebody wants to watch, and what they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.catalogue import Drama
from bot.messages import Message
from bot.recommend.features import Feature

AGREED = 2
"""Votes that a pair needs more for it than against it to come first, or against it than for it to stay out."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be suggested at all; None is no limit. Of tropes, a drama has all that are wanted, none unwanted.

    Where it has to have `ended`, all its episodes have been broadcast.
    """

    first_year: int | None = None
    last_year: int | None = None
    most_episodes: int | None = None
    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: `tastes` are how much they like dramas, by id, below 0 what they dislike.

    `less` are features they asked against; `without` are dramas that are not to be shown. `fame` is how much fame
    counts: 1 as people choose, less for hidden gems, 0 for what suits their taste alone.
    """

    tastes: Mapping[str, float]
    less: frozenset[Feature] = frozenset()
    filters: Filters = field(default_factory=Filters)
    without: frozenset[str] = frozenset()
    fame: float = 1.0

    @property
    def liked(self) -> tuple[str, ...]:
        """The ids of what is liked."""
        return tuple(drama for drama, taste in self.tastes.items() if taste > 0)


@dataclass(frozen=True, slots=True)
class Votes:
    """How many members said that a pair of dramas is a good match, and how many that it is none.

    `lead` is how many more are for it than against it, where all members of another server count as one.
    """

    good: int = 0
    bad: int = 0
    lead: int = 0

    @property
    def verdict(self) -> int:
        """1 where members vouch for the pair, -1 where they reject it, else 0."""
        if abs(self.lead) < AGREED:
            return 0
        return 1 if self.lead > 0 else -1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drama, its score, what each shared feature added to it, and what moved its rank in words."""

    drama: Drama
    score: float
    parts: Mapping[Feature, float]
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to watch, best first; `sequels` belong to the stories of what was given, which is no discovery."""

    suggestions: tuple[Suggestion, ...]
    sequels: tuple[Drama, ...] = ()
