"""What belongs to a player on disk, table by table: the one list by which it is told and deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, and_, case, delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.schema import (
    Absent,
    Answer,
    Appeal,
    Asking,
    Badge,
    Ballot,
    Barred,
    DailyGuess,
    Favourite,
    Game,
    Gathering,
    Intervention,
    ListEntry,
    MatchVote,
    Player,
    PlayerRating,
    Preset,
    Quote,
    QuoteLike,
    RatedDuel,
    Report,
    Score,
    Spelling,
    Standing,
)
from bot.storage.traces import delete_quotes

Rows: TypeAlias = tuple[dict[str, object], ...]
Whose: TypeAlias = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]
OTHERS = {"id", "decided_by", "opponent_id", "added_by"}
"""Columns that are not told: numbers of rows, which mean nothing to anybody, and the ids of other people."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A table whose rows are a player's: told under a name, and deleted with them."""

    name: str
    whose: Whose
    told: Callable[[Whose], Select[Any]]


@dataclass(frozen=True, slots=True)
class Named:
    """A column that names a player in a row of a server's or of somebody else: the row stays, without the name."""

    name: str
    whose: Whose
    told: tuple[InstrumentedAttribute[Any], ...]


def _whole(whose: Whose) -> Select[Any]:
    """Build the query of a table but for what is not told."""
    columns = whose.class_.__table__.columns
    return select(*(column for column in columns if column.name not in OTHERS))


def _answers(_whose: Whose) -> Select[Any]:
    """Build the query of answers; what a typed one names, if anything, is not told before the question is over."""
    is_open = and_(Game.status == "running", Answer.is_right.is_(None), Answer.typed.isnot(None))
    columns = [column for column in Answer.__table__.columns if column.name != "choice"]
    choice = case((is_open, null()), else_=Answer.choice).label("choice")
    return select(*columns, choice, Game.guild_id, Game.channel_id).join(Game, Game.id == Answer.game_id)


OWNED = (
    Owned("settings", Player.id, _whole),
    Owned("answers", Answer.player_id, _answers),
    Owned("games", Standing.player_id, _whole),
    Owned("scores", Score.player_id, _whole),
    Owned("rating", PlayerRating.player_id, _whole),
    Owned("duels", RatedDuel.player_id, _whole),
    Owned("daily", DailyGuess.player_id, _whole),
    Owned("list", ListEntry.player_id, _whole),
    Owned("favourites", Favourite.player_id, _whole),
    Owned("badges", Badge.player_id, _whole),
    Owned("ballots", Ballot.player_id, _whole),
    Owned("reports", Report.player_id, _whole),
    Owned("appeals", Appeal.player_id, _whole),
    Owned("barred", Barred.player_id, _whole),
    Owned("recommendations", Asking.player_id, _whole),
    Owned("matches", MatchVote.player_id, _whole),
    Owned("absent", Absent.player_id, _whole),
    Owned("quotes", Quote.author_id, _whole),
    Owned("likes", QuoteLike.player_id, _whole),
)
NAMED = (
    Named("decisions", Report.decided_by, (Report.guild_id, Report.key, Report.status, Report.decided_at)),
    Named(
        "decisions",
        Appeal.decided_by,
        (Appeal.guild_id, Appeal.subject, Appeal.typed, Appeal.status, Appeal.reason, Appeal.decided_at),
    ),
    Named(
        "decisions", Spelling.decided_by, (Spelling.guild_id, Spelling.subject, Spelling.typed, Spelling.accepted_at)
    ),
    Named("decisions", Barred.decided_by, (Barred.guild_id, Barred.at)),
    Named(
        "decisions",
        Intervention.moderator_id,
        (Intervention.guild_id, Intervention.at, Intervention.action, Intervention.note),
    ),
    Named(
        "interventions",
        Intervention.player_id,
        (Intervention.guild_id, Intervention.at, Intervention.action, Intervention.note),
    ),
    Named("decisions", Quote.decided_by, (Quote.guild_id, Quote.text)),
    Named("quotes added", Quote.added_by, (Quote.guild_id, Quote.text, Quote.drama_id, Quote.added_at)),
    Named("gatherings", Gathering.starter_id, (Gathering.guild_id, Gathering.offered, Gathering.made_at)),
    Named("presets", Preset.made_by, (Preset.guild_id, Preset.name, Preset.rules, Preset.made_at)),
    Named("duelled by", RatedDuel.opponent_id, (RatedDuel.guild_id, RatedDuel.game_id, RatedDuel.at)),
)
"""Both lists are complete: the tests look at every column of every table that holds somebody's id."""


async def counts_of(connection: AsyncConnection, player: int) -> Counter[str]:
    """Count the rows that belong to a player or name them, as `rows_of` tells them."""
    found: Counter[str] = Counter()
    for owned in OWNED:
        found[owned.name] += (await connection.execute(select(func.count()).where(owned.whose == player))).scalar_one()
    for named in NAMED:
        told = select(*named.told).where(named.whose == player).distinct().subquery()
        found[named.name] += (await connection.execute(select(func.count()).select_from(told))).scalar_one()
    return found


def rows_of(connection: Connection, player: int) -> Mapping[str, Rows]:
    """Return all rows that belong to a player or name them, as plain values."""
    found: dict[str, Rows] = {}
    for owned in OWNED:
        rows = connection.execute(owned.told(owned.whose).where(owned.whose == player))
        found[owned.name] = tuple(map(dict, rows.mappings()))
    for named in NAMED:
        rows = connection.execute(select(*named.told).where(named.whose == player))
        distinct = {repr(told): told for told in map(dict, rows.mappings())}  # rules are JSON, which has no equals
        found[named.name] = (*found.get(named.name, ()), *distinct.values())
    return found


async def forget_rows(connection: AsyncConnection, player: int) -> None:
    """Delete all rows of a player, and their name in those of others."""
    await delete_quotes(connection, Quote.author_id == player)
    for owned in OWNED:
        await connection.execute(delete(owned.whose.class_).where(owned.whose == player))
    for named in NAMED:
        blank = {named.whose.key: None}
        await connection.execute(update(named.whose.class_).where(named.whose == player).values(blank))
