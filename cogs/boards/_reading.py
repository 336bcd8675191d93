"""Reads what a board shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import discord

from bot.app import App
from bot.game import Standing
from bot.game.periods import first_day, next_reset
from bot.storage import Board, GuildSettings, Leader, Measure, Own
from cogs._ui import app_of
from cogs.boards._rollcall import RollCall
from cogs.boards._view import LONGEST, MOST_PAGES, OF_GAME, View


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a board with all that is told around it; `pages` is at least 1, `own` the asker's place.

    `has_seasons` where the server wants them; without, the board of a season is empty.
    """

    view: View
    leaders: tuple[Leader, ...]
    pages: int
    own: Own
    reset: datetime | None
    has_seasons: bool


async def read_board(interaction: discord.Interaction[Any], view: View, roll: RollCall) -> Shown:
    """Read a page of a board; who has left the server is found out and not on it."""
    now = discord.utils.utcnow()
    wanted = replace(view, measure=view.measure if view.scope != "game" or view.measure in OF_GAME else "points")
    shown = await _read(interaction, wanted, now)
    if view.scope != "everywhere" and interaction.guild is not None:
        listed = (leader.player for leader in shown.leaders if leader.player != interaction.user.id)
        if await roll.call(interaction.guild, listed, now):
            shown = await _read(interaction, wanted, now)
    return shown


async def _read(interaction: discord.Interaction[Any], view: View, now: datetime) -> Shown:
    app, guild = app_of(interaction), interaction.guild_id or 0
    settings = await app.guilds.settings(guild)
    if view.scope == "game":
        return await _of_game(app, guild, interaction.channel_id or 0, view, has_seasons=settings.has_seasons)
    board = _board(view, guild, settings, now)
    if view.period == "season" and not settings.has_seasons:
        own = replace(await app.boards.own(board, view.asker), leader=None, value=0, part=0, whole=0)
        return Shown(view, (), 1, own, None, has_seasons=False)
    page = await app.boards.page(board, offset=view.page * LONGEST, limit=LONGEST)
    if view.page and not page.leaders:  # there were more when the button was made
        return await _read(interaction, replace(view, page=0), now)
    own = await app.boards.own(board, view.asker)
    reset = next_reset(view.period, now.astimezone(board.zone))
    return Shown(view, page.leaders, _pages(page.total), own, reset, settings.has_seasons)


def _board(view: View, guild: int, settings: GuildSettings, now: datetime) -> Board:
    """Name the board of a view; the days of all servers are UTC's, as those of the daily drama are."""
    everywhere = view.scope == "everywhere"
    zone = UTC if everywhere or view.measure == "daily" else settings.time_zone
    anew = None if everywhere else settings.season_from
    since = first_day(view.period, now.astimezone(zone).date(), anew)
    return Board(view.measure, None if everywhere else guild, since, zone)


def _pages(total: int) -> int:
    return min(max(-(-total // LONGEST), 1), MOST_PAGES)


async def _of_game(app: App, guild: int, channel: int, view: View, *, has_seasons: bool) -> Shown:
    """Read the board of the game that runs in a channel, or of the last one."""
    session = app.sessions.get(channel)
    standings = session.standings() if session else await app.boards.last_game(channel)
    unlisted = await app.boards.unlisted(guild, [standing.player for standing in standings])
    leaders = leaders_of(standings, view.measure, unlisted)
    pages = _pages(len(leaders))
    page = view.page if view.page < pages else 0
    known = await app.boards.own(Board(view.measure, guild), view.asker)
    everybody = leaders_of(standings, view.measure, ())
    come_to = next((leader for leader in everybody if leader.player == view.asker), None)
    own = replace(
        known,
        leader=next((leader for leader in leaders if leader.player == view.asker), None),
        value=come_to.value if come_to else 0,
        part=come_to.part if come_to else 0,
        whole=come_to.whole if come_to else 0,
    )
    shown = tuple(leaders[page * LONGEST : (page + 1) * LONGEST])
    return Shown(replace(view, page=page), shown, pages, own, None, has_seasons=has_seasons)


_MERITS: Mapping[Measure, Callable[[Standing], float]] = {
    "points": lambda standing: -standing.rank,
    "accuracy": lambda standing: standing.right / max(standing.answered, 1),
    "streak": lambda standing: standing.best_streak,
}
_VALUES: Mapping[Measure, Callable[[Standing], float]] = {**_MERITS, "points": lambda standing: standing.points}


def leaders_of(standings: Iterable[Standing], measure: Measure, unlisted: Collection[int]) -> list[Leader]:
    """Rank the players of a game anew by a measure, without some of them; by points, in the order of the game."""
    listed = [standing for standing in standings if standing.player not in unlisted]
    merit, value = _MERITS[measure], _VALUES[measure]
    merits = sorted(map(merit, listed), reverse=True)
    return [
        Leader(
            rank=merits.index(merit(standing)) + 1,
            player=standing.player,
            name=None,
            value=value(standing),
            part=standing.right,
            whole=standing.answered,
        )
        for standing in sorted(listed, key=merit, reverse=True)
    ]
