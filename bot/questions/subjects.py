"""Lists what can be asked about casts, makers and single facts, leaving out what is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations, groupby
from sys import intern
from typing import Literal, NamedTuple
from zlib import crc32

from bot.catalogue import Billing, Catalogue, Drama, Person, Quote, Review, Role, Song, fold
from bot.catalogue.once import once_per_catalogue
from bot.questions.choices import OPTIONS
from bot.questions.model import Of, Subject

Craft = Literal["writers", "directors"]

ANYWHERE = frozenset({"city", "road", "home", "apartment"})
"""Settings in which nearly every drama is at times, so that they tell nothing and are no wrong options."""


class Quoted(NamedTuple):
    """A line and whose it is, as a reveal credits it; of a review with the rating that it gives, if it gives one.

    It `is_reviewed` where a review says it, not a member of a server.
    """

    quote: Quote
    credit: str
    rating: str | None = None
    is_reviewed: bool = True


def part(drama: Drama, person: str) -> str:
    """Name the fact that somebody is in a cast; one string for all who name it."""
    return intern(f"{drama.id}/{person}")


def trait(drama: Drama, field: str) -> str:
    """Name the fact that a drama is, has or was so."""
    return intern(f"{drama.id}:{field}")


def is_certain(drama: Drama, role: Role, *facts: str) -> bool:
    """Whether these facts of a role are undisputed."""
    return not any(drama.is_disputed(fact, role.character) for fact in facts)


@once_per_catalogue
def known(catalogue: Catalogue, field: str) -> frozenset[str]:
    """Return the ids of the dramas of which a fact is known and not disputed."""
    dramas = catalogue.dramas.values()
    return frozenset(drama.id for drama in dramas if getattr(drama, field) and not drama.is_disputed(field))


def dramas(field: str, *ways: str) -> Callable[[Catalogue], Iterator[Subject[str]]]:
    """Every drama of which a fact is known and undisputed, once for each way of asking about it."""

    def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
        for drama_id in sorted(known(catalogue, field)):
            drama = catalogue.dramas[drama_id]
            for way in ways or ("",):
                key = f"{drama.id}/{way}" if way else drama.id
                yield Subject(drama, way, key, (trait(drama, field),))

    return listed


def evenly(subjects: Iterable[Subject[Of]], by: Callable[[Subject[Of]], str], most: int) -> Iterator[Subject[Of]]:
    """Keep at most so many subjects of each sort, whichever, but always the same ones."""
    kept: Counter[str] = Counter()
    for subject in sorted(subjects, key=lambda subject: crc32(subject.key.encode())):
        kept[by(subject)] += 1
        if kept[by(subject)] <= most:
            yield subject


@once_per_catalogue
def roles(catalogue: Catalogue) -> Sequence[Subject[Role]]:
    """Return every character whose name and actor are undisputed, except those of namesakes in one cast."""
    found: list[Subject[Role]] = []
    for drama in catalogue.dramas.values():
        names = Counter(catalogue.name_of(role.actor) for role in drama.roles)
        found += (
            role_subject(drama, role)
            for role in drama.roles
            if is_certain(drama, role, "character", "actor") and names[catalogue.name_of(role.actor)] == 1
        )
    return found


def role_subject(drama: Drama, role: Role, *fields: str) -> Subject[Role]:
    """Make a subject of a role, or of something that only it is or has in its drama."""
    told = (part(drama, role.actor), *(trait(drama, f"{role.character}:{field}") for field in fields))
    spoils = ((drama.id, role.spoiler_from),) if role.spoiler_from else ()
    key = f"{drama.id}/{role.character}"
    return Subject(drama, role, key, told, people=(role.actor,), billing=role.billing, spoils=spoils)


def described(field: Literal["occupation", "nickname"]) -> Callable[[Catalogue], Iterator[Subject[Role]]]:
    """Every character who alone in their drama has an occupation or a nickname that nobody disputes."""

    def listed(catalogue: Catalogue) -> Iterator[Subject[Role]]:
        for drama, found in groupby(roles(catalogue), key=lambda subject: subject.drama):
            same = Counter([fold(getattr(role, field) or "") for role in drama.roles])
            for role in [subject.of for subject in found]:
                told = getattr(role, field)
                if told and same[fold(told)] == 1 and is_certain(drama, role, field):
                    yield role_subject(drama, role, field)

    return listed


@once_per_catalogue
def leads(catalogue: Catalogue) -> Sequence[Subject[Role]]:
    """Return every leading role whose actor and billing are undisputed.

    Not of a series with more seasons: people take its title for all of them, and their casts need not be known.
    """
    alone = (drama for drama in catalogue.dramas.values() if drama.franchise is None)
    return [role_subject(drama, role) for drama in alone for role in certain_leads(drama)]


def certain_leads(drama: Drama) -> list[Role]:
    """Return the leading roles of a drama of which the actor is undisputed and that spoil nothing."""
    return [
        role for role in drama.main_roles if role.spoiler_from is None and is_certain(drama, role, "actor", "billing")
    ]


def led_by(catalogue: Catalogue) -> dict[str, list[Drama]]:
    """Return the dramas that each person certainly leads, none of which has more seasons."""
    found: dict[str, list[Drama]] = {}
    for subject in leads(catalogue):
        found.setdefault(subject.of.actor, []).append(subject.drama)
    return found


def pairs(catalogue: Catalogue) -> Iterator[Subject[tuple[Person, Person]]]:
    """Every two people who lead exactly one drama together, and whose names are theirs alone."""
    together = Counter(
        pair
        for drama in catalogue.dramas.values()
        for pair in combinations(sorted(role.actor for role in drama.roles), 2)
    )
    for drama in catalogue.dramas.values():
        named = (role.actor for role in certain_leads(drama) if not catalogue.shares_name(role.actor))
        for first, second in combinations(sorted(named), 2):
            if together[first, second] == 1:
                yield _pair(catalogue, drama, (first, second))


def lead_and_other(catalogue: Catalogue) -> Iterator[Subject[tuple[Person, Person]]]:
    """Every lead with everybody who has a smaller part; no other drama has that lead and that person."""
    for drama in catalogue.dramas.values():
        if drama.franchise is not None:
            continue
        smaller = [role for role in drama.roles if role.billing != "main" and role.spoiler_from is None]
        for lead in certain_leads(drama):
            if catalogue.shares_name(lead.actor):
                continue
            casts = [{role.actor for role in other.roles} for other, _role in catalogue.parts_of(lead.actor)]
            together = Counter(chain.from_iterable(casts))
            for role in smaller:
                unique = together[role.actor] == 1 and not catalogue.shares_name(role.actor)
                if unique and is_certain(drama, role, "actor"):
                    yield _pair(catalogue, drama, (lead.actor, role.actor), role.billing)


def _pair(
    catalogue: Catalogue, drama: Drama, ids: tuple[str, str], billing: Billing = "main"
) -> Subject[tuple[Person, Person]]:
    first, second = ids
    pair = catalogue.people[first], catalogue.people[second]
    told = part(drama, first), part(drama, second)
    return Subject(drama, pair, f"{drama.id}/{first}+{second}", told, people=ids, billing=billing)


def links(catalogue: Catalogue) -> Iterator[Subject[Person]]:
    """Every person who alone leads two dramas, neither of which has more seasons."""
    for actor, led in led_by(catalogue).items():
        for first, second in combinations(led, 2):
            shared = {role.actor for role in first.roles} & {role.actor for role in second.roles}
            if shared == {actor}:
                told = part(first, actor), part(second, actor)
                key = f"{actor}/{first.id}+{second.id}"
                yield Subject(first, catalogue.people[actor], key, told, others=(second,), people=(actor,))


def makers(craft: Craft) -> Callable[[Catalogue], Iterator[Subject[str]]]:
    """Everybody who wrote or directed a drama, with the drama."""

    def listed(catalogue: Catalogue) -> Iterator[Subject[str]]:
        for drama in catalogue.dramas.values():
            if drama.id in known(catalogue, craft):
                for maker in getattr(drama, craft):
                    yield Subject(drama, maker, f"{drama.id}/{maker}", (trait(drama, craft),))

    return listed


def works_of_one(craft: Craft) -> Callable[[Catalogue], Iterator[Subject[Drama]]]:
    """Every two dramas of one writer or director that are no seasons of one series, each to be found by the other."""

    def listed(catalogue: Catalogue) -> Iterator[Subject[Drama]]:
        sure = known(catalogue, craft)
        for drama in map(catalogue.dramas.__getitem__, sorted(sure)):
            others = (other for maker in getattr(drama, craft) for other in catalogue.works_of(maker))
            for other in dict.fromkeys(others):
                shared = set(getattr(drama, craft)) & set(getattr(other, craft))
                apart = other.franchise is None or other.franchise != drama.franchise
                if other.id != drama.id and shared and apart and other.id in sure:
                    told = trait(drama, craft), trait(other, craft)
                    yield Subject(drama, other, f"{drama.id}/{other.id}", told, others=(other,))

    return listed


def songs(catalogue: Catalogue) -> Iterator[Subject[Song]]:
    """Every song that no other drama has under that title."""
    titles = Counter(fold(song.title) for drama in catalogue.dramas.values() for song in drama.songs)
    for drama in catalogue.dramas.values():
        if drama.is_disputed("songs"):
            continue
        for song in drama.songs:
            if titles[fold(song.title)] == 1:
                yield Subject(drama, song, f"{drama.id}/{song.title}", (trait(drama, f"songs:{song.title}"),))


def quotes(catalogue: Catalogue) -> Iterator[Subject[Quoted]]:
    """Every fragment of a review whose character, if it has one, is undisputed.

    Of whole dramas only once enough of them have reviews: else everybody soon knows which ones have.
    """
    reviewed = {review.drama for review in catalogue.reviews.values()}
    for review in catalogue.reviews.values():
        drama = catalogue.dramas[review.drama]
        disputed = {dispute.role for dispute in drama.disputed if dispute.fact in {"character", "actor"}}
        for quote in review.quotes:
            may_ask = quote.about not in disputed if quote.about else len(reviewed) >= OPTIONS
            if may_ask:
                spoils = ((drama.id, quote.spoiler_from),) if quote.spoiler_from else ()
                told = (intern(f"quote/{quote.about or drama.id}"),)
                yield Subject(drama, _quoted(review, quote), f"{review.id}/{quote.text}", told, spoils=spoils)


def _quoted(review: Review, quote: Quote) -> Quoted:
    credit = ", ".join(filter(None, (review.credit, review.published)))
    rating = review.rating.given if review.rating else None
    return Quoted(quote, f"[{credit}]({review.link})" if review.link else credit, rating)
