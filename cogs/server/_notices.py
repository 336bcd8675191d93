"""What players are told in the channel of their game, with a ping to each of them and to nobody else."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import discord

from bot.client import SecondLead

log = logging.getLogger(__name__)

LONGEST = 2000
"""Letters that Discord takes in one message."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line for one player in one channel; it calls the player by a mention."""

    player: int
    channel: int
    line: str


async def tell(client: SecondLead, guild: int, notices: Iterable[Notice]) -> list[int]:
    """Write the lines of each channel in as few messages as hold them; return the channels that took none."""
    by_channel: dict[int, list[Notice]] = defaultdict(list)
    for notice in dict.fromkeys(notices):  # who appealed the same twice is told once
        by_channel[notice.channel].append(notice)
    return [channel for channel, lines in by_channel.items() if not await _told(client, guild, channel, lines)]


async def _told(client: SecondLead, guild: int, channel: int, lines: list[Notice]) -> bool:
    place = client.get_partial_messageable(channel, guild_id=guild)  # a thread that sleeps is in no cache
    try:
        for part in _parts(lines):
            called = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(player) for player in {line.player for line in part}]
            )
            told = "\n".join(line.line for line in part)
            await place.send(told, allowed_mentions=called, suppress_embeds=True)
    except discord.HTTPException as error:
        log.warning("players could not be told: %s", error, extra={"guild": guild, "channel": channel})
        return False
    return True


def _parts(lines: list[Notice]) -> Iterator[list[Notice]]:
    """Divide lines so that each part fits a message."""
    part: list[Notice] = []
    for line in lines:
        if part and sum(len(each.line) + 1 for each in (*part, line)) > LONGEST:
            yield part
            part = []
        part.append(line)
    yield part
