"""What a lobby looks like: who is in, and the buttons to join; and how it keeps up with a crowd."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import discord
from discord import ui

from bot.game import Finished, Reason, Session
from bot.messages import Message, message
from cogs._ui import Card, Say, button, row, small, text
from cogs.trivia._modes import EXPLAINED, TITLES, named, team_name

log = logging.getLogger(__name__)

APART = 1.0
"""Seconds between two edits, so that a crowd costs no more requests than a few."""
SHOWN = 20
"""How many players it names, in all."""
ENDINGS: dict[Reason, Message] = {
    "unjoined": message("Too few joined, so there is no game this time."),
    "declined": message("The challenge was declined."),
    "stopped": message("It was called off."),
    "broken": message("I had to call it off."),
}


class Roster:
    """Keeps one message as `card` makes it; not more often than people can read it."""

    def __init__(self, sent: discord.PartialMessage, card: Callable[[], ui.LayoutView]) -> None:
        self._message = sent
        self._card = card
        self._is_stale = False
        self._task: asyncio.Task[None] | None = None
        self._showing = asyncio.Lock()

    def changed(self) -> None:
        """Show it as it is, as soon as that is not too often."""
        self._is_stale = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._keep_up(), name=f"lobby {self._message.id}")

    async def close(self) -> None:
        """Show it as it is at once, for the last time unless it is said to have changed again."""
        await self.rest()
        with suppress(discord.NotFound):  # somebody deleted it; the game goes on below
            await self._message.edit(view=self._card())

    async def rest(self) -> None:
        """Leave it as it is shown."""
        async with self._showing:  # else an edit on its way might come later than the next
            if self._task is not None:
                self._task.cancel()

    async def _keep_up(self) -> None:
        while self._is_stale:
            self._is_stale = False
            async with self._showing:
                try:
                    await self._message.edit(view=self._card())
                except discord.HTTPException as error:  # who has joined is in all the same
                    log.warning("lobby %s could not be shown: %s", self._message.id, error)
            await asyncio.sleep(APART)


def lobby_card(say: Say, session: Session) -> Card:
    """Show a lobby as it is: open, or passed into the game."""
    return Card(*_head(say, session), *(_open(say, session) if session.phase == "lobby" else _passed(say, session)))


def called_off_card(say: Say, session: Session, finished: Finished) -> Card:
    """Show why there is no game."""
    told = say(ENDINGS.get(finished.reason, ENDINGS["broken"]))
    if session.rules.mode == "duel" and finished.reason == "unjoined" and session.starter and session.invited:
        told = say("{invited} did not answer in time.", invited=f"<@{session.invited}>")
    again = button(say("Play again"), f"again:{session.id}", style=discord.ButtonStyle.primary, emoji="🔁")
    below = [] if session.rules.mode == "duel" else [row(again)]
    return Card(*_head(say, session), text(told), below=below)


def team_buttons(say: Say, session: Session) -> ui.ActionRow[Any]:
    """Offer each team."""
    return row(
        *(
            button(team_name(say, team), f"lobby:{session.id}:join:{team}", style=discord.ButtonStyle.primary)
            for team in range(session.rules.teams)
        )
    )


def teams_card(say: Say, session: Session) -> Card:
    """Offer the teams to one who is in none."""
    return Card(text(say("Choose your team first, then answer.")), team_buttons(say, session))


def _head(say: Say, session: Session) -> Iterator[ui.TextDisplay[Any]]:
    yield text(f"## {say(TITLES[session.rules.mode])}")
    if session.rules.mode == "duel":
        yield text(
            say(
                "{challenger} challenges {invited}: {count} questions, rated.",
                challenger=_mention(say, session.starter),
                invited=_mention(say, session.invited),
                count=session.rounds,
            )
        )
    else:
        yield text(say(EXPLAINED[session.rules.mode]))


def _mention(say: Say, player: int | None) -> str:
    return f"<@{player}>" if player else say("somebody who is gone")


def _open(say: Say, session: Session) -> Iterator[ui.Item[Any]]:
    closes = discord.utils.format_dt(session.closes_at, "R") if session.closes_at else ""
    if session.rules.mode == "duel":
        yield row(
            button(say("Accept"), f"lobby:{session.id}:accept", style=discord.ButtonStyle.success, emoji="⚔️"),
            button(say("Decline"), f"lobby:{session.id}:decline"),
            button(say("Take back"), f"lobby:{session.id}:cancel"),
        )
        yield small(say("Closes {when}", when=closes))
        return
    yield text(_roster(say, session))
    if session.rules.mode == "teams":
        yield team_buttons(say, session)
    yield row(*_ways(say, session))
    yield small(say("Starts {when} · whoever opened it may start now", when=closes))


def _ways(say: Say, session: Session) -> Iterator[ui.Button[Any]]:
    if session.rules.mode != "teams":
        yield button(say("Join"), f"lobby:{session.id}:join", style=discord.ButtonStyle.primary, emoji="🙋")
    yield button(say("Leave"), f"lobby:{session.id}:leave")
    yield button(say("Start now"), f"lobby:{session.id}:start", style=discord.ButtonStyle.success)


def _passed(say: Say, session: Session) -> Iterator[ui.Item[Any]]:
    if session.rules.mode == "duel":
        yield small(say("Accepted. The duel is below."))
        return
    yield text(_roster(say, session))
    if session.rules.mode == "teams" and not session.is_over:
        yield small(say("The game is on below. Late? Choose a team."))
        yield team_buttons(say, session)
    else:
        yield small(say("The game is on below."))


def _roster(say: Say, session: Session) -> str:
    if session.rules.mode != "teams":
        count = len(session.members)
        return say("In ({count}): {players}", count=count, players=named(say, sorted(session.members), SHOWN))
    return "\n".join(_team_line(say, session, team) for team in range(session.rules.teams))


def _team_line(say: Say, session: Session, team: int) -> str:
    players = sorted(player for player, joined in session.teams.items() if joined == team)
    told = named(say, players, SHOWN // session.rules.teams) or say("nobody yet")
    return f"{team_name(say, team)} ({len(players)}): {told}"
