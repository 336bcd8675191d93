"""Asks which drama one sentence sums up."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import titles_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "“{blurb}” Which drama?",
    "Which drama is this? “{blurb}”",
    "In short: “{blurb}” It is…",
)


@kind("blurb", category="plots", title=message("In one sentence"), hardness=0, subjects=dramas("blurb"))
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Quote the sentence; one that shares a word with the title would tell it and is not asked about."""
    drama = subject.drama
    return Draft(
        stem=message(rng.choice(STEMS), blurb=drama.blurb),
        answer=drama.title,
        wrong=titles_like(catalogue, drama),
        reveal=message("That is {drama}.", drama=drama.title),
    )
