"""Tells right options from wrong ones by the whole catalogue, without using the code that made the question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.catalogue import Catalogue, Drama, Role, fold
from bot.questions import Question

Test = Callable[[Catalogue, Mapping[str, str], str], bool]


def right_choices(catalogue: Catalogue, question: Question) -> list[str]:
    """Return the choices that are right answers to a question."""
    asked = {name: str(value) for name, value in question.stem.values.items()}
    return [choice for choice in question.choices if _RIGHT[question.kind](catalogue, asked, choice)]


def is_disputed(catalogue: Catalogue, question: Question) -> bool:
    """Whether sources disagree on what a question asks or names."""
    drama = catalogue.dramas[question.drama]
    named = {str(value) for value in question.stem.values.values()} | {question.choices[question.answer]}
    for dispute in drama.disputed:
        if dispute.role is None and dispute.fact == _FIELDS.get(question.kind):
            return True
        if dispute.role in named and dispute.fact in {"character", "actor"}:
            return True
    return False


def tells_answer(question: Question) -> bool:
    """Whether the answer stands in the stem, letter for letter or spelled another way."""
    answer = question.choices[question.answer]
    stem = f" {' '.join(_plain(str(question.stem)))} "
    return f" {' '.join(_plain(answer))} " in stem or (
        len(fold(answer)) > 4 and fold(answer) in fold(str(question.stem))
    )


def _plain(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def _dramas(catalogue: Catalogue, title: str) -> Iterator[Drama]:
    return (drama for drama in catalogue.dramas.values() if drama.title == title)


def _plays(catalogue: Catalogue, drama: Drama, actor: str) -> list[Role]:
    return [role for role in drama.roles if catalogue.name_of(role.actor) == actor]


def _leads(catalogue: Catalogue, drama: Drama, actor: str) -> bool:
    return any(role.billing == "main" for role in _plays(catalogue, drama, actor))


def _plays_character(catalogue: Catalogue, title: str, actor: str, character: str) -> bool:
    return any(
        role.character == character for drama in _dramas(catalogue, title) for role in _plays(catalogue, drama, actor)
    )


def _makes(catalogue: Catalogue, title: str, person: str, *crafts: str) -> bool:
    return any(
        catalogue.name_of(maker) == person
        for drama in _dramas(catalogue, title)
        for craft in crafts
        for maker in getattr(drama, craft)
    )


def _native(catalogue: Catalogue, asked: Mapping[str, str], choice: str) -> bool:
    titles = {(drama.title, drama.native_title) for drama in catalogue.dramas.values()}
    return (choice, asked["native"]) in titles if "native" in asked else (asked["drama"], choice) in titles


def _quoted(catalogue: Catalogue, asked: Mapping[str, str], choice: str) -> bool:
    for review in catalogue.reviews.values():
        for quote in review.quotes:
            if quote.text == asked["quote"]:
                about = quote.about or catalogue.dramas[review.drama].title
                return choice == (catalogue.name_of(about) if about in catalogue.people else about)
    return False


_RIGHT: Mapping[str, Test] = {
    "actor_of_character": lambda c, q, choice: _plays_character(c, q["drama"], choice, q["character"]),
    "character_of_actor": lambda c, q, choice: _plays_character(c, q["drama"], q["actor"], choice),
    "drama_of_role": lambda c, q, choice: _plays_character(c, choice, q["actor"], q["character"]),
    "cast_member": lambda c, q, choice: any(_plays(c, drama, choice) for drama in _dramas(c, q["drama"])),
    "costars": lambda c, q, choice: any(
        _plays(c, drama, q["first"]) and _plays(c, drama, q["second"]) for drama in _dramas(c, choice)
    ),
    "link": lambda c, q, choice: all(
        any(_plays(c, drama, choice) for drama in _dramas(c, q[which])) for which in ("first", "second")
    ),
    "year": lambda c, q, choice: any(str(drama.year) == choice for drama in _dramas(c, q["drama"])),
    "director": lambda c, q, choice: _makes(c, q["drama"], choice, "directors"),
    "writer": lambda c, q, choice: _makes(c, q["drama"], choice, "writers"),
    "native_title": _native,
    "review_quote": _quoted,
}
_FIELDS = {"year": "year", "director": "directors", "writer": "writers", "native_title": "native_title"}
