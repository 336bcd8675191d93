"""What is to be known before a game is dealt: who will play, what they may hear, and what the bot may do there."""

from __future__ import annotations

from collections.abc import Collection

import discord
from discord.utils import utcnow

from bot.app import App
from bot.game import Room, Rules, skills_expected
from bot.messages import UserError
from cogs.trivia._audience import audience
from cogs.trivia._board import Channel
from cogs.trivia._quotes import own_quotes

FEWEST = 3
"""Where the number of rounds was left open, a topic with fewer questions than this is refused."""


async def room_of(app: App, guild: int, channel: int, starters: Collection[int]) -> Room:
    """Return what is known of a channel before a game: what it was asked, what is left out and added, who will play."""
    regulars = await app.games.regulars(channel, utcnow())
    players = {*starters, *regulars}
    quotes = await own_quotes(app, guild)
    spoilt = app.deck.spoilt | {drama for quote in quotes for drama, _episode in quote.spoils}
    return Room(
        asked=await app.games.asked(channel),
        pulled=await app.reports.pulled(guild),
        audience=await audience(app, guild, players, spoilt),
        skills=skills_expected(await app.ratings.skills(players), regulars),
        difficulties=app.difficulties,
        quotes=quotes,
    )


def too_few(rules: Rules, found: int, hidden: int) -> UserError:
    """Say how many questions there are; where some are left out because they spoil or cannot be typed, that too."""
    if hidden:
        return UserError(
            "I have only {found} questions for that which spoil nothing for those who play. Ask for fewer or widen the "
            "topic; what you have seen goes into /list set, and moderators decide in /server settings.",
            found=found,
        )
    if rules.answers == "typed":
        return UserError(
            "I have only {found} questions for that which can be answered by typing. With answers:mixed there are "
            "more; or choose a wider topic.",
            found=found,
        )
    if found == 0:
        return UserError("I have no questions for that. Choose a wider topic, or leave “about” and “difficulty” out.")
    return UserError(
        "I have only {found} questions for that. Ask for {found} rounds or fewer, or choose a wider topic.", found=found
    )


def missing_permissions(channel: Channel, allowed: discord.Permissions, rules: Rules) -> list[str]:
    """Return the names of the permissions a game needs and lacks in a channel."""
    return [name for flag, name in _needed(channel, rules).items() if not getattr(allowed, flag)]


def needed_permissions(channel: Channel, rules: Rules) -> list[str]:
    """Return the names of the permissions a game needs in a channel."""
    return list(_needed(channel, rules).values())


def _needed(channel: Channel, rules: Rules) -> dict[str, str]:
    """Name what a game needs as Discord names it to moderators, by its flags."""
    needed = {"view_channel": "View Channel"}
    if isinstance(channel, discord.Thread):
        needed["send_messages_in_threads"] = "Send Messages in Threads"
    else:
        needed["send_messages"] = "Send Messages"
    if rules.answers != "buttons":  # else people's replies to a question are not shown as such
        needed["read_message_history"] = "Read Message History"
    return needed
