"""What several people could all begin, and which of it they choose by vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from bot.catalogue import Catalogue, Drama
from bot.recommend.engine import Recommender
from bot.recommend.wish import Filters, Wish

K = 5
"""How much less the second of a ranking counts than the first: the smaller, the more."""
SUITING = 25
"""What is among so many of the best for somebody suits them."""
MIDDLE, HALF = 5.5, 4.5
"""A rating of 1 to 10 as a taste of -1 to 1: what is taken from it, and what that is divided by."""
DISLIKED = 3
"""A rating so low is a veto of the whole story."""
UNRATED = {"finished": 0.5, "dropped": -0.5}
"""How much somebody likes what they did not rate, by how they stand with it."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What a member says of dramas, by their ids; `begun` is what they need not begin any more."""

    tastes: Mapping[str, float] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()
    disliked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """A drama that all can begin, and whom of them it suits, by their places."""

    drama: Drama
    suits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """How many ballots each drama has in a round, and which goes out: None in the last round.

    `is_tied` where another one had as few.
    """

    counts: Mapping[str, int]
    out: str | None = None
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class Election:
    """How a vote ended; without a winner where every drama was vetoed."""

    winner: str | None
    rounds: tuple[Round, ...] = ()


def liking(status: str, rating: int | None) -> float | None:
    """Return how much somebody likes a drama, from -1 to 1, by their list; None where that does not say."""
    return UNRATED.get(status) if rating is None else (rating - MIDDLE) / HALF


def offers(
    catalogue: Catalogue, recommender: Recommender, members: Sequence[Taste], filters: Filters, limit: int = 5
) -> list[Offer]:
    """Return what all members could begin, the best for all of them first.

    A member without a taste counts nothing; where nobody has one, it is what people choose.
    """
    begun = frozenset[str]().union(*(member.begun for member in members))
    wishes = {
        place: Wish(member.tastes, filters=filters, without=begun)
        for place, member in enumerate(members)
        if member.tastes
    }
    ranked = {place: recommender.ranking(wish) for place, wish in wishes.items()}
    everybodys = list(ranked.values()) or [recommender.ranking(Wish({}, filters=filters, without=begun))]
    shared = frozenset(everybodys[0]).intersection(*everybodys)
    best = {place: frozenset(_among(shared, ranking)[:SUITING]) for place, ranking in ranked.items()}
    vetoed = _stories(catalogue, frozenset[str]().union(*(member.disliked for member in members)))
    fused = fuse([_among(shared, ranking) for ranking in everybodys], vetoed)
    return [
        Offer(drama, tuple(place for place, suiting in best.items() if drama.id in suiting))
        for drama in recommender.varied(fused, limit)
    ]


def fuse(rankings: Sequence[Sequence[str]], vetoed: Collection[str], k: int = K) -> list[str]:
    """Make one ranking of several by the sum of 1 / (k + rank), without what is vetoed; whose is whose is no matter."""
    parts: dict[str, list[float]] = defaultdict(list)
    for ranking in rankings:
        for rank, drama in enumerate(ranking, start=1):
            parts[drama].append(1 / (k + rank))
    scores = {drama: fsum(each) for drama, each in parts.items()}  # exact, so that no order of adding is another
    return sorted(scores.keys() - set(vetoed), key=lambda drama: (-scores[drama], drama))


def ranked_choice(ballots: Iterable[Sequence[str]], candidates: Sequence[str]) -> Election:
    """Let the candidate with the fewest ballots go out, and its ballots to their next choice, until one has most.

    Of those that are tied, the last of the candidates goes. Without any choice it is the first.
    """
    given, left = [tuple(ballot) for ballot in ballots], list(candidates)
    rounds: list[Round] = []
    while left:
        tops = (next((choice for choice in ballot if choice in left), None) for ballot in given)
        counts = Counter(filter(None, tops))
        left = [candidate for candidate in left if counts[candidate]] or left[:1]
        counted = {candidate: counts[candidate] for candidate in sorted(left, key=counts.__getitem__, reverse=True)}
        leader = next(iter(counted))
        if 2 * counts[leader] > counts.total() or len(left) == 1:
            final = [Round(counted)] if counts else []
            return Election(leader, (*rounds, *final))
        fewest = [candidate for candidate in left if counts[candidate] == min(counts.values())]
        rounds.append(Round(counted, fewest[-1], is_tied=len(fewest) > 1))
        left.remove(fewest[-1])
    return Election(None)


def _among(wanted: Collection[str], ranking: Iterable[str]) -> list[str]:
    return [drama for drama in ranking if drama in wanted]


def _stories(catalogue: Catalogue, dramas: Collection[str]) -> set[str]:
    """Return the ids of dramas and of all that belong to their stories."""
    told = {catalogue.dramas[drama].franchise for drama in dramas} - {None}
    return {*dramas, *(drama.id for drama in catalogue.dramas.values() if drama.franchise in told)}
