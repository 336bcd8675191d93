"""Puts into words what moved a score, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue import Catalogue
from bot.messages import Message, message
from bot.recommend.features import Feature

LEAST_SHARE = 0.08
"""A feature that made less of the score than this is not a reason."""
MOST = 3
UNSAID = frozenset({"network", "origin"})
"""True, but nobody watches a drama for it."""


def reasons(catalogue: Catalogue, parts: Mapping[Feature, float]) -> tuple[Message, ...]:
    """Return the features that added most to a score, in words: three at most, one genre at most, no spoiling trope.

    Where little is shared there is one reason, and it says so.
    """
    total = sum(parts.values())
    ordered = sorted(parts, key=lambda feature: (-parts[feature], feature.field, feature.id))
    told = [
        feature for feature in ordered if parts[feature] >= LEAST_SHARE * total and _may_be_said(catalogue, feature)
    ]
    genres = [feature for feature in told if feature.field == "genre"]
    chosen = [feature for feature in told if feature not in genres[1:]][:MOST]
    if not chosen:
        return (message("Little in common, but well loved in the same years"),)
    return tuple(_in_words(catalogue, feature) for feature in chosen)


def _may_be_said(catalogue: Catalogue, feature: Feature) -> bool:
    return feature.field not in UNSAID and not (feature.field == "trope" and catalogue.tropes[feature.id].spoils)


def _in_words(catalogue: Catalogue, feature: Feature) -> Message:
    match feature.field:
        case "writer":
            return message("Written by {name} too", name=catalogue.name_of(feature.id))
        case "director":
            return message("Directed by {name} too", name=catalogue.name_of(feature.id))
        case "lead" | "cast":
            return message("{name} is in both", name=catalogue.name_of(feature.id))
        case "trope":
            return message("{name}", name=catalogue.tropes[feature.id].name)
        case "setting":
            return message("Set in the same world: {setting}", setting=feature.id)
        case "review":
            review = catalogue.reviews[feature.id.partition("/")[0]]
            return message("{reviewer} names them together", reviewer=review.reviewer or review.source)
        case _:
            return message("{genre}", genre=feature.id.capitalize())
