"""Asks which drama has so many episodes."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas, known

STEMS = (
    "Which of these has {episodes} episodes?",
    "{episodes} episodes and it is over: which drama?",
    "Which of these ends with episode {episodes}?",
)


@kind("episode_count", category="dramas", title=message("How many episodes"), hardness=2, subjects=dramas("episodes"))
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Asked this way round, since of the other the answer would nearly always be 16."""
    drama, sure = subject.drama, known(catalogue, "episodes")
    others = (like for like in dramas_like(catalogue, drama) if like.episodes != drama.episodes and like.id in sure)
    return Draft(
        stem=message(rng.choice(STEMS), episodes=drama.episodes),
        answer=drama.title,
        wrong=titles(others),
        reveal=message("{drama} has {episodes} episodes.", drama=drama.title, episodes=drama.episodes),
    )
