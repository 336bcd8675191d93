"""Takes out of a skeleton what stands in brackets or commas behind a name and tells nothing of this drama."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.catalogue.hangul import is_hangul
from bot.reviews.signs import NAME, NAMES, TITLE, any_of
from bot.reviews.skeleton import Skeleton

_ASIDE: Final = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])")
_KNOWN_FOR: Final = any_of("who known_for best_known last_seen fresh_off of from whom")
_FRESH: Final = any_of("fresh_off fresh_from known_for best_known last_seen late_of")
_PLAIN: Final = rf"[^,.;()\n{NAMES}]"
_CREDIT: Final = re.compile(
    rf"(?<={NAME}),? (?:of|from) {TITLE}(?:(?:,| and|, and| &) {TITLE})*+"
    rf"|,? {_KNOWN_FOR}\b{_PLAIN}{{0,60}}{TITLE}{_PLAIN}{{0,30}},"
    rf"|(?<={NAME}), (?:\w+ )?{_FRESH}\b{_PLAIN}{{0,70}},"
)
"""Behind somebody's name, other dramas they were in."""


def without_asides(skeleton: Skeleton) -> Skeleton:
    """Return the same without what only says who else somebody is: other dramas they were in, their name in Hangul."""
    return _without(
        _without(skeleton, _CREDIT, lambda _aside: True), _ASIDE, lambda aside: _tells_nothing(skeleton, aside)
    )


def _tells_nothing(skeleton: Skeleton, aside: str) -> bool:
    within = skeleton.all(aside)
    is_in_hangul = bool(within) and all(is_hangul(mention.text) for mention in within)
    return is_in_hangul or not any(mention.is_built or mention.whose.is_known for mention in within)


def _without(skeleton: Skeleton, aside: re.Pattern[str], is_dropped: Callable[[str], bool]) -> Skeleton:
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for found in aside.finditer(skeleton.text):
        if is_dropped(found[0]):
            kept.append(skeleton.text[at : found.start()])
            origin += skeleton.origin[at : found.start()]
            at = found.end()
    kept.append(skeleton.text[at:])
    origin += skeleton.origin[at:]
    return Skeleton("".join(kept), tuple(origin), skeleton.mentions)
