"""Votes of those who play, which the starter of a game and moderators need not wait for."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.game.events import Voted


def vote(votes: set[int], player: int, playing: AbstractSet[int], *, may_decide: bool) -> Voted:
    """Count a player's vote; it passes with the majority of those who play, or at once where the player may decide."""
    votes.add(player)
    needed = majority(playing | votes)
    return Voted(len(votes), needed, may_decide or len(votes) >= needed)


def majority(voters: AbstractSet[int]) -> int:
    """Return how many votes are needed."""
    return len(voters) // 2 + 1
