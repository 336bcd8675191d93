"""Asks who sings a song of a drama."""

from __future__ import annotations

from random import Random

from bot.catalogue import Catalogue, Song, words
from bot.messages import message
from bot.questions.candidates import dramas_like, first
from bot.questions.model import Draft, Subject
from bot.questions.registry import kind
from bot.questions.subjects import songs

STEMS = (
    "Who sings “{song}” in {drama}?",
    "“{song}” from {drama}: whose voice is it?",
    "Whose song is “{song}”, from {drama}?",
)


@kind(
    "singer",
    category="songs",
    title=message("Who sings it"),
    hardness=2,
    subjects=songs,
    expects="text",
)
def ask(catalogue: Catalogue, subject: Subject[Song], rng: Random) -> Draft:
    """Offer singers of the same soundtrack and of like ones, none whose name shares a word with the right one."""
    drama, song = subject.drama, subject.of
    stem = message(rng.choice(STEMS), song=song.title, drama=drama.title)
    heard = [*drama.songs, *(other for like in dramas_like(catalogue, drama) for other in like.songs)]
    named = set(words(song.singer))
    others = dict.fromkeys(other.singer for other in heard if named.isdisjoint(words(other.singer)))
    return Draft(
        stem=stem,
        answer=song.singer,
        wrong=first(others),
        reveal=message("{singer} sings “{song}” for {drama}.", singer=song.singer, **stem.values),
        is_name=True,
    )
