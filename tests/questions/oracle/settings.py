"""Which settings one drama can well have at once."""

from __future__ import annotations

from itertools import combinations

TOGETHER = (
    ("company", "law firm", "start-up"),
    ("court of law", "law firm", "police station", "prison", "underworld"),
    ("company", "entertainment industry", "newsroom", "start-up"),
    ("company", "hotel", "restaurant", "start-up"),
    ("company", "home", "apartment", "hotel"),
    ("company", "sports club"),
    ("company", "underworld"),
    ("company", "hospital"),
    ("school", "campus", "sports club"),
    ("school", "home", "apartment"),
    ("campus", "home", "apartment"),
    ("school", "game arena"),
    ("village", "small town", "island", "home", "restaurant", "road"),
    ("village", "small town", "island", "school"),
    ("village", "small town", "hospital"),
    ("palace", "fantasy realm", "war zone", "village"),
    ("palace", "home"),
    ("afterlife", "fantasy realm", "underworld"),
    ("afterlife", "hotel"),
    ("army", "war zone", "prison"),
    ("hospital", "war zone", "army"),
    ("hospital", "prison"),
    ("space", "fantasy realm", "war zone"),
    ("game arena", "island", "prison", "underworld"),
    ("road", "war zone"),
    ("newsroom", "police station", "court of law"),
)
"""Each group is near to itself; nothing follows from one group for another."""
APART_FROM_CITY = frozenset(
    {"afterlife", "army", "fantasy realm", "island", "palace", "prison", "space", "village", "war zone"}
)
"""All else can be in a city."""

_NEAR = {frozenset(pair) for group in TOGETHER for pair in combinations(group, 2)}


def are_near(setting: str, other: str) -> bool:
    """Whether a drama of one setting can be said to have the other, or to have both."""
    if "city" in {setting, other}:
        return not {setting, other} & APART_FROM_CITY
    return setting == other or frozenset({setting, other}) in _NEAR
