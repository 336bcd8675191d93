"""Asks which drama a row of emoji tells."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import titles_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas

STEMS = (
    "{emoji} Which drama is it?",
    "Which drama do these tell? {emoji}",
    "A plot in emoji: {emoji}. Whose?",
)


@kind("emoji_plot", category="plots", title=message("Emoji plot"), hardness=1, subjects=dramas("emoji"))
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer dramas of the same kind, of which the emoji might be thought."""
    drama = subject.drama
    return Draft(
        stem=message(rng.choice(STEMS), emoji=drama.emoji),
        answer=drama.title,
        wrong=titles_like(catalogue, drama),
        reveal=message("{emoji} is {drama}.", emoji=drama.emoji, drama=drama.title),
    )
