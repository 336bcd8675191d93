"""Survival: everybody has three lives, and who is the last to have any has won."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.game.events import Standing
from bot.game.players import Player, ranked
from bot.game.state import State

LIVES = 3


def give(state: State) -> None:
    """Give everybody who has joined their lives."""
    if state.rules.mode == "survival":
        state.lives = dict.fromkeys(sorted(state.members), LIVES)


def lives_of(state: State, player: int) -> int:
    """Return how many lives somebody has left."""
    return state.lives.get(player, LIVES)


def lose(state: State, right: AbstractSet[int]) -> tuple[int, ...]:
    """Take a life from everybody still in who was not right, and return who lost one.

    A question that people have cut short costs none.
    """
    if state.rules.mode != "survival" or state.is_cut:
        return ()
    lost = sorted(state.playing - right)
    for player in lost:
        state.lives[player] = lives_of(state, player) - 1
        if not state.lives[player]:
            state.out[player] = state.number
    return tuple(lost)


def is_decided(state: State) -> bool:
    """Whether at most one is left of two or more, or nobody at all."""
    return state.rules.mode == "survival" and len(state.playing) <= (len(state.members) > 1)


def survivors_first(state: State) -> tuple[Standing, ...]:
    """Place those who are still in, by their lives, before the others, who went out last first; then by points."""

    def merit(who: int, player: Player) -> tuple[int, int, int]:
        return lives_of(state, who), state.out.get(who, 0), player.points

    return ranked(state.players, merit)
