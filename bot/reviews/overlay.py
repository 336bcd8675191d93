"""Lays over the catalogue what a host accepted from reviews."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Final, Literal

from bot.catalogue import Catalogue, Drama, Person, Quote, Rating, Review, Role, Similar, fold
from bot.catalogue.check import LONGEST_LIFE, MOST_QUOTED_WORDS, YOUNGEST_MAKER
from bot.catalogue.check_drama import CROSSING, GENDERED
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.known import Named
from bot.catalogue.spelt import spelt
from bot.catalogue.text import words
from bot.reviews.disputes import disputed, role_called
from bot.reviews.model import Kind, Proposal

MAKERS: Final[Mapping[Kind, Literal["directors", "writers"]]] = {"director": "directors", "writer": "writers"}
NO_FACTS: Final[frozenset[Kind]] = frozenset({"quote", "rating", "similar"})
"""What a reviewer thinks bears out nothing."""
LONGEST_ID: Final = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """A review that was read in, with what the host accepted of it."""

    number: int
    drama: str
    source: str
    proposals: tuple[Proposal, ...]
    reviewer: str | None = None
    published: str | None = None
    link: str | None = None


def laid_over(catalogue: Catalogue, kept: Iterable[Kept]) -> Catalogue:
    """Return the catalogue with what the kept reviews say besides: quotes, ratings, roles, spellings, disputes.

    What speaks of a drama, a character or a person that there is no more is left out.
    """
    layers = _Layers(catalogue)
    for each in sorted(kept, key=lambda review: review.number):
        layers.lay(each)
    return layers.catalogue()


class _Layers:
    """A catalogue that grows by one review after another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._old = catalogue
        self._dramas = dict(catalogue.dramas)
        self._people = dict(catalogue.people)
        self._reviews = dict(catalogue.reviews)
        self._quoted: defaultdict[str, set[str]] = defaultdict(lambda: {""})
        for review in catalogue.reviews.values():
            self._quoted[review.drama].update(fold(quote.text) for quote in review.quotes)

    def catalogue(self) -> Catalogue:
        """Return all that there is now."""
        return Catalogue(
            self._dramas.values(), self._people.values(), self._old.tropes.values(), self._reviews.values()
        )

    def lay(self, kept: Kept) -> None:
        """Add what one review says."""
        drama = self._dramas.get(kept.drama)
        if drama is None:
            return
        review = Review(f"r{kept.number}", drama.id, kept.source, (), kept.reviewer, kept.published, kept.link)
        for proposal in kept.proposals:
            if proposal.verdict == "contradicts":
                drama = disputed(drama, proposal, review.credit, self._people)
            elif proposal.kind == "role":
                drama = self._with_role(drama, proposal)
            elif proposal.kind in {"nickname", "occupation"}:
                drama = self._with_trait(drama, proposal)
            elif proposal.kind in MAKERS:
                drama = self._with_maker(drama, proposal)
        if any(proposal.kind not in NO_FACTS for proposal in kept.proposals) and review.credit not in drama.sources:
            drama = replace(drama, sources=(*drama.sources, review.credit))
        self._dramas[drama.id] = drama
        self._keep(self._with_opinions(review, drama, kept.proposals))

    def _keep(self, review: Review) -> None:
        if review.quotes or review.rating or review.similar:
            self._reviews[review.id] = review
            self._quoted[review.drama].update(fold(quote.text) for quote in review.quotes)

    def _with_opinions(self, review: Review, drama: Drama, proposals: Iterable[Proposal]) -> Review:
        """Return a review with its quotes, its rating and the dramas that it names beside its own."""
        said = self._quoted[drama.id]
        quotes: dict[str, Quote] = {}
        ratings: list[Rating] = []
        similar: dict[str, Similar] = {}
        for proposal in proposals:
            key, named = fold(proposal.value), proposal.refers
            if proposal.kind == "quote" and key not in said and len(proposal.value.split()) <= MOST_QUOTED_WORDS:
                quotes.setdefault(key, _quote(drama, proposal, self._people))
            elif proposal.kind == "rating":
                ratings.append(Rating(proposal.value, proposal.share))
            elif proposal.kind == "similar" and named in self._dramas and named != drama.id:
                similar[named] = Similar(named, "liked")
        rating = ratings[0] if ratings else None
        return replace(review, quotes=tuple(quotes.values()), rating=rating, similar=tuple(similar.values()))

    def _with_role(self, drama: Drama, proposal: Proposal) -> Drama:
        """Add a role that is new, or the spellings of one that is known."""
        subject, role = proposal.subject or "", role_called(drama, proposal.role)
        if role is not None:
            if proposal.refers in {None, role.actor}:
                self._spell(role.actor, proposal.value)
                return _with_spelling(drama, role, subject, is_accepted=proposal.verdict == "new")
            return drama
        if not fold(subject) or role_called(drama, subject) is not None:
            return drama
        person = self._person(proposal)
        if person is None or any(person.id == each.actor for each in drama.roles) or not _may_work(person, drama, 0):
            return drama
        self._people[person.id] = person
        return replace(drama, roles=(*drama.roles, Role(subject, person.id, "support")))

    def _with_trait(self, drama: Drama, proposal: Proposal) -> Drama:
        """Fill in a character's nickname or occupation where there is none."""
        role = role_called(drama, proposal.role)
        if role is None or not fold(proposal.value):
            return drama
        if proposal.kind == "nickname" and role.nickname is None:
            return _replaced(drama, role, replace(role, nickname=proposal.value))
        if proposal.kind == "occupation" and role.occupation is None and self._may_be(drama, role, proposal.value):
            return _replaced(drama, role, replace(role, occupation=proposal.value))
        return drama

    def _may_be(self, drama: Drama, role: Role, occupation: str) -> bool:
        """Whether an occupation is one of the actor's gender, or the drama one in which that means nothing."""
        genders = {GENDERED[word] for word in words(occupation) if word in GENDERED}
        return not CROSSING.isdisjoint(drama.tropes) or genders <= {self._people[role.actor].gender}

    def _with_maker(self, drama: Drama, proposal: Proposal) -> Drama:
        craft = MAKERS[proposal.kind]
        makers: tuple[str, ...] = getattr(drama, craft)
        person = self._person(proposal)
        if person is None or person.id in makers or not _may_work(person, drama, YOUNGEST_MAKER):
            return drama
        self._people[person.id] = person
        return (
            replace(drama, directors=(*makers, person.id))
            if craft == "directors"
            else replace(drama, writers=(*makers, person.id))
        )

    def _spell(self, person: str, name: str) -> None:
        """Add a spelling of somebody's name that is nobody else's."""
        known = self._people[person]
        if _is_spelling(name, known) and fold(name) not in self._by_name:
            self._people[person] = replace(known, spellings=(*known.spellings, name))
            self._by_name[fold(name)].append(person)

    def _person(self, proposal: Proposal) -> Person | None:
        """Return whom a proposal names, made anew where nobody goes by the name; None where several do."""
        if proposal.refers in self._people:
            return self._people[proposal.refers]
        alike = self._by_name.get(fold(proposal.value), [])
        if alike or not fold(proposal.value):
            return self._people[alike[0]] if len(alike) == 1 else None
        person = Person(self._new_id(proposal.value), proposal.value)
        self._by_name[fold(proposal.value)].append(person.id)
        return person

    def _new_id(self, name: str) -> str:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID] or "somebody"
        numbered = (f"{plain}-{number}" for number in range(2, len(self._people) + 3))
        return next(each for each in chain((plain,), numbered) if each not in self._people)

    @cached_property
    def _by_name(self) -> defaultdict[str, list[str]]:
        """Who goes by a name, folded."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for person in self._people.values():
            for name in {fold(name) for name in person.names}:
                found[name].append(person.id)
        return found


def _quote(drama: Drama, proposal: Proposal, people: Mapping[str, Person]) -> Quote:
    """Return a line with whom it is about, unless it names them: then it tells what it would be asked for."""
    played = next((role for role in drama.roles if role.actor == proposal.refers), None)
    role = role_called(drama, proposal.role)
    if role is not None and not _names(proposal.value, role):
        return Quote(proposal.value, role.character, role.spoiler_from)
    if role is None and played is not None and not _names(proposal.value, people[played.actor]):
        return Quote(proposal.value, played.actor, played.spoiler_from)
    shown = role or played
    return Quote(proposal.value, spoiler_from=shown.spoiler_from if shown else None)


def _names(line: str, whom: Role | Person) -> bool:
    """Whether a line has a word of somebody's names in it, hyphenated or not."""
    said = _parts(line)
    return any(not said.isdisjoint(_parts(name)) or fold(name) in fold(line) for name in whom.names)


def _parts(text: str) -> set[str]:
    return {*words(text), *words(text.replace("-", " "))}


def _with_spelling(drama: Drama, role: Role, name: str, *, is_accepted: bool) -> Drama:
    """Add to a role another name for it that is nobody else's there: any if a host accepted it, else a spelling."""
    others = [other for other in drama.roles if other is not role]
    if any(fold(name) in map(fold, other.names) for other in (role, *others)) or not fold(name):
        return drama
    if not (_is_spelling(name, role) or is_accepted) or any(_is_spelling(name, other) for other in others):
        return drama
    return _replaced(drama, role, replace(role, spellings=(*role.spellings, name)))


def _is_spelling(name: str, known: Named) -> bool:
    """Whether a name is somebody's whole name in another spelling."""
    told = spelt(name)
    return not told.ranks and fit_of(told, known) is Fit.RESPELLED


def _replaced(drama: Drama, old: Role, new: Role) -> Drama:
    return replace(drama, roles=tuple(new if role is old else role for role in drama.roles))


def _may_work(person: Person, drama: Drama, youngest: int) -> bool:
    """Whether somebody was alive, and old enough, when a drama began."""
    return person.born is None or youngest <= drama.year - person.born <= LONGEST_LIFE
