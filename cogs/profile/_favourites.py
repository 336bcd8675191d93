"""A member's favourite dramas: a form of four titles, each taken by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.catalogue import Catalogue, Drama
from bot.catalogue.matching import LONGEST
from bot.game.daily import meant
from bot.messages import Message, message
from bot.storage.favourites import MOST
from cogs._ui import Card, Form, Say, app_of, button, filled_in, harmless, row, small, text

CHANGE = r"profile_favourites"
CHANGED = r"profile_favourites_sent"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form: the dramas in their order, and what was said of lines that name none."""

    dramas: Sequence[str]
    refused: Sequence[Message]


async def change_pressed(interaction: discord.Interaction[Any]) -> None:
    """Open the form with what is kept: that is the acknowledgement."""
    app, say = app_of(interaction), Say.to(interaction)
    kept = await app.favourites.of(interaction.user.id)
    titles = [app.catalogue.dramas[drama].title for drama in kept if drama in app.catalogue.dramas]
    lines = (
        ui.Label(
            text=say("Favourite {number}", number=place + 1),
            component=ui.TextInput[Any](
                custom_id=str(place),
                required=False,
                max_length=LONGEST,
                default=titles[place] if place < len(titles) else None,
            ),
        )
        for place in range(MOST)
    )
    await interaction.response.send_modal(Form(say("Your favourite dramas"), "profile_favourites_sent", *lines))


async def change_sent(interaction: discord.Interaction[Any]) -> None:
    """Keep the titles that a form holds; a line that names no drama leaves what was there."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, player = app_of(interaction), interaction.user.id
    before = await app.favourites.of(player)
    taken = await asyncio.to_thread(take, app.catalogue, filled_in(interaction), before)
    await app.favourites.put(player, taken.dramas)
    kept = [app.catalogue.dramas[drama] for drama in await app.favourites.of(player) if drama in app.catalogue.dramas]
    await interaction.edit_original_response(view=favourites_card(Say.to(interaction), kept, taken.refused))


def take(catalogue: Catalogue, written: Mapping[str, str], before: Sequence[str]) -> Taken:
    """Find the drama of each line; what was there before stays where it names none."""
    dramas, refused = [], []
    for place in range(MOST):
        typed = written.get(str(place), "").strip()
        named = meant(catalogue, typed).drama if typed else None
        if named is not None:
            dramas.append(named.id)
        elif typed:
            dramas += before[place : place + 1]
            refused.append(_unknown(catalogue, place + 1, typed))
    return Taken(dramas, refused)


def favourites_card(say: Say, kept: Sequence[Drama], refused: Sequence[Message]) -> Card:
    """Say what is kept, and what each line that is not was taken for."""
    return Card(
        text(say("## ♥️ Your favourite dramas")),
        *(text(f"⚠️ {say(why)}") for why in refused),
        text("\n".join(f"{place}. {drama.title} · {drama.native_title}" for place, drama in enumerate(kept, start=1)))
        if kept
        else text(say("None yet. The button below names some.")),
        small(say("They are on your profile, for all who may see it.")),
        below=[row(button(say("Change"), "profile_favourites", emoji="✍️"))],
    )


def _unknown(catalogue: Catalogue, number: int, typed: str) -> Message:
    near = ", ".join(drama.title for drama in catalogue.titles.search(typed, limit=3))
    shown = harmless(" ".join(typed.split())[:60])
    if near:
        return message(
            "Line {number}: I know no drama called {typed}. Did you mean {titles}?",
            number=number,
            typed=shown,
            titles=near,
        )
    return message("Line {number}: I know no drama called {typed}. Check its spelling.", number=number, typed=shown)
