"""The command line's `match`: whether a typed answer would count, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from bot.catalogue import Catalogue, Drama, Match, Person, Role, match_name, match_title
from bot.settings import read_settings
from bot.sources import seeds

out = Console(highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Meant:
    """What an answer on the command line is: whom or what it names, and the match."""

    kind: Literal["person", "character", "drama", "name"]
    shown: str
    match: Match


def match(
    typed: Annotated[str, typer.Argument(metavar="TYPED", help="What a player typed.")],
    answer: Annotated[
        str,
        typer.Argument(metavar="ANSWER", help="A person, a drama, DRAMA/CHARACTER, or any name: by id or as shown."),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the same as JSON, to work on with programs.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--seeds", help="A seeds folder; the one of the settings if left out.")
    ] = None,
) -> None:
    """Say whether a typed answer would count, and why."""
    found = judged(seeds.load(folder or read_settings().seeds or seeds.bundled()), typed, answer)
    if as_json:
        told = {"typed": typed, "answer": found.shown, "kind": found.kind}
        typer.echo(json.dumps({**told, "verdict": found.match.verdict, "reason": str(found.match.reason)}))
    else:
        out.print(f"{found.match.verdict}: {found.match.reason} ({found.kind}: {found.shown})", markup=False)


def judged(catalogue: Catalogue, typed: str, answer: str) -> Meant:
    """Match what was typed with what the answer names in the catalogue, or with the answer as it stands."""
    drama = catalogue.titles.find(answer)
    if drama is not None:
        return Meant("drama", drama.title, match_title(typed, drama, catalogue.titles))
    person = catalogue.people.get(answer) or _person_called(catalogue, answer)
    if person is not None:
        others = _colleagues(catalogue, person)
        return Meant("person", catalogue.name_of(person.id), match_name(typed, person, others, people=catalogue.names))
    part = _part_called(catalogue, answer)
    if part is not None:
        of, role = part
        return Meant("character", f"{role.character} in {of.title}", match_name(typed, role, of.roles))
    return Meant("name", answer, match_name(typed, answer))


def _person_called(catalogue: Catalogue, name: str) -> Person | None:
    return next((person for person in catalogue.people.values() if name in {person.name, person.stage_name}), None)


def _colleagues(catalogue: Catalogue, person: Person) -> list[Person]:
    """Return who plays beside a person somewhere."""
    casts = (part.drama.roles for part in catalogue.parts_of(person.id))
    return [catalogue.people[actor] for actor in dict.fromkeys(role.actor for cast in casts for role in cast)]


def _part_called(catalogue: Catalogue, answer: str) -> tuple[Drama, Role] | None:
    """Find a character, of a drama that is named before a slash or of the best known one that has it."""
    title, _, character = answer.rpartition("/")
    named = catalogue.titles.find(title) if title else None
    dramas = [named] if named else catalogue.titles.search("", limit=len(catalogue.dramas))
    return next(
        ((drama, role) for drama in dramas for role in drama.roles if role.character == (character or answer)), None
    )
