"""Looks under the masks of quotes: which quote it is, and whether a name of its drama stands beside them still.

How names are compared is this module's own, rougher than the bot's: it takes more for a name than a reader would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalogue import Catalogue, Drama
from bot.questions import Question

MASK = "▢▢▢"
LONGEST = 10
"""Words of the longest title."""
SHORTEST = 4
"""Sounds; of shorter names only such as are written with capitals count."""
_SAME = (
    ("[^a-z0-9가-힣]", ""), ("^(?:lee|yi|rhee|ri|i)(?=[a-z])", "i"), ("ch|j", "c"), ("k|gg", "g"), ("t(?!h)", "d"),
    ("p", "b"), ("l", "r"), ("sh", "s"), ("y?(?:eo|ou|oo|u|o)+", "o"), ("ee|yi", "i"), ("ae|ai|ay", "e"),
    ("(?<=[aeio])h", ""),
    (r"(.)\1+", r"\1"),
)  # fmt: skip


def is_shown_of(shown: str, text: str) -> bool:
    """Whether something is a text, or the text with a mask over parts of it."""
    return re.fullmatch("(.+?)".join(map(re.escape, shown.split(MASK))), text, re.DOTALL) is not None


def names_left(catalogue: Catalogue, question: Question) -> list[str]:
    """Return the names of the drama, and of those in it, that can be read in a question about a quote."""
    shown = str(question.stem.values["quote"])
    wanted = {_sound(name): name for name in _names(catalogue, catalogue.dramas[question.drama])}
    told = re.findall(r"[^\W_]+", shown.replace(MASK, " | "))
    return [
        wanted[_sound("".join(told[start:end]))]
        for start in range(len(told))
        for end in range(start + 1, min(start + LONGEST, len(told)) + 1)
        if _sound("".join(told[start:end])) in wanted and _is_name(told[start:end])
    ]


def _is_name(words: list[str]) -> bool:
    return len(_sound("".join(words))) >= SHORTEST or all(word[0].isupper() for word in words)


def _names(catalogue: Catalogue, drama: Drama) -> Iterator[str]:
    yield from (drama.title, drama.native_title, *drama.other_titles, *drama.acronyms)
    yield from (title.split(":")[0] for title in (drama.title, *drama.other_titles))
    people = {*(role.actor for role in drama.roles), *drama.writers, *drama.directors}
    names = [name for role in drama.roles for name in role.names]
    names += [name for person in people for name in catalogue.people[person].names]
    for name in names:
        surname, *given = name.split()
        yield name
        if given:
            yield "".join((*given, surname))
            yield " ".join(given)


def _sound(name: str) -> str:
    sound = name.casefold()
    for pattern, kept in _SAME:
        sound = re.sub(pattern, kept, sound)
    return sound
