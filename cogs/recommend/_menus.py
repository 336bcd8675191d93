"""What the buttons and menus below recommendations do: the same message shows at once what becomes of it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any, cast

import discord
from discord.utils import utcnow

from bot.messages import UserError
from bot.recommend import Feature, Wish
from bot.storage import Asking, Status, Voice
from cogs._ui import Say, app_of, drama_called, titles_here
from cogs.recommend._layouts import Shown, advice_card

_ASKED = r"(?P<asked>[0-9a-f]{32})"
VOTE = rf"match:{_ASKED}:(?P<verdict>good|bad):(?P<drama>[a-z0-9-]+)"
REFINE = rf"refine:{_ASKED}"
SHELVE = rf"shelve:{_ASKED}"
MORE = 1.0
"""How much what somebody wants more like counts, beside what they liked."""


async def answer(interaction: discord.Interaction[Any], wish: Wish) -> None:
    """Keep a wish, and show what suits it in the answer to an interaction that was acknowledged."""
    await _show(interaction, Asking(uuid.uuid4().hex, interaction.user.id, wish))


async def voted(interaction: discord.Interaction[Any], asked: str, verdict: str, drama: str) -> None:
    """Count a member's vote on what is suggested; anybody may vote."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    app, asking = app_of(interaction), await _asked(interaction, asked)
    voice = Voice(interaction.user.id, interaction.guild_id, verdict == "good")
    liked = asking.wish.liked
    await app.matches.vote(voice, liked, drama_called(app, drama).id, utcnow())
    votes = (await app.matches.of(liked, interaction.guild_id))[drama]
    say = Say.to(interaction)
    told = say("Thank you! So far: {good} say they match, {bad} that they do not.", good=votes.good, bad=votes.bad)
    await interaction.edit_original_response(content=told)


async def refined(interaction: discord.Interaction[Any], asked: str) -> None:
    """Rank anew with more or less of something."""
    await interaction.response.defer()
    asking = await _own(interaction, asked)
    way, _, wanted = _chosen(interaction).partition(":")
    await _show(interaction, replace(asking, wish=_shaped(asking.wish, way, wanted)))


def _shaped(wish: Wish, way: str, wanted: str) -> Wish:
    match way:
        case "like":
            return replace(wish, tastes={**wish.tastes, wanted: MORE})
        case "less":
            return replace(wish, less=wish.less | {Feature("trope", wanted)})
        case _:
            return replace(wish, less=frozenset())


async def shelved(interaction: discord.Interaction[Any], asked: str) -> None:
    """Put what is suggested on the member's list, or out of sight, and rank anew."""
    await interaction.response.defer()
    app, asking = app_of(interaction), await _own(interaction, asked)
    way, _, chosen = _chosen(interaction).partition(":")
    drama = drama_called(app, chosen)
    wish = asking.wish
    if way == "never":
        wish = replace(wish, tastes={**wish.tastes, drama.id: -1.0})
    else:
        status: Status = "finished" if way == "seen" else "planned"
        episode = drama.episodes if way == "seen" else None
        await app.lists.put(interaction.user.id, drama.id, status, episode, utcnow())
        wish = replace(wish, without=wish.without | {drama.id})
    await _show(interaction, replace(asking, wish=wish))


def _chosen(interaction: discord.Interaction[Any]) -> str:
    return str(cast("dict[str, list[str]]", interaction.data)["values"][0])  # it is a menu's


async def _asked(interaction: discord.Interaction[Any], asked: str) -> Asking:
    asking = await app_of(interaction).askings.find(asked)
    if asking is None:
        raise UserError("That was long ago. Ask anew with /recommend like.")
    return asking


async def _own(interaction: discord.Interaction[Any], asked: str) -> Asking:
    asking = await _asked(interaction, asked)
    if asking.player != interaction.user.id:
        raise UserError("These are for somebody else. Get your own with /recommend like.")
    return asking


async def _show(interaction: discord.Interaction[Any], asking: Asking) -> None:
    app, titles = app_of(interaction), await titles_here(interaction)
    await app.askings.keep(asking, utcnow())
    votes = await app.matches.of(asking.wish.liked, interaction.guild_id)
    advice = app.recommender.advise(asking.wish, votes, titles=titles)
    shown = Shown(asking.id, asking.wish, advice, app.catalogue, titles)
    await interaction.edit_original_response(view=advice_card(Say.to(interaction), shown))
