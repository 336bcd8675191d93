"""Ranks dramas by what they share with those somebody liked: an additive score that explains itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

from bot.catalogue import Catalogue, Drama
from bot.messages import Message
from bot.recommend.features import WEIGHTS, Feature, features_of
from bot.recommend.reasons import reasons

YEAR_GAP = 0.05
"""What each year between two dramas takes from the score."""
FAME = 0.25
"""What each tier of fame adds: between equals, the one more people enjoyed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drama, its score, what each shared feature added to it, and the biggest of these in words."""

    drama: Drama
    score: float
    parts: Mapping[Feature, float]
    reasons: tuple[Message, ...]


class Recommender:
    """The features of every drama and how rare each is."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._features = {drama.id: features_of(catalogue, drama) for drama in catalogue.dramas.values()}
        counts = Counter(feature for features in self._features.values() for feature in features)
        total = len(self._features)
        self._worth = {feature: WEIGHTS[feature.field] * log(1 + total / count) for feature, count in counts.items()}
        self._having: dict[Feature, list[str]] = defaultdict(list)
        for drama, features in self._features.items():
            for feature in features:
                self._having[feature].append(drama)

    def like(
        self, liked: Sequence[Drama], unlike: Sequence[Drama] = (), *, limit: int = 5, without: Iterable[Feature] = ()
    ) -> list[Suggestion]:
        """Return the dramas that share most with the liked ones, best first.

        What only the `unlike` ones share counts against. Features in `without` do not count at all.
        None of the given dramas, nor a continuation of one, is suggested, and of a series only the likest season.
        """
        left_out = frozenset(without)
        given = [*liked, *unlike]
        franchises = {drama.franchise for drama in given if drama.franchise}
        wanted = self._all_of(liked) - left_out
        unwanted = self._all_of(unlike) - wanted - left_out
        shared, against = self._worth_by_drama(wanted), self._worth_by_drama(unwanted)
        found = [
            (shared[drama.id] - against[drama.id] + _standing(drama, liked), drama)
            for drama in self._catalogue.dramas.values()
            if drama not in given and drama.franchise not in franchises
        ]
        found.sort(key=lambda scored: (-scored[0], scored[1].id))
        return [self._suggest(drama, score, wanted) for score, drama in islice(_one_of_each_story(found), limit)]

    def _all_of(self, dramas: Iterable[Drama]) -> frozenset[Feature]:
        return frozenset().union(*(self._features[drama.id] for drama in dramas))

    def _worth_by_drama(self, features: Iterable[Feature]) -> Mapping[str, float]:
        """Add up what each drama's share of some features is worth."""
        worth: dict[str, float] = defaultdict(float)
        for feature in features:
            added = self._worth[feature]
            for drama in self._having[feature]:
                worth[drama] += added
        return worth

    def _suggest(self, drama: Drama, score: float, wanted: frozenset[Feature]) -> Suggestion:
        parts = {feature: self._worth[feature] for feature in self._features[drama.id] & wanted}
        return Suggestion(drama, score, parts, reasons(self._catalogue, parts))


def _standing(drama: Drama, liked: Sequence[Drama]) -> float:
    """Return what a drama's years and fame add, whatever it shares."""
    return FAME * drama.fame - YEAR_GAP * min(abs(drama.year - other.year) for other in liked)


def _one_of_each_story(ranked: Iterable[tuple[float, Drama]]) -> Iterator[tuple[float, Drama]]:
    """Leave out what continues something that stands before it."""
    told: set[str] = set()
    for score, drama in ranked:
        if drama.franchise not in told:
            yield score, drama
        if drama.franchise is not None:
            told.add(drama.franchise)
