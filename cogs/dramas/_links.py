"""/link: how two actors hang together, and the game of finding it out."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from random import SystemRandom
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.app import App
from bot.catalogue import Catalogue
from bot.catalogue.called import TitleLanguage, called
from bot.catalogue.links import Link, chain
from bot.catalogue.matching import LONGEST
from bot.client import SecondLead
from bot.game.linking import MOST_STEPS, STATE, Linking, draw, links_so_far, read, step, written
from bot.messages import UserError
from cogs._ui import Card, Form, Say, acknowledge, app_of, button, filled_in, line, row, small, text, titles_here
from cogs.dramas._choices import PersonOption
from cogs.dramas._menus import answer, drama_menu

NEW = r"linking:new"
ACT = rf"linking:(?P<action>add|sent|back|tell):(?P<state>{STATE})"


def told_links(catalogue: Catalogue, links: Iterable[Link], titles: TitleLanguage) -> str:
    """Tell a chain, drama by drama, each with the two who play in it."""
    return "\n".join(
        f"🎬 **{called(link.drama, titles)}** ({link.drama.year})\n"
        f"{catalogue.name_of(link.role.actor)} · {link.role.character}\n"
        f"{catalogue.name_of(link.other.actor)} · {link.other.character}"
        for link in links
    )


def chain_card(say: Say, app: App, links: Sequence[Link], titles: TitleLanguage) -> Card:
    """Show the chain from one actor to another."""
    first, second = (app.catalogue.name_of(role.actor) for role in (links[0].role, links[-1].other))
    return Card(
        text(f"### 🔗 {first} → {second}"),
        text(told_links(app.catalogue, links, titles)),
        line(),
        small(say("Dramas between them: {count}. No way I know is shorter.", count=len(links))),
        below=[
            row(button(say("Link two yourself"), "linking:new", emoji="🎯")),
            *drama_menu(say, (link.drama for link in links), titles),
        ],
    )


def game_card(say: Say, app: App, game: Linking, titles: TitleLanguage) -> Card:
    """Show how far a game is: over, or what to do next."""
    names = app.catalogue.name_of
    links = links_so_far(app.catalogue, game)
    heading = text(f"### 🎯 {names(game.path[0])} → {names(game.goal)}")
    so_far = [text(told_links(app.catalogue, links, titles))] if links else []
    if game.is_over:
        return Card(heading, *so_far, line(), *_result(say, app, game, titles), below=[row(_another(say))])
    state = written(game)
    buttons = [button(say("Next step"), f"linking:add:{state}", style=discord.ButtonStyle.primary, emoji="✍️")]
    if game.steps >= MOST_STEPS:
        buttons = []
    if game.steps:
        buttons.append(button(say("Take back"), f"linking:back:{state}", emoji="↩️"))
    buttons.append(button(say("Show me"), f"linking:tell:{state}", emoji="🏳️"))
    task = say("Name a drama with **{name}** and somebody else in it.", name=names(game.here))
    return Card(
        heading,
        *so_far,
        line(),
        text(task if game.steps < MOST_STEPS else say("That is as far as it goes. Take a step back.")),
        small(say("Get to {name} through as few dramas as you can.", name=names(game.goal))),
        below=[row(*buttons)],
    )


def _result(say: Say, app: App, game: Linking, titles: TitleLanguage) -> list[ui.Item[Any]]:
    """Say how long the way was, and show the shortest where that is shorter."""
    best = chain(app.catalogue, game.path[0], game.goal) or ()
    if game.steps <= len(best):
        return [text(say("🎉 Linked! Dramas: {count}. No way is shorter.", count=game.steps))]
    told = say("🎉 Linked! Dramas: {count}. The shortest way takes {best}:", count=game.steps, best=len(best))
    return [text(told), text(told_links(app.catalogue, best, titles))]


def given_up_card(say: Say, app: App, game: Linking, titles: TitleLanguage) -> Card:
    """Show the shortest way, to who has given up."""
    best = chain(app.catalogue, game.path[0], game.goal) or ()
    names = app.catalogue.name_of
    return Card(
        text(f"### 🏳️ {names(game.path[0])} → {names(game.goal)}"),
        text(say("The shortest way takes this many dramas: {best}", best=len(best))),
        text(told_links(app.catalogue, best, titles)),
        below=[row(_another(say)), *drama_menu(say, (link.drama for link in best), titles)],
    )


def _another(say: Say) -> ui.Button[Any]:
    return button(say("Another pair"), "linking:new", emoji="🎯")


def _form(say: Say, game: Linking, name: str) -> Form:
    """Make the form of a step; its fields fit what is looked at of a title or name."""
    title: ui.TextInput[Any] = ui.TextInput(custom_id="drama", max_length=LONGEST)
    person: ui.TextInput[Any] = ui.TextInput(custom_id="actor", max_length=LONGEST, required=False)
    return Form(
        say("Next step"),
        f"linking:sent:{written(game)}",
        ui.Label(text=say("A drama with {name}", name=name)[:45], component=title),
        ui.Label(
            text=say("Somebody else in it"),
            description=say("Empty where it is the one you are looking for"),
            component=person,
        ),
    )


async def new_pressed(interaction: discord.Interaction[Any]) -> None:
    """Begin a game, for whoever presses."""
    await acknowledge(interaction)
    await _begin(interaction)


async def act_pressed(interaction: discord.Interaction[Any], action: str, state: str) -> None:
    """Do what a button or the form of a game is for."""
    app, say = app_of(interaction), Say.to(interaction)
    if action == "add":
        game = read(app.catalogue, state)
        await interaction.response.send_modal(_form(say, game, app.catalogue.name_of(game.here)))
        return
    await interaction.response.defer()
    game, titles = read(app.catalogue, state), await titles_here(interaction)
    if action == "tell":
        await answer(interaction, given_up_card(say, app, game, titles))
        return
    if action == "back":
        game = game.back()
    else:
        typed = filled_in(interaction)
        game = await asyncio.to_thread(step, app.catalogue, game, typed.get("drama", ""), typed.get("actor", ""))
    await answer(interaction, game_card(say, app, game, titles))


async def _begin(interaction: discord.Interaction[Any]) -> None:
    """Show a new game in answer to a deferred interaction."""
    app = app_of(interaction)
    game = await asyncio.to_thread(draw, app.catalogue, SystemRandom())
    await answer(interaction, game_card(Say.to(interaction), app, game, await titles_here(interaction)))


class Links(commands.GroupCog, group_name="link", group_description="How two actors hang together"):
    """Chains of dramas between actors."""

    @app_commands.command()
    @app_commands.describe(first="An actor's name, in any spelling", second="Another actor's name")
    async def actors(self, interaction: discord.Interaction[Any], first: PersonOption, second: PersonOption) -> None:
        """See the shortest chain of shared dramas between two actors."""
        app = app_of(interaction)
        if first == second:
            raise UserError("{name} needs no link to themselves. Name two.", name=app.catalogue.name_of(first.id))
        await interaction.response.defer(thinking=True)
        links = await asyncio.to_thread(chain, app.catalogue, first.id, second.id)
        say, names = Say.to(interaction), app.catalogue.name_of
        if links is None:
            told = "No chain of dramas that I know leads from {first} to {second}. Try two others."
            await answer(interaction, Card(text(say(told, first=names(first.id), second=names(second.id)))))
            return
        await answer(interaction, chain_card(say, app, links, await titles_here(interaction)))

    @app_commands.command()
    async def game(self, interaction: discord.Interaction[Any]) -> None:
        """Get from one actor to another through dramas they share, by yourself."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _begin(interaction)


async def add_links(client: SecondLead) -> None:
    """Add the cog, its buttons and its form."""
    client.on_press(NEW, new_pressed)
    client.on_press(ACT, act_pressed)
    await client.add_cog(Links())
