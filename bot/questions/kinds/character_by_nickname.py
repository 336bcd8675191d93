"""Asks who in a drama goes by a nickname."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Role
from bot.messages import message
from bot.questions.candidates import characters_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import described

STEMS = (
    "Who in {drama} is called “{nickname}”?",
    "“{nickname}” in {drama}: which character is meant?",
    "Which character of {drama} goes by “{nickname}”?",
)


@kind(
    "character_by_nickname",
    category="cast",
    title=message("Nicknames"),
    hardness=1,
    subjects=described("nickname"),
    expects="character",
)
def ask(catalogue: Catalogue, subject: Subject[Role], rng: Random) -> Draft:
    """Quote the nickname; one that shares a word with the name would tell it and is not asked about."""
    drama, role = subject.drama, subject.of
    stem = message(rng.choice(STEMS), nickname=role.nickname or "", drama=drama.title)
    return Draft(
        stem=stem,
        answer=role.character,
        wrong=characters_like(catalogue, drama, role),
        reveal=message("“{nickname}” is {character} in {drama}.", character=role.character, **stem.values),
    )
