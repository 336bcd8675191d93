"""How players do in a game: points, streaks and places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.game import scoring
from bot.game.events import Standing


@dataclass(slots=True)
class Player:
    """How a player has done in this game."""

    points: int = 0
    right: int = 0
    answered: int = 0
    streak: int = 0
    best_streak: int = 0

    def score(self, worth: int, *, right: bool) -> int:
        """Add an answer, and return its points; `worth` is what it earns if it is right, but for the streak."""
        self.answered += 1
        self.right += right
        self.streak = self.streak + 1 if right else 0
        self.best_streak = max(self.best_streak, self.streak)
        earned = scoring.with_streak(worth, self.streak) if right else 0
        self.points += earned
        return earned

    def miss(self) -> None:
        """Add a question that the player did not answer."""
        self.streak = 0


def standings(players: Mapping[int, Player]) -> tuple[Standing, ...]:
    """Return everybody who answered, the most points first."""
    return ranked(players, lambda _who, player: (player.points,))


def ranked(players: Mapping[int, Player], merit: Callable[[int, Player], tuple[int, ...]]) -> tuple[Standing, ...]:
    """Return players by what they deserve, best first; equals share a rank, and more right answers are named first."""
    ranks = ranks_of({who: merit(who, player) for who, player in players.items()})
    order = sorted(players.items(), key=lambda entry: (ranks[entry[0]], -entry[1].right, entry[0]))
    return tuple(
        Standing(ranks[who], who, player.points, player.right, player.answered, player.best_streak)
        for who, player in order
    )


def ranks_of(merits: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    """Return the rank of each by what they deserve; equals share one, and the next is as many lower."""
    best: dict[tuple[int, ...], int] = {}
    for place, merit in enumerate(sorted(merits.values(), reverse=True), start=1):
        best.setdefault(merit, place)
    return {who: best[merit] for who, merit in merits.items()}
