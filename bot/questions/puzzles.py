"""Lists what can be asked about several facts at once: orders in time, three tropes, ladders of clues, odd ones out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Literal, NamedTuple

from bot.catalogue import Catalogue, Drama, Part, Person, Role, Trope
from bot.catalogue.once import once_per_catalogue
from bot.questions.candidates import cast_of_kin, dramas_like, people_away
from bot.questions.choices import WRONG
from bot.questions.model import Subject
from bot.questions.subjects import certain_leads, is_certain, known, led_by, part, roles, trait

APART = 3
"""Years; of two dramas to be put in order, one began at most so much earlier."""
NEIGHBOURS = 8
"""So many dramas, the likest, are to be put in order with each, and so many as the odd one among others."""
RAREST = 8
"""Three tropes are taken from so many of a drama's, those that fewest others have."""
TRIPLES = 30
"""So many combinations of three tropes are asked of one drama."""
CLUES = 4
FEWEST_CLUES = 3


class Order(NamedTuple):
    """A drama that began before or after the one that is named."""

    other: Drama
    is_before: bool


class Odd(NamedTuple):
    """Which one does not belong, those that do (names or titles), and whose or what they are."""

    odd: str
    others: Sequence[str]
    of: str
    asked: Literal["drama", "actor", "writer"]


def orders(catalogue: Catalogue) -> Iterator[Subject[Order]]:
    """Every drama with the likest of those that began shortly before it, and of those that began shortly after."""
    sure = known(catalogue, "year")
    for drama in map(catalogue.dramas.__getitem__, sorted(sure)):
        near = [other for other in dramas_like(catalogue, drama) if abs(drama.year - other.year) <= APART]
        for is_before in (True, False):
            sign = 1 if is_before else -1
            across = (other for other in near if sign * (drama.year - other.year) > 0 and other.id in sure)
            for other in islice(across, NEIGHBOURS):
                key = f"{drama.id}/{'before' if is_before else 'after'}/{other.id}"
                told = trait(drama, "year"), trait(other, "year")
                yield Subject(drama, Order(other, is_before), key, told, others=(other,))


def triples(catalogue: Catalogue) -> Iterator[Subject[tuple[Trope, ...]]]:
    """Three tropes that only one drama has together, for each drama those first that are rarest."""
    holders: dict[str, int] = defaultdict(int)  # for each trope a bit for each drama that has it
    for place, drama in enumerate(catalogue.dramas.values()):
        for trope in drama.tropes:
            holders[trope] |= 1 << place
    pairs = ((trope.id, kin) for trope in catalogue.tropes.values() for kin in trope.kin)
    kin = {pair for one, other in pairs for pair in ((one, other), (other, one))}  # much alike: no two in one question
    telling = {trope.id for trope in catalogue.tropes.values() if trope.spoils}
    for drama in catalogue.dramas.values():
        rarest = sorted(drama.tropes, key=lambda trope: holders[trope].bit_count())[:RAREST]
        told = {trope: trait(drama, f"trope {trope}") for trope in rarest}
        apart = (
            three
            for three in combinations(rarest, 3)
            if (holders[three[0]] & holders[three[1]] & holders[three[2]]).bit_count() == 1
            and kin.isdisjoint(combinations(three, 2))
        )
        for three in islice(apart, TRIPLES):
            tropes = tuple(map(catalogue.tropes.__getitem__, three))
            # A trope that gives the story away may be named to those who have seen all of it.
            spoils = () if telling.isdisjoint(three) else ((drama.id, drama.episodes),)
            facts = tuple(map(told.__getitem__, three))
            yield Subject(drama, tropes, f"{drama.id}/{'+'.join(three)}", facts, spoils=spoils)


def casts(catalogue: Catalogue) -> Iterator[Subject[tuple[Person, ...]]]:
    """Three or four people in the cast of one drama alone, the least known first, two leads last."""
    for drama in catalogue.dramas.values():
        if drama.franchise is not None:
            continue
        named = [
            role
            for role in drama.roles
            if role.spoiler_from is None and is_certain(drama, role, "actor") and not catalogue.shares_name(role.actor)
        ]
        chosen = [*_best(catalogue, named, main=False)[-2:], *_best(catalogue, named, main=True)[-2:]]
        cast = {role.actor for role in chosen}
        holding = sum(cast <= cast_of_kin(catalogue, other) for other, _role in catalogue.parts_of(chosen[-1].actor))
        if len(chosen) >= FEWEST_CLUES and holding == 1:
            people = tuple(catalogue.people[role.actor] for role in chosen)
            told = tuple(part(drama, role.actor) for role in chosen)
            yield Subject(drama, people, drama.id, told, people=tuple(person.id for person in people))


def _best(catalogue: Catalogue, roles: Sequence[Role], *, main: bool) -> list[Role]:
    """Return the roles that are leads, or that are not, those of the least known actors first."""
    fitting = (role for role in roles if (role.billing == "main") == main)
    return sorted(fitting, key=lambda role: (catalogue.prominence[catalogue.name_of(role.actor)], role.actor))


