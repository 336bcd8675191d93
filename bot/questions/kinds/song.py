"""Asks in which drama a song is heard."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Song
from bot.messages import message
from bot.questions.candidates import dramas_like, titles
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import songs

STEMS = (
    "Which drama has “{song}” by {singer}?",
    "{singer} sings “{song}” for which drama?",
    "You hear “{song}” by {singer}. In which drama?",
)


@kind(
    "song",
    category="songs",
    title=message("Which soundtrack"),
    hardness=1,
    subjects=songs,
    expects="drama",
)
def ask(catalogue: Catalogue, subject: Subject[Song], rng: Random) -> Draft:
    """Offer like dramas without a song of this singer."""
    drama, song = subject.drama, subject.of
    stem = message(rng.choice(STEMS), song=song.title, singer=song.singer)
    others = (
        like for like in dramas_like(catalogue, drama) if all(other.singer != song.singer for other in like.songs)
    )
    return Draft(
        stem=stem,
        answer=drama.title,
        wrong=titles(others),
        reveal=message("“{song}” by {singer} is from {drama}.", drama=drama.title, **stem.values),
    )
