"""Asks where a drama is mostly set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from bot.catalogue import Catalogue, Drama
from bot.messages import message
from bot.questions.candidates import dramas_like
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import ANYWHERE, dramas, evenly

STEMS = (
    "Where does most of {drama} happen?",
    "{drama} mostly plays in which of these places?",
    "Which of these is the main scene of {drama}?",
)
ALIKE = (
    frozenset({"apartment", "home", "hotel"}),
    frozenset({"afterlife", "hotel", "underworld"}),
    frozenset({"campus", "school", "sports club"}),
    frozenset({"company", "start-up", "newsroom", "entertainment industry", "law firm", "hotel", "restaurant"}),
    frozenset({"law firm", "court of law", "police station", "prison"}),
    frozenset({"island", "small town", "village"}),
    frozenset({"palace", "fantasy realm", "afterlife", "war zone"}),
    frozenset({"army", "war zone", "prison", "game arena", "island"}),
    frozenset({"underworld", "police station", "prison"}),
)
"""One drama may play in several of these."""
AT_HOME_IN: Mapping[str, frozenset[str]] = {
    "business": frozenset({"company", "start-up"}),
    "crime": frozenset({"police station", "prison", "underworld"}),
    "fantasy": frozenset({"fantasy realm", "afterlife"}),
    "historical": frozenset({"palace", "village"}),
    "legal": frozenset({"court of law", "law firm"}),
    "medical": frozenset({"hospital"}),
    "military": frozenset({"army", "war zone"}),
    "music": frozenset({"entertainment industry"}),
    "school": frozenset({"school", "campus"}),
    "sports": frozenset({"sports club"}),
    "youth": frozenset({"school", "campus"}),
}
"""By genre, the settings in which its dramas are at home: such a one may play there too, whatever its main scene."""
SEVERAL = 4
"""A setting that fewer dramas have is seen to be wrong at once."""
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
    known = (like.setting for like in dramas_like(catalogue, drama) if catalogue.prominence[like.setting] >= SEVERAL)
    others = dict.fromkeys(known)
    return Draft(
        stem=message(rng.choice(STEMS), drama=drama.title),
        answer=drama.setting,
        wrong=[other for other in others if other not in ANYWHERE and not _may_be(drama, other)],
        reveal=message("{drama} mostly plays here: {setting}.", drama=drama.title, setting=drama.setting),
    )


def _may_be(drama: Drama, setting: str) -> bool:
    """Whether a drama may be said to play in another setting too."""
    at_home = any(setting in AT_HOME_IN.get(genre, ()) for genre in drama.genres)
    return at_home or any({setting, drama.setting} <= alike for alike in ALIKE)
