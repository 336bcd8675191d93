"""A catalogue of six invented dramas, in which every right answer has a rival."""

from __future__ import annotations

from dataclasses import replace

from bot.catalogue import BasedOn, Billing, Catalogue, Dispute, Drama, Person, Quote, Review, Role, Song, Trope

PEOPLE = (
    "Ahn One", "Bae Two", "Cho Three", "Do Four", "Eun Five", "Gil Six", "Ha Seven", "In Eight", "Jin Nine",
    "Writer One", "Writer Two", "Writer Co", "Director One", "Director Two", "Director Co",
)  # fmt: skip
TROPES = ("Lost Letter", "Hidden Twin", "First Snow")


def identified(name: str) -> str:
    """Return the id of a name."""
    return name.casefold().replace(" ", "-")


def role(  # noqa: PLR0913, PLR0917 - a role has as many sides
    character: str,
    actor: str,
    billing: Billing = "main",
    occupation: str | None = None,
    nickname: str | None = None,
    spoiler_from: int | None = None,
) -> Role:
    """Make a role."""
    actor = identified(actor)
    return Role(character, actor, billing, occupation=occupation, nickname=nickname, spoiler_from=spoiler_from)


NORTH = Drama(
    id="north",
    title="North",
    native_title="북",
    year=2010,
    episodes=16,
    minutes=60,
    networks=("Net One",),
    writers=("writer-one",),
    directors=("director-one", "director-co"),
    genres=("medical",),
    tropes=tuple(map(identified, TROPES)),
    setting="hospital",
    emoji="🧭",
    blurb="Somebody loses the way and finds a clinic.",
    fame=5,
    roles=(
        role("Kim Do", "Ahn One", occupation="surgeon", nickname="Scalpel"),
        role("Lee Ra", "Bae Two", occupation="nurse", nickname="Sister"),
        role("Han So", "Cho Three", occupation="porter"),
        role("Park Mi", "Do Four", "support", "cook"),
        role("Jo Bi", "Eun Five", "guest", nickname="Scal-pel"),
        role("Jo Bi", "In Eight", "guest", "pupil"),
        role("Kim Twin", "Ahn One", "guest", "thief"),
        role("Ghost", "Jin Nine", "guest", "shade", spoiler_from=9),
    ),
    sources=("Somebody",),
    based_on=BasedOn("webtoon", "Northern Lights"),
    acronyms=("NTH",),
    franchise="north",
    place="Pine Clinic",
    songs=(Song("Snowfall", "Voice One"),),
)
SOUTH = replace(
    NORTH,
    id="south",
    title="South",
    native_title="남",
    year=2012,
    episodes=20,
    networks=("Net Two",),
    writers=("writer-two", "writer-co"),
    directors=("director-two",),
    tropes=("lost-letter", "hidden-twin"),
    setting="palace",
    emoji="👑",
    blurb="A palace has one door too many.",
    roles=(role("King Jo", "Ahn One"), role("Maid", "Bae Two", "support")),
    based_on=BasedOn("comic"),
    acronyms=(),
    franchise=None,
    place="Moon Palace",
    songs=(),
)
EAST = replace(
    SOUTH,
    id="east",
    title="East",
    native_title="동",
    year=2014,
    episodes=12,
    writers=("writer-one",),
    directors=("director-one",),
    emoji="🌅",
    blurb="Nobody in this office sleeps.",
    roles=(role("Boss", "Ahn One"), role("Clerk", "Do Four", "support")),
    based_on=BasedOn("novel", "Dawn"),
    place="Dawn Tower",
)
WEST = replace(
    SOUTH,
    id="west",
    title="West",
    native_title="서",
    year=2016,
    episodes=10,
    writers=("writer-two",),
    emoji="🐎",
    blurb="A rider meets a nun.",
    roles=(role("Rider", "Gil Six"), role("Nun", "Bae Two")),
    based_on=BasedOn("film"),
    place="Red Valley",
)
FAR = replace(
    WEST,
    id="far",
    title="Far",
    native_title="북",
    year=2020,
    episodes=16,
    networks=("Net One",),
    tropes=NORTH.tropes,
    emoji="🚀",
    blurb="Two pilots and one seat.",
    roles=(role("Pilot", "Ha Seven"), role("Second Pilot", "Jin Nine")),
    based_on=BasedOn("series"),
    place="Pine Clinic Annex",
    songs=(Song("Snowfall", "Voice Two"),),
)
NORTH_AGAIN = replace(
    FAR,
    id="north-2",
    title="North 2",
    native_title="북 2",
    year=2018,
    writers=(),
    directors=(),
    emoji="🧭🧭",
    blurb="Somebody loses the way again.",
    roles=(role("Kim Yu", "In Eight"),),
    based_on=BasedOn("original"),
    franchise="north",
    place=None,
    songs=(),
)
QUOTE = "cold but kind"


def catalogue_with(*disputes: tuple[str, Dispute]) -> Catalogue:
    """Return the invented catalogue with disputes, each in the drama of an id."""
    dramas = [
        replace(drama, disputed=tuple(dispute for owner, dispute in disputes if owner == drama.id))
        for drama in (NORTH, SOUTH, EAST, WEST, FAR, NORTH_AGAIN)
    ]
    return Catalogue(
        dramas,
        [Person(identified(name), name) for name in PEOPLE],
        [Trope(identified(name), name, "") for name in TROPES],
        [Review("a-review", "north", "A paper", (Quote(QUOTE, about="Kim Do"),))],
    )
