"""Places in games that are over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, insert, select, update

from bot.game import Finished, Player, Session
from bot.game.events import Reason
from bot.game.placing import BY_POINTS, best
from bot.game.players import standings
from bot.game.rules import Mode
from bot.storage.schema import Answer, Game, Standing

_STANDINGS = cast("Table", Standing.__table__)


def add_standings(connection: Connection, session: Session, finished: Finished, guild: int, day: date) -> None:
    """Keep the place of everybody in a game; to be called once, when it ends.

    Whoever had everything deleted while the game ended has no answers any more, nor is in the session: no place.
    """
    given = select(Answer.player_id).where(Answer.game_id == session.id).distinct()
    known = set(connection.execute(given).scalars())
    teams = {player: team.team for team in finished.teams for player in team.players}
    rows = [
        {
            "game_id": session.id,
            "player_id": standing.player,
            "guild_id": guild,
            "day": day,
            "mode": session.rules.mode,
            "rank": standing.rank,
            "points": standing.points,
            "is_right": standing.right,
            "answered": standing.answered,
            "best_streak": standing.best_streak,
            "team": teams.get(standing.player),
            "is_win": standing.player in finished.winners,
        }
        for standing in finished.standings
        if standing.player in known or (not standing.answered and standing.player in session.members)
    ]
    if rows:
        connection.execute(insert(_STANDINGS), rows)


def mend_standings(connection: Connection, game: str, tallies: Mapping[int, Player]) -> None:
    """Put right how some players did in a game, if it is over; and all places and wins, where they go by points."""
    wanted = select(_STANDINGS, Game.status).join(Game, Game.id == Standing.game_id).where(Standing.game_id == game)
    rows = connection.execute(wanted).all()
    if not rows:
        return
    tallied = {row.player_id: tallies.get(row.player_id) or _tally(row) for row in rows}
    own = Standing.game_id == game, Standing.player_id == bindparam("of_player")
    mended = [
        {"of_player": player, "points": done.points, "is_right": done.right, "best_streak": done.best_streak}
        for player, done in tallied.items()
    ]
    connection.execute(update(_STANDINGS).where(*own), mended)
    mode = cast("Mode", rows[0].mode)
    if mode in BY_POINTS:
        placed = standings(tallied)
        won = best(mode, cast("Reason", rows[0].status), placed)
        places = [
            {"of_player": standing.player, "rank": standing.rank, "is_win": standing.player in won}
            for standing in placed
        ]
        connection.execute(update(_STANDINGS).where(*own), places)


def _tally(row: Row[Any]) -> Player:
    """Return how a player has done as it was kept."""
    return Player(row.points, row.is_right, row.answered, best_streak=row.best_streak)
