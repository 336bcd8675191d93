"""Which of the questions that may be asked comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.game.rating import Rating, difficulty, off_aim
from bot.questions import Question

LOOK_AHEAD = 12
"""Of so many questions, the next in the order drawn, the one that suits the players best is asked."""


def best(
    questions: Sequence[Question],
    places: Sequence[int],
    skills: Sequence[float],
    learned: Mapping[str, Rating],
) -> int:
    """Return the place of the question that players of some skills will be right about as often as is aimed at.

    Where there are no skills to go by, the first; never one asked here before while there is one that was not.
    """
    least = min(questions[place].asked for place in places)
    fresh = [place for place in places if questions[place].asked == least][:LOOK_AHEAD]
    return min(fresh, key=lambda place: off_aim(skills, difficulty(questions[place], learned))) if skills else fresh[0]
