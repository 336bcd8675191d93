"""Who has won a game in which places follow from points."""

from __future__ import annotations

from collections.abc import Sequence

from bot.game.events import Reason, Standing
from bot.game.rules import Mode

BY_POINTS: frozenset[Mode] = frozenset({"everyone", "race", "duel"})
"""The modes in which a player's place follows from their points alone."""
UNDECIDED: frozenset[Reason] = frozenset({"stopped", "broken"})
"""How a duel ends that nobody has won."""


def winners(mode: Mode, reason: Reason, placed: Sequence[Standing]) -> tuple[int, ...]:
    """Return who has beaten others, which nobody has with no points; the best share it, but a duel is drawn then."""
    best = tuple(standing.player for standing in placed if standing.rank == 1 and standing.points)
    if mode == "duel" and (reason in UNDECIDED or len(best) > 1):
        return ()
    return best if len(placed) > 1 else ()
