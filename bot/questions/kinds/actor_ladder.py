"""Asks who plays roles that are named one by one."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from bot.catalogue import Catalogue, Part, fold
from bot.messages import message
from bot.questions.candidates import cast_of_kin, names, people_away
from bot.questions.model import Draft, Subject
from bot.questions.puzzles import careers
from bot.questions.registry import kind

STEMS = (
    "One actor plays all of these. Who?",
    "Who is every one of these?",
    "Whose roles are these?",
)


@kind(
    "actor_ladder",
    category="cast",
    title=message("Actor ladder"),
    hardness=1,
    subjects=careers,
    expects="person",
)
def ask(catalogue: Catalogue, subject: Subject[tuple[Part, ...]], rng: Random) -> Draft:
    """Name the least known role first; nobody in one of these casts is a wrong option."""
    (actor,) = subject.people
    casts = frozenset().union(*(cast_of_kin(catalogue, drama) for drama in subject.dramas))
    answer = catalogue.name_of(actor)
    shown = [
        message("{character} in {drama}", character=part.role.character, drama=part.drama.title) for part in subject.of
    ]
    return Draft(
        stem=message(rng.choice(STEMS)),
        answer=answer,
        wrong=names(catalogue, people_away(catalogue, catalogue.people[actor], casts)),
        reveal=message("{actor} plays all of them, {last} too.", actor=answer, last=shown[-1]),
        is_name=True,
        clues=tuple(shown),
        also=tuple(name for name in sorted(_in_all(catalogue, subject.of)) if name != answer),
    )


def _in_all(catalogue: Catalogue, parts: Iterable[Part]) -> set[str]:
    """Return the names of those who play a character of every one of these names, as a younger self may."""
    casts = (
        {catalogue.name_of(role.actor) for role in drama.roles if fold(role.character) == fold(part.character)}
        for drama, part in parts
    )
    return set.intersection(*casts)
