"""How well players do against one another, and what a duel makes of that.

The model is Bradley and Terry's as Weng and Lin rate by it: R. C. Weng and C.-J. Lin, "A Bayesian Approximation Method
for Online Ranking", Journal of Machine Learning Research 12 (2011), pages 267 to 300.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from openskill.models import BradleyTerryFull

from bot.game.events import Finished
from bot.game.session import Session

Outcome = Literal["won", "drawn", "lost"]
ROUNDS = 7
FEWEST = 4
"""A duel that was over before so many questions were asked is not rated."""
MOST_A_DAY = 3
"""So many duels of the same two are rated on one day, so that nobody is played up by a friend."""
MEAN, SPREAD = 1500.0, 500.0
"""What is thought of somebody who has not played yet, and by how much that may be wrong."""
LUCK = SPREAD / 2
"""By how much one plays now better, now worse."""
DRIFT = SPREAD / 100
"""By how much one may have changed since the duel before."""

_MODEL = BradleyTerryFull(mu=MEAN, sigma=SPREAD, beta=LUCK, tau=DRIFT)
_PLACES: dict[Outcome, list[float]] = {"won": [1, 2], "drawn": [1, 1], "lost": [2, 1]}
OPPOSITE: dict[Outcome, Outcome] = {"won": "lost", "drawn": "drawn", "lost": "won"}


@dataclass(frozen=True, slots=True)
class DuelRating:
    """What is thought of a player after so many rated duels, and by how much that may be wrong."""

    mean: float = MEAN
    spread: float = SPREAD
    played: int = 0

    @property
    def shown(self) -> int:
        """The rating as people see it."""
        return round(self.mean)


@dataclass(frozen=True, slots=True)
class Duel:
    """What a duel came to; `outcome` is the first player's."""

    player: int
    opponent: int
    outcome: Outcome


def duel_of(session: Session, finished: Finished) -> Duel | None:
    """Return what a duel came to; None unless it was decided by play, with enough questions and answers of both.

    Who was forgotten meanwhile is not in the session any more, and has not played.
    """
    playing = sorted(player for player, has in session.players.items() if has.answered)
    asked = finished.asked - session.withdrawn
    if session.rules.mode != "duel" or finished.reason not in {"played", "won"} or asked < FEWEST:
        return None
    if len(playing) != 2:  # noqa: PLR2004 - two to a duel
        return None
    player, opponent = playing
    return Duel(player, opponent, _outcome(session.players[player].points, session.players[opponent].points))


def rated(player: DuelRating, opponent: DuelRating, outcome: Outcome) -> tuple[DuelRating, DuelRating]:
    """Return the ratings of both after a duel; `outcome` is the first player's."""
    teams = [[_MODEL.rating(mu=each.mean, sigma=each.spread)] for each in (player, opponent)]
    [[first], [second]] = _MODEL.rate(teams, ranks=_PLACES[outcome])
    return _after(player, first.mu, first.sigma), _after(opponent, second.mu, second.sigma)


def _after(before: DuelRating, mean: float, spread: float) -> DuelRating:
    # Nobody is less known than somebody who never played, though each duel adds what may have changed since.
    return DuelRating(mean, min(spread, SPREAD), before.played + 1)


def _outcome(points: int, others: int) -> Outcome:
    if points == others:
        return "drawn"
    return "won" if points > others else "lost"
