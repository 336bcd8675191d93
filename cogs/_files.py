"""Files that members send and get: fetched, made, and what is wrong with their lines."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.messages import Message, UserError
from cogs._ui import Say, client_of, harmless

log = logging.getLogger(__name__)

TOLD = 10
"""How many faulty lines are told; the others are counted."""
LONGEST_TOLD = 200
"""Letters of what is told of a line."""


def file_of(name: str, content: bytes, description: str) -> discord.File:
    """Make a file to send."""
    return discord.File(io.BytesIO(content), name, description=description)


async def fetched(interaction: discord.Interaction[Any], url: str, command: str) -> bytes:
    """Return what a file holds; raise `UserError`, which names the command, where Discord does not give it."""
    try:
        return await client_of(interaction).http.get_from_cdn(url)
    except (discord.HTTPException, OSError) as error:
        log.warning("a file could not be fetched: %s", error, extra={"guild": interaction.guild_id})
        raise UserError("Discord did not give me the file. Send it again with {command}.", command=command) from None


async def fetched_from_card(interaction: discord.Interaction[Any], command: str) -> bytes:
    """Return what the file on a card holds whose button was pressed."""
    shown = interaction.message.components if interaction.message else []
    file = next((each.media for each in shown if isinstance(each, discord.FileComponent)), None)
    if file is None:
        raise UserError("The file is no longer there. Send it again with {command}.", command=command)
    return await fetched(interaction, file.url, command)


def faults_told(say: Say, faults: Sequence[Message]) -> Iterator[str]:
    """Tell what is wrong with the first lines, and of how many more something is."""
    for fault in faults[:TOLD]:
        yield f"⚠️ {harmless(' '.join(say(fault).split())[:LONGEST_TOLD])}"
    if len(faults) > TOLD:
        more = len(faults) - TOLD
        yield say("⚠️ and {count} more lines. Put these right and send the file again.", count=more)


def line_of(fault: Message) -> int:
    """Return the number of the line that something is wrong with."""
    return int(str(fault.values["line"]))
