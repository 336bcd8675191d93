"""Share codes: the options of a game in a few letters, which any bot can read and people can type.

A code is the letter of its version, a number written in letters, and three letters that check the others as Reed and
Solomon's codes do, in a field of as many numbers as there are letters. Up to three wrong letters are noticed in a code
of thirty, and in a longer one that a letter is wrong or that two neighbours changed places. The number holds the
options; above them, what the game is about, letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.game.rules import MOST_TEAMS, Answers, Difficulty, Mode, Rules
from bot.messages import UserError

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 or O, no 1, I or L; 31 are left, which is a prime, as a field must have."""
VERSION = "A"
ROOTS = (3, 9, 27)
"""A code, taken for a polynomial, is zero at these; each power of 3 differs, up to the thirtieth."""
CHECKED_BY = (8, 21, 16)
"""What is left of x³ when it is divided by (x - 3)(x - 9)(x - 27)."""
GROUP = 4
LONGEST = 80

# The places of all these stand in codes that people keep: add at the end, and with a new version.
ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
LONGEST_ID = 50
SCOPES = ("category", "decade", "drama", "person", "trope")
ROUNDS, SECONDS, TEAMS = range(1, 51), range(5, 91), range(2, MOST_TEAMS + 1)
DIFFICULTIES: Sequence[Difficulty] = ("auto", "easy", "medium", "hard")
ANSWERS: Sequence[Answers] = ("buttons", "typed", "mixed")
MODES: Sequence[Mode] = ("everyone", "race", "survival", "teams", "duel")


def code_of(rules: Rules) -> str:
    """Write rules as a code; raises `UserError` where what they are about has too long a name."""
    number = _number_of_scope(rules.about)
    for place, size in (
        (rules.teams - TEAMS.start, len(TEAMS)),
        (MODES.index(rules.mode), len(MODES)),
        (ANSWERS.index(rules.answers), len(ANSWERS)),
        (DIFFICULTIES.index(rules.difficulty), len(DIFFICULTIES)),
        (rules.seconds - SECONDS.start, len(SECONDS)),
        (rules.rounds - ROUNDS.start, len(ROUNDS)),
    ):
        number = number * size + place
    written = VERSION + _written(number, LETTERS)
    checked = written + _checks(written)
    return "-".join(checked[start : start + GROUP] for start in range(0, len(checked), GROUP))


def rules_of(code: str) -> Rules:
    """Read a code, however it is spaced or capitalised; raises `UserError` where it is none."""
    letters = "".join(code.upper().replace("-", " ").split())
    if not _is_checked(letters):
        raise UserError("That is no share code, or a letter of it is wrong. Copy all of it and try again.")
    if not letters.startswith(VERSION):
        raise UserError("That share code is from a newer version of me. Ask for the options and choose them yourself.")
    number = _read(letters[len(VERSION) : -len(ROOTS)], LETTERS)
    number, rounds = divmod(number, len(ROUNDS))
    number, seconds = divmod(number, len(SECONDS))
    number, difficulty = divmod(number, len(DIFFICULTIES))
    number, answers = divmod(number, len(ANSWERS))
    number, mode = divmod(number, len(MODES))
    number, teams = divmod(number, len(TEAMS))
    return Rules(
        rounds=ROUNDS[rounds],
        seconds=SECONDS[seconds],
        difficulty=DIFFICULTIES[difficulty],
        about=_scope_of_number(number),
        answers=ANSWERS[answers],
        mode=MODES[mode],
        teams=TEAMS[teams],
    )


def _number_of_scope(about: str | None) -> int:
    if about is None:
        return 0
    kind, _, wanted = about.partition(":")
    if kind not in SCOPES or not 0 < len(wanted) <= LONGEST_ID or not set(wanted) <= set(ID_LETTERS):
        raise UserError("What that game is about does not go into a share code. Save it as a preset instead.")
    return _read(wanted, ID_LETTERS) * len(SCOPES) + SCOPES.index(kind) - len(SCOPES) + 1


def _scope_of_number(number: int) -> str | None:
    if number == 0:
        return None
    wanted, kind = divmod(number - 1, len(SCOPES))
    return f"{SCOPES[kind]}:{_written(wanted + 1, ID_LETTERS)}"


def _written(number: int, letters: str) -> str:
    """Write a number so that each has one text and each text one number: the letters count from 1, and nothing is 0."""
    written = []
    while number:
        number, place = divmod(number - 1, len(letters))
        written.append(letters[place])
    return "".join(reversed(written))


def _read(written: str, letters: str) -> int:
    number = 0
    for letter in written:
        number = number * len(letters) + letters.index(letter) + 1
    return number


def _checks(written: str) -> str:
    """Return the letters that make a code of what is written."""
    left = [0] * len(ROOTS)
    for letter in written:
        first = left[0] + LETTERS.index(letter)
        left = [(kept + first * factor) % len(LETTERS) for kept, factor in zip([*left[1:], 0], CHECKED_BY, strict=True)]
    return "".join(LETTERS[-each % len(LETTERS)] for each in left)


def _is_checked(code: str) -> bool:
    """Whether a text is as long as a code may be, of its letters only, and zero at all roots."""
    if not len(VERSION) + len(ROOTS) <= len(code) <= LONGEST or not set(code) <= set(LETTERS):
        return False
    return not any(_at(root, code) for root in ROOTS)


def _at(root: int, code: str) -> int:
    value = 0
    for letter in code:
        value = (value * root + LETTERS.index(letter)) % len(LETTERS)
    return value
