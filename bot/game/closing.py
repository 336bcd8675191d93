"""What the answers to a question come to when it closes."""

from __future__ import annotations

from bot.game import lives, race, scoring
from bot.game.answers import Answer
from bot.game.events import Closed, Reason, Result
from bot.game.players import Player
from bot.game.rating import GUESSED, Rating, chance, difficulty, learn, learned_of
from bot.game.showing import Showing
from bot.game.state import State

MOST_EMPTY = 2
"""A game ends after this many questions in a row that nobody answered."""


def close(state: State) -> Closed:
    """Close the open question, and give out its points and take its lives."""
    by_time = sorted(state.answers, key=lambda who: state.answers[who].at)
    results = tuple(_result(state, player) for player in by_time)
    for player in state.players.keys() - state.answers.keys():
        state.players[player].miss()
    right = {result.player for result in results if result.right}
    lost = lives.lose(state, right)
    out = tuple(player for player in lost if player in state.out)
    state.fielded |= state.answers.keys() & state.teams.keys()
    state.present = set(state.answers) - state.out.keys()
    state.empty = 0 if results or state.skip_votes else state.empty + 1
    state.phase = "between"
    return Closed(state.number, state.question, results, lost, out, _first(state, right))


def ending(state: State) -> Reason | None:
    """Return why the game is over now that a question is closed, or None where another one is to come."""
    if reason := decided(state):
        return reason
    if state.number >= state.rounds:
        return "played"
    return "deserted" if state.empty >= MOST_EMPTY else None


def decided(state: State) -> Reason | None:
    """Return why there is nothing left to play for, if so."""
    if state.rules.mode == "duel" and len(state.members) < 2:  # noqa: PLR2004 - one of the two was forgotten
        return "deserted"
    return "won" if lives.is_decided(state) else None


def _first(state: State, right: set[int]) -> frozenset[int]:
    if state.rules.mode != "race":
        return frozenset()
    given, question = state.answers, state.question
    return frozenset(player for player in right if race.is_first(given[player], given, question))


def _result(state: State, who: int) -> Result:
    player, answer = state.players.setdefault(who, Player()), state.answers[who]
    is_known = answer.choice == state.question.answer
    right = is_known and _is_in_time(state, answer)
    worth = _worth(state, who, answer)
    earned = player.score(worth, right=right)
    skill, learned = state.skills.setdefault(who, Rating()), learned_of(state.question, state.learned)
    guessed = 0.0 if showing(state).is_recalled(answer) else GUESSED
    learn(skill, learned, state.question, right=is_known, guessed=guessed)
    return Result(who, answer.choice, right, earned, player.streak, worth, answer.typed)


def _is_in_time(state: State, answer: Answer) -> bool:
    return state.rules.mode != "race" or race.is_in_time(answer, state.answers, state.question)


def _worth(state: State, who: int, answer: Answer) -> int:
    """Return what an answer is worth if it is right, but for the streak."""
    base, shown = _base(state, who), showing(state)
    if state.rules.mode != "race":
        return shown.worth(base, answer)
    if not _is_in_time(state, answer):
        return 0
    return shown.known(base, answer) + scoring.FIRST * race.is_first(answer, state.answers, state.question)


def _base(state: State, who: int) -> int:
    """Return what the question is worth to a player; where the players decide what is asked, by their own odds.

    In a duel it is worth the same to both.
    """
    if state.rules.difficulty != "auto" or state.rules.mode == "duel":
        return scoring.worth(state.question.level)
    skill = state.skills.get(who, Rating())
    return scoring.worth_by_odds(chance(skill.now, difficulty(state.question, state.learned)))


def showing(state: State) -> Showing:
    """Return what people can see of the question asked last."""
    return Showing(state.rules, state.question, state.opened_at, state.choices_at)
