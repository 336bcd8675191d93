"""Asks where a drama was first shown, or which drama was first shown there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from bot.catalogue import Catalogue
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas, evenly, known

NETWORK = (
    "Who first showed {drama}?",
    "Which network or service was first to show {drama}?",
    "{drama} first ran on…",
)
DRAMA = (
    "Which of these first ran on {network}?",
    "{network} was first to show which of these?",
    "One of these was first shown by {network}. Which?",
)
NEAR = 60
"""Wrong networks are those of so many like dramas."""
MOST = 30
"""So many dramas of one network at most have it for their answer, or the busiest one would always be a good guess."""


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List dramas by network, evenly, and every drama of one network to be found by it."""
    one = [subject for subject in dramas("networks", "drama")(catalogue) if len(subject.drama.networks) == 1]
    yield from one
    forth = (subject for subject in dramas("networks", "network")(catalogue) if len(subject.drama.networks) == 1)
    yield from evenly(forth, lambda subject: subject.drama.networks[0], MOST)


@kind("network", category="dramas", title=message("Networks"), hardness=1, subjects=listed)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer networks of like dramas, or dramas of other networks."""
    drama, network = subject.drama, subject.drama.networks[0]
    reveal = message("{drama} was first shown by {network}.", drama=drama.title, network=network)
    sure = known(catalogue, "networks")
    others = (like for like in dramas_like(catalogue, drama) if like.id in sure and network not in like.networks)
    if subject.of == "drama":
        return Draft(message(rng.choice(DRAMA), network=network), drama.title, titles(others), reveal)
    networks = (other for like in islice(others, NEAR) for other in like.networks)
    return Draft(message(rng.choice(NETWORK), drama=drama.title), network, list(dict.fromkeys(networks)), reveal)
