"""Votes of those who play, which the starter of a game and moderators need not wait for."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.game.events import Hinted, Voted
from bot.game.state import State
from bot.messages import UserError


def vote(votes: set[int], player: int, playing: AbstractSet[int], *, may_decide: bool) -> Voted:
    """Count a player's vote; it passes with the majority of those who play, or at once where the player may decide."""
    votes.add(player)
    needed = majority(playing | votes)
    return Voted(len(votes), needed, may_decide or len(votes) >= needed)


def majority(voters: AbstractSet[int]) -> int:
    """Return how many votes are needed."""
    return len(voters) // 2 + 1


def skip(state: State, player: int, *, may_decide: bool) -> Voted:
    """Count a vote to skip the open question.

    Who stands to lose by it in survival or in a duel votes like the others, whoever they are.
    """
    if state.phase != "open":
        raise UserError("There is no open question to skip. The next one is on its way.")
    is_bound = state.rules.mode in {"survival", "duel"} and player in state.members
    return _vote(state, state.skip_votes, player, may_decide=not is_bound and _decides(state, player, may_decide))


def stop(state: State, player: int, *, may_decide: bool) -> Voted:
    """Count a vote to stop the game; of a duel that is accepted, the two can only stop it together."""
    is_bound = state.rules.mode == "duel" and {player, state.invited} <= state.members
    return _vote(state, state.stop_votes, player, may_decide=not is_bound and _decides(state, player, may_decide))


def hint(state: State, player: int, total: int, *, may_decide: bool) -> Hinted:
    """Let a player read the hints that are open, or else open the next of `total`, or count the vote for it."""
    if not total or state.rules.answers == "buttons":
        raise UserError("There are no hints for this question. Answer as well as you can.")
    if state.hints_seen.get(player, 0) < state.hints_open:
        state.hints_seen[player] = state.hints_open
        needed = majority(_voters(state) | state.hint_votes)
        return Hinted(state.hints_open, opened=False, told=(), votes=len(state.hint_votes), needed=needed)
    if state.hints_open >= total:
        raise UserError("You have seen every hint for this question. Answer as well as you can.")
    decides = state.rules.mode == "duel" or _decides(state, player, may_decide)  # so that both can alike
    voted = _vote(state, state.hint_votes, player, may_decide=decides)
    told: tuple[int, ...] = ()
    if voted.passed:
        told = tuple(sorted(state.hint_votes - {player}))
        state.hints_open += 1
        state.hints_seen |= dict.fromkeys(state.hint_votes, state.hints_open)
        state.hint_votes.clear()
    return Hinted(state.hints_open, opened=voted.passed, told=told, votes=voted.votes, needed=voted.needed)


def _decides(state: State, player: int, may_decide: bool) -> bool:  # noqa: FBT001 - as it is handed on
    return may_decide or player == state.starter


def _vote(state: State, votes: set[int], player: int, *, may_decide: bool) -> Voted:
    if not may_decide and state.is_gathered and player not in state.members - state.out.keys():
        raise UserError("Only those who play may vote on that. Ask one of them, or a moderator.")
    return vote(votes, player, _voters(state), may_decide=may_decide)


def _voters(state: State) -> set[int]:
    return state.playing | state.answers.keys()  # with those who were only near
