"""Names the facts that each kind of question rests on, those of the wrong options included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.catalogue import Drama, Role
from tests.questions.oracle.asked import Asked, is_within


class Rest(NamedTuple):
    """A key of a drama, or of the role of a character there."""

    drama: Drama
    fact: str
    role: str | None = None


Rests = Callable[[Asked, Sequence[str]], Iterable[Rest]]


def _of_dramas(asked: Asked, titles: Iterable[str], *facts: str) -> Iterator[Rest]:
    return (Rest(drama, fact) for title in titles for drama in asked.dramas(title) for fact in facts)


def _of_roles(roles: Iterable[tuple[Drama, Role]], *facts: str) -> Iterator[Rest]:
    return (Rest(drama, fact, role.character) for drama, role in roles for fact in facts)


def _asked_field(field: str) -> Rests:
    """Rest on a field of the drama that is asked about."""
    return lambda asked, _choices: _of_dramas(asked, [asked["drama"]], field)


def _each_field(field: str) -> Rests:
    """Rest on a field of every drama that is named, as an option or in the stem."""
    return lambda asked, choices: _of_dramas(asked, [*choices, *asked.stem.values()], field)


def _actor_of_character(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    return _of_roles(asked.characters(asked["drama"], asked["character"]), "character", "actor")


def _character_of_actor(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    return _of_roles(asked.roles(asked["drama"], asked["actor"]), "character", "actor")


def _drama_of_role(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    return _of_roles(asked.roles(asked.answer, asked["actor"]), "character", "actor")


def _cast_member(asked: Asked, choices: Sequence[str]) -> Iterator[Rest]:
    for choice in choices:
        yield from _of_roles(asked.roles(asked["drama"], choice), "actor", "billing")


def _costars(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    """Rest on the answer alone: no wrong option has both in its cast, however they are billed."""
    leads = ("lead",) if "lead" in asked else ("first", "second")
    for which in leads:
        yield from _of_roles(asked.roles(asked.answer, asked[which]), "actor", "billing")
    if "lead" in asked:
        yield from _of_roles(asked.roles(asked.answer, asked["other"]), "actor")


def _link(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    for which in ("first", "second"):
        yield from _of_roles(asked.roles(asked[which], asked.answer), "actor", "billing")


def _review_quote(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    if "drama" in asked:
        yield from _of_roles(asked.characters(asked["drama"], asked.answer), "character", "actor")
        yield from _of_roles(asked.roles(asked["drama"], asked.answer), "character", "actor")


def _by_occupation(asked: Asked, choices: Sequence[str]) -> Iterator[Rest]:
    """Rest on the occupation of every option: it has to be known of a wrong one too."""
    title = asked["drama"]
    yield from _of_roles(asked.characters(title, asked.answer), "character")
    yield from _of_roles(asked.roles(title, asked.answer), "actor")
    for choice in choices:
        yield from _of_roles([*asked.characters(title, choice), *asked.roles(title, choice)], "occupation")


def _by_nickname(asked: Asked, choices: Sequence[str]) -> Iterator[Rest]:
    yield from _of_roles(asked.characters(asked["drama"], asked.answer), "character")
    for choice in choices:
        yield from _of_roles(asked.characters(asked["drama"], choice), "nickname")


def _place(asked: Asked, choices: Sequence[str]) -> Iterator[Rest]:
    """Rest on the answer, and on a wrong option where some source has it play at that place."""
    yield from _of_dramas(asked, [asked.answer], "place")
    for drama in (drama for choice in choices for drama in asked.dramas(choice)):
        for dispute in drama.disputed:
            if dispute.fact == "place" and any(is_within(asked["place"], claim.value) for claim in dispute.claims):
                yield Rest(drama, "place")


def _cast_ladder(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    for clue in asked.clues:
        yield from _of_roles(asked.roles(asked.answer, clue["actor"]), "actor")


def _actor_ladder(asked: Asked, _choices: Sequence[str]) -> Iterator[Rest]:
    for clue in asked.clues:
        yield from _of_roles(asked.characters(clue["drama"], clue["character"]), "character", "actor")


def _odd_one_out(asked: Asked, choices: Sequence[str]) -> Iterator[Rest]:
    if "writer" in asked:
        yield from _of_dramas(asked, choices, "writers")
        return
    for choice in choices:
        title, actor = (asked["drama"], choice) if "drama" in asked else (choice, asked["actor"])
        yield from _of_roles(asked.roles(title, actor), "actor", "billing")


RESTS: Mapping[str, Rests] = {
    "acronym": _each_field("acronyms"),
    "actor_by_occupation": _by_occupation,
    "actor_ladder": _actor_ladder,
    "actor_of_character": _actor_of_character,
    "based_on": _each_field("based_on"),
    "before_after": _each_field("year"),
    "blurb": _each_field("blurb"),
    "cast_ladder": _cast_ladder,
    "cast_member": _cast_member,
    "character_by_nickname": _by_nickname,
    "character_by_occupation": _by_occupation,
    "character_of_actor": _character_of_actor,
    "costars": _costars,
    "director": _asked_field("directors"),
    "drama_of_role": _drama_of_role,
    "emoji_plot": _each_field("emoji"),
    "episode_count": _each_field("episodes"),
    "link": _link,
    "native_title": _each_field("native_title"),
    "network": _each_field("networks"),
    "odd_one_out": _odd_one_out,
    "place": _place,
    "review_quote": _review_quote,
    "same_director": _each_field("directors"),
    "same_writer": _each_field("writers"),
    "setting": _asked_field("setting"),
    "singer": _asked_field("songs"),
    "song": _each_field("songs"),
    "three_tropes": _each_field("tropes"),
    "writer": _asked_field("writers"),
    "year": _asked_field("year"),
}


def is_claimed(asked: Asked, kind: str, wrong: Sequence[str]) -> bool:
    """Whether some source gives a role to an actor of whom a wrong option says that they do not have it."""
    if kind == "character_of_actor":
        return any(
            _has_claim(drama, asked["actor"], choice) for choice in wrong for drama in asked.dramas(asked["drama"])
        )
    if kind == "cast_member" or (kind == "odd_one_out" and "drama" in asked):
        cast = [asked.answer] if kind == "odd_one_out" else wrong
        return any(_has_claim(drama, actor) for actor in cast for drama in asked.dramas(asked["drama"]))
    if kind == "odd_one_out" and "actor" in asked:
        return any(_has_claim(drama, asked["actor"]) for drama in asked.dramas(asked.answer))
    return False


def _has_claim(drama: Drama, actor: str, character: str | None = None) -> bool:
    return any(
        dispute.fact == "actor"
        and character in {None, dispute.role}
        and any(is_within(actor, claim.value) for claim in dispute.claims)
        for dispute in drama.disputed
    )
