"""The options of the commands: a drama found by more than its title, and a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.app import App
from bot.catalogue import Catalogue, Drama, Person
from bot.catalogue.credits import by_fame, told_parts
from bot.catalogue.hits import Hit, search
from bot.catalogue.whom import people_like, whom
from bot.messages import UserError
from cogs._ui import DramaChoice, Offered, Say, app_of, harmless

NAMED = 3
"""How many people are named who may have been meant."""
LONGEST_SHOWN = 60


class DramaLookup(DramaChoice):
    """A drama, offered by its titles, and by a person or trope as well."""

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the dramas that the letters so far may mean, and say of those not found by title why."""
        say = Say.to(interaction)
        return {
            hit.drama.id: _shown(say, hit, app_of(interaction)) for hit in search(app_of(interaction).catalogue, typed)
        }


def _shown(say: Say, hit: Hit, app: App) -> str:
    title = f"{hit.drama.title} ({hit.drama.year})"
    if hit.person is not None:
        return say("{title} · with {name}", title=title, name=app.catalogue.name_of(hit.person.id))
    return f"{title} · {hit.trope.name}" if hit.trope is not None else title


class PersonChoice(Offered):
    """A person typed or chosen: by id, or by a name in any spelling that is theirs alone."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Person:
        """Find the person; say who may have been meant where that is not certain."""
        return person_called(app_of(interaction).catalogue, value)

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the people whom the letters so far may mean."""
        catalogue = app_of(interaction).catalogue
        return {person.id: label_of(catalogue, person) for person in people_like(catalogue, typed, 10)}


DramaOption: TypeAlias = app_commands.Transform[Drama, DramaLookup]
PersonOption: TypeAlias = app_commands.Transform[Person, PersonChoice]


def label_of(catalogue: Catalogue, person: Person) -> str:
    """Name a person so that nobody is taken for a namesake: the native name, and the best known drama."""
    acted = {part.drama for part in told_parts(catalogue, person.id)}
    known = by_fame(acted or set(catalogue.works_of(person.id)))[:1]
    return " · ".join(
        filter(None, (catalogue.name_of(person.id), person.native_name, *(drama.title for drama in known)))
    )


def person_called(catalogue: Catalogue, typed: str) -> Person:
    """Return the person of this id or name; raise `UserError` where that is nobody for certain."""
    found = whom(catalogue, typed)
    if found.person is not None:
        return found.person
    shown = harmless(" ".join(typed.split())[:LONGEST_SHOWN])
    if found.likely:
        names = "; ".join(label_of(catalogue, person) for person in found.likely[:NAMED])
        raise UserError("Whom do you mean by {typed}? Choose from the list: {names}.", typed=shown, names=names)
    raise UserError("I know nobody called {typed}. Type a few letters and choose from the list.", typed=shown)
