"""Dramas, people, tropes and reviews as plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Billing = Literal["main", "support", "guest"]
Gender = Literal["female", "male"]
Genre = Literal[
    "action", "business", "comedy", "crime", "family", "fantasy", "historical", "horror", "legal", "medical",
    "melodrama", "military", "music", "mystery", "political", "romance", "school", "sci-fi", "slice of life",
    "sports", "supernatural", "thriller", "youth",
]  # fmt: skip
Setting = Literal[
    "afterlife", "apartment", "army", "campus", "city", "company", "court of law", "entertainment industry",
    "fantasy realm", "game arena", "home", "hospital", "hotel", "island", "law firm", "newsroom", "palace",
    "police station", "prison", "restaurant", "road", "school", "small town", "space", "sports club", "start-up",
    "underworld", "village", "war zone",
]  # fmt: skip
Origin = Literal[
    "original", "comic", "film", "game", "history", "memoir", "novel", "play", "series", "web novel", "webtoon"
]
Basis = Literal["liked", "genre", "actor"]


@dataclass(frozen=True, slots=True)
class Person:
    """An actor, writer or director.

    `name` is the spelling most used in English; `spellings` are the others seen.
    """

    id: str
    name: str
    native_name: str | None = None
    spellings: tuple[str, ...] = ()
    stage_name: str | None = None
    gender: Gender | None = None
    born: int | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # as of a drama

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that somebody goes by, the one shown first."""
        return tuple(filter(None, (self.stage_name, self.name, *self.spellings, self.native_name)))


@dataclass(frozen=True, slots=True)
class Trope:
    """One entry of the controlled list; `spoils` where naming it gives a story away."""

    id: str
    name: str
    definition: str
    kin: tuple[str, ...] = ()
    opposite: str | None = None
    spoils: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A character of one drama and who plays it; `spoiler_from` is an episode number."""

    character: str
    actor: str
    billing: Billing
    native_name: str | None = None
    spellings: tuple[str, ...] = ()
    nickname: str | None = None
    occupation: str | None = None
    spoiler_from: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the character goes by, the one shown first; a nickname is none."""
        return tuple(filter(None, (self.character, *self.spellings, self.native_name)))


@dataclass(frozen=True, slots=True)
class Song:
    """A song of the soundtrack."""

    title: str
    singer: str


@dataclass(frozen=True, slots=True)
class BasedOn:
    """What a drama was made from; `title` where the work has one of its own."""

    kind: Origin
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a dispute, and who says so."""

    value: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact that sources tell differently.

    `fact` is the key of a drama, or of a role where `role` names its character.
    """

    fact: str
    claims: tuple[Claim, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Drama:
    """All that is known of one drama; every name in it is an id of the catalogue where one exists.

    `minutes` is the usual length of one full broadcast episode. `fame` runs from 1 (known to few)
    to 5 (known to nearly every viewer). The roles billed "main" are all there are. One that is `on_air` has episodes
    that are still to be broadcast.
    """

    id: str
    title: str
    native_title: str
    year: int
    episodes: int
    minutes: int
    networks: tuple[str, ...]
    writers: tuple[str, ...]
    directors: tuple[str, ...]
    genres: tuple[Genre, ...]
    tropes: tuple[str, ...]
    setting: Setting
    emoji: str
    blurb: str
    fame: int
    roles: tuple[Role, ...]
    sources: tuple[str, ...]
    based_on: BasedOn = field(default_factory=lambda: BasedOn("original"))
    other_titles: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    franchise: str | None = None
    place: str | None = None
    content_notes: tuple[str, ...] = ()
    songs: tuple[Song, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    on_air: bool = False

    def __hash__(self) -> int:
        return hash(self.id)  # of all fields it would take longer than what is looked up by it

    def is_disputed(self, fact: str, role: str | None = None) -> bool:
        """Whether sources disagree on this key of the drama, or of the role of this character."""
        return any(dispute.fact == fact and dispute.role == role for dispute in self.disputed)

    @property
    def main_roles(self) -> tuple[Role, ...]:
        """The roles billed "main"."""
        return tuple(role for role in self.roles if role.billing == "main")


@dataclass(frozen=True, slots=True)
class Quote:
    """A fragment of a review, twelve words at most.

    `about` is a character or a person's id where the fragment describes one, else it describes the drama.
    """

    text: str
    about: str | None = None
    spoiler_from: int | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as the reviewer gave it, and as a share of the scale's top where the scale is known."""

    given: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """Another drama that a review names beside its own, and why it does."""

    drama: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Review:
    """One published review: who wrote it, where, what may be quoted and which dramas it names."""

    id: str
    drama: str
    source: str
    quotes: tuple[Quote, ...]
    reviewer: str | None = None
    published: str | None = None
    link: str | None = None
    rating: Rating | None = None
    similar: tuple[Similar, ...] = ()

    @property
    def credit(self) -> str:
        """Who wrote it and where, in one line."""
        return f"{self.reviewer}, “{self.source}”" if self.reviewer else f"“{self.source}” (unsigned)"
