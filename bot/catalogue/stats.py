"""Counts what a catalogue holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.model import Drama, Person, Role

DRAMA_FIELDS: Mapping[str, Callable[[Drama], object]] = {
    "other titles": lambda drama: drama.other_titles,
    "acronym": lambda drama: drama.acronyms,
    "place": lambda drama: drama.place,
    "based on a work": lambda drama: drama.based_on.kind != "original",
    "franchise": lambda drama: drama.franchise,
    "content notes": lambda drama: drama.content_notes,
    "song": lambda drama: drama.songs,
    "disputed fact": lambda drama: drama.disputed,
}
ROLE_FIELDS: Mapping[str, Callable[[Role], object]] = {
    "native name": lambda role: role.native_name,
    "other spellings": lambda role: role.spellings,
    "occupation": lambda role: role.occupation,
    "nickname": lambda role: role.nickname,
    "spoiler mark": lambda role: role.spoiler_from,
}
PERSON_FIELDS: Mapping[str, Callable[[Person], object]] = {
    "native name": lambda person: person.native_name,
    "other spellings": lambda person: person.spellings,
    "stage name": lambda person: person.stage_name,
    "gender": lambda person: person.gender,
    "birth year": lambda person: person.born,
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a catalogue; `coverage` says for each optional field how many entries have it."""

    totals: Mapping[str, int]
    by_year: Mapping[int, int]
    by_network: Mapping[str, int]
    by_fame: Mapping[int, int]
    by_genre: Mapping[str, int]
    by_trope: Mapping[str, int]
    coverage: Mapping[str, Mapping[str, int]]


def stats_of(catalogue: Catalogue) -> Stats:
    """Count a catalogue."""
    dramas, people = list(catalogue.dramas.values()), list(catalogue.people.values())
    roles = list(chain.from_iterable(drama.roles for drama in dramas))
    reviews = list(catalogue.reviews.values())
    return Stats(
        totals={
            "dramas": len(dramas),
            "roles": len(roles),
            "people": len(people),
            "tropes": len(catalogue.tropes),
            "songs": sum(len(drama.songs) for drama in dramas),
            "reviews": len(reviews),
            "quotes": sum(len(review.quotes) for review in reviews),
        },
        by_year=dict(sorted(Counter(drama.year for drama in dramas).items())),
        by_network=_commonest(chain.from_iterable(drama.networks for drama in dramas)),
        by_fame=dict(sorted(Counter(drama.fame for drama in dramas).items(), reverse=True)),
        by_genre=_commonest(chain.from_iterable(drama.genres for drama in dramas)),
        by_trope=_commonest(chain.from_iterable(drama.tropes for drama in dramas)),
        coverage={
            "dramas": {name: sum(map(bool, map(has, dramas))) for name, has in DRAMA_FIELDS.items()},
            "roles": {name: sum(map(bool, map(has, roles))) for name, has in ROLE_FIELDS.items()},
            "people": {name: sum(map(bool, map(has, people))) for name, has in PERSON_FIELDS.items()},
        },
    )


def _commonest(names: chain[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0])))
