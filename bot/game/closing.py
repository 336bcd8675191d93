"""What the answers to a question come to when it closes."""

from __future__ import annotations

from bot.game import lives, race, scoring
from bot.game.events import Closed, Reason, Result
from bot.game.players import Player
from bot.game.race import Race
from bot.game.rating import GUESSED, Rating, chance, difficulty, learn, learned_of
from bot.game.showing import Showing
from bot.game.state import State

MOST_EMPTY = 2
"""A game ends after this many questions in a row that nobody answered."""


def close(state: State) -> Closed:
    """Close the open question, give out its points and take its lives."""
    run = race.run(state.answers, state.question) if state.rules.mode == "race" else None
    by_time = sorted(state.answers, key=lambda who: state.answers[who].at)
    results = tuple(_result(state, player, run) for player in by_time)
    for player in state.players.keys() - state.answers.keys():
        state.players[player].miss()
    right = {result.player for result in results if result.right}
    lost = lives.lose(state, right)
    state.fielded |= {(player, state.teams[player]) for player in state.answers.keys() & state.teams.keys()}
    state.present = set(state.answers)
    state.empty = 0 if results or state.skip_votes else state.empty + 1
    state.phase = "between"
    out = tuple(player for player in lost if player in state.out)
    first = frozenset(player for player in right if run and run.is_first(state.answers[player]))
    return Closed(state.number, state.question, results, lost, out, first)


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


def _result(state: State, who: int, run: Race | None) -> Result:
    player, answer = state.players.setdefault(who, Player()), state.answers[who]
    is_known = answer.choice == state.question.answer
    right = is_known and (run is None or run.is_in_time(answer))
    worth = _worth(state, who, run)
    earned = player.score(worth, right=right)
    skill, learned = state.skills.setdefault(who, Rating()), learned_of(state.question, state.learned)
    guessed = 0.0 if showing(state).is_recalled(answer) else GUESSED
    learn(skill, learned, state.question, right=is_known, guessed=guessed)  # who is too late knew it all the same
    return Result(who, answer.choice, right, earned, player.streak, worth, answer.typed)


def _worth(state: State, who: int, run: Race | None) -> int:
    """Return what an answer is worth if it is right, but for the streak."""
    base, answer = _base(state, who), state.answers[who]
    if run is None:
        return showing(state).worth(base, answer)
    if not run.is_in_time(answer):
        return 0
    return showing(state).known(base, answer) + scoring.FIRST * run.is_first(answer)


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
