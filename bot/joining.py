"""Joins Discord with the host's token and stays until it is stopped."""

from __future__ import annotations

import asyncio

import aiohttp
import discord

from bot.app import open_app
from bot.client import SecondLead
from bot.messages import UserError
from bot.settings import Settings


async def join(settings: Settings, token: str) -> None:
    """Run the bot on Discord until it is stopped; raise `UserError` where Discord does not let it in."""
    async with open_app(settings) as app, SecondLead(app) as client:
        try:
            await client.login(token)
            await asyncio.gather(client.connect(), _prepare(client))
        except discord.LoginFailure:
            raise UserError(
                "Discord refuses the token. Copy it again from the Bot page of the developer portal into DISCORD_TOKEN."
            ) from None
        except (aiohttp.ClientConnectionError, discord.DiscordServerError, discord.GatewayNotFound):
            raise UserError("Discord cannot be reached. Check this machine's connection and start me again.") from None


async def _prepare(client: SecondLead) -> None:
    """List what there is to list once the games that a restart interrupted go on, which is more urgent."""
    await client.wait_for("awake")
    await asyncio.to_thread(client.app.prepare)
