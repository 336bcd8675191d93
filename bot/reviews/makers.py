"""Who directed and who wrote a drama, as a review says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Drama, fold
from bot.reviews.mentions import Mention
from bot.reviews.model import Kind, Proposal
from bot.reviews.skeleton import NAME, OWN, TITLE, Skeleton

_W: Final = rf"[^\s.;:!?()\ue000-\uf7ff{TITLE}{OWN}]+"
_NAMES: Final = rf"(?P<names>{NAME}(?:\s*(?:[,&/]|,?\s+and)\s*{NAME})*)(?!['\u2019]s (?:character|role))"
_CRAFTS: Final[dict[Kind, tuple[str, str]]] = {
    "director": (
        r"(?:director|directors|directed by|directing|direction|pd|pds|producing director)",
        r"(?:directed|helmed|filmed)",
    ),
    "writer": (
        r"(?:writer|writers|screenwriters?|script ?writers?|scriptwriters?|screenplay|script|written by|playwrights?|author)",
        r"(?:written|penned|scripted)",
    ),
}
_PATTERNS: Final[dict[Kind, tuple[re.Pattern[str], ...]]] = {
    kind: (
        re.compile(rf"^\W*{noun}(?: by|\(s\)|s)?\s*(?:[:=\u2013-]|by)\s*{_NAMES}", re.IGNORECASE | re.MULTILINE),
        re.compile(
            rf"\b{verb}(?:(?:,| and) (?:directed|written|created|produced|co-\w+|penned|helmed|scripted))*(?: \w+ly)? by (?:{_W} ){{0,6}}?{_NAMES}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b{'(?:direction|directing)' if kind == 'director' else '(?:script|writing|screenplay)'} (?:is |was )?(?:by|of) {_NAMES}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:directed|written|created|penned|helmed) and {verb} by (?:{_W} ){{0,6}}?{_NAMES}", re.IGNORECASE
        ),
        re.compile(rf"\b{noun} (?:{_W} ){{0,1}}?{_NAMES}", re.IGNORECASE),
        re.compile(rf"\b{noun},? (?:that is |who is |is )?{_NAMES}", re.IGNORECASE),
        re.compile(
            rf"{_NAMES},? (?:is |was )?(?:the |its |this drama['\u2019]s )?{noun}\b(?! of {TITLE})(?!['\u2019]s)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_NAMES}['\u2019]s? (?:{_W} ){{0,2}}?(?:script|writing|screenplay)\b"
            if kind == "writer"
            else rf"{_NAMES}['\u2019]s? (?:{_W} ){{0,2}}?(?:direction|directing)\b",
            re.IGNORECASE,
        ),
    )
    for kind, (noun, verb) in _CRAFTS.items()
}


def makers(skeleton: Skeleton, drama: Drama | None) -> Iterator[Proposal]:
    """Yield the directors and writers of the reviewed drama; those of others are not meant."""
    seen: set[tuple[Kind, str]] = set()
    for kind, patterns in _PATTERNS.items():
        for place, pattern in enumerate(patterns):
            for match in pattern.finditer(skeleton.text):
                if place and _is_of_another(skeleton, match):
                    continue
                for mention in skeleton.all(match["names"]):
                    key = kind, mention.whose.person or fold(mention.text)
                    if key not in seen and _is_maker(mention, kind, drama, is_labelled=not place):
                        seen.add(key)
                        yield _proposal(mention, kind, drama)


def _is_of_another(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Whether it is said of another drama, named before in the sentence, or of the book that a drama is made from."""
    start = next((start for start, end in skeleton.sentences if start <= match.start() < end), match.start())
    before = skeleton.text[start : match.start()]
    return (
        TITLE in before or _BOOK.search(before) is not None or skeleton.text[match.end() :].startswith(f" of {TITLE}")
    )


_BOOK: Final = re.compile(
    r"\b(?:novels?|webtoons?|books?|comics?|manhwa|manga|based on|adapted|adaptation)\b", re.IGNORECASE
)


def _is_maker(mention: Mention, kind: Kind, drama: Drama | None, *, is_labelled: bool) -> bool:
    """Whether a name is that of somebody who may have made a drama, rather than of a character or a reviewer."""
    if mention.whose.role is not None and not mention.whose.is_cast:
        return False
    if drama is not None and mention.whose.person in {role.actor for role in drama.roles} and not is_labelled:
        return mention.whose.person in (drama.directors if kind == "director" else drama.writers)
    return mention.is_built or mention.whose.is_cast


def _proposal(mention: Mention, kind: Kind, drama: Drama | None) -> Proposal:
    person = mention.whose.person
    known = (drama.directors if kind == "director" else drama.writers) if drama else ()
    verdict = "confirms" if person in known else "contradicts" if known else "new"
    instead = ", ".join(known) if verdict == "contradicts" else None
    return Proposal(
        kind,
        " ".join(mention.text.split()),
        verdict,
        mention.start,
        mention.end,
        refers=person,
        known=instead,  # type: ignore[arg-type]
    )
