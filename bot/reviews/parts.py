"""Who plays whom where the layout alone says it: lines of a list, and a name on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.catalogue import Role
from bot.reviews.mentions import Mention
from bot.reviews.pairs import Form
from bot.reviews.skeleton import NAME, Skeleton
from bot.reviews.whose import Names, Whose


@dataclass(frozen=True, slots=True)
class Part:
    """An actor and the character that they are said to play."""

    actor: Mention
    character: Mention
    form: Form
    at: int
    is_young: bool = False
    confirmed: Role | None = None
    """The part as the catalogue has it, if it has it so."""

    @property
    def is_confirmed(self) -> bool:
        """Whether the catalogue has it so."""
        return self.confirmed is not None


_LINE: Final = re.compile(
    r"\W{0,6}(?P<left>[^\n:|=\u2013\u2014]{1,40}?)\s*(?:[:|=\u2013\u2014]|(?<=\s)-|-(?=\s|[\ue000-\uf7ff]))\s*(?P<right>[^\n:|=\u2013\u2014]{1,40}?)\s*$"
)
_LABEL: Final = re.compile(
    r"\b(?:directors?|writers?|creators?|producers?|screenwriters?|screenplay|genres?|networks?|cast|starring|stars|date|year|titles?|"
    r"music|ost|episodes?|ratings?|reviews?|hangul|country|language|based|posted|author|by|source|photo|credits?|runtime)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(NAME)


def lines_of_list(skeleton: Skeleton, names: Names, leaning: int) -> Iterator[Part]:
    """Yield the lines of a list of which the character is no name, as a character's mother; none without a `leaning`.

    That says on which side the actors stand: on the left where it is above nothing.
    """
    if not leaning:
        return
    for start, end in skeleton.lines:
        match = _LINE.match(skeleton.text[start:end])
        if match is None or _LABEL.search(match["left"]) or not re.search(r"[\w\ue000-\uf7ff]", match["left"]):
            continue
        actor, character = ("left", "right") if leaning > 0 else ("right", "left")
        if not _NAME.fullmatch(match[actor]) or _NAME.fullmatch(match[character]):
            continue
        mention = skeleton.mention(match[actor])
        if mention.is_built or mention.whose.is_known or " " in mention.text:
            begun, ended = (
                skeleton.origin[start + match.start(character)],
                skeleton.origin[start + match.end(character)],
            )
            yield Part(
                mention, _described(skeleton, names, begun, ended, match[character]), "line", skeleton.origin[start]
            )


def _described(skeleton: Skeleton, names: Names, start: int, end: int, written: str) -> Mention:
    """Make a mention of a character who is described, with the names within as they are written."""
    told = _NAME.sub(lambda sign: skeleton.mention(sign[0]).text, written)
    whose = names.whose(told)
    return Mention(start, end, told, start, Whose(whose.role), is_built=False)


def beside_a_line(skeleton: Skeleton, names: Names) -> Iterator[Part]:
    """Yield the characters on a line of their own beside a line that names who plays them, as the catalogue has it."""
    for one, other in pairwise(skeleton.lines):
        for alone, line in ((one, other), (other, one)):
            name = skeleton.text[slice(*alone)].strip(" *-\u2022\t")
            if not _NAME.fullmatch(name):
                continue
            character = skeleton.mention(name)
            for actor in skeleton.all(skeleton.text[slice(*line)]):
                confirmed = names.played_by(actor.whose.person, character.text)
                if confirmed is not None:
                    yield Part(actor, character, "block", skeleton.origin[line[0]], confirmed=confirmed)
