"""Shows a question with the titles of dramas in another language, and changes nothing else of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.catalogue import Catalogue, words
from bot.catalogue.called import TitleLanguage
from bot.catalogue.once import once_per_catalogue
from bot.messages import Message, Value
from bot.questions.model import Question

LEFT = frozenset({"native_title", "acronym"})
"""The kinds that ask for a title in one language, or for its letters."""
TITLES = frozenset({"drama", "later", "earlier"})
"""The fields of texts that hold titles."""
TITLES_OF_KIND: Mapping[str, frozenset[str]] = {
    "before_after": frozenset({"first", "second"}),
    "link": frozenset({"first", "second"}),
    "same_director": frozenset({"other"}),
    "same_writer": frozenset({"other"}),
}
"""Fields that hold titles in some kinds, and in others names or tropes, which may be called as a drama is."""
TITLES_OF_CHOICES = frozenset({"answer", "odd"})
"""Fields that hold titles where the choices are titles."""


def in_titles(catalogue: Catalogue, question: Question, language: TitleLanguage) -> Question:
    """Return a question as it is to be shown: every title in it in a language, or each as it is.

    It is left as it is where one of its dramas has no title there that is its own alone, as titles in two languages
    would tell one from another, and where the title of the answer would share a word with what is asked.
    """
    if language == "english" or question.kind in LEFT:
        return question
    native = _native_titles(catalogue)
    are_titles = native.keys() >= set(question.choices)
    fields = TITLES | TITLES_OF_KIND.get(question.kind, frozenset()) | (TITLES_OF_CHOICES if are_titles else set())
    told = (question.stem, question.reveal, *question.clues)
    titles = {title for text in told for title in _titles(text, fields)} | (
        set(question.choices) if are_titles else set()
    )
    if not all(native.get(title) for title in titles):
        return question
    shown = replace(
        question,
        stem=_translated(question.stem, fields, native),
        reveal=_translated(question.reveal, fields, native),
        clues=tuple(_translated(clue, fields, native) for clue in question.clues),
        choices=tuple(native[choice] for choice in question.choices) if are_titles else question.choices,
    )
    return question if are_titles and _tells(shown) else shown


@once_per_catalogue
def _native_titles(catalogue: Catalogue) -> dict[str, str]:
    """Return the native title of every drama by its English one; empty where it has none that is its own alone."""
    dramas = catalogue.dramas.values()
    shared = Counter(drama.native_title for drama in dramas)
    return {drama.title: drama.native_title if shared[drama.native_title] == 1 else "" for drama in dramas}


def _titles(text: Message, fields: Iterable[str]) -> Iterator[str]:
    """Yield what the fields hold that hold titles."""
    for field, value in text.values.items():
        if isinstance(value, Message):
            yield from _titles(value, fields)
        elif isinstance(value, str) and field in fields:
            yield value


def _translated(text: Message, fields: Iterable[str], native: Mapping[str, str]) -> Message:
    def shown(field: str, value: Value) -> Value:
        if isinstance(value, Message):
            return _translated(value, fields, native)
        return native[value] if isinstance(value, str) and field in fields else value

    return Message(text.text, {field: shown(field, value) for field, value in text.values.items()})


def _tells(question: Question) -> bool:
    """Whether the answer shares a word with what is asked, as the name of a song may with a native title."""
    values = (value for text in (question.stem, *question.clues) for value in text.values.values())
    asked = {word for value in values for word in words(str(value))}
    return not asked.isdisjoint(words(question.choices[question.answer]))
