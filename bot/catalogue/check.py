"""Checks what a schema cannot: references, doubles, impossible values, quotes too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.model import Drama, Person, Review, Trope
from bot.catalogue.text import fold
from bot.catalogue.titles import titles_of

FIRST_YEAR = 1960
LONGEST_BLURB = 110
MOST_QUOTED_WORDS = 12
FEWEST_ROLES = 6
FEWEST_QUOTES = 8
LONGEST_EPISODE = 200
LONGEST_LIFE = 100
MOST_FAME = 5

Found: TypeAlias = Callable[[str, str], "Finding"]
"""Makes a finding of a key and a sentence, for the file at hand."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a seed file: where it is, under which key, and one sentence on what to do."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.sentence}"


def check(catalogue: Catalogue) -> list[Finding]:
    """Return everything that is wrong with a catalogue, in order of file and key."""
    found = chain(
        chain.from_iterable(_check_drama(catalogue, drama) for drama in catalogue.dramas.values()),
        chain.from_iterable(_check_person(catalogue, person) for person in catalogue.people.values()),
        chain.from_iterable(_check_trope(catalogue, trope) for trope in catalogue.tropes.values()),
        chain.from_iterable(_check_review(catalogue, review) for review in catalogue.reviews.values()),
        _check_titles(catalogue),
    )
    return sorted(found)


def _check_drama(catalogue: Catalogue, drama: Drama) -> Iterator[Finding]:
    def found(key: str, sentence: str) -> Finding:
        return Finding(f"dramas/{drama.id}.toml", key, sentence)

    yield from _check_figures(drama, found)
    yield from _check_roles(drama, found)
    yield from _check_references(catalogue, drama, found)
    yield from _check_disputes(drama, found)


def _check_references(catalogue: Catalogue, drama: Drama, found: Found) -> Iterator[Finding]:
    named = [("writers", person) for person in drama.writers] + [("directors", person) for person in drama.directors]
    named += [(f"roles[{number}].actor", role.actor) for number, role in enumerate(drama.roles, 1)]
    for key, person in named:
        if person not in catalogue.people:
            yield found(key, f"there is no {person!r} in people.toml; add them or correct the id")
        elif key.startswith("roles") and catalogue.people[person].gender is None:
            yield found(key, f"people.toml gives no gender for {person!r}; actors need one")
    for trope in drama.tropes:
        if trope not in catalogue.tropes:
            yield found("tropes", f"there is no {trope!r} in tropes.toml; choose one of that list")


def _check_disputes(drama: Drama, found: Found) -> Iterator[Finding]:
    for number, dispute in enumerate(drama.disputed, 1):
        if dispute.role is not None and all(dispute.role != role.character for role in drama.roles):
            yield found(f"disputed[{number}].role", f"no role here is called {dispute.role!r}")
        if len(dispute.claims) == 1:
            yield found(f"disputed[{number}].claims", "a dispute needs two claims or more")


def _check_figures(drama: Drama, found: Found) -> Iterator[Finding]:
    if drama.year < FIRST_YEAR:
        yield found("year", f"{drama.year} is before Korean television drama; give the year of the first broadcast")
    if drama.episodes < 1:
        yield found("episodes", "a drama has one episode or more")
    if not 1 <= drama.minutes <= LONGEST_EPISODE:
        yield found("minutes", f"{drama.minutes} minutes is not the length of one episode")
    if not 1 <= drama.fame <= MOST_FAME:
        yield found("fame", f"fame runs from 1 to {MOST_FAME}")
    if len(drama.blurb) > LONGEST_BLURB:
        yield found("blurb", f"{len(drama.blurb)} letters; keep it under {LONGEST_BLURB + 1}")
    if len(fold(drama.title)) > 3 and fold(drama.title) in fold(drama.blurb):  # noqa: PLR2004 - "W" is in any text
        yield found("blurb", "it names the title; a blurb is also a question")
    for key in ("networks", "writers", "directors", "genres", "tropes", "sources"):
        if not getattr(drama, key):
            yield found(key, "it is empty; name one or more")


def _check_roles(drama: Drama, found: Found) -> Iterator[Finding]:
    if len(drama.roles) < FEWEST_ROLES:
        yield found("roles", f"only {len(drama.roles)}; give {FEWEST_ROLES} or more")
    if not drama.main_roles:
        yield found("roles", "no role is billed main")
    for key, counted in (
        ("actor", Counter(role.actor for role in drama.roles)),
        ("character", Counter(fold(role.character) for role in drama.roles)),
    ):
        for name, count in counted.items():
            if count > 1:
                yield found(f"roles.{key}", f"{name!r} stands here {count} times; each {key} once")
    for number, role in enumerate(drama.roles, 1):
        if role.spoiler_from is not None and not 1 <= role.spoiler_from <= drama.episodes:
            yield found(f"roles[{number}].spoiler_from", f"episode {role.spoiler_from} does not exist")


def _check_person(catalogue: Catalogue, person: Person) -> Iterator[Finding]:
    if person.born is None:
        return
    for drama, _role in catalogue.parts_of(person.id):
        if not 0 <= drama.year - person.born <= LONGEST_LIFE:
            sentence = f"{person.id} would be {drama.year - person.born} in {drama.title}; correct the year or the id"
            yield Finding("people.toml", f"{person.id}.born", sentence)


def _check_trope(catalogue: Catalogue, trope: Trope) -> Iterator[Finding]:
    for key, ids in (("kin", trope.kin), ("opposite", (trope.opposite,) if trope.opposite else ())):
        for other in ids:
            if other not in catalogue.tropes:
                yield Finding("tropes.toml", f"{trope.id}.{key}", f"there is no trope {other!r}")


def _check_review(catalogue: Catalogue, review: Review) -> Iterator[Finding]:
    def found(key: str, sentence: str) -> Finding:
        return Finding(f"reviews/{review.id}.toml", key, sentence)

    drama = catalogue.dramas.get(review.drama)
    if drama is None:
        yield found("drama", f"there is no drama {review.drama!r}")
    if len(review.quotes) < FEWEST_QUOTES:
        yield found("quotes", f"only {len(review.quotes)}; give {FEWEST_QUOTES} or more")
    known = {role.character for role in drama.roles} | {role.actor for role in drama.roles} if drama else set()
    for number, quote in enumerate(review.quotes, 1):
        if len(quote.text.split()) > MOST_QUOTED_WORDS:
            yield found(f"quotes[{number}].text", f"over {MOST_QUOTED_WORDS} words; quote a shorter fragment")
        if quote.about is not None and quote.about not in known:
            yield found(f"quotes[{number}].about", f"{quote.about!r} is neither a character nor an actor of the drama")
    for number, similar in enumerate(review.similar, 1):
        if similar.drama not in catalogue.dramas:
            yield found(f"similar[{number}].drama", f"there is no drama {similar.drama!r}")
    if review.rating and review.rating.share is not None and not 0 <= review.rating.share <= 1:
        yield found("rating.share", "a share lies between 0 and 1")


def _check_titles(catalogue: Catalogue) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for drama in catalogue.dramas.values():
        for title in {fold(title) for title in titles_of(drama)}:
            first = owners.setdefault(title, drama.id)
            if first != drama.id:
                yield Finding(f"dramas/{drama.id}.toml", "title", f"{title!r} is also a title of {first}")
