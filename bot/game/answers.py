"""What players have answered to the open question: one answer each, and one change of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.catalogue import fold
from bot.messages import UserError
from bot.questions import Question
from bot.questions.judging import Judged


@dataclass(slots=True)
class Answer:
    """A player's answer to the question that is open.

    Of a typed one, `choice` is the choice that it names, None where it names none. One that `is_near` is kept in case
    that nothing better comes, and uses up nothing. `hints` is how many hints the player had seen.
    """

    choice: int | None
    at: datetime
    changed: bool = False
    typed: str | None = None
    is_near: bool = False
    hints: int = 0


def typed_answer(judged: Judged, at: datetime) -> Answer:
    """Make an answer of something typed; raises `UserError` where there is nothing in it to compare."""
    if not fold(judged.typed):
        raise UserError("There is nothing in that to compare. Type your answer in letters or digits.")
    is_near = judged.verdict == "near"
    return Answer(None if is_near else judged.choice, at, typed=judged.typed, is_near=is_near)


def named(answer: Answer, question: Question) -> str:
    """Return an answer in words: as it was typed, or the choice that was pressed."""
    if answer.typed is not None or answer.choice is None:
        return answer.typed or ""
    return question.choices[answer.choice]


def take(
    answers: dict[int, Answer], player: int, given: Answer, question: Question, *, may_change: bool = True
) -> Answer:
    """Keep what a player answers, and return what they are to be told of.

    A near answer gives way to whatever comes next, and takes the place of nothing but another near one. Raises
    `UserError` where the player has changed an answer already, or may not.
    """
    kept = answers.get(player)
    if kept is None or (kept.is_near and not (given.is_near and _is_same(kept, given, question))):
        answers[player] = given
        return given
    if _is_same(kept, given, question):
        return kept
    if not may_change:
        raise UserError("In a race the first answer stays. Yours is {choice}.", choice=named(kept, question))
    if kept.changed:
        raise UserError(
            "You changed your answer once already. It stays {choice}.",
            choice=named(kept, question),
        )
    if not given.is_near:
        answers[player] = given = replace(given, changed=True)
    return given


def locked_in(answers: Mapping[int, Answer]) -> set[int]:
    """Return whose answers count as they are; who was only near is still trying."""
    return {player for player, answer in answers.items() if not answer.is_near}


def _is_same(kept: Answer, given: Answer, question: Question) -> bool:
    # By the words, not by the choice they name: two that are both right would be told to be.
    if kept.typed is None and given.typed is None:
        return kept.choice == given.choice
    return fold(named(kept, question)) == fold(named(given, question))
