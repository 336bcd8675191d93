"""Menus that lead on from a card to the dramas and people it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.catalogue import Catalogue, Drama
from bot.catalogue.called import TitleLanguage, called
from cogs._ui import LONGEST_CHOICE, Card, Say

MOST = 25
"""Options of a menu, as Discord allows."""


def people_menu(say: Say, catalogue: Catalogue, people: Iterable[str]) -> list[ui.ActionRow[Any]]:
    """Make a menu of people by their ids; none where there is nobody."""
    named = {person: catalogue.name_of(person) for person in people}
    return _menu(say("Look an actor up"), "look:actor", named)


def drama_menu(say: Say, dramas: Iterable[Drama], titles: TitleLanguage) -> list[ui.ActionRow[Any]]:
    """Make a menu of dramas; none where there are none."""
    named = {drama.id: f"{called(drama, titles)} ({drama.year})" for drama in dramas}
    return _menu(say("Look a drama up"), "look:drama", named)


def _menu(placeholder: str, custom_id: str, named: Mapping[str, str]) -> list[ui.ActionRow[Any]]:
    options = [discord.SelectOption(label=name[:LONGEST_CHOICE], value=key) for key, name in named.items()][:MOST]
    menu: ui.Select[Any] = ui.Select(custom_id=custom_id, placeholder=placeholder, options=options)
    return [ui.ActionRow(menu)] if options else []


async def answer(interaction: discord.Interaction[Any], card: Card) -> None:
    """Show a card in answer to what was acknowledged."""
    await interaction.edit_original_response(view=card)
