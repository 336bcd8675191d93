"""Puts into words what moved a rank, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue, Drama
from bot.catalogue.called import TitleLanguage, called
from bot.catalogue.model import Setting
from bot.messages import Message, message
from bot.recommend.features import Feature
from bot.recommend.wish import Votes

LEAST_SHARE = 0.08
"""A feature that made less of what is shared than this is not a reason."""
MOST = 3
UNSAID = frozenset({"network", "origin", "franchise", "minutes", "age"})
"""True, but nobody watches a drama for it."""
ONCE = frozenset({"genre", "writer", "director"})
"""Of each of these fields one is said at most."""
SETTINGS: Mapping[Setting, Message] = {
    "afterlife": message("the afterlife"),
    "apartment": message("neighbours in one building"),
    "army": message("army life"),
    "campus": message("campus life"),
    "city": message("big city life"),
    "company": message("office life"),
    "court of law": message("the courtroom"),
    "entertainment industry": message("show business"),
    "fantasy realm": message("a realm of its own"),
    "game arena": message("deadly games"),
    "home": message("life at home"),
    "hospital": message("a hospital"),
    "hotel": message("a hotel"),
    "island": message("an island"),
    "law firm": message("a law firm"),
    "newsroom": message("a newsroom"),
    "palace": message("palace life"),
    "police station": message("a police station"),
    "prison": message("a prison"),
    "restaurant": message("a restaurant"),
    "road": message("life on the road"),
    "school": message("school life"),
    "small town": message("a small town"),
    "space": message("space"),
    "sports club": message("a sports team"),
    "start-up": message("a start-up"),
    "underworld": message("the underworld"),
    "village": message("village life"),
    "war zone": message("war"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody likes, of which the reasons speak, and the language of titles."""

    catalogue: Catalogue
    liked: Sequence[Drama]
    titles: TitleLanguage

    def with_person(self, person: str, field: str) -> str:
        """Return the title of what is liked that has a person as its writer or director, or else in its cast."""
        return next((called(drama, self.titles) for drama in self.liked if person in _people(drama, field)), "")


def _people(drama: Drama, field: str) -> Sequence[str]:
    if field == "writer":
        return drama.writers
    return drama.directors if field == "director" else [role.actor for role in drama.roles]


def reasons(
    given: Given, drama: Drama, moving: Mapping[Feature, float], total: float, votes: Votes
) -> tuple[Message, ...]:
    """Return in words why a drama is suggested: first that members vouch for it, then what moved its rank most.

    Three at most; one genre, one part of a person, none of several tropes that are akin, none that spoils. `total` is
    what all shared features added. Where little is shared there is one reason, and it says so.
    """
    told: list[Message] = []
    if votes.verdict > 0:
        told.append(message("{count} members say they match", count=votes.good))
    chosen: list[Feature] = []
    for feature in sorted(moving, key=lambda each: (-moving[each], each.field, each.id)):
        if moving[feature] < LEAST_SHARE * total or len(told) == MOST:
            break
        if not _may_be_said(given.catalogue, feature, chosen):
            continue
        words = _in_words(given, drama, feature)
        if str(words) not in map(str, told):  # a trope and a setting may be called the same
            chosen.append(feature)
            told.append(words)
    return tuple(told) or (message("Popular in the same years"),)


def _may_be_said(catalogue: Catalogue, feature: Feature, said: Sequence[Feature]) -> bool:
    if feature.field in UNSAID or (feature.field in ONCE and any(feature.field == other.field for other in said)):
        return False
    if feature.field == "trope":
        trope = catalogue.tropes[feature.id]
        return not trope.spoils and not any(other.id in trope.kin for other in said if other.field == "trope")
    return all(feature.id != other.id for other in said)  # a person is named once


def _in_words(given: Given, drama: Drama, feature: Feature) -> Message:
    catalogue = given.catalogue
    match feature.field:
        case "writer":
            return message("the same writer as {title}", title=given.with_person(feature.id, "writer"))
        case "director":
            return message("the same director as {title}", title=given.with_person(feature.id, "director"))
        case "lead" | "cast":
            name, title = catalogue.name_of(feature.id), given.with_person(feature.id, "cast")
            return message("{name}, as in {title}", name=name, title=title)
        case "trope":
            return message("{name}", name=catalogue.tropes[feature.id].name.lower())
        case "setting":
            return SETTINGS[drama.setting]
        case "review":
            review = catalogue.reviews[feature.id.partition("/")[0]]
            return message("{reviewer} names them together", reviewer=review.reviewer or review.source)
        case _:
            return message("{genre}", genre=feature.id)
