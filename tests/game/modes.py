"""Games of each mode as the tests of modes play them: easy questions of 20 seconds whose first choice is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.game import Answers, Closed, Finished, Mode, Rules, Session
from bot.messages import UserError
from tests.game.test_session import ANN, SECOND, START
from tests.game.test_typed import named_question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.game import Difficulty

MODES: tuple[Mode, ...] = ("everyone", "race", "survival", "teams", "duel")


def game_of(
    mode: Mode, rounds: int = 3, *, answers: Answers = "buttons", difficulty: Difficulty = "easy", teams: int = 2
) -> Session:
    """Make a game that Ann has started and nobody has joined."""
    rules = Rules(rounds, difficulty=difficulty, answers=answers, mode=mode, teams=teams)
    return Session("0" * 32, rules, ANN, tuple(named_question(number) for number in range(2 * rounds)))


def gathering(mode: Mode, *others: int, rounds: int = 3, answers: Answers = "buttons") -> Session:
    """Open the lobby of a survival or of a duel, and let others join Ann."""
    game = game_of(mode, rounds, answers=answers)
    game.invited = others[0] if mode == "duel" and others else None
    game.gather(START)
    for player in others:
        game.join(player)
    return game


def begun(mode: Mode, *others: int, rounds: int = 3, answers: Answers = "buttons") -> Session:
    """Begin a survival or a duel."""
    game = gathering(mode, *others, rounds=rounds, answers=answers)
    assert game.gathered() is None
    return game


def in_teams(teams: Mapping[int, int], *, rounds: int = 3) -> Session:
    """Begin a game of teams."""
    game = game_of("teams", rounds, teams=max(teams.values()) + 1)
    game.gather(START)
    for player, team in teams.items():
        game.join(player, team)
    assert game.gathered() is None
    return game


def press(game: Session, player: int, choice: int, after: float) -> None:
    """Let a player press a button some seconds after the question was opened."""
    assert game.opened_at is not None
    game.answer(player, game.number, choice, game.opened_at + after * SECOND)


def ask(game: Session, right: Mapping[int, bool]) -> tuple[Closed, Finished | None]:
    """Play a question: some are right and some are wrong, all after five seconds."""
    game.open(START)
    for player, is_right in right.items():
        press(game, player, 0 if is_right else 1, 5)
    return game.close()


def refusal(game: Session, player: int) -> str:
    """Return why somebody may not answer; nothing where they may."""
    try:
        game.may_answer(player)
    except UserError as error:
        return str(error)
    return ""
