"""Finds whom or what the answer and the choices of a question name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from bot.catalogue import Catalogue, Drama, Person, Role, fold, words
from bot.catalogue.known import known
from bot.catalogue.once import once_per_catalogue
from bot.catalogue.title_parts import titles_of
from bot.questions.model import Question

Named: TypeAlias = Person | Role | Drama | str
"""A text where the catalogue knows no more, as of a year, a singer or somebody who has left it since."""


def answers_of(catalogue: Catalogue, question: Question) -> Sequence[Named]:
    """Return the answer, and after it what is as right."""
    return [_named(catalogue, question, text) for text in (question.choices[question.answer], *question.also)]


def wrong_of(catalogue: Catalogue, question: Question) -> Mapping[int, Named]:
    """Return the wrong choices by their places."""
    places = enumerate(question.choices)
    return {place: _named(catalogue, question, text) for place, text in places if place != question.answer}


def others_of(catalogue: Catalogue, question: Question) -> Sequence[Named]:
    """Return who else is in the cast and crew of a question's drama, or which characters else."""
    drama = catalogue.dramas.get(question.drama)
    named = {fold(text) for text in (*question.choices, *question.also)}
    if drama is None:
        return []
    if question.expects == "character":
        answers = {name for answer in answers_of(catalogue, question) for name in known_names(answer)}
        rest = (role for role in drama.roles if fold(role.character) not in named)
        return [role for role in rest if answers.isdisjoint(known_names(role))]  # not the same at another age
    if question.expects == "person":
        here = dict.fromkeys(_people_here(drama))
        return [catalogue.people[person] for person in here if fold(catalogue.name_of(person)) not in named]
    return []


def known_names(named: Named) -> frozenset[str]:
    """Return the names that a character is known by; nothing else has names that two may share."""
    return known(named).letters if isinstance(named, Role) else frozenset()


def subject_of(catalogue: Catalogue, question: Question) -> str:
    """Name what the answer is, so that a spelling of it counts in every question that it answers."""
    answer = answers_of(catalogue, question)[0]
    match answer:
        case Person():
            return f"person/{answer.id}"
        case Role():
            return f"role/{question.drama}/{answer.character}"
        case Drama():
            return f"drama/{answer.id}"
    return f"{'year' if question.expects == 'year' else 'text'}/{answer}"


def shown_of(catalogue: Catalogue, subject: str) -> str:
    """Return what a subject is called; as the catalogue knew it where it has left it since."""
    kind, _, name = subject.partition("/")
    if kind == "person" and name in catalogue.people:
        return catalogue.name_of(name)
    if kind == "drama" and name in catalogue.dramas:
        return catalogue.dramas[name].title
    return name.partition("/")[2] if kind == "role" else name


def names_of(named: Named) -> Sequence[str]:
    """Return every name that somebody or something goes by, the one shown first."""
    match named:
        case Person():
            return named.names
        case Role():
            return (*named.names, named.nickname) if named.nickname else named.names
        case Drama():
            return titles_of(named)
    return (named,)


def told_in(question: Question) -> frozenset[str]:
    """Return everything that the stem and the clues name, folded, and every part of it that whole words make."""
    told = (words(str(value)) for each in (question.stem, *question.clues) for value in each.values.values())
    return frozenset("".join(part) for named in told for part in _runs(named))


def _runs(named: Sequence[str]) -> Iterable[Sequence[str]]:
    return (named[start:end] for start in range(len(named)) for end in range(start + 1, len(named) + 1))


def _named(catalogue: Catalogue, question: Question, text: str) -> Named:
    found: Named | None = None
    match question.expects:
        case "person":
            found = _person(catalogue, question, text)
        case "character":
            drama = catalogue.dramas.get(question.drama)
            found = next((role for role in drama.roles if role.character == text), None) if drama else None
        case "drama":
            found = _titled(catalogue).get(text)
    return found or text


def _person(catalogue: Catalogue, question: Question, name: str) -> Person | None:
    """Find somebody by the name that is shown: of namesakes the one whom the question is about, or who is there."""
    drama = catalogue.dramas.get(question.drama)
    about = (fact.rpartition("/")[2] for fact in (*question.facts, question.key.replace(":", "/")))
    here = _people_here(drama) if drama else ()
    likely = (catalogue.people[person] for person in (*about, *here) if person in catalogue.people)
    found = next((person for person in likely if catalogue.name_of(person.id) == name), None)
    return found or _known_as(catalogue).get(name)


def _people_here(drama: Drama) -> Iterator[str]:
    yield from (role.actor for role in drama.roles)
    yield from (*drama.writers, *drama.directors)


@once_per_catalogue
def _known_as(catalogue: Catalogue) -> Mapping[str, Person]:
    return {catalogue.name_of(person.id): person for person in catalogue.people.values()}


@once_per_catalogue
def _titled(catalogue: Catalogue) -> Mapping[str, Drama]:
    return {drama.title: drama for drama in catalogue.dramas.values()}
