"""What becomes of a typed answer, and what is left of it before it is compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.catalogue.hangul import joined
from bot.messages import Message

Verdict: TypeAlias = Literal["accept", "near", "reject"]

LONGEST = 100
"""Letters; whatever is longer names nobody and nothing."""
DIGITS = 7
"""So many are no year, nor a title; they may be a telephone number."""
LOOKED_AT = 1_000
"""Letters of what was typed that are looked at at all, most of which may be marks and symbols."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whether what was typed names what it is compared with, and why; `near` asks for another look at the spelling."""

    verdict: Verdict
    reason: Message

    @property
    def accepted(self) -> bool:
        """Whether it counts."""
        return self.verdict == "accept"


def cleaned(typed: str) -> str:
    """Return what was typed without mentions, spoiler bars, quotes, emoji, marks piled up and outer punctuation.

    >>> cleaned("<@123> ||“Gong Yoo”||!! 🎉")
    'Gong Yoo'
    """
    if _PLAIN.fullmatch(typed):  # as most are
        return " ".join(typed.split())
    told = _MENTION.sub(" ", typed[:LOOKED_AT])
    composed = unicodedata.normalize("NFKC", told)
    spread = (" " if unicodedata.category(letter)[0] in "SC" else letter for letter in composed)
    kept = "".join(letter for letter in spread if unicodedata.category(letter)[0] != "M")
    return joined(" ".join(_OUTER.sub("", kept).split())[: LONGEST + 1])


def is_personal(typed: str) -> bool:
    """Whether what was typed may tell of somebody: it holds a mention, an address, a link or a telephone number.

    >>> [is_personal(typed) for typed in ("<@123> knows", "me@example.com", "(02) 123-4567", "Reply 1988")]
    [True, True, True, False]
    """
    told = unicodedata.normalize("NFKC", typed)
    return _PERSONAL.search(told) is not None or sum(map(str.isdigit, told)) >= DIGITS


_PLAIN = re.compile(rf"[A-Za-z0-9][A-Za-z0-9' -]{{0,{LONGEST - 2}}}[A-Za-z0-9]")
_MENTION = re.compile(r"<[@#:a][^>]{0,64}>|https?://\S*|\|\||[*_~`]{1,3}")
_PERSONAL = re.compile(r"@|<[#:a]|://|\bwww\.|\bdiscord\.gg\b", re.IGNORECASE)
_OUTER = re.compile(r"^[^\w(]+|[^\w)]+$")
