"""How a game ends: once, kept and told, whatever went wrong before."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime

import discord

from bot.client import SecondLead
from bot.game import Finished, Session
from bot.game.badges import BADGES
from bot.messages import Message, message
from bot.storage import Moved, StorageError
from bot.telemetry import GAMES
from cogs.trivia._board import Board, Channel
from cogs.trivia._dealing import needed_permissions

log = logging.getLogger(__name__)


class Ending:
    """The end of one game; `over` is called when it has come, before that is told.

    `tell_starter` is for when the channel cannot be written to.
    """

    def __init__(
        self, client: SecondLead, channel: Channel, session: Session, board: Board, over: Callable[[], None]
    ) -> None:
        self.is_over = False
        self.tell_starter: Callable[[Message], Awaitable[None]] | None = None
        self._client = client
        self._channel = channel
        self._session = session
        self._board = board
        self._over = over

    async def finish(self, finished: Finished, now: datetime) -> None:
        """End the game as it should."""
        await self._keep(finished, now)
        is_duel = self._session.rules.mode == "duel"
        moved = await self._client.app.duels.moved(self._session.id) if is_duel else None
        self._leave(finished)
        await self._show(finished, moved)
        await self._honour(finished, now)

    async def give_up(self, now: datetime) -> None:
        """End a game that cannot go on; what was scored so far stays."""
        await self._show(await self._break(now))

    async def _show(self, finished: Finished, moved: Mapping[int, Moved] | None = None) -> None:
        """Tell how the game has ended; until that is kept too, it would be told again after a restart."""
        await self._board.end(finished, moved)
        with suppress(StorageError):  # it was told, and that is what matters
            await self._client.app.games.told(self._session.id)

    async def after(self, error: Exception, now: datetime) -> None:
        """End the game after a fault, which is told to whoever can be reached."""
        match error:
            case discord.Forbidden() | discord.NotFound():
                await self._unseen(error, now)
            case StorageError():
                log.warning("game %s cannot be saved: %s", self._session.id, error, extra=self._where())
                await self._told(None, now)
            case _:
                await self._told(self._client.report(error, None, session=self._session.id, **self._where()), now)

    async def _told(self, told: Message | None, now: datetime) -> None:
        """End the game, saying so in the channel."""
        finished = None if self.is_over else await self._break(now)  # else nobody could start another one
        try:
            if told is not None:
                await self._board.tell(told)
            if finished is not None:
                await self._show(finished)
        except discord.HTTPException as error:
            log.warning("the end of game %s could not be told: %s", self._session.id, error, extra=self._where())

    async def _unseen(self, error: discord.HTTPException, now: datetime) -> None:
        """End the game at the first refusal of the channel, and tell the starter, who alone can still be reached."""
        log.warning("game %s ends: %s", self._session.id, error, extra=self._where())
        if not self.is_over:
            await self._break(now)
        if self.tell_starter is not None:
            with suppress(discord.HTTPException):  # their command is too old to be answered
                await self.tell_starter(
                    message(
                        "I ended the game in {channel}: I may not write there. "
                        "Allow me {permissions}, then start again. What was scored is kept.",
                        channel=self._channel.mention,
                        permissions=", ".join(needed_permissions(self._channel, self._session.rules)),
                    )
                )

    async def _honour(self, finished: Finished, now: datetime) -> None:
        """Give the badges that were earned, and name them; without them a game is as good."""
        app, guild = self._client.app, self._channel.guild.id
        players = [standing.player for standing in finished.standings]
        try:
            zone = (await app.guilds.settings(guild)).time_zone
            given = await app.records.award(players, now.astimezone(zone).date())
            hidden = await app.records.hidden(given)
            shown = {player: [BADGES[badge] for badge in badges] for player, badges in given.items()}
            await self._board.honour({player: badges for player, badges in shown.items() if player not in hidden})
        except (StorageError, discord.HTTPException) as error:
            log.warning("badges of game %s were not told: %s", self._session.id, error, extra=self._where())
        except Exception as error:  # noqa: BLE001 - the game is over and told
            self._client.report(error, None, session=self._session.id, **self._where())

    async def _break(self, now: datetime) -> Finished:
        """End the game as it is on disk: what could not be kept does not count."""
        finished = self._session.finish("broken")
        self._leave(finished)
        with suppress(StorageError):  # perhaps it is what failed: then the game is closed at the next start
            finished = await self._client.app.games.broken(self._session.id, now) or finished
            self._client.dispatch("game_kept", self._channel.guild.id)  # heard by what tidies up
        return finished

    async def _keep(self, finished: Finished, now: datetime) -> None:
        app, guild = self._client.app, self._channel.guild.id
        await app.games.finished(self._session, finished, guild, await app.guilds.day(guild, now), now)
        self._client.dispatch("game_kept", self._channel.guild.id)  # heard by what tidies up

    def _leave(self, finished: Finished) -> None:
        self.is_over = True
        self._client.app.difficulties.add(self._session.learned)
        GAMES.labels(finished.reason).inc()
        self._over()

    def _where(self) -> dict[str, object]:
        return {"guild": self._channel.guild.id, "channel": self._channel.id}
