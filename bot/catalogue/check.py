"""Checks what a schema cannot: references, doubles, impossible values, quotes too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.check_drama import check_drama
from bot.catalogue.finding import Finding
from bot.catalogue.model import Person, Review, Trope
from bot.catalogue.text import fold

MOST_QUOTED_WORDS = 12
FEWEST_QUOTES = 8
LONGEST_LIFE = 100
YOUNGEST_MAKER = 15


def check(catalogue: Catalogue, last_year: int) -> list[Finding]:
    """Return everything that is wrong with a catalogue, in order of file and key.

    No drama may begin after `last_year`.
    """
    found = chain(
        chain.from_iterable(check_drama(catalogue, drama, last_year) for drama in catalogue.dramas.values()),
        chain.from_iterable(_check_person(catalogue, person) for person in catalogue.people.values()),
        chain.from_iterable(_check_trope(catalogue, trope) for trope in catalogue.tropes.values()),
        chain.from_iterable(_check_review(catalogue, review) for review in catalogue.reviews.values()),
        _check_titles(catalogue),
        _check_namesakes(catalogue),
    )
    return sorted(found)


def _check_person(catalogue: Catalogue, person: Person) -> Iterator[Finding]:
    works = catalogue.works_of(person.id)
    parts = catalogue.parts_of(person.id)
    if not works and not parts:
        yield Finding("people.toml", person.id, "no drama names them; remove the table or correct its id")
    if person.born is None:
        return
    for youngest, dramas in ((0, (part.drama for part in parts)), (YOUNGEST_MAKER, works)):
        for drama in dramas:
            if not youngest <= drama.year - person.born <= LONGEST_LIFE:
                sentence = (
                    f"{person.id} would be {drama.year - person.born} in {drama.title}; correct the year or the id"
                )
                yield Finding("people.toml", f"{person.id}.born", sentence)


def _check_trope(catalogue: Catalogue, trope: Trope) -> Iterator[Finding]:
    for key, ids in (("kin", trope.kin), ("opposite", (trope.opposite,) if trope.opposite else ())):
        for other in ids:
            if other not in catalogue.tropes:
                yield Finding("tropes.toml", f"{trope.id}.{key}", f"there is no trope {other!r}")
    if not trope.kin and trope.opposite is None:
        yield Finding("tropes.toml", trope.id, "it stands alone; name its kin or its opposite")


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
    """Find dramas that go by one title; a Korean one may come back in another year, as some do."""
    owners: dict[str, str] = {}
    for drama in catalogue.dramas.values():
        named = {fold(title) for title in (drama.title, *drama.other_titles, *drama.acronyms)}
        named.add(f"{fold(drama.native_title)} ({drama.year})")
        for title in sorted(named):
            first = owners.setdefault(title, drama.id)
            if first != drama.id:
                yield Finding(f"dramas/{drama.id}.toml", "title", f"{title!r} is also a title of {first}")


def _check_namesakes(catalogue: Catalogue) -> Iterator[Finding]:
    """Find people of one native name whose ids are nothing but a spelling of it: likely one person, spelt twice."""
    called: dict[str, list[str]] = defaultdict(list)
    for person in catalogue.people.values():
        if person.native_name is not None and fold(person.id) in map(fold, (person.name, *person.spellings)):
            called[person.native_name].append(person.id)
    for name, (first, *others) in called.items():
        for other in others:
            sentence = f"{name} is also {first}; make them one, or end an id with a birth year, a craft or a work"
            yield Finding("people.toml", other, sentence)
