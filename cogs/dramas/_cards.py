"""The card of a drama: its facts, its cast, where they come from, and what it leads on to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.catalogue import Drama, Role
from bot.catalogue.called import TitleLanguage, called
from bot.recommend import Suggestion, Wish
from cogs._ui import Card, Say, app_of, button, drama_called, line, row, sentence, small, text, titles_here
from cogs.dramas._menus import drama_menu, people_menu

CARD = r"card:(?P<drama>[a-z0-9-]+)"
PLAN = r"plan:(?P<drama>[a-z0-9-]+)"
SIMILAR = 3
"""So many dramas are shown that are like one that was put on a list."""
SHOWN = 8
"""How many roles a card names."""


async def drama_card(interaction: discord.Interaction[Any], drama: Drama) -> Card:
    """Show whoever acted what is known of a drama, in the language of titles of the server; no spoilers."""
    app, guild = app_of(interaction), interaction.guild_id
    has_quotes = any(review.quotes for review in app.catalogue.reviews_of(drama.id))
    if not has_quotes and guild is not None:
        has_quotes = await app.quotes.speak_of(guild, drama.id)
    return _card(Say.to(interaction), app, drama, await titles_here(interaction), has_quotes=has_quotes)


def _card(say: Say, app: App, drama: Drama, titles: TitleLanguage, *, has_quotes: bool) -> Card:
    """Show what is known of a drama, under its title in a language and the other one below."""
    below = drama.title if titles == "korean" else drama.native_title
    tropes = [app.catalogue.tropes[trope] for trope in drama.tropes]
    roles = [role for role in drama.roles if role.spoiler_from is None][:SHOWN]
    names = app.catalogue.name_of
    facts = [
        f"{drama.year} · {', '.join(drama.networks)}",
        say("{episodes} episodes of about {minutes} minutes", episodes=drama.episodes, minutes=drama.minutes),
        *([say("Written by {names}", names=", ".join(map(names, drama.writers)))] if drama.writers else []),
        say("Directed by {names}", names=", ".join(map(names, drama.directors))),
        " · ".join(drama.genres),
    ]
    notes = [say("Sources: {sources}", sources=", ".join(drama.sources))]
    if drama.content_notes:
        notes.insert(0, say("Contains: {notes}", notes=", ".join(drama.content_notes)))
    if disputed := _disputed(drama):
        notes.append(say("Sources disagree on: {facts}", facts=", ".join(disputed)))
    return Card(
        text(f"## {called(drama, titles)}\n{below}  {drama.emoji}"),
        text(f"*{drama.blurb}*"),
        text("\n".join(facts)),
        line(),
        text("\n".join(_role_line(app, role) for role in roles)),
        line(),
        text(" · ".join(trope.name for trope in tropes if not trope.spoils)),
        small("\n-# ".join(notes)),
        below=[
            row(*_buttons(say, drama, has_quotes=has_quotes)),
            *people_menu(say, app.catalogue, [role.actor for role in roles]),
        ],
    )


def _buttons(say: Say, drama: Drama, *, has_quotes: bool) -> list[ui.Button[Any]]:
    """Lead on to what is like it, to what is quoted of it, to the list and the games of whoever presses."""
    quotes = [button(say("A quote"), f"quote:{drama.id}", emoji="💬")]
    return [
        button(say("Something like it"), f"like:{drama.id}", emoji="💡"),
        *(quotes if has_quotes else []),
        button(say("On my list"), f"plan:{drama.id}", emoji="🔖"),
        button(say("Trivia about it"), f"round:drama:{drama.id}", emoji="🎲"),
    ]


def _role_line(app: App, role: Role) -> str:
    return f"**{app.catalogue.name_of(role.actor)}** · {role.character}"


def _disputed(drama: Drama) -> list[str]:
    """Name the disputed facts, roles by their character where that spoils nothing."""
    hidden = {role.character for role in drama.roles if role.spoiler_from is not None}
    told = (dispute for dispute in drama.disputed if dispute.role not in hidden)
    named = (f"{dispute.fact} of {dispute.role}" if dispute.role else dispute.fact for dispute in told)
    return list(dict.fromkeys(fact.replace("_", " ") for fact in named))


async def card_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Show a drama's card to whoever asks."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    card = await drama_card(interaction, drama_called(app_of(interaction), drama))
    await interaction.edit_original_response(view=card)


async def plan_pressed(interaction: discord.Interaction[Any], drama: str) -> None:
    """Put a drama on the list of whoever presses, as planned, and show what is like it.

    One that is on it already stays as it stands.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, say, player = app_of(interaction), Say.to(interaction), interaction.user.id
    found = drama_called(app, drama)
    title = called(found, await titles_here(interaction))
    listed = {entry.drama for entry in await app.lists.of(player)}
    if found.id in listed:
        told = say("**{title}** is on your list already. /list set changes how you stand with it.", title=title)
    else:
        await app.lists.put(player, found.id, "planned", 0, discord.utils.utcnow())
        told = say("🔖 **{title}** is on your list, as planned.", title=title)
    similar = await _similar(interaction, found, listed)
    await interaction.edit_original_response(view=planned_card(say, told, similar, await titles_here(interaction)))


async def _similar(interaction: discord.Interaction[Any], drama: Drama, listed: Collection[str]) -> list[Suggestion]:
    """Return what is most like a drama and not on a member's list."""
    app, titles = app_of(interaction), await titles_here(interaction)
    wish = Wish({drama.id: 1.0}, without=frozenset(listed))
    votes = await app.matches.of(wish.liked, interaction.guild_id)
    return list(app.recommender.advise(wish, votes, limit=SIMILAR, titles=titles).suggestions)


def planned_card(say: Say, told: str, similar: Sequence[Suggestion], titles: TitleLanguage) -> Card:
    """Show what became of a member's list, and what is like the drama, each with a reason."""
    dramas = [suggestion.drama for suggestion in similar]
    shown = [
        text(f"**{called(drama, titles)}** ({drama.year}) {drama.emoji}\n{sentence(say, suggestion.reasons[:1])}")
        for drama, suggestion in zip(dramas, similar, strict=True)
    ]
    return Card(
        text(told),
        *([line(), small(say("Similar to it:")), *shown] if shown else []),
        below=[row(button(say("My list"), "list:1", emoji="📋")), *drama_menu(say, dramas, titles)],
    )