def careers(catalogue: Catalogue) -> Iterator[Subject[tuple[Part, ...]]]:
    """Everybody with three or more undisputed roles in series of their own, with up to four, the least known first."""
    played: dict[str, list[Part]] = defaultdict(list)
    for subject in roles(catalogue):
        if not subject.spoils and not catalogue.shares_name(subject.of.actor):
            played[subject.of.actor].append(Part(subject.drama, subject.of))
    for actor, parts in played.items():
        apart = {part.drama.franchise or part.drama.id: part for part in parts}
        known = sorted(apart.values(), key=lambda part: (part.role.billing == "main", part.drama.fame, part.drama.id))
        chosen = tuple(known[-CLUES:])
        if len(chosen) >= FEWEST_CLUES:
            dramas = [each.drama for each in chosen]
            told = tuple(part(drama, actor) for drama in dramas)
            yield Subject(dramas[-1], chosen, actor, told, others=tuple(dramas[:-1]), people=(actor,))


def odd_ones(catalogue: Catalogue) -> Iterator[Subject[Odd]]:
    """Every person among leads of a drama, drama among those somebody leads or wrote, that does not belong there.

    Lists of leads and of writers are whole; casts need not be.
    """
    yield from _odd_people(catalogue)
    yield from _odd_dramas(catalogue)
    yield from _odd_works(catalogue)


def _odd_people(catalogue: Catalogue) -> Iterator[Subject[Odd]]:
    for drama in catalogue.dramas.values():
        leading = [
            catalogue.people[role.actor] for role in certain_leads(drama) if not catalogue.shares_name(role.actor)
        ]
        if drama.id not in _surely_led(catalogue) or len(leading) < WRONG:
            continue
        cast = cast_of_kin(catalogue, drama)
        like = (other for person in leading for other in islice(people_away(catalogue, person, cast), WRONG))
        names = tuple(catalogue.name_of(person.id) for person in leading)
        told = tuple(part(drama, person.id) for person in leading)
        for odd in islice(dict.fromkeys(like), NEIGHBOURS):
            of = Odd(catalogue.name_of(odd.id), names, drama.title, "drama")
            yield Subject(drama, of, f"{drama.id}/{odd.id}", told, people=tuple(person.id for person in leading))


def _odd_dramas(catalogue: Catalogue) -> Iterator[Subject[Odd]]:
    for actor, led in led_by(catalogue).items():
        if len(led) < WRONG or catalogue.shares_name(actor):
            continue
        like = (other for drama in led for other in islice(_away(catalogue, drama, actor), WRONG))
        told = tuple(part(drama, actor) for drama in led)
        for odd in islice(dict.fromkeys(like), NEIGHBOURS):
            of = Odd(odd.title, tuple(drama.title for drama in led), catalogue.name_of(actor), "actor")
            yield Subject(odd, of, f"{actor}/{odd.id}", told, people=(actor,))


def _away(catalogue: Catalogue, drama: Drama, actor: str) -> Iterator[Drama]:
    """Yield the dramas like one that somebody certainly does not lead."""
    sure = _surely_led(catalogue)
    likest = (other for other in dramas_like(catalogue, drama) if other.id in sure)
    return (other for other in likest if actor not in cast_of_kin(catalogue, other))


def _odd_works(catalogue: Catalogue) -> Iterator[Subject[Odd]]:
    writers = {writer for drama in catalogue.dramas.values() for writer in drama.writers}
    sure = known(catalogue, "writers")
    for writer in sorted(writers):
        works = [drama for drama in catalogue.works_of(writer) if writer in drama.writers and drama.id in sure]
        if len(works) < WRONG or catalogue.shares_name(writer):
            continue
        like = (other for drama in works for other in islice(_unwritten(catalogue, drama, writer), WRONG))
        told = tuple(trait(drama, "writers") for drama in works)
        for odd in islice(dict.fromkeys(like), NEIGHBOURS):
            of = Odd(odd.title, tuple(drama.title for drama in works), catalogue.name_of(writer), "writer")
            yield Subject(odd, of, f"{writer}/{odd.id}", told)


def _unwritten(catalogue: Catalogue, drama: Drama, writer: str) -> Iterator[Drama]:
    """Yield the dramas like one in which a writer certainly had no part."""
    sure = known(catalogue, "writers")
    return (
        other
        for other in dramas_like(catalogue, drama)
        if other.id in sure and writer not in (*other.writers, *other.directors) and not other.franchise
    )


@once_per_catalogue
def _surely_led(catalogue: Catalogue) -> frozenset[str]:
    """Return the ids of the dramas of which nobody disputes who leads them, and that have no other seasons."""
    alone = (drama for drama in catalogue.dramas.values() if drama.franchise is None)
    return frozenset(
        drama.id for drama in alone if not any(dispute.fact in {"actor", "billing"} for dispute in drama.disputed)
    )
