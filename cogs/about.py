"""/help and /about: what is here, and what it is made of."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot import __version__
from bot.app import App
from bot.client import SecondLead
from bot.messages import message
from bot.settings import Settings
from cogs._ui import Card, Say, app_of, line, small, text

NAMED = 5
"""How many sources are named, those that bear out most dramas."""
HELP = (
    (
        message("**Play**"),
        message("`/trivia play` starts a game here · `/guess` types an answer · `/trivia skip` · `/trivia stop`"),
    ),
    (
        message("**Play your way**"),
        message("`/duel` challenges a member · `/trivia presets` keeps options and shares them as codes"),
    ),
    (message("**Every day**"), message("`/daily` is one drama for everybody, six clues, played alone")),
    (
        message("**Scores**"),
        message("`/leaderboard` of this game, this server or everywhere · `/profile` for levels and badges"),
    ),
    (
        message("**Find**"),
        message(
            "`/recommend like` for what to watch next · `/recommend me` by your list · "
            "`/recommend together` with others, by vote"
        ),
    ),
    (
        message("**Look up**"),
        message("`/drama` and `/actor` for their cards"),
    ),
    (
        message("**Link**"),
        message("`/link actors` is the shortest way from one to another · `/link game` lets you find it"),
    ),
    (
        message("**Quotes**"),
        message(
            "`/quote random` · `/quote drama` · `/quote search` · `/quote add`, or *Apps, Save as quote* on messages · "
            "`/quote remove` · `/quote mine` shows what quotes you, and forbids it"
        ),
    ),
    (
        message("**Your list**"),
        message(
            "`/list progress` keeps spoilers away from you · `/list set` · `/list rate` · `/list show` · "
            "`/list remove` · `/list visible` shows it to others · `/list export` · `/list import` from other sites"
        ),
    ),
    (
        message("**Moderators**"),
        message(
            "`/server queue` decides on reports, appeals and quotes · `/server scores` · `/server settings` · "
            "`/quote export` · `/quote import`"
        ),
    ),
    (message("**You**"), message("`/privacy` shows, exports, hides or deletes what I keep about you")),
)


def help_card(say: Say) -> Card:
    """List what can be done, one thing to begin with first."""
    return Card(
        text(say("## 🎬 Second Lead")),
        text(say("Your K-drama host. Try `/trivia play rounds:5` with a friend.")),
        line(),
        *(text(f"{say(title)}\n{say(told)}") for title, told in HELP),
        small(say("Titles may be typed in any spelling; choose from the list that appears.")),
    )


def about_card(say: Say, app: App, questions: int) -> Card:
    """Say what the bot knows, from where, and under which licence; `questions` is how much there is to ask."""
    catalogue = app.catalogue
    sources = Counter(source for drama in catalogue.dramas.values() for source in drama.sources)
    named = ", ".join(source for source, _count in sources.most_common(NAMED))
    return Card(
        text(say("## Second Lead {version}", version=__version__)),
        text(
            say(
                "{dramas} dramas, {people} people, {questions} things to ask, {reviews} reviews.",
                dramas=len(catalogue.dramas),
                people=len(catalogue.people),
                questions=questions,
                reviews=len(catalogue.reviews),
            )
        ),
        text(say("Every fact was checked against a source; where sources disagree I do not ask.")),
        small(
            say(
                "Sources: {sources} and {count} more; a drama's card names its own.",
                sources=named,
                count=len(sources) - NAMED,
            )
        ),
        *_links(say, app.settings),
        small(say("Pictures are written in a font made from Noto Sans CJK KR, under the SIL Open Font License.")),
        small(say("Free software under the MIT licence, made with discord.py. Not affiliated with Discord.")),
    )


def _links(say: Say, settings: Settings) -> list[ui.Item[Any]]:
    """Lead to what the host has written, and to the host."""
    told = []
    if settings.privacy_url:
        told.append(say("[Privacy]({link})", link=settings.privacy_url))
    if settings.terms_url:
        told.append(say("[Terms]({link})", link=settings.terms_url))
    if settings.contact:
        told.append(say("Host: {contact}", contact=settings.contact))
    return [small(" · ".join(told))] if told else []


class About(commands.Cog):
    """Help."""

    @app_commands.command()
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        """See what I can do."""
        await interaction.response.send_message(view=help_card(Say.to(interaction)), ephemeral=True)

    @app_commands.command()
    async def about(self, interaction: discord.Interaction[Any]) -> None:
        """See my version, sources and licence."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        app = app_of(interaction)
        questions = await asyncio.to_thread(len, app.deck)  # the first time they are listed, which takes a second
        await interaction.edit_original_response(view=about_card(Say.to(interaction), app, questions))


async def setup(client: SecondLead) -> None:
    """Add the cog."""
    await client.add_cog(About())
