"""Sends what is owed to a channel, again where Discord could not take it for a moment."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeVar

import discord

log = logging.getLogger(__name__)

Sent = TypeVar("Sent")

PAUSES = (0.5, 1.0, 2.0)
"""Seconds before each further attempt."""


async def insist(send: Callable[[], Awaitable[Sent]]) -> Sent:
    """Send something; try again after a 503, at the first of which discord.py gives up, unlike with other 5xx."""
    for pause in PAUSES:
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status != HTTPStatus.SERVICE_UNAVAILABLE:
                raise
            log.warning("Discord was not available; I try again in %s s", pause)
            await asyncio.sleep(pause)
    return await send()
