"""Asks who or what does not belong to the others."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.model import Draft, Subject
from bot.questions.puzzles import Odd, odd_ones
from bot.questions.registry import kind

STEMS: Mapping[str, tuple[str, ...]] = {
    "drama": (
        "Three of these lead {drama}. Who does not?",
        "Who is no lead of {drama}?",
        "{drama}: one of these is not a lead. Who?",
    ),
    "actor": (
        "{actor} leads three of these. Which one not?",
        "Which of these is not led by {actor}?",
        "{actor} is no lead in one of these. Which?",
    ),
    "writer": (
        "{writer} wrote three of these. Which one not?",
        "Which of these is not by {writer}?",
        "{writer} did not write one of these. Which?",
    ),
}
REVEALS: Mapping[str, str] = {
    "drama": "{odd} does not lead {drama}; the others do.",
    "actor": "{actor} does not lead {odd}, but all the others.",
    "writer": "{writer} did not write {odd}, but all the others.",
}


@kind("odd_one_out", category="cast", title=message("Odd one out"), hardness=1, subjects=odd_ones)
def ask(catalogue: Catalogue, subject: Subject[Odd], rng: Random) -> Draft:
    """Ask for the one that certainly does not belong; the others certainly do."""
    del catalogue
    odd = subject.of
    named = {odd.asked: odd.of}
    return Draft(
        stem=message(rng.choice(STEMS[odd.asked]), **named),
        answer=odd.odd,
        wrong=odd.others,
        reveal=message(REVEALS[odd.asked], odd=odd.odd, **named),
    )
