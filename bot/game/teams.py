"""Teams: what their members have earned, so counted that a bigger team is no better off."""

from __future__ import annotations

from bot.game.events import TeamStanding
from bot.game.players import ranks_of
from bot.game.state import State
from bot.messages import Message, message

TEAM_NAMES: tuple[Message, ...] = (message("🌙 Moon"), message("☀️ Sun"), message("🌸 Blossom"), message("🌊 Wave"))


def switch(state: State, player: int, team: int) -> int:
    """Put somebody in a team, and return what the one they were in loses by it.

    The points stay the player's own; their answer to the open question counts for the team they are in at its end.
    Who comes back to a team counts in it as before: else a weak member would be away just long enough to be no weight.
    """
    if state.teams.get(player) == team:
        return 0
    lost = points_for_team(state, player) if player in state.teams else 0
    state.teams[player] = team
    if lost:
        state.forfeited[player] = state.forfeited.get(player, 0) + lost
    return lost


def points_for_team(state: State, player: int) -> int:
    """Return what a player has earned for the team that they are in."""
    earned = state.players[player].points if player in state.players else 0
    return earned - state.forfeited.get(player, 0)


def members_of(state: State, team: int) -> tuple[int, ...]:
    """Return who is in a team."""
    return tuple(sorted(player for player, of in state.teams.items() if of == team))


def fielded(state: State, team: int) -> tuple[int, ...]:
    """Return who is in a team and has answered for it."""
    return tuple(player for player in members_of(state, team) if (player, team) in state.fielded)


def points_of(state: State, team: int) -> int:
    """Return a team's points per member who has answered for it, rounded half up."""
    answered = fielded(state, team)
    earned = sum(points_for_team(state, player) for player in answered)
    return (2 * earned + len(answered)) // (2 * len(answered)) if answered else 0


def standings(state: State) -> tuple[TeamStanding, ...]:
    """Return the teams that have members, best first; equal points share a rank."""
    points = {team: points_of(state, team) for team in set(state.teams.values())}
    ranks = ranks_of({team: (earned,) for team, earned in points.items()})
    order = sorted(points, key=lambda team: (ranks[team], team))
    return tuple(TeamStanding(ranks[team], team, points[team], members_of(state, team)) for team in order)
