"""Ranks all dramas for somebody by what they like and dislike; the score explains itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from bot.catalogue import Catalogue, Drama
from bot.catalogue.called import TitleLanguage
from bot.recommend.features import Feature, item_of
from bot.recommend.index import Index, Scores
from bot.recommend.ranked import Ranked
from bot.recommend.reasons import Given, reasons
from bot.recommend.weights import Weights
from bot.recommend.wish import Advice, Suggestion, Votes, Wish

AGAINST = 0.5
"""What a feature of what is disliked takes, of what it adds where it is liked."""
GEMS = 0.5
"""What is left of fame where hidden gems are wanted."""
MOST_WITH_A_LEAD = 2
"""So many suggestions share a lead at most."""


class Recommender:
    """The catalogue, made ready to be ranked; built once, in a thread where it is large."""

    def __init__(self, catalogue: Catalogue, weights: Weights) -> None:
        self._catalogue = catalogue
        self._dramas = list(catalogue.dramas.values())
        self._episodes = np.array([drama.episodes for drama in self._dramas], np.int32)
        self._on_air = np.array([drama.on_air for drama in self._dramas], bool)
        self._stories: dict[str, list[Drama]] = defaultdict(list)
        for drama in self._dramas:
            if drama.franchise is not None:
                self._stories[drama.franchise].append(drama)
        self.index = Index([item_of(catalogue, drama) for drama in self._dramas], weights)

    def advise(
        self,
        wish: Wish,
        votes: Mapping[str, Votes] | None = None,
        *,
        limit: int = 5,
        titles: TitleLanguage = "english",
    ) -> Advice:
        """Return what suits a wish best: what members vouch for in front, each by score.

        `votes` are those on pairs of what is liked with others, by the others' ids; reasons name dramas by their
        `titles`. Of each story there is one drama, of each lead two; other parts of what was given stand apart.
        """
        voted = votes or {}
        ranked = Ranked(self.index, self.scores(wish), self.allowed(wish), self.worths(wish))
        given = Given(self._catalogue, [self._catalogue.dramas[liked] for liked in wish.liked], titles)
        places = [place for place, drama in self._varied(self._voted(ranked, voted), limit)]
        return Advice(
            tuple(self._suggest(ranked, place, given, voted) for place in places),
            tuple(self._sequels(wish)),
        )

    def ranking(self, wish: Wish) -> list[str]:
        """Return the ids of all dramas that may be suggested, best first."""
        scores, places = self.scores(wish), np.flatnonzero(self.allowed(wish))
        return [self._dramas[place].id for place in places[np.argsort(-scores[places], kind="stable")]]

    def varied(self, dramas: Iterable[str], limit: int) -> list[Drama]:
        """Return the first of some dramas, by their ids, that are not too much alike."""
        places = (self.index.place[drama] for drama in dramas)
        return [drama for _place, drama in self._varied(places, limit)]

    def scores(self, wish: Wish) -> Scores:
        """Return the score of each drama, in the order of the index."""
        liked = [self.index.place[drama] for drama in wish.liked]
        return self.index.scores(self.worths(wish), liked, wish.fame)

    def worths(self, wish: Wish) -> dict[int, float]:
        """Return what each feature adds, by its number: as many as like it, or dislike it and none likes it."""
        likes, dislikes = self._shares(wish, 1.0), self._shares(wish, -AGAINST)
        known = self.index.number
        refused = {known[each]: -1.0 for each in wish.less & known.keys()}
        shares = {**dislikes, **likes, **refused}
        worths = self.index.worth[list(shares)].tolist() if shares else []
        return {number: share * worth for (number, share), worth in zip(shares.items(), worths, strict=True)}

    def allowed(self, wish: Wish) -> npt.NDArray[np.bool_]:
        """Return which dramas may be suggested: none that was given, nor another part of its story."""
        filters, years = wish.filters, self.index.years
        mask = np.ones(len(self._dramas), bool)
        if filters.first_year is not None:
            mask &= years >= filters.first_year
        if filters.last_year is not None:
            mask &= years <= filters.last_year
        if filters.most_episodes is not None:
            mask &= self._episodes <= filters.most_episodes
        if filters.ended:
            mask &= ~self._on_air
        for trope in filters.wanted:
            mask &= self._has(trope)
        for trope in filters.unwanted:
            mask &= ~self._has(trope)
        hidden = {*wish.tastes, *wish.without, *(drama.id for drama in self._sequels(wish))}
        mask[[self.index.place[drama] for drama in hidden & self.index.place.keys()]] = False
        return mask

    def _shares(self, wish: Wish, sign: float) -> dict[int, float]:
        """Return which part of what is liked, or with a negative sign disliked, has each feature, times the sign."""
        tastes = {drama: taste * sign for drama, taste in wish.tastes.items() if taste * sign > 0}
        total = sum(tastes.values()) / sign
        found: dict[int, float] = defaultdict(float)
        for drama, taste in tastes.items():
            for number in self.index.row(self.index.place[drama]).tolist():
                found[number] += taste / total
        return found

    def _has(self, trope: str) -> npt.NDArray[np.bool_]:
        mask = np.zeros(len(self._dramas), bool)
        number = self.index.number.get(Feature("trope", trope))
        if number is not None:
            mask[self.index.having(number)] = True
        return mask

    def _sequels(self, wish: Wish) -> Iterator[Drama]:
        stories = dict.fromkeys(self._catalogue.dramas[drama].franchise for drama in wish.tastes)
        for story in filter(None, stories):
            yield from (drama for drama in self._stories[story] if drama.id not in wish.tastes)

    def _voted(self, ranked: Ranked, votes: Mapping[str, Votes]) -> Iterator[int]:
        """Yield the best places, what most members vouch for in front, without what they reject."""
        verdicts = {self.index.place[drama]: each for drama, each in votes.items() if drama in self.index.place}
        vouched = [place for place, each in verdicts.items() if each.verdict > 0 and ranked.allowed[place]]
        yield from sorted(vouched, key=lambda place: (-verdicts[place].lead, -ranked.scores[place]))
        yield from (int(place) for place in ranked.best if verdicts.get(int(place), Votes()).verdict == 0)

    def _varied(self, places: Iterator[int], limit: int) -> Iterator[tuple[int, Drama]]:
        """Yield the first that are not too much alike: one of each story, two with the same lead."""
        told: set[str] = set()
        leads: Counter[str] = Counter()
        for place in places:
            drama = self._dramas[place]
            own = {role.actor for role in drama.main_roles}
            if drama.franchise in told or any(leads[lead] >= MOST_WITH_A_LEAD for lead in own):
                continue
            yield place, drama
            leads.update(own)
            if drama.franchise is not None:
                told.add(drama.franchise)
            limit -= 1
            if limit == 0:
                return

    def _suggest(self, ranked: Ranked, place: int, given: Given, votes: Mapping[str, Votes]) -> Suggestion:
        drama, features = self._dramas[place], self.index.features
        parts = {features[number]: part for number, part in ranked.parts(place).items()}
        told = reasons(
            given, drama, parts, lambda part: ranked.is_lower_without(place, part), votes.get(drama.id, Votes())
        )
        return Suggestion(drama, float(ranked.scores[place]), parts, told)
