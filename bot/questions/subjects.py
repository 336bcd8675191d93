"""Lists what can be asked about, leaving out what is disputed or would spoil."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from bot.catalogue import Catalogue, Drama, Role
from bot.questions.model import LinkSubject, PairSubject, QuoteSubject, RoleSubject, Subject


def is_certain(drama: Drama, role: Role, *facts: str) -> bool:
    """Whether these facts of a role are undisputed and give nothing of the story away."""
    return role.spoiler_from is None and not any(drama.is_disputed(fact, role.character) for fact in facts)


def dramas(*facts: str) -> Callable[[Catalogue], Iterator[Subject]]:
    """Every drama whose given facts are known and undisputed."""

    def listed(catalogue: Catalogue) -> Iterator[Subject]:
        for drama in catalogue.dramas.values():
            if all(getattr(drama, fact) and not drama.is_disputed(fact) for fact in facts):
                yield Subject(drama)

    return listed


def roles(catalogue: Catalogue) -> Iterator[RoleSubject]:
    """Every character whose name and actor are undisputed, and who is no namesake of another one's actor there."""
    for drama in catalogue.dramas.values():
        names = Counter(catalogue.name_of(role.actor) for role in drama.roles)
        for role in drama.roles:
            if is_certain(drama, role, "character", "actor") and names[catalogue.name_of(role.actor)] == 1:
                yield RoleSubject(drama, role)


def leads(catalogue: Catalogue) -> Iterator[RoleSubject]:
    """Every leading role whose actor and billing are undisputed.

    Not of a series with more seasons: people take its title for all of them, and their casts need not be known.
    """
    for drama in catalogue.dramas.values():
        if drama.franchise is not None:
            continue
        for role in certain_leads(drama):
            yield RoleSubject(drama, role)


def certain_leads(drama: Drama) -> list[Role]:
    """Return the leading roles of a drama of which the actor is undisputed."""
    return [role for role in drama.main_roles if is_certain(drama, role, "actor", "billing")]


def pairs(catalogue: Catalogue) -> Iterator[PairSubject]:
    """Every two people who lead exactly one drama together, and whose names are theirs alone."""
    together = Counter(
        pair
        for drama in catalogue.dramas.values()
        for pair in combinations(sorted(role.actor for role in drama.roles), 2)
    )
    for drama in catalogue.dramas.values():
        named = (role.actor for role in certain_leads(drama) if not catalogue.shares_name(role.actor))
        for pair in combinations(sorted(named), 2):
            if together[pair] == 1:
                first, second = pair
                yield PairSubject(drama, catalogue.people[first], catalogue.people[second])


def links(catalogue: Catalogue) -> Iterator[LinkSubject]:
    """Every person who alone leads two dramas, neither of which has more seasons."""
    by_person: dict[str, list[Drama]] = {}
    for subject in leads(catalogue):
        by_person.setdefault(subject.role.actor, []).append(subject.drama)
    for actor, led in by_person.items():
        for first, second in combinations(led, 2):
            shared = {role.actor for role in first.roles} & {role.actor for role in second.roles}
            if shared == {actor}:
                yield LinkSubject(first, second, catalogue.people[actor])


def quotes(catalogue: Catalogue) -> Iterator[QuoteSubject]:
    """Every fragment of a review that spoils nothing and whose character, if it has one, is undisputed."""
    for review in catalogue.reviews.values():
        drama = catalogue.dramas[review.drama]
        disputed = {dispute.role for dispute in drama.disputed if dispute.fact in {"character", "actor"}}
        for quote in review.quotes:
            if quote.spoiler_from is None and (quote.about is None or quote.about not in disputed):
                yield QuoteSubject(drama, review, quote)
