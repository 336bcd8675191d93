"""Occupations that one person may have at once are known as such."""

from __future__ import annotations

import pytest

from bot.questions.occupations import are_apart


@pytest.mark.parametrize(
    ("occupation", "other"),
    [
        ("soldier", "special forces captain"),
        ("police officer", "violent crimes detective"),
        ("doctor", "surgical resident"),
        ("high school student", "student"),
        ("chairman", "Sunyang Group's heir"),
        ("star reporter", "news anchor"),
    ],
)
def test_what_may_be_said_of_one_person_is_not_apart(occupation: str, other: str) -> None:
    assert not are_apart(occupation, other)
    assert not are_apart(other, occupation)


@pytest.mark.parametrize(
    ("occupation", "other"), [("chef", "prosecutor"), ("ballerina", "police officer"), ("nurse", "crown prince")]
)
def test_what_nobody_would_say_of_one_person_is_apart(occupation: str, other: str) -> None:
    assert are_apart(occupation, other)
    assert are_apart(other, occupation)
