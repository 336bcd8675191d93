"""What a player is told of an answer: that it counts, or that it was near; never that it is right."""

from __future__ import annotations

import discord

from bot.game import Answered, Mode
from bot.messages import message
from cogs._ui import Say

NEAR = message(
    "So close to something I know! Check the spelling, or give the full name, and send it again. Nothing is used up."
)


def confirmed(say: Say, answered: Answered, mode: Mode) -> str:
    """Say what became of an answer."""
    if answered.is_near:
        return say(NEAR)
    return locked_in(say, answered.choice, mode, may_change=answered.may_change)


def locked_in(say: Say, choice: str, mode: Mode, *, may_change: bool) -> str:
    """Say what counts for a player."""
    shown = discord.utils.escape_markdown(choice)
    if mode == "race":
        return say("Locked in: **{choice}**. In a race that is final.", choice=shown)
    if may_change:
        return say("Locked in: **{choice}**. You may change it once.", choice=shown)
    return say("Changed: **{choice}**. That is final.", choice=shown)
