"""Who stands where in a game, and who has won it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.game import lives, players, teams
from bot.game.events import Finished, Reason, Standing
from bot.game.players import Player
from bot.game.rules import Mode
from bot.game.state import State

BY_POINTS: frozenset[Mode] = frozenset({"everyone", "race", "duel"})
"""The modes in which a player's place follows from their points alone."""


def finish(state: State, reason: Reason) -> Finished:
    """End a game with the scores as they are."""
    state.phase = "over"
    team_standings = teams.standings(state)
    return Finished(reason, standings(state), state.number, team_standings, winners(state, reason))


def standings(state: State) -> tuple[Standing, ...]:
    """Return everybody who answered, best first; of a duel both, once one of them has."""
    if state.rules.mode == "survival":
        return lives.survivors_first(state)
    if state.rules.mode == "duel" and state.players:
        return players.standings({**{member: Player() for member in state.members}, **state.players})
    return players.standings(state.players)


def winners(state: State, reason: Reason) -> tuple[int, ...]:
    """Return who has beaten others; nobody has with no points."""
    if state.rules.mode == "teams":
        return _best_team(state)
    return best(state.rules.mode, reason, standings(state))


def best(mode: Mode, reason: Reason, placed: Sequence[Standing]) -> tuple[int, ...]:
    """Return who has beaten others where everybody plays for themselves.

    A duel has a winner only where it went on to its end, and none where both are equal.
    """
    first = tuple(standing.player for standing in placed if standing.rank == 1 and standing.points)
    if mode == "duel" and (reason in {"stopped", "broken"} or len(first) > 1):
        return ()
    return first if len(placed) > 1 else ()


def _best_team(state: State) -> tuple[int, ...]:
    """Return who has answered in the best of the teams that have, if it has beaten another of them."""
    played = [team for team in teams.standings(state) if teams.fielded(state, team.team)]
    if not played or not played[0].points or played[-1].rank == played[0].rank:
        return ()
    first = [team.team for team in played if team.rank == played[0].rank]
    return tuple(sorted(player for team in first for player in teams.fielded(state, team)))
