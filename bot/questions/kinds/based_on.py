"""Asks which drama was made from a webtoon, a novel or something else, or from a work by its title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from bot.catalogue import Catalogue, Drama, fold
from bot.messages import Message, message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import dramas, known

ORIGIN = (
    "Which of these is based on {origin}?",
    "One of these was {origin} first. Which?",
    "Which of these started out as {origin}?",
)
SOURCE = (
    "Which drama was made from “{source}”?",
    "“{source}” became which drama?",
    "Behind which drama stands “{source}”?",
)
ORIGINS: Mapping[str, Message] = {
    "comic": message("a comic"),
    "film": message("a film"),
    "game": message("a game"),
    "novel": message("a novel"),
    "series": message("another series"),
    "web novel": message("a web novel"),
    "webtoon": message("a webtoon"),
}
"""What is asked for; history and memoirs stand behind many a drama that is not said to be based on them."""
ALIKE = (
    frozenset({"comic", "web novel", "webtoon"}),
    frozenset({"novel", "web novel", "memoir", "history", "play"}),
    frozenset({"film", "series"}),
)
"""Works of these kinds are often made from one another, so both may be said of one drama."""


def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
    """List every drama of which it is known what it was made from; "original" is said where nobody says anything."""
    for subject in dramas("based_on", "origin", "source")(catalogue):
        based = subject.drama.based_on
        if based.kind in ORIGINS and (subject.of == "origin" or based.title):
            yield subject


@kind(
    "based_on",
    category="dramas",
    title=message("Made from"),
    hardness=1,
    subjects=listed,
    expects="drama",
    needs_choices=lambda subject: subject.of == "origin",
)
def ask(catalogue: Catalogue, subject: Subject[str], rng: Random) -> Draft:
    """Offer dramas that were certainly made from something else."""
    drama, based = subject.drama, subject.drama.based_on
    origin, sure = ORIGINS[based.kind], known(catalogue, "based_on")
    apart = (other for other in dramas_like(catalogue, drama) if other.id in sure and _is_apart(drama, other))
    if subject.of == "origin":
        stem = message(rng.choice(ORIGIN), origin=origin)
        reveal = message("{drama} is based on {origin}.", drama=drama.title, origin=origin)
        return Draft(stem, drama.title, titles(apart), reveal)
    source = based.title or ""
    also = _made_from(catalogue, source) - {drama.title}
    return Draft(
        stem=message(rng.choice(SOURCE), source=source),
        answer=drama.title,
        wrong=titles(other for other in apart if other.title not in also),
        reveal=message("{drama} is based on {origin}, “{source}”.", drama=drama.title, origin=origin, source=source),
        also=tuple(sorted(also)),
    )


def _made_from(catalogue: Catalogue, source: str) -> set[str]:
    """Return the titles of the dramas made from a work of this title, of whatever kind it is said to be."""
    return {drama.title for drama in catalogue.dramas.values() if fold(drama.based_on.title or "") == fold(source)}


def _is_apart(drama: Drama, other: Drama) -> bool:
    """Whether another drama is known to be made from something of another kind."""
    kinds = {drama.based_on.kind, other.based_on.kind}
    apart = len(kinds) > 1 and not any(kinds <= alike for alike in ALIKE)
    return apart and other.based_on.kind != "original"
