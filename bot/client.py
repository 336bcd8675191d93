"""The Discord client: loads the cogs, registers the commands, and answers when something goes wrong."""

from __future__ import annotations

import importlib.util
import logging
import pkgutil
import re
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.messages import Message, UserError, message
from bot.storage import StorageError
from bot.telemetry import FAULTS, INTERACTIONS

log = logging.getLogger(__name__)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks

Pressed: TypeAlias = Callable[..., Awaitable[None]]
"""What answers a button: called with the interaction, and by keyword with what the custom id holds."""

ANSWERED = {discord.InteractionType.component, discord.InteractionType.modal_submit}
"""The interactions that are answered by their custom ids; the others are commands."""

TOO_LATE = {10015, 10062, 50027}
"""Discord's codes for an interaction whose time to be answered, or to be followed up, is over."""


class SecondLead(commands.AutoShardedBot):
    """The bot. Nothing about a game or a member is kept on it: see `App`."""

    def __init__(self, app: App, *, shard_count: int | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            tree_cls=Tree,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True),  # of which Discord shows those meant for the bot
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=shard_count,
        )
        self.app = app
        self._presses: list[tuple[re.Pattern[str], Pressed]] = []

    async def setup_hook(self) -> None:
        """Load every cog and register the commands with Discord."""
        for name in extensions():
            await self.load_extension(name)
        guild = self.app.settings.sync_guild
        if guild is None:
            await self.tree.sync()
        else:
            self.tree.copy_global_to(guild=discord.Object(guild))
            await self.tree.sync(guild=discord.Object(guild))

    def on_press(self, template: str, pressed: Pressed) -> None:
        """Let `pressed` answer buttons and sent forms whose custom id matches; its named groups are the keywords.

        The state of a button is in its custom id, as in discord.py's dynamic items. Those are passed over when the
        message no longer shows the button, though, and whoever pressed at that moment would get no answer.
        """
        self._presses.append((re.compile(template), pressed))

    async def on_message(self, _message: discord.Message) -> None:
        """Do nothing: there are no commands by prefix; a cog listens for the messages it is meant to answer."""

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Count interactions, and answer buttons and forms: every one, whatever happens."""
        INTERACTIONS.labels(interaction.type.name).inc()
        if interaction.type not in ANSWERED or interaction.data is None:
            return
        custom_id = str(interaction.data.get("custom_id"))
        matches = ((template.fullmatch(custom_id), pressed) for template, pressed in self._presses)
        known = next(((match, pressed) for match, pressed in matches if match), None)
        if known is None:
            await self.explain(interaction, _unknown(interaction))
            return
        match, pressed = known
        try:
            await pressed(interaction, **match.groupdict())
        except Exception as error:  # noqa: BLE001 - else the member would be left without an answer
            await self.explain(interaction, error)

    def say(self, text: Message, locale: discord.Locale | str) -> str:
        """Render a message in a language."""
        return self.app.translations.say(text, str(locale))

    async def explain(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell the member what went wrong, to them alone, and log what is not theirs to put right."""
        error = _cause(error)
        if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
            log.warning("an interaction came too late to be answered", extra=_where(interaction))
            return
        told = _told(error)
        if told is None:
            told = self.report(error, interaction)
        elif isinstance(error, StorageError):
            log.error("storage failed: %s", error, extra=_where(interaction))
        text = self.say(told, interaction.locale)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(text, ephemeral=True)
            else:
                await interaction.response.send_message(text, ephemeral=True)
        except discord.HTTPException as failed:
            log.warning("an explanation could not be delivered: %s", failed, extra=_where(interaction))

    def report(
        self, error: BaseException, interaction: discord.Interaction[Any] | None = None, **where: object
    ) -> Message:
        """Log an unexpected fault under a new reference, count it, and return what to tell people."""
        reference = secrets.token_hex(3).upper()
        FAULTS.inc()
        known = _where(interaction) if interaction else {}
        log.error("fault %s", reference, exc_info=error, extra={"reference": reference, **known, **where})
        return message(
            "Something broke on my side, not yours. Try again; if it stays, tell the host this number: {reference}",
            reference=reference,
        )


class Tree(app_commands.CommandTree[SecondLead]):
    """The slash commands; their errors are explained by the client."""

    async def on_error(
        self, interaction: discord.Interaction[SecondLead], error: app_commands.AppCommandError, /
    ) -> None:
        """Explain an error of a command."""
        await interaction.client.explain(interaction, error)


def extensions() -> list[str]:
    """Return the names of all cogs: every module or package in `cogs/` that does not begin with an underscore."""
    package = importlib.util.find_spec("cogs")
    places = package.submodule_search_locations if package else None
    return [f"cogs.{found.name}" for found in pkgutil.iter_modules(places) if not found.name.startswith("_")]


def _cause(error: BaseException) -> BaseException:
    """Return what a command or the reading of an option really raised."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, UserError):
        return error.__cause__
    return error


def _unknown(interaction: discord.Interaction[Any]) -> UserError:
    if interaction.type is discord.InteractionType.modal_submit:
        return UserError("That form is from an older message. Open it again.")
    return UserError("That button is from an older message. Use the command again.")


def _told(error: BaseException) -> Message | None:
    """Return the sentence for an error that people can do something about; None for a fault."""
    match error:
        case UserError():
            return error.message
        case StorageError():
            return message("My notebook is stuck, so I stopped before losing anything. Try again in a minute.")
        case app_commands.NoPrivateMessage():
            return message("This works in a server only.")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return message("That command has changed. Reload Discord and try again.")
        case app_commands.TransformerError():
            return message("{value} does not fit there. Choose one of the suggestions.", value=str(error.value)[:80])
        case app_commands.CheckFailure():
            return message("You may not use that here. Ask a moderator.")
        case _:
            return None


def _where(interaction: discord.Interaction[Any]) -> dict[str, object]:
    """Say where an interaction happened, for the log; who used it is nobody's business."""
    data: dict[str, Any] = dict(interaction.data or {})
    command = interaction.command.qualified_name if interaction.command else data.get("custom_id")
    return {"guild": interaction.guild_id, "channel": interaction.channel_id, "command": command}
