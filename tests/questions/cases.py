"""A question of every kind about the invented catalogue, and what would make it unfair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue import Dispute
from bot.messages import message
from bot.questions import Question
from tests.questions.invented import NORTH, QUOTE

TITLES = ("South", "East", "West")
LEADS = ("Gil Six", "Ha Seven", "Jin Nine")
CAST = ("Lee Ra", "Han So", "Park Mi")
LADDER = (
    {"character": "Kim Do", "drama": "North"},
    {"character": "King Jo", "drama": "South"},
    {"character": "Boss", "drama": "East"},
)
CLUES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "actor_ladder": LADDER,
    "cast_ladder": ({"actor": "Ahn One"}, {"actor": "Bae Two"}, {"actor": "Do Four"}),
}


@dataclass(frozen=True)
class Case:
    """A fair question of the invented catalogue, and what makes it unfair.

    `rival` is an option that is right too, or may be; `disputed` a drama, a fact and, if it is of a role, a character.
    """

    kind: str
    asked: Mapping[str, str]
    right: str
    wrong: tuple[str, str, str]
    disputed: tuple[str, ...]
    rival: str | None = None

    def question(self, *options: str) -> Question:
        """Ask it, with other options if there are any; the first is said to be right."""
        return Question(
            kind=self.kind,
            category="cast",
            key=self.kind,
            drama="north",
            level=1,
            stem=message("?", **self.asked),
            choices=options or (self.right, *self.wrong),
            answer=0,
            reveal=message(""),
            sources=(),
            clues=tuple(message("?", **clue) for clue in CLUES.get(self.kind, ())),
        )

    def dispute(self) -> tuple[str, Dispute]:
        """Return what sources disagree on, by the id of its drama."""
        drama, fact, *role = self.disputed
        return drama, Dispute(fact, (), role[0] if role else None)


CASES = (
    Case("acronym", {"acronym": "NTH"}, "North", TITLES, ("north", "acronyms"), "North 2"),
    Case(
        "actor_by_occupation",
        {"occupation": "surgeon", "drama": "North"},
        "Ahn One",
        ("Bae Two", "Gil Six", "Ha Seven"),
        ("north", "occupation", "Lee Ra"),
        "Eun Five",
    ),
    Case("actor_ladder", {}, "Ahn One", ("Bae Two", "Gil Six", "Ha Seven"), ("south", "actor", "King Jo")),
    Case(
        "actor_of_character",
        {"character": "Jo Bi", "drama": "North"},
        "Eun Five",
        LEADS,
        ("north", "actor", "Jo Bi"),
        "In Eight",
    ),
    Case("based_on", {"origin": "a comic"}, "South", ("East", "West", "Far"), ("west", "based_on"), "North"),
    Case("based_on", {"origin": "a film"}, "West", ("East", "South", "Far"), ("far", "based_on"), "North 2"),
    Case("based_on", {"source": "Dawn"}, "East", ("South", "West", "Far"), ("east", "based_on")),
    Case("before_after", {"later": "East"}, "North", ("West", "Far", "North 2"), ("far", "year"), "South"),
    Case("before_after", {"earlier": "West"}, "Far", ("North", "South", "East"), ("north", "year"), "North 2"),
    Case("blurb", {"blurb": NORTH.blurb}, "North", TITLES, ("north", "blurb"), "North 2"),
    Case("cast_ladder", {}, "North", TITLES, ("north", "actor", "Lee Ra"), "North 2"),
    Case(
        "cast_member",
        {"drama": "North"},
        "Ahn One",
        ("Gil Six", "Ha Seven", "Writer Co"),
        ("north", "billing", "Kim Do"),
        "Do Four",
    ),
    Case(
        "character_by_nickname",
        {"nickname": "Scalpel", "drama": "North"},
        "Kim Do",
        CAST,
        ("north", "nickname", "Lee Ra"),
        "Jo Bi",
    ),
    Case(
        "character_by_occupation",
        {"occupation": "surgeon", "drama": "North"},
        "Kim Do",
        CAST,
        ("north", "occupation", "Lee Ra"),
        "Jo Bi",
    ),
    Case(
        "character_of_actor",
        {"actor": "Ahn One", "drama": "North"},
        "Kim Do",
        CAST,
        ("north", "character", "Kim Do"),
        "Kim Twin",
    ),
    Case(
        "costars",
        {"first": "Ahn One", "second": "Bae Two"},
        "North",
        ("East", "West", "Far"),
        ("north", "billing", "Lee Ra"),
        "South",
    ),
    Case(
        "costars",
        {"lead": "Ahn One", "other": "Do Four"},
        "North",
        ("South", "West", "Far"),
        ("north", "billing", "Kim Do"),
        "East",
    ),
    Case(
        "director",
        {"drama": "North"},
        "Director One",
        ("Director Two", *LEADS[:2]),
        ("north", "directors"),
        "Director Co",
    ),
    Case(
        "drama_of_role",
        {"actor": "Ahn One", "character": "Kim Do"},
        "North",
        TITLES,
        ("north", "character", "Kim Do"),
        "North 2",
    ),
    Case("emoji_plot", {"emoji": "🧭"}, "North", TITLES, ("north", "emoji"), "North 2"),
    Case("episode_count", {"episodes": "16"}, "North", TITLES, ("west", "episodes"), "Far"),
    Case(
        "link",
        {"first": "North", "second": "South"},
        "Ahn One",
        ("Cho Three", "Do Four", "Gil Six"),
        ("south", "billing", "King Jo"),
        "Bae Two",
    ),
    Case("native_title", {"native": "북"}, "North", TITLES, ("north", "native_title"), "Far"),
    Case("native_title", {"drama": "North"}, "북", ("남", "동", "서"), ("north", "native_title")),
    Case("network", {"network": "Net One"}, "North", TITLES, ("west", "networks"), "Far"),
    Case("network", {"drama": "North"}, "Net One", ("Net Two", "Net Three", "Net Four"), ("north", "networks")),
    Case("odd_one_out", {"actor": "Ahn One"}, "West", ("North", "South", "East"), ("east", "billing", "Boss"), "Far"),
    Case(
        "odd_one_out",
        {"drama": "North"},
        "Gil Six",
        ("Ahn One", "Bae Two", "Cho Three"),
        ("north", "billing", "Lee Ra"),
        "Do Four",
    ),
    Case("odd_one_out", {"writer": "Writer Two"}, "East", ("South", "West", "Far"), ("west", "writers"), "North"),
    Case("place", {"place": "Pine Clinic"}, "North", TITLES, ("north", "place"), "Far"),
    Case("review_quote", {"quote": QUOTE, "drama": "North"}, "Kim Do", CAST, ("north", "character", "Kim Do")),
    Case("same_director", {"drama": "North"}, "East", ("South", "West", "Far"), ("south", "directors"), "North 2"),
    Case("same_writer", {"drama": "North"}, "East", ("South", "West", "Far"), ("west", "writers"), "North 2"),
    Case("setting", {"drama": "North"}, "hospital", ("palace", "island", "space"), ("north", "setting"), "city"),
    Case(
        "singer",
        {"song": "Snowfall", "drama": "North"},
        "Voice One",
        ("Voice Two", "Ahn One", "Bae Two"),
        ("north", "songs"),
        "Voice One and Voice Two",
    ),
    Case("song", {"song": "Snowfall", "singer": "Voice One"}, "North", TITLES, ("east", "songs"), "Far"),
    Case(
        "three_tropes",
        {"first": "Lost Letter", "second": "Hidden Twin", "third": "First Snow"},
        "North",
        TITLES,
        ("south", "tropes"),
        "Far",
    ),
    Case("writer", {"drama": "South"}, "Writer Two", ("Writer One", *LEADS[:2]), ("south", "writers"), "Writer Co"),
    Case("year", {"drama": "North"}, "2010", ("2008", "2009", "2011"), ("north", "year")),
)
