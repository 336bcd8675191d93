"""The level that a player's points come to, from walking past the camera to being everybody's favourite."""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

from bot.messages import Message, message

STEP = 250
"""Half of the points from the first level to the second; each further level takes twice as many more than that."""
NAMES: dict[int, Message] = {
    1: message("Extra"),
    2: message("Passer-by"),
    3: message("Café Customer"),
    5: message("Delivery Rider"),
    7: message("Nosy Neighbour"),
    10: message("Office Junior"),
    15: message("Best Friend"),
    20: message("Lost Sibling"),
    25: message("Charming Rival"),
    30: message("Leading Role"),
    40: message("Scene Stealer"),
    50: message("Second Lead"),
    60: message("Screenwriter"),
    75: message("Director"),
    100: message("National Treasure"),
}
"""What players are called from a level on."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level: the points it began at, those there are, and those that the next one begins at."""

    number: int
    name: Message
    since: int
    points: int
    next_at: int

    @property
    def share(self) -> float:
        """How much of the way to the next level is done, from 0 to 1."""
        return (self.points - self.since) / (self.next_at - self.since)


def points_of(number: int) -> int:
    """Return the points at which a level begins.

    >>> [points_of(number) for number in (1, 2, 3, 10)]
    [0, 500, 1500, 22500]
    """
    return STEP * number * (number - 1)


def level_of(points: int) -> Level:
    """Return the level of so many points."""
    number = (isqrt(1 + 4 * points // STEP) + 1) // 2
    name = NAMES[max(begins for begins in NAMES if begins <= number)]
    return Level(number, name, points_of(number), points, points_of(number + 1))
