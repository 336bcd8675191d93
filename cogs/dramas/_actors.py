"""The card of an actor: what they played in, and with whom."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.catalogue import Person
from bot.catalogue.called import TitleLanguage, called
from bot.catalogue.credits import Credit, costars_of, credits_of
from bot.catalogue.model import Billing
from bot.messages import Message, UserError, message
from cogs._ui import Card, Say, acknowledge, app_of, button, line, row, small, text, titles_here
from cogs.dramas._choices import person_called
from cogs.dramas._menus import answer, drama_menu, people_menu

PAGE = r"actor:(?P<person>[a-z0-9-]+):(?P<page>[1-9][0-9]?)"
COSTARS = r"costars:(?P<person>[a-z0-9-]+)"
SHOWN = 10
"""How many dramas a page lists, and how many co-stars there are in a list."""
NAMED = 3
"""How many dramas are named with a co-star."""
BILLINGS: dict[Billing, Message] = {
    "main": message("lead"),
    "support": message("supporting"),
    "guest": message("guest"),
}


def actor_card(say: Say, app: App, person: Person, titles: TitleLanguage = "english", page: int = 1) -> Card:
    """Show who somebody is and a page of what they did, the newest first; the last page where there are fewer."""
    credited = credits_of(app.catalogue, person.id)
    pages = max(1, -(-len(credited) // SHOWN))
    page = min(page, pages)
    listed = credited[(page - 1) * SHOWN : page * SHOWN]
    turns = [button(say("Back"), f"actor:{person.id}:{page - 1}", emoji="◀️")] if page > 1 else []
    turns += [button(say("Next"), f"actor:{person.id}:{page + 1}", emoji="▶️")] if page < pages else []
    buttons = [*turns, *_buttons(say, app, person)]
    return Card(
        text(f"## {app.catalogue.name_of(person.id)}"),
        *([text(told)] if (told := _facts(say, app, person)) else []),
        line(),
        text("\n".join(_credit_line(say, credit, titles) for credit in listed) or say("I know no role of theirs.")),
        small(say("Dramas in all: {total} · page {page} of {pages}", total=len(credited), page=page, pages=pages)),
        below=[
            *([row(*buttons)] if buttons else []),
            *drama_menu(say, (credit.drama for credit in listed), titles),
        ],
    )


def _facts(say: Say, app: App, person: Person) -> str:
    """Tell the names that are not in the heading, and the year of birth."""
    shown = app.catalogue.name_of(person.id)
    names = [name for name in dict.fromkeys((person.native_name, person.name)) if name and name != shown]
    born = [say("born {year}", year=person.born)] if person.born else []
    return " · ".join([*names, *born])


def _credit_line(say: Say, credit: Credit, titles: TitleLanguage) -> str:
    did = [f"{role.character} ({say(BILLINGS[role.billing])})" for role in credit.roles]
    did += [say("wrote it")] if credit.wrote else []
    did += [say("directed it")] if credit.directed else []
    return f"{credit.drama.year} · **{called(credit.drama, titles)}**\n-# {', '.join(did)}"


def _buttons(say: Say, app: App, person: Person) -> list[ui.Button[Any]]:
    """Lead on to those they play with, and to a game; who only writes or directs has neither."""
    if not app.catalogue.parts_of(person.id):
        return []
    return [
        button(say("Co-stars"), f"costars:{person.id}", emoji="👥"),
        button(say("Trivia about them"), f"round:person:{person.id}", emoji="🎲"),
    ]


def costars_card(say: Say, app: App, person: Person, titles: TitleLanguage = "english") -> Card:
    """Show with whom somebody played most often, and in what; raise `UserError` where it was never twice."""
    found = costars_of(app.catalogue, person.id)[:SHOWN]
    name = app.catalogue.name_of(person.id)
    if not found:
        raise UserError("Of those who played with {name} I know nobody who did so twice. Look another up.", name=name)
    lines = []
    for costar in found:
        named = ", ".join(called(drama, titles) for drama in costar.dramas[:NAMED])
        shown = f"**{app.catalogue.name_of(costar.person.id)}** · {len(costar.dramas)}"
        lines.append(f"{shown}\n-# {named}{' …' if len(costar.dramas) > NAMED else ''}")
    return Card(
        text(say("### 👥 Who plays with {name}", name=name)),
        text("\n".join(lines)),
        small(say("The number says in how many dramas. Who did so once only is not listed.")),
        below=people_menu(say, app.catalogue, (person.id, *(costar.person.id for costar in found))),
    )


async def page_pressed(interaction: discord.Interaction[Any], person: str, page: str) -> None:
    """Turn to a page of what somebody did."""
    await acknowledge(interaction)
    app = app_of(interaction)
    found = person_called(app.catalogue, person)
    await answer(interaction, actor_card(Say.to(interaction), app, found, await titles_here(interaction), int(page)))


async def costars_pressed(interaction: discord.Interaction[Any], person: str) -> None:
    """Show somebody's co-stars to whoever presses."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app = app_of(interaction)
    found = person_called(app.catalogue, person)
    await answer(interaction, costars_card(Say.to(interaction), app, found, await titles_here(interaction)))
