"""Starts the bot, or a bare one, against a Discord on this machine: python -m bench.pointed ADDRESS (run | bare)."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import discord
import yarl
from discord import gateway, http, ui

from bot.__main__ import main


class Bare(discord.AutoShardedClient):
    """Answers every click as any bot would: acknowledges it, and says so; what a click costs at the very least."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )

    async def on_ready(self) -> None:
        """Show something to click, as large as a question."""
        [channel, *_] = self.guilds[0].text_channels
        buttons = [
            ui.Button[Any](label=f"{place} · A name of usual length", custom_id=f"answer:{place}") for place in "ABCD"
        ]
        rows = [ui.ActionRow(button) for button in buttons]
        view = ui.LayoutView(timeout=None)
        lines = [ui.TextDisplay[Any]("A heading that is about as long as that of a question") for _ in range(3)]
        view.add_item(ui.Container(*lines, *rows))
        view.stop()
        await channel.send(view=view)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Acknowledge, then tell."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="Locked in: **something**. You may change it once.")


def point(address: str) -> None:
    """Let discord.py speak to an address instead of to Discord."""

    async def at_once(_client: discord.Client, _shard: int | None, *, initial: bool = False) -> None:
        """Wait for no shard before."""

    http.Route.BASE = f"{address}/api/v10"
    gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{address.replace('http', 'ws', 1)}/gateway/")
    discord.Client.before_identify_hook = at_once  # type: ignore[assignment,method-assign]


async def run_bare() -> None:
    """Run the bare bot until it is ended."""
    async with Bare() as bare:
        await bare.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    point(sys.argv[1])
    if sys.argv[2] == "bare":
        asyncio.run(run_bare())
    else:
        sys.argv[1:] = sys.argv[2:]
        main()
