"""Which drama somebody means by a title, whatever the answer is."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bot.catalogue import Catalogue, Drama, cleaned, match_title
from bot.catalogue.likeness import SLIPPED
from bot.catalogue.wording import wording

LIKELIEST = 5
"""So many dramas that the search finds are compared with what was typed."""
_YEAR: Final = re.compile(r"\s*[(\[](?:19|20)\d\d[)\]]?$")


class Meant(NamedTuple):
    """The drama that is meant, if any certainly is; `is_near` where what was typed is like the title of one."""

    drama: Drama | None
    is_near: bool = False


def meant(catalogue: Catalogue, typed: str) -> Meant:
    """Find the drama of a title in any spelling.

    Nothing is known here of the answer, so that nothing can be tried out for it.
    """
    titles, text = catalogue.titles, cleaned(typed)
    if not text:
        return Meant(None)
    if found := titles.find(text):
        return Meant(found)
    alike = (catalogue.dramas[drama] for drama in titles.nearest(wording(text), SLIPPED))
    likely = dict.fromkeys((*titles.search(_YEAR.sub("", text), LIKELIEST), *alike))
    matches = {drama: match_title(text, drama, titles) for drama in likely}
    accepted = next((drama for drama, match in matches.items() if match.accepted), None)
    return Meant(accepted, accepted is None and any(match.verdict == "near" for match in matches.values()))
