"""Asks where a drama is mostly set."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import dramas_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas, evenly

STEMS = (
    "Where does most of {drama} happen?",
    "{drama} mostly plays in which of these places?",
    "Which of these is the main scene of {drama}?",
)
ALIKE = (
    frozenset({"apartment", "home", "hotel"}),
    frozenset({"campus", "school", "sports club"}),
    frozenset({"company", "start-up", "newsroom", "entertainment industry", "law firm", "hotel", "restaurant"}),
    frozenset({"law firm", "court of law", "police station", "prison"}),
    frozenset({"island", "small town", "village"}),
    frozenset({"palace", "fantasy realm", "afterlife", "war zone"}),
    frozenset({"army", "war zone", "prison", "game arena"}),
    frozenset({"underworld", "police station", "prison"}),
)
"""One drama may play in several of these."""
ANYWHERE = frozenset({"city", "road", "home", "apartment"})
"""Nearly every drama is there at times, so these are no wrong options."""
MOST = 18
"""So many dramas of one setting at most, or the commonest one would always be a good guess."""


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List dramas by setting, evenly."""
    placed = (subject for subject in dramas("setting")(catalogue) if subject.drama.setting not in ANYWHERE)
    return evenly(placed, lambda subject: subject.drama.setting, MOST)


@kind("setting", category="plots", title=message("The setting"), hardness=1, subjects=listed)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer the settings of like dramas that cannot be meant too."""
    drama = subject.drama
    others = dict.fromkeys(like.setting for like in dramas_like(catalogue, drama))
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=drama.setting,
        wrong=[other for other in others if other not in ANYWHERE and not _are_alike(other, drama.setting)],
        reveal=message("{drama} mostly plays here: {setting}.", drama=drama.title, setting=drama.setting),
    )


def _are_alike(setting: str, other: str) -> bool:
    return any({setting, other} <= alike for alike in ALIKE)
