"""Names everything that is a right answer when it is typed, by the whole catalogue."""

from __future__ import annotations

from functools import lru_cache

from bot.catalogue import Catalogue
from bot.questions import Question
from tests.questions.oracle.asked import Asked
from tests.questions.oracle.rules import MAYBE, RIGHT


def right_answers(catalogue: Catalogue, question: Question) -> set[str]:
    """Return every name, title, year or singer of the catalogue that is a right answer, as it is shown."""
    asked, is_right = Asked.of(catalogue, question), RIGHT[question.kind]
    return {text for text in _everything(catalogue, question) if is_right(asked, text)}


def may_be_right(catalogue: Catalogue, question: Question, text: str) -> bool:
    """Whether an answer is not certainly wrong."""
    return MAYBE.get(question.kind, RIGHT[question.kind])(Asked.of(catalogue, question), text)


def _everything(catalogue: Catalogue, question: Question) -> frozenset[str]:
    match question.expects:
        case "person":
            return _people(catalogue)
        case "drama":
            return frozenset(drama.title for drama in catalogue.dramas.values())
        case "character":
            return frozenset(role.character for role in catalogue.dramas[question.drama].roles)
        case "year":
            return frozenset(str(drama.year) for drama in catalogue.dramas.values())
    return frozenset(song.singer for drama in catalogue.dramas.values() for song in drama.songs)


@lru_cache(maxsize=4)
def _people(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(map(catalogue.name_of, catalogue.people))
