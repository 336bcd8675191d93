"""Looks up what a profile shows, draws it, and shows it to whoever may see it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypedDict

import discord
from discord import ui
from discord.utils import format_dt, utcnow

from bot.app import App
from bot.game.badges import BADGES, earned
from bot.game.duelling import Outcome
from bot.messages import Message, UserError, message
from bot.pictures import picture_of
from cogs._ui import Card, Say, app_of, button, harmless, line, row, small, text
from cogs.profile._facts import Facts, described, named_badges, named_favourites, portrait, told

EVERYWHERE = r"profile:everywhere"
COURSE = r"profile:course"
POST = r"profile:post"
PICTURE = "profile.png"
LATEST = 15
"""How many duels the course of a rating tells."""
OUTCOMES: dict[Outcome, Message] = {"won": message("won"), "drawn": message("drawn"), "lost": message("lost")}

Whose: TypeAlias = discord.Member | discord.User


class Shown(TypedDict):
    """A message, as it answers a command."""

    view: Card
    attachments: list[discord.File]


async def show(interaction: discord.Interaction[Any], whose: Whose) -> None:
    """Show a member's profile of this server, or one's own of everywhere where there is no server."""
    if whose.id != interaction.user.id:
        await _refuse_private(interaction, whose)
    facts = await facts_of(app_of(interaction), whose, interaction.guild_id)
    is_own = whose.id == interaction.user.id
    await interaction.edit_original_response(**await _drawn(interaction, whose, facts, may_post=is_own))


async def _refuse_private(interaction: discord.Interaction[Any], whose: Whose) -> None:
    """Raise `UserError` where somebody has no profile, or none that others may see."""
    name = harmless(whose.display_name)
    if interaction.guild_id is None:
        raise UserError("What {name} has played in a server is shown there. Ask for it there.", name=name)
    if whose.bot:
        raise UserError("{name} is a bot and plays nothing. Ask for a member.", name=name)
    if await app_of(interaction).records.hidden({whose.id}):
        raise UserError("{name} keeps their profile to themselves. Ask for another.", name=name)


async def facts_of(app: App, whose: Whose, guild: int | None) -> Facts:
    """Return what a profile shows, of one server or of everywhere."""
    record = await app.records.of(whose.id, guild)
    if guild is None:
        await app.records.award([whose.id], utcnow().date())
        badges = [BADGES[badge] for badge in await app.records.badges(whose.id) if badge in BADGES]
    else:
        badges = earned(record)
    known = app.catalogue.dramas
    return Facts(
        name=whose.display_name,
        record=record,
        course=await app.records.course(whose.id, guild),
        badges=badges,
        favourites=[known[drama] for drama in await app.favourites.of(whose.id) if drama in known],
        is_whole=guild is None,
    )


async def everywhere_pressed(interaction: discord.Interaction[Any]) -> None:
    """Show whoever presses, and nobody else, what they have done anywhere."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    facts = await facts_of(app_of(interaction), interaction.user, None)
    await interaction.edit_original_response(**await _drawn(interaction, interaction.user, facts))


async def post_pressed(interaction: discord.Interaction[Any]) -> None:
    """Post the profile of whoever presses, for all in the channel to see."""
    await interaction.response.defer()
    facts = await facts_of(app_of(interaction), interaction.user, interaction.guild_id)
    shown = await _drawn(interaction, interaction.user, facts)
    await interaction.followup.send(view=shown["view"], files=shown["attachments"])


async def course_pressed(interaction: discord.Interaction[Any]) -> None:
    """Tell whoever presses how their rating went."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say = Say.to(interaction)
    course = (await app_of(interaction).duels.course(interaction.user.id))[-LATEST:]
    lines = [
        f"{format_dt(point.at, 'd')} · {say(OUTCOMES[point.outcome])} · **{round(point.mean)}**" for point in course
    ]
    card = Card(
        text(say("## ⚔️ Your duel rating")),
        text("\n".join(lines) or say("You have fought no rated duel yet. /duel challenges somebody.")),
        small(say("Your latest duels, in every server, oldest first. Everybody begins at 1500.")),
    )
    await interaction.edit_original_response(view=card)


async def _drawn(interaction: discord.Interaction[Any], whose: Whose, facts: Facts, *, may_post: bool = False) -> Shown:
    """Make the message of a profile: a picture and words, or words only where pictures are not allowed."""
    say = Say.to(interaction)
    card = ProfileCard(say, whose.id, facts, may_post=may_post)
    if interaction.guild_id is not None and not interaction.app_permissions.attach_files:
        missing = small(say("There would be a picture: allow me Attach Files in this channel."))
        return Shown(view=card.made(missing), attachments=[])
    drawn = await asyncio.to_thread(picture_of, portrait(say, facts))
    alt = described(say, facts)
    picture = ui.MediaGallery[Any](discord.MediaGalleryItem(f"attachment://{PICTURE}", description=alt))
    return Shown(view=card.made(picture), attachments=[discord.File(io.BytesIO(drawn), PICTURE, description=alt)])


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """What is shown of a player; `may_post` where whoever sees it may show it to all."""

    say: Say
    player: int
    facts: Facts
    may_post: bool

    def made(self, picture: ui.Item[Any]) -> Card:
        """Make the card, around a picture or what stands in for it."""
        say, facts = self.say, self.facts
        return Card(
            text(f"## {harmless(facts.name)}"),
            picture,
            text("\n".join(told(say, facts))),
            line(),
            text(named_badges(say, facts.badges)),
            *([text(named_favourites(say, facts.favourites))] if facts.favourites else []),
            small(say("What was played anywhere.") if facts.is_whole else say("What was played in this server.")),
            below=[row(*self._buttons())],
        )

    def _buttons(self) -> Iterator[ui.Button[Any]]:
        """Make the buttons; all but that of the badges are about whoever presses them."""
        say, facts = self.say, self.facts
        scope = "all" if facts.is_whole else "here"
        yield button(say("Badges"), f"profile_badges:{self.player}:{scope}", emoji="🏅")
        yield button(say("My favourites"), "profile_favourites", emoji="♥️")
        yield button(say("My rating"), "profile:course", emoji="⚔️")
        if not facts.is_whole:
            yield button(say("Mine everywhere"), "profile:everywhere", emoji="🌏")
            if self.may_post:
                yield button(say("Show everybody"), "profile:post", emoji="📣")
