"""/list: what a member watches and how far they are, so that nothing spoils it for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import Catalogue, Drama, fold
from bot.catalogue.title_parts import titles_of
from bot.client import SecondLead
from bot.messages import Message, UserError, message
from bot.storage import Entry, Status
from cogs._ui import Card, DramaChoice, Say, app_of, button, line, row, small, text

STATUSES: Mapping[Status, Message] = {
    "watching": message("▶️ Watching"),
    "planned": message("🔖 Planned"),
    "dropped": message("⏹️ Dropped"),
    "finished": message("✅ Finished"),
}
"""What a list is grouped by, in the order of the groups."""
WHY = message("I use it to keep spoilers away from you in games.")
SHOWN = 15
"""How many dramas a page of a list shows."""
OFFERED = 10
"""How many dramas are offered while typing."""


class OwnDrama(DramaChoice):
    """A drama, those of the member's own list offered first."""

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer what is called exactly so, then the member's own, the last changed first, then all others."""
        app = app_of(interaction)
        entries = await app.lists.of(interaction.user.id)
        own = [app.catalogue.dramas[entry.drama] for entry in entries if entry.drama in app.catalogue.dramas]
        exact = app.catalogue.titles.find(typed)
        likely = [*([exact] if exact else []), *(drama for drama in own if _is_called(drama, typed))]
        offered = {drama.id: _named(drama) for drama in likely} | dict(await super().offers(interaction, typed))
        return dict(list(offered.items())[:OFFERED])


def _is_called(drama: Drama, typed: str) -> bool:
    """Whether a title of the drama holds these letters."""
    wanted = fold(typed)
    return any(wanted in fold(title) for title in titles_of(drama))


def _named(drama: Drama) -> str:
    return f"{drama.title} ({drama.year})"


Chosen: TypeAlias = app_commands.Transform[Drama, DramaChoice]
Own: TypeAlias = app_commands.Transform[Drama, OwnDrama]
Episode: TypeAlias = app_commands.Range[int, 0]


def stored_card(say: Say, drama: Drama, entry: Entry, *, is_first: bool) -> Card:
    """Say what is now on the list, and with the first drama why that matters."""
    return Card(
        text(f"### {_named(drama)} {drama.emoji}"),
        text(f"**{say(STATUSES[entry.status])}** · {_seen(say, drama, entry)}"),
        *([small(say(WHY))] if is_first else []),
        below=[row(button(say("My list"), "list:1", emoji="📋"))],
    )


