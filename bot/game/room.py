"""Where a game is played and who plays it: what they have been asked, may be told, and know."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.game.rating import NEWCOMER, Difficulties, Rating
from bot.questions.model import Subject
from bot.questions.subjects import Quoted

Policy = Literal["hide", "progress", "show"]
"""What spoils is never asked, only among those who have all seen it, or always."""
Spoils = Sequence[tuple[str, int]]
"""Dramas, each with the episode from which something may be spoken of."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may be told what: a server's policy, and the last episode of each drama that each player has seen."""

    policy: Policy = "progress"
    progress: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    players: Collection[int] = ()

    def may_hear(self, spoils: Spoils) -> bool:
        """Whether everybody who plays may hear of something."""
        if not spoils or self.policy == "show":
            return True
        if self.policy == "hide" or not self.players:
            return False
        seen = [self.progress.get(player, {}) for player in self.players]
        return all(dramas.get(drama, 0) >= episode for dramas in seen for drama, episode in spoils)


@dataclass(frozen=True, slots=True)
class Room:
    """A channel before a game: what was asked there and how often, what was pulled, and who is there.

    `asked` counts by question key, `pulled` are facts, `skills` are in logits, one for each player expected. `quotes`
    are lines that are asked about nowhere else.
    """

    asked: Mapping[str, int] = field(default_factory=dict)
    pulled: Collection[str] = frozenset()
    audience: Audience = field(default_factory=Audience)
    skills: Sequence[float] = ()
    difficulties: Difficulties = field(default_factory=lambda: Difficulties({}))
    quotes: Sequence[Subject[Quoted]] = ()


def skills_expected(known: Mapping[int, Rating], regulars: Collection[int]) -> list[float]:
    """Return the skills of those who will play: who starts the game and the regulars, all of them known.

    Where nobody has played just before, somebody will come of whom nothing is known.
    """
    return [*(skill.now for skill in known.values()), *([] if regulars else [NEWCOMER])]
