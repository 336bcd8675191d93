"""Puts into words what moved a rank, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Catalogue, Drama
from bot.catalogue.called import TitleLanguage, called
from bot.catalogue.model import Setting
from bot.messages import Message, message
from bot.recommend.features import Feature
from bot.recommend.wish import Votes

LEAST_SHARE = 0.08
"""A feature that made less of what is shared than this is not a reason."""
LEAST, MOST = 2, 3
UNSAID = frozenset({"network", "origin", "franchise", "minutes", "age"})
"""True, but nobody watches a drama for it."""
SAID_ONCE = frozenset({"genre", "writer", "director"})
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
    given: Given, drama: Drama, parts: Mapping[Feature, float], moves: Callable[[float], bool], votes: Votes
) -> tuple[Message, ...]:
    """Return in words why a drama is suggested: first that members vouch for it, then what moved its rank most.

    `parts` are what all shared features added; whether it would rank lower without so much is what `moves` tells. Three
    reasons at most, and two at least: where it is so far in front that fewer things move it alone, the greatest others
    are said, which move it together. One genre, one part of a person, none of several tropes that are akin, none that
    spoils. Where little is shared there is one reason, and it says so.
    """
    words = {feature: in_words(given, drama, feature) for feature in parts if _may_be_said(given.catalogue, feature)}
    sums: dict[str, float] = defaultdict(float)
    for feature, said in words.items():
        sums[str(said)] += parts[feature]
    least = LEAST_SHARE * sum(parts.values())
    great = [each for each in words if sums[str(words[each])] >= least]
    great.sort(key=lambda each: (-sums[str(words[each])], each.field, each.id))
    moving = {each for each in great if moves(sums[str(words[each])])}
    great.sort(key=lambda each: each not in moving)
    told = [message("{count} members say they match", count=votes.good)] if votes.verdict > 0 else []
    chosen: list[Feature] = []
    for feature in great:
        if len(told) >= (MOST if feature in moving else LEAST):
            break
        if not _is_akin(given.catalogue, feature, chosen) and str(words[feature]) not in map(str, told):
            chosen.append(feature)
            told.append(words[feature])
    return tuple(told) or (message("Popular in the same years"),)


def _may_be_said(catalogue: Catalogue, feature: Feature) -> bool:
    if feature.field == "trope":
        return not catalogue.tropes[feature.id].spoils
    return feature.field not in UNSAID


def _is_akin(catalogue: Catalogue, feature: Feature, said: Sequence[Feature]) -> bool:
    """Whether what is said says as much already."""
    same = {other.id for other in said if other.field == feature.field}
    if feature.field in SAID_ONCE:
        return bool(same)
    if feature.field == "trope":
        return not same.isdisjoint(catalogue.tropes[feature.id].kin)
    return any(feature.id == other.id for other in said)  # a person is named once


def in_words(given: Given, drama: Drama, feature: Feature) -> Message:
    """Say what a drama shares with what somebody likes."""
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
            return message("{name}", name=_within_a_sentence(catalogue.tropes[feature.id].name))
        case "setting":
            return SETTINGS[drama.setting]
        case "review":
            review = catalogue.reviews[feature.id.partition("/")[0]]
            return message("{reviewer} names them together", reviewer=review.reviewer or review.source)
        case _:
            return message("{genre}", genre=feature.id)


def _within_a_sentence(name: str) -> str:
    """Begin a name with a small letter, unless it is one of people or places."""
    first, *others = name.split()
    return name if any(word[0].isupper() for word in others) else f"{first[0].lower()}{name[1:]}"
