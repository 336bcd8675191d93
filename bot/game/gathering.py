"""The lobby of a game whose players are known before its first question, and who may play in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.game import teams
from bot.game.events import Gathering, Joined
from bot.game.state import State
from bot.messages import UserError

GATHERING_TIME = timedelta(seconds=45)
CHALLENGE_TIME = timedelta(seconds=60)
"""How long somebody has to accept a duel."""


def gather(state: State, now: datetime) -> Gathering:
    """Begin the lobby, or after a restart give it its time again with whoever is in it."""
    is_duel = state.rules.mode == "duel"
    if state.phase != "lobby" and state.rules.mode != "teams":
        state.members.add(state.starter)
    state.phase = "lobby"
    state.closes_at = now + (CHALLENGE_TIME if is_duel else GATHERING_TIME)
    return Gathering(state.closes_at)


def join(state: State, player: int, team: int | None) -> Joined:
    """Let somebody in, or into another team; raises `UserError` where that cannot be."""
    _check_may_join(state, player)
    if state.rules.mode != "teams":
        state.members.add(player)
        return Joined(player, None, len(state.members), 0)
    if team is None or not 0 <= team < state.rules.teams:
        raise UserError("Choose one of the teams.")
    forfeited = teams.switch(state, player, team)
    state.members.add(player)
    return Joined(player, team, len(teams.members_of(state, team)), forfeited)


def _check_may_join(state: State, player: int) -> None:
    mode = state.rules.mode
    if state.is_over:
        raise UserError("This game is over. Start the next one with /trivia play.")
    if not state.is_gathered:
        raise UserError("There is nothing to join here. Answer the next question.")
    if mode == "duel" and player == state.starter:
        raise UserError("The challenge is yours. Wait for the answer, or take it back.")
    if mode == "duel" and player != state.invited:
        raise UserError("This challenge is for somebody else. Challenge somebody yourself with /duel.")
    if mode != "teams" and state.phase != "lobby":
        raise UserError("This game has begun. Join the next one.")


def leave(state: State, player: int) -> None:
    """Let somebody out before the game begins; raises `UserError` where that cannot be."""
    if state.phase != "lobby":
        raise UserError("This game has begun. Leave its questions unanswered if you like.")
    if player not in state.members:
        raise UserError("You have not joined this game. There is nothing to leave.")
    if state.rules.mode == "duel":
        raise UserError("A duel takes two. Take your challenge back instead.")
    state.members.discard(player)
    state.teams.pop(player, None)


def check_may_decline(state: State, player: int) -> None:
    """Raise `UserError` unless somebody was challenged, and has not accepted."""
    if state.phase != "lobby" or state.rules.mode != "duel":
        raise UserError("There is no challenge to decline here.")
    if player != state.invited:
        raise UserError("Only who was challenged may decline.")


def is_ready(state: State) -> bool:
    """Whether enough have joined to begin."""
    if state.rules.mode == "teams":
        return len(set(state.teams.values())) > 1
    return len(state.members) >= (2 if state.rules.mode == "duel" else 1)


def check_may_begin(state: State, player: int, *, may_decide: bool) -> None:
    """Raise `UserError` where somebody may not let the game begin, or too few have joined."""
    if state.phase != "lobby":
        raise UserError("This game has begun.")
    if not may_decide and player != state.starter:
        raise UserError("Only who started the game or a moderator may begin it. It begins by itself soon.")
    if is_ready(state):
        return
    if state.rules.mode == "teams":
        raise UserError("Two teams need a member before the game can begin.")
    if state.rules.mode == "duel":
        raise UserError("The duel begins when the challenge is accepted.")
    raise UserError("Somebody has to join before the game can begin.")


def check_may_answer(state: State, player: int) -> None:
    """Raise `UserError` where somebody is not in the game, or no longer."""
    if player in state.out:
        raise UserError("You are out of lives. Watch how it ends, and join the next game.")
    if not state.is_gathered or player in state.members:
        return
    if state.rules.mode == "teams":
        raise UserError("You are in no team yet. Choose one, then answer.")
    if state.rules.mode == "duel":
        raise UserError("This duel is between two others. Challenge somebody yourself with /duel.")
    raise UserError("This game began without you. Join the next one.")
