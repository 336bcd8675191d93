"""Which settings one drama can well have at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from bot.catalogue import Drama

TOGETHER = (
    ("court of law", "law firm", "police station", "prison"),
    ("police station", "prison", "underworld"),
    ("company", "entertainment industry", "hotel", "law firm", "newsroom", "restaurant", "start-up"),
    ("apartment", "company", "home", "hotel"),
    ("campus", "school", "sports club"),
    ("apartment", "campus", "home"),
    ("apartment", "home", "school"),
    ("home", "island", "road", "small town", "village"),
    ("home", "restaurant"),
    ("afterlife", "fantasy realm", "palace", "war zone"),
    ("afterlife", "hotel"),
    ("afterlife", "underworld"),
    ("army", "game arena", "prison", "war zone"),
    ("game arena", "island"),
)
"""Each group is near to itself; nothing follows from one group for another."""
APART_FROM_CITY = frozenset(
    {"afterlife", "army", "fantasy realm", "island", "palace", "prison", "space", "village", "war zone"}
)
"""All else can be in a city."""
OF_GENRES: Mapping[str, frozenset[str]] = {
    "business": frozenset({"company"}),
    "crime": frozenset({"police station"}),
    "historical": frozenset({"palace"}),
    "legal": frozenset({"court of law", "law firm"}),
    "medical": frozenset({"hospital"}),
    "military": frozenset({"army", "war zone"}),
    "music": frozenset({"entertainment industry"}),
    "school": frozenset({"school"}),
    "sports": frozenset({"sports club"}),
}
"""Where a drama of a genre is likely to play for a good part, whatever its main setting."""

_NEAR = {frozenset(pair) for group in TOGETHER for pair in combinations(group, 2)}


def may_be_set(drama: Drama, setting: str) -> bool:
    """Whether a drama can be said to have a setting, beside its own or in its stead."""
    if any(setting in OF_GENRES.get(genre, ()) for genre in drama.genres):
        return True
    if "city" in {setting, drama.setting}:
        return not {setting, drama.setting} & APART_FROM_CITY
    return setting == drama.setting or frozenset({setting, drama.setting}) in _NEAR
