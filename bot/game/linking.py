"""The linking game: to get from one actor to another through dramas in which both of two play."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from random import Random
from typing import Final

from bot.catalogue import Catalogue, Drama, Role, match_name
from bot.catalogue.credits import cast_of, told_parts
from bot.catalogue.links import Link, links_of, people_within
from bot.game.daily import meant
from bot.messages import UserError

STARS: Final = 120
"""So many of the best known actors are linked."""
NEAREST: Final = 2
FARTHEST: Final = 3
"""Links between the two of a game."""
MOST_STEPS: Final = 7
"""As many as there is room for in the custom id of a button."""
CODE: Final = 5
"""Letters that stand for an id in a written game."""
STATE: Final = rf"(?:[A-Za-z0-9_-]{{{CODE}}}){{2,{2 + 2 * MOST_STEPS}}}"
"""What a written game looks like."""


@dataclass(frozen=True, slots=True)
class Linking:
    """A game: the two to be linked, and the path so far, ids of people with those of dramas between them."""

    goal: str
    path: tuple[str, ...]

    @property
    def here(self) -> str:
        """The person who was reached."""
        return self.path[-1]

    @property
    def steps(self) -> int:
        """How many dramas the path goes through."""
        return len(self.path) // 2

    @property
    def is_over(self) -> bool:
        """Whether the two are linked."""
        return self.here == self.goal

    def back(self) -> Linking:
        """Return the game without its last step."""
        return replace(self, path=self.path[:-2] or self.path)


def draw(catalogue: Catalogue, rng: Random) -> Linking:
    """Choose two well-known actors who are two or three links apart; raise `UserError` where there are none."""
    stars = _stars(catalogue)
    for first in rng.sample(stars, len(stars)):
        far = people_within(catalogue, first, FARTHEST)
        fitting = [star for star in stars if NEAREST <= far.get(star, 0) <= FARTHEST]
        if fitting:
            return Linking(rng.choice(fitting), (first,))
    raise UserError("I know too few dramas for that game. /link actors links any two.")


def _stars(catalogue: Catalogue) -> list[str]:
    """Return the ids of the best known actors; of each other's namesakes none, who might be mistaken."""
    fame = {
        person: sum(drama.fame for drama, role in told_parts(catalogue, person) if role.billing == "main")
        for person in catalogue.people
        if not catalogue.shares_name(person)
    }
    return sorted((person for person in fame if fame[person]), key=lambda person: (-fame[person], person))[:STARS]


def step(catalogue: Catalogue, game: Linking, title: str, name: str) -> Linking:
    """Take a step through a drama to somebody else in it, to the goal where nobody is named and it is in the cast.

    Raises `UserError`, and nothing is used up.
    """
    if game.is_over or game.steps >= MOST_STEPS:
        raise UserError("There is no room for another step. Take some back, or begin another pair.")
    drama = meant(catalogue, title).drama
    if drama is None:
        raise UserError("I know no drama of that title. Check its spelling and send it again.")
    cast = cast_of(drama)
    if game.here not in cast:
        raise UserError(
            "{name} is not in {title}, as far as I know. Name another drama.",
            name=catalogue.name_of(game.here),
            title=drama.title,
        )
    person = _named(catalogue, cast, drama, name) if name.strip() else game.goal
    if person not in cast:
        raise UserError(
            "{name} is not in {title}. Say to whom it leads: name somebody else of its cast.",
            name=catalogue.name_of(game.goal),
            title=drama.title,
        )
    if person in game.path:
        raise UserError("You have been at {name} already. Name somebody else.", name=catalogue.name_of(person))
    return replace(game, path=(*game.path, drama.id, person))


def _named(catalogue: Catalogue, cast: Mapping[str, Role], drama: Drama, typed: str) -> str:
    """Find somebody of a cast by name; raise `UserError` where that is nobody, or not certain."""
    people = [catalogue.people[person] for person in cast]
    matches = {person.id: match_name(typed, person, people, people=catalogue.names) for person in people}
    accepted = [person for person, match in matches.items() if match.accepted]
    if len(accepted) == 1:
        return accepted[0]
    if accepted or any(match.verdict == "near" for match in matches.values()):
        raise UserError("So close to somebody in {title}! Give the full name and send it again.", title=drama.title)
    raise UserError("I know nobody of that name in {title}. Name somebody else of its cast.", title=drama.title)


def links_so_far(catalogue: Catalogue, game: Linking) -> tuple[Link, ...]:
    """Return the links of the steps that were taken."""
    return links_of(catalogue, game.path)


def written(game: Linking) -> str:
    """Write a game so that a button can carry it; `read` reads it."""
    return "".join(map(_code, (game.goal, *game.path)))


def read(catalogue: Catalogue, state: str) -> Linking:
    """Read a written game; raise `UserError` where the catalogue no longer has what it names."""
    codes = [state[place : place + CODE] for place in range(0, len(state), CODE)]
    people, dramas = _coded(catalogue.people), _coded(catalogue.dramas)
    try:
        goal = people[codes[0]]
        path = tuple((dramas if place % 2 else people)[code] for place, code in enumerate(codes[1:]))
    except KeyError as error:
        raise UserError("I no longer know everybody of that game. Begin another with /link game.") from error
    if not _holds(catalogue, path):
        raise UserError("My facts have changed since that game began. Begin another with /link game.")
    return Linking(goal, path)


def _coded(ids: Iterable[str]) -> dict[str, str]:
    return {_code(each): each for each in ids}


def _code(key: str) -> str:
    return urlsafe_b64encode(blake2b(key.encode(), digest_size=CODE).digest()).decode()[:CODE]


def _holds(catalogue: Catalogue, path: tuple[str, ...]) -> bool:
    """Whether both neighbours of every drama of a path still play in it."""
    return len(path) % 2 == 1 and all(
        {path[place - 1], path[place + 1]} <= cast_of(catalogue.dramas[path[place]]).keys()
        for place in range(1, len(path), 2)
    )