def list_card(say: Say, catalogue: Catalogue, entries: Sequence[Entry], page: int) -> Card:
    """Show a page of a list by status; the last one where the list has become shorter."""
    if not entries:
        return Card(text(say("## 📋 Your list")), text(say("It is empty. /list progress begins it.")), small(say(WHY)))
    pages = -(-len(entries) // SHOWN)
    page = min(page, pages)
    order = list(STATUSES)
    ordered = sorted(entries, key=lambda entry: order.index(entry.status))
    totals = Counter(entry.status for entry in entries)
    groups = groupby(ordered[(page - 1) * SHOWN : page * SHOWN], key=lambda entry: entry.status)
    turns = [button(say("Back"), f"list:{page - 1}", emoji="◀️")] if page > 1 else []
    turns += [button(say("Next"), f"list:{page + 1}", emoji="▶️")] if page < pages else []
    return Card(
        text(say("## 📋 Your list")),
        *(
            text("\n".join([f"**{say(STATUSES[status])}** · {totals[status]}", *_lines(say, catalogue, group)]))
            for status, group in groups
        ),
        line(),
        small(say("Dramas in all: {total} · page {page} of {pages}", total=len(entries), page=page, pages=pages)),
        small(say(WHY)),
        below=[row(*turns)] if turns else [],
    )


def _lines(say: Say, catalogue: Catalogue, entries: Iterable[Entry]) -> list[str]:
    known = ((entry, catalogue.dramas.get(entry.drama)) for entry in entries)
    return [
        f"{drama.title} · {entry.episode}/{drama.episodes}"
        if drama
        else say("{drama} (I no longer know it)", drama=entry.drama)
        for entry, drama in known
    ]


def _seen(say: Say, drama: Drama, entry: Entry) -> str:
    return say("episodes seen: {episode} of {count}", episode=entry.episode, count=drama.episodes)


def episode_kept(drama: Drama, status: Status, episode: int | None) -> int | None:
    """Return the episode to keep with a status, None for the one that is known; raise `UserError` where they clash."""
    if episode is not None and episode > drama.episodes:
        raise UserError(
            "The last episode of {title} is {count}. Give that or an earlier one.",
            title=drama.title,
            count=drama.episodes,
        )
    if status == "planned":
        if episode:
            raise UserError("Planned means that no episode is seen yet. Choose watching, or leave the episode out.")
        return 0
    if status == "finished":
        if episode not in {None, drama.episodes}:
            raise UserError(
                "Finished means all {count} episodes. Choose watching or dropped, or leave the episode out.",
                count=drama.episodes,
            )
        return drama.episodes
    return episode


async def _keep(interaction: discord.Interaction[Any], drama: Drama, status: Status, episode: int | None) -> None:
    """Put a drama on the list of whoever asks, and say what is on it now."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    kept, lists, player = episode_kept(drama, status, episode), app_of(interaction).lists, interaction.user.id
    entry = await lists.put(player, drama.id, status, kept, discord.utils.utcnow())
    is_first = len(await lists.of(player)) == 1
    card = stored_card(Say.to(interaction), drama, entry, is_first=is_first)
    await interaction.edit_original_response(view=card)


async def _show(interaction: discord.Interaction[Any], page: int) -> None:
    app = app_of(interaction)
    entries = await app.lists.of(interaction.user.id)
    card = list_card(Say.to(interaction), app.catalogue, entries, page)
    await interaction.edit_original_response(view=card)


async def page_pressed(interaction: discord.Interaction[Any], page: str) -> None:
    """Turn to a page; only its owner sees a list, so it is always that of whoever presses."""
    await interaction.response.defer()
    await _show(interaction, int(page))


class Lists(commands.GroupCog, group_name="list", group_description="What you watch and how far you are"):
    """Every member's own list."""

    @app_commands.command(name="set")
    @app_commands.describe(
        drama="A title, in any spelling",
        status="How you stand with it",
        episode="The last episode you have seen (as before where left out)",
    )
    async def put(
        self, interaction: discord.Interaction[Any], drama: Chosen, status: Status, episode: Episode | None = None
    ) -> None:
        """Put a drama on your list, or change how you stand with it."""
        await _keep(interaction, drama, status, episode)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling", episode="The last episode you have seen")
    async def progress(self, interaction: discord.Interaction[Any], drama: Own, episode: Episode) -> None:
        """Say how far you are with a drama."""
        await _keep(interaction, drama, "finished" if episode == drama.episodes else "watching", episode)

    @app_commands.command()
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """See your list."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _show(interaction, 1)

    @app_commands.command()
    @app_commands.describe(drama="A title, in any spelling")
    async def remove(self, interaction: discord.Interaction[Any], drama: Own) -> None:
        """Take a drama off your list."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not await app_of(interaction).lists.remove(interaction.user.id, drama.id):
            raise UserError("{title} is not on your list. /list show tells what is.", title=drama.title)
        say = Say.to(interaction)
        told = say("{title} is off your list. I no longer know how far you are.", title=drama.title)
        await interaction.edit_original_response(
            view=Card(text(told), below=[row(button(say("My list"), "list:1", emoji="📋"))])
        )


async def setup(client: SecondLead) -> None:
    """Add the cog and its buttons."""
    client.on_press(r"list:(?P<page>[1-9][0-9]{0,3})", page_pressed)
    await client.add_cog(Lists())
